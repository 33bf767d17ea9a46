import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { openChromium } from "../support/chromium.ts";
import { City } from "../support/city.ts";
import { TOWN } from "../support/organisation.ts";
import { pageWith } from "../support/page-bundle.ts";
import { plays } from "./plays.ts";
import { smaller } from "./png.ts";
import { screens } from "./screens.ts";
import { stillOf } from "./take.ts";

/**
 * `npm run pictures` draws every screen anew; `-- -t NAME` only one. The dark ones are for looking at, not for the
 * guides: THEME=dark TO=some/folder.
 */
const theme = process.env.THEME === "dark" ? "dark" : "light";
const folder = process.env.TO ?? "docs/images";

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
  mkdirSync(folder, { recursive: true });
});
afterAll(() => browser?.close());

test.each(screens)("$file", async (screen) => {
  const city = await City.open(TOWN);
  try {
    await plays(city, screen.play);
    const page = await browser.newPage({
      viewport: { width: 600, height: 100 },
      deviceScaleFactor: 2,
      locale: "ja-JP",
      timezoneId: "Asia/Tokyo",
      reducedMotion: "reduce",
    });
    await page.setContent(await pageWith("playground/page/still.tsx", stillOf(city, screen, theme)));
    const picture = await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
    writeFileSync(join(folder, `${screen.file}.png`), smaller(picture));
    await page.close();
  } finally {
    await city.close();
  }
});
