import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { players, tourSteps } from "../../playground/stage/tour.ts";
import { PARTS } from "../../playground/stage/tour-steps.ts";
import { Demo } from "../page/city-page.ts";
import { smaller } from "./png.ts";
import { pictureOf } from "./tour.ts";

/** `npm run pictures:tour` draws every step of the guided tour on the real page; TO names another folder. */
const folder = process.env.TO ?? "docs/images";
const PATIENCE = 20_000;

let demo: Demo;
let page: Page;
beforeAll(async () => {
  demo = await Demo.open();
  mkdirSync(folder, { recursive: true });
  // Its clock has run since it was opened; now it begins anew, so that the minutes are the same each time.
  await demo.playground.stageAct({ do: "reset" });
  page = await demo.visit("#/tour/1", await demo.context());
  await page.setViewportSize({ width: 1280, height: 800 });
});
afterAll(() => demo?.close());

test.each(tourSteps.map((step, n) => ({ ...step, n })))("$title", async ({ title, expects, n }) => {
  const card = page.getByRole("region", { name: "案内" });
  if (n > 0) await card.getByRole("button", { name: "次へ" }).click();
  await card.getByRole("heading", { name: title }).waitFor({ timeout: PATIENCE });
  await page.locator("p.away").waitFor({ state: "detached", timeout: PATIENCE });
  for (const part of PARTS) {
    const column = page.locator(`.column[data-person="${players[part]}"]`);
    for (const text of expects[part] ?? [])
      await expect.poll(() => column.textContent(), { timeout: PATIENCE }).toContain(text);
  }
  // Neither the button just pressed nor what lies below the pointer shall look different from the rest.
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement?.blur(); document.fonts.ready.then(() => undefined)");
  writeFileSync(join(folder, `${pictureOf(n)}.png`), smaller(await atRest()));
  expect(demo.faults).toEqual([]);
});

/** The page as soon as it looks the same twice: what was read is marked, and nothing moves any more. */
async function atRest(): Promise<Buffer> {
  let before = await shot();
  for (let looks = 0; looks < 20; looks++) {
    await page.waitForTimeout(150);
    const now = await shot();
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error("the page does not come to rest");
}

const shot = () => page.screenshot({ animations: "disabled", caret: "hide" });
