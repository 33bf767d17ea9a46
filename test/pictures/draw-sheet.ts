import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { setSheet } from "../../src/sheets/compile.ts";
import { asJson } from "../../src/sheets/printable.ts";
import { City } from "../support/city.ts";
import { TOWN } from "../support/organisation.ts";
import { sheetOf } from "../support/sheet.ts";
import { pagesDrawn } from "./paper.ts";
import { comesToItsEnd, plays } from "./plays.ts";

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
    writeFileSync(join(folder, "record-sheet.png"), await pagesDrawn(desk, { wide: 900, beside: 1 }));
  } finally {
    await city.close();
  }
});
