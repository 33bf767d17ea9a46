import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { setSheet, type Typeset } from "../../src/sheets/compile.ts";
import { asJson } from "../../src/sheets/printable.ts";
import { openChromium } from "../support/chromium.ts";
import { City } from "../support/city.ts";
import { TOWN } from "../support/organisation.ts";
import { sheetOf } from "../support/sheet.ts";
import { comesToItsEnd, plays } from "./plays.ts";
import { smaller } from "./png.ts";

const WIDE = 900;
const HIGH = (WIDE * 297) / 210;

/** The pages as they would lie on a desk, below one another. */
function sheetsOfPaper({ pages, svg }: Typeset): string {
  const all = `data:image/svg+xml;base64,${Buffer.from(svg()).toString("base64")}`;
  const paper = Array.from(
    { length: pages },
    (_, n) => `<div><img src="${all}" style="margin-top:${-n * HIGH}px"></div>`,
  );
  return `<style>
    body { margin: 0; padding: 16px; background: #c9ced6; display: grid; gap: 16px; width: ${WIDE}px }
    div { height: ${HIGH}px; overflow: hidden; background: #fff }
    img { display: block; width: ${WIDE}px; height: ${HIGH * pages}px }
  </style>${paper.join("")}`;
}

/**
 * `npm run sheet` sets the record sheet of an invented case anew: its picture for the guides, and with TO=some/folder
 * the PDF of both copies there, to look at while a template is being changed.
 */
const folder = process.env.TO ?? "docs/images";

test("record-sheet", async () => {
  const city = await City.open(TOWN);
  try {
    await plays(city, comesToItsEnd);
    await city.stops();
    mkdirSync(folder, { recursive: true });
    const desk = setSheet("record-sheet", asJson(await sheetOf(city, "desk")));
    if (process.env.TO !== undefined) {
      writeFileSync(join(folder, "record-sheet.pdf"), desk.pdf());
      writeFileSync(
        join(folder, "record-sheet-reporter.pdf"),
        setSheet("record-sheet", asJson(await sheetOf(city, "reporter"))).pdf(),
      );
    }
    const browser = await openChromium();
    try {
      const page = await browser.newPage({
        viewport: { width: WIDE + 32, height: 100 },
        deviceScaleFactor: 1.5,
      });
      await page.setContent(sheetsOfPaper(desk));
      const picture = await page.screenshot({ fullPage: true, animations: "disabled" });
      writeFileSync(join(folder, "record-sheet.png"), smaller(picture));
    } finally {
      await browser.close();
    }
  } finally {
    await city.close();
  }
});
