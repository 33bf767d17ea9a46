import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { tourSteps } from "../../playground/stage/tour.ts";
import { browserTest as test } from "../support/browser-test.ts";
import { openChromium } from "../support/chromium.ts";

let folder = "";
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mamori-test-recorded-"));
  const writing = spawn(process.execPath, ["playground/tour.ts", join(folder, "tour")]);
  let said = "";
  for (const stream of [writing.stdout, writing.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
  const code = await new Promise((resolve) => writing.once("close", resolve));
  expect(code, said).toBe(0);
  browser = await openChromium();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

test("the tour opens from a disk without a network, from its first step to its last", async () => {
  const index = join(folder, "tour", "index.html");
  const context = await browser.newContext({ offline: true, viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => asked.push(request.url().replace(/#.*$/, "")));
  page.on("pageerror", (error) => faults.push(error.message));
  const [first, last] = [tourSteps.at(0), tourSteps.at(-1)];
  await page.goto(pathToFileURL(index).toString());
  await page.getByText(first?.title ?? "", { exact: true }).waitFor();
  await page.getByText("窓口の担当を待っています").first().waitFor();
  for (const _ of tourSteps.slice(1)) await page.getByRole("button", { name: "次へ" }).last().click();
  await page.getByText(last?.title ?? "", { exact: true }).waitFor();
  await page.getByText("組織の判断：該当する").first().waitFor();
  const files = (await readdir(join(folder, "tour"))).map((name) =>
    pathToFileURL(join(folder, "tour", name)).toString(),
  );
  expect(asked.filter((url) => !url.startsWith("data:") && !files.includes(url))).toEqual([]);
  expect(faults).toEqual([]);
  expect(await readFile(index, "utf8"), "nothing of this machine stands in it").not.toContain(process.cwd());
  await context.close();
});
