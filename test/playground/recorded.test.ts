import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { tourSteps } from "../../playground/stage/tour.ts";
import { violations } from "../page/city-page.ts";
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
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => asked.push(request.url().replace(/#.*$/, "")));
  page.on("pageerror", (error) => faults.push(error.message));
  const [first, last] = [tourSteps.at(0), tourSteps.at(-1)];
  await page.goto(pathToFileURL(index).toString());
  await page.getByText(first?.title ?? "", { exact: true }).waitFor();
  await page.getByText("窓口の担当を待っています").first().waitFor();
  const found: string[] = [];
  const heights: number[] = [];
  for (const [n, { title }] of tourSteps.entries()) {
    if (n > 0) await page.getByRole("button", { name: "次へ" }).last().click();
    await page.getByRole("heading", { name: title, exact: true }).waitFor();
    heights.push((await page.getByRole("main").boundingBox())?.height ?? 0);
    found.push(...(await violations(page)).map((one) => `${title}: ${one}`));
  }
  expect(found, "what axe has against a step").toEqual([]);
  expect([...new Set(heights)], "nothing moves from one step to the next").toHaveLength(1);
  await page.getByText(last?.title ?? "", { exact: true }).waitFor();
  await page.getByText("組織の判断：該当する").first().waitFor();
  const files = (await readdir(join(folder, "tour"))).map((name) =>
    pathToFileURL(join(folder, "tour", name)).toString(),
  );
  expect(asked.filter((url) => !url.startsWith("data:") && !files.includes(url))).toEqual([]);
  expect(faults).toEqual([]);
  expect(await readFile(index, "utf8"), "nothing of this machine stands in it").not.toContain(process.cwd());
  await context.close();
  // axe takes a third of a second for each step, on a busy machine some seconds.
}, 120_000);

test("a link into the recording opens its step, and the address goes along", async () => {
  const index = pathToFileURL(join(folder, "tour", "index.html")).toString();
  const page = await browser.newPage();
  const card = page.getByRole("region", { name: "案内" });
  const at = async (step: number) => {
    await card.getByText(`${step} / ${tourSteps.length}`, { exact: true }).waitFor();
    await expect.poll(() => page.url()).toBe(`${index}#/tour/${step}`);
  };
  await page.goto(`${index}#/tour/8`);
  await at(8);
  await card.getByRole("button", { name: "次へ" }).click();
  await at(9);
  await page.reload();
  await at(9);
  await page.goto(`${index}#/tour/3`);
  await at(3);
  await page.goBack();
  await at(9);
  await page.goto(`${index}#/tour/${tourSteps.length + 1}`);
  await page.getByText(`案内の場面は、1から${tourSteps.length}までです。`).waitFor();
  await at(9);
  await card.getByRole("button", { name: "前へ" }).click();
  await at(8);
  expect(await page.getByText("案内の場面は、").count()).toBe(0);
  await page.close();
});

test("on a tablet the person a step is about comes to the front, and the visitor may look elsewhere", async () => {
  const index = pathToFileURL(join(folder, "tour", "index.html")).toString();
  const page = await browser.newPage({ viewport: { width: 820, height: 1100 } });
  const isInFront = (name: string) => page.getByRole("tab", { name, selected: true }).waitFor();
  const next = () => page.getByRole("button", { name: "次へ" }).last().click();
  await page.goto(`${index}#/tour/8`);
  await isInFront("佐藤");
  await next();
  await isInFront("高橋");
  await page.getByText("答えを佐藤さんに伝えました。").waitFor();
  await page.getByRole("tab", { name: "田中" }).click();
  await isInFront("田中");
  await next();
  await isInFront("佐藤");
  await page.close();
});

test("a column shows what a step brings from its beginning, and its end where there is room", async () => {
  const index = pathToFileURL(join(folder, "tour", "index.html")).toString();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const seen = (name: string, text: string, which: "first" | "last" = "last") =>
    expect
      .poll(async () => {
        const log = page.getByRole("log", { name: `${name}さんのメッセージ` });
        const [place, found] = await Promise.all([
          log.boundingBox(),
          log.getByText(text)[which]().boundingBox(),
        ]);
        if (place === null || found === null) return false;
        return found.y >= place.y && found.y + found.height <= place.y + place.height;
      })
      .toBe(true);
  const stepOf = (title: string) => tourSteps.findIndex((one) => one.title === title) + 1;
  await page.goto(`${index}#/tour/${stepOf("まず、これからどうするか")}`);
  await seen("佐藤", "対応の方向");
  await page.getByRole("button", { name: "次へ" }).last().click();
  // On the card, and again in the summary below it.
  await seen("田中", "窓口の担当を待っています", "first");
  await page.goto(`${index}#/tour/${stepOf("返事が届きます")}`);
  await seen("佐藤", "相談窓口の田中さんから");
  await seen("佐藤", "村上係長がお受けします。");
  await page.goto(`${index}#/tour/${stepOf("答えから言えることが変わります")}`);
  await seen("佐藤", "許容範囲を超える言動の可能性");
  await page.close();
});
