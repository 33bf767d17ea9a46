import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { browserTest as test } from "../support/browser-test.ts";
import { openChromium } from "../support/chromium.ts";
import { pageWith } from "../support/page-bundle.ts";
import { specimen } from "./specimen-blocks.ts";

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => browser?.close());

/** What went wrong in the page itself; each test ends with a look at it. */
const faults: string[] = [];
afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

async function opened(theme: "light" | "dark" = "light"): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 600, height: 900 },
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "ja-JP",
  });
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.setContent(await pageWith("test/page/specimen.tsx", specimen));
  return page;
}

const calls = async (page: Page): Promise<unknown[]> =>
  JSON.parse((await page.locator("output").textContent()) ?? "[]");

/** Goes on with the Tab key until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press("Tab");
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  throw new Error(`the Tab key never comes to ${selector}`);
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results: AxeResults = await page.evaluate("axe.run(document)");
  expect(results.passes.length, "rules that had something to look at").toBeGreaterThan(10);
  return results.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html} ${node.failureSummary}`),
  );
}

test.each(["light", "dark"] as const)(
  "axe finds nothing, in the %s",
  async (theme) => {
    const page = await opened(theme);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "そのほかの操作" }).click();
    await page.getByRole("button", { name: "部署" }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "取り下げる" }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "書く" }).click();
    await page.getByRole("button", { name: "次へ" }).click();
    await page.getByText("この項目を入力してください。").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  },
  60_000,
);

test("a message is used with the keyboard alone", async () => {
  const page = await opened();
  const dialog = page.getByRole("dialog");
  await tabTo(page, 'button:text-is("担当する")');
  await page.keyboard.press("Enter");
  await tabTo(page, 'button:text-is("取り下げる")');
  await page.keyboard.press("Enter");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await page.locator(":focus").textContent()).toBe("取り下げる");
  await page.keyboard.press("Enter");
  await tabTo(page, 'dialog button:text-is("送る")');
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await tabTo(page, ".dots");
  await page.keyboard.press("Enter");
  await page.locator("[role=menuitem]:focus").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await page.locator(":focus").getAttribute("aria-label")).toBe("そのほかの操作");
  await tabTo(page, "select[aria-label=ひな形]");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, ".opener");
  await page.keyboard.press("Enter");
  await tabTo(page, ".panel input[type=checkbox]");
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await tabTo(page, ".choices input[type=checkbox]");
  await page.keyboard.press("Space");
  const at = "1794790800.000100";
  expect(await calls(page)).toEqual([
    ["press", at, "claim", { value: "42" }],
    ["press", at, "withdraw", {}],
    ["press", at, "more", { option: "v1" }],
    ["press", at, "one", { option: "v0" }],
    ["press", at, "many", { options: ["v0"] }],
    ["fill", at, "facts", { options: ["v1"] }],
  ]);
  expect(await page.getByRole("checkbox", { name: "選択肢1" }).isChecked()).toBe(true);
  await page.close();
}, 60_000);

test("a form is filled in, refused and sent with the keyboard alone", async () => {
  const page = await opened();
  await tabTo(page, 'button:text-is("書く")');
  await page.keyboard.press("Enter");
  const words = page.getByRole("textbox", { name: "何がありましたか" });
  await page.locator("textarea:focus").waitFor();
  await tabTo(page, "[type=submit]");
  await page.keyboard.press("Enter");
  await page.getByText("この項目を入力してください。").first().waitFor();
  await page.locator("textarea:focus").waitFor();
  expect(await words.getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByText("この項目を入力してください。").count()).toBe(2);
  await page.keyboard.insertText("二十文字より長い文章は、送る前に断られます。");
  await page.getByText("文字多いです").waitFor();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("怒鳴られました");
  await tabTo(page, "input[type=radio]");
  await page.keyboard.press("ArrowDown");
  await page.getByLabel("行った日").fill("2026-11-16");
  await page.getByLabel("日時").fill("2026-11-16T10:00");
  await page
    .getByLabel("ファイル")
    .setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("a") });
  await page.locator(".chip", { hasText: "a.txt" }).waitFor();
  await tabTo(page, "[type=submit]");
  await page.keyboard.press("Enter");
  await page.getByText("もう少し詳しく書いてください。").waitFor();
  expect(await words.inputValue()).toBe("怒鳴られました");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect((await calls(page)).slice(2)).toEqual([
    ["fill", "modal", "words", { value: "怒鳴られました" }],
    ["fill", "modal", "how", { option: "v1" }],
    ["fill", "modal", "on", { date: "2026-11-16" }],
    ["fill", "modal", "when", { value: "1794790800" }],
    ["fill", "modal", "files", ["a.txt"]],
    ["submit"],
    ["dismiss"],
  ]);
  await page.close();
}, 60_000);

test("a picture is read out by what it says of itself; where it cannot be fetched its name stands", async () => {
  const page = await opened();
  const pictures = page.getByRole("img", { name: "届いた件数。市民文化局は12件、交通局は<b>非表示</b>。" });
  expect(await pictures.count()).toBe(1);
  expect(await page.locator(".chip", { hasText: "図.png" }).count()).toBe(1);
  await page.close();
}, 60_000);

test("nothing anybody typed became part of the page, and what cannot be drawn says so", async () => {
  const page = await opened();
  expect(await page.locator(".blocks img, .blocks b, .blocks script, .text b").count()).toBe(0);
  expect(await page.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href")))).toEqual([
    "https://example.jp/",
    "https://example.jp/",
  ]);
  const seen = await page.locator("main").innerText();
  expect(seen).toContain("押さないでください (javascript:alert(1))");
  expect(seen).toContain("<img src=x onerror=alert(1)>");
  expect(seen).toContain("引用 <b>そのまま</b>");
  expect(seen).toContain("あなただけに表示されています");
  expect(seen).toContain("この部分は、まだ表示できません（video）。");
  await page.close();
}, 60_000);
