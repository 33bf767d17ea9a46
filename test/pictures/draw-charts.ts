import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { openSheets } from "../../src/sheets/sheets.ts";
import { altOf } from "../../src/views/chart.ts";
import { openChromium } from "../support/chromium.ts";
import { charts } from "./charts.ts";
import { smaller } from "./png.ts";

/** As wide as a message shows a picture. */
const WIDE = 480;
const GROUNDS = { light: "#ffffff", dark: "#1a1d21" };

/** `npm run charts` draws pictures of invented figures on both grounds of Slack; with TO=some/folder each alone, too. */
const folder = process.env.TO ?? "docs/images";

test("charts", async () => {
  mkdirSync(folder, { recursive: true });
  const sheets = openSheets();
  const pictures: Uint8Array[] = [];
  for (const chart of charts) pictures.push(await sheets.chart(chart));
  await sheets.close();
  if (process.env.TO !== undefined)
    pictures.forEach((png, n) => {
      writeFileSync(join(folder, `chart-${n + 1}.png`), png);
      writeFileSync(join(folder, `chart-${n + 1}.txt`), altOf(charts[n] ?? failed()));
    });
  const images = pictures.map(
    (png) => `<img width="${WIDE}" src="data:image/png;base64,${Buffer.from(png).toString("base64")}">`,
  );
  const browser = await openChromium();
  try {
    const page = await browser.newPage({
      viewport: { width: 2 * WIDE + 64, height: 100 },
      deviceScaleFactor: 2,
    });
    const grounds = Object.values(GROUNDS).map(
      (ground) => `<div style="background: ${ground}">${images.join("")}</div>`,
    );
    await page.setContent(`<style>
      body { margin: 0; display: grid; grid-template-columns: 1fr 1fr }
      div { padding: 16px; display: grid; gap: 16px }
    </style>${grounds.join("")}`);
    const picture = await page.screenshot({ fullPage: true, animations: "disabled" });
    writeFileSync(join(folder, "charts.png"), smaller(picture));
  } finally {
    await browser.close();
  }
});

function failed(): never {
  throw new Error("a picture without its chart");
}
