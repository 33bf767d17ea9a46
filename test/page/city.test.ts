import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { browserTest as test } from "../support/browser-test.ts";
import { columnOf, Demo, writes } from "./city-page.ts";

let demo: Demo;
beforeAll(async () => {
  demo = await Demo.open();
}, 40_000);
afterAll(() => demo?.close());
afterEach(() => {
  expect(demo.faults.splice(0)).toEqual([]);
});

test("a newcomer reports by clicking only, the desk takes it over, and what is added is delivered", async () => {
  const page = await demo.visit("#/");
  await page.getByRole("link", { name: "報告する人" }).click();
  const staff = await columnOf(page, "staff");
  const desk = await columnOf(page, "desk");
  await staff.getByRole("button", { name: "報告を始める" }).click();
  await staff.getByRole("button", { name: "いまは終わっている" }).click();
  const modal = staff.getByRole("dialog");
  await modal.getByRole("checkbox", { name: "あとで窓口に話す" }).click();
  await modal.getByLabel("どこで").selectOption("窓口");
  await modal.getByLabel("相手方は").selectOption({ index: 1 });
  await modal.getByRole("button", { name: "次へ" }).click();
  await staff.getByRole("button", { name: "相談窓口だけ", exact: true }).click();
  await staff.getByRole("button", { name: "送る", exact: true }).click();
  await staff
    .getByText("担当はこれから決まります")
    .or(staff.getByText(/報告 R8-\d+/))
    .first()
    .waitFor();
  const number = /R8-\d+/.exec(await staff.innerText())?.[0] ?? "";
  const card = desk.locator("li.row", { hasText: number }).last();
  await card.getByRole("button", { name: "担当する" }).click();
  await staff.getByText("担当：田中さん").waitFor();
  await writes(staff, "駐車場でも呼び止められました。");
  await staff.locator("li.row", { hasText: "駐車場でも" }).locator(".reactions", { hasText: "✅" }).waitFor();
  await card.getByRole("button", { name: /件の返信/ }).click();
  await desk.getByText("駐車場でも呼び止められました。").waitFor();
  await page.context().close();
});

test("a modal lies over its own column, and a reload in the middle of it brings it back with its words", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  await writes(staff, "/kasuhara-report");
  await staff.getByRole("button", { name: "いまは終わっている" }).last().click();
  const words = staff.getByRole("textbox", { name: "何がありましたか" });
  await words.fill("途中まで書きました。");
  const desk = await columnOf(page, "desk");
  await writes(desk, "モーダルのとなりで書いています。");
  await desk.getByText("モーダルのとなりで書いています。").waitFor();
  expect(await words.inputValue()).toBe("途中まで書きました。");
  await page.reload();
  await words.waitFor();
  expect(await words.inputValue()).toBe("途中まで書きました。");
  await words.press("Escape");
  await staff.getByRole("dialog").waitFor({ state: "detached" });
  await page.context().close();
});

test("Enter that ends a conversion from kana does not send", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  const field = staff.locator(".writing");
  await field.fill("へんかんちゅう");
  await field.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
  await field.dispatchEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true });
  expect(await field.inputValue()).toBe("へんかんちゅう");
  await field.press("Shift+Enter");
  await field.press("Enter");
  const sent = staff.getByRole("log").getByText("へんかんちゅう");
  await sent.waitFor();
  // The bot answers in a thread of it, which opens by itself.
  await expect.poll(() => sent.count()).toBe(1);
  await page.context().close();
});

test("what anybody types stays text, and a very long message leaves the page usable", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  await staff.getByRole("button", { name: "全庁連絡" }).click();
  await writes(staff, "<script>alert(1)</script> <javascript:alert(1)|押す> javascript:alert(2)");
  await staff.getByText("<script>alert(1)</script>").waitFor();
  expect(await staff.locator("a[href^=javascript], .row script").count()).toBe(0);
  await writes(staff, "長".repeat(40_000));
  await writes(staff, "そのあとも書けます。");
  await staff.getByText("そのあとも書けます。").waitFor();
  await staff.locator("li.row").last().hover();
  await staff.getByRole("button", { name: "メッセージの操作" }).last().click();
  await staff.getByRole("menuitem", { name: "編集する" }).click();
  await staff.getByRole("textbox", { name: "メッセージを編集" }).fill("直しました。");
  await staff.getByRole("button", { name: "保存する" }).click();
  await staff.getByText("（編集済み）").waitFor();
  await writes(staff, "/kasuhara-repotr");
  await staff.getByText("というコマンドはありません").waitFor();
  await page.context().close();
});

test("what is longer than Slack takes is refused in a sentence, and none of it is lost", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  await staff.getByRole("button", { name: "全庁連絡" }).click();
  const tooLong = "長".repeat(40_001);
  const field = staff.locator(".writing");
  await writes(staff, tooLong);
  await staff.getByText("メッセージは4万文字までです").waitFor();
  await expect.poll(() => field.inputValue()).toBe(tooLong);
  await writes(staff, "あとから長くします。");
  const row = staff.locator("li.row", { hasText: "あとから長くします。" });
  await row.hover();
  await row.getByRole("button", { name: "メッセージの操作" }).click();
  await staff.getByRole("menuitem", { name: "編集する" }).click();
  const editing = staff.getByRole("textbox", { name: "メッセージを編集" });
  await editing.fill(tooLong);
  await staff.getByRole("button", { name: "保存する" }).click();
  await staff.getByText("メッセージは4万文字までです").waitFor();
  expect(await editing.inputValue()).toBe(tooLong);
  await page.context().close();
});

test("a file that is too large is refused before it is sent; another one arrives", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mamori-files-"));
  const file = async (name: string, size: number) => {
    const at = join(folder, name);
    await writeFile(at, Buffer.alloc(size, 97));
    return at;
  };
  const page = await demo.visit("#/city?as=desk");
  const desk = await columnOf(page, "desk");
  const picker = desk.locator("input[type=file]");
  await picker.setInputFiles(await file("large.txt", 20_000_001));
  await desk.getByText("20 MBを超えるファイルは送れません").waitFor();
  await picker.setInputFiles(await file("fits.txt", 3_000_000));
  await desk.getByRole("button", { name: "送信" }).click();
  await desk.locator("li.row .chip", { hasText: "fits.txt" }).waitFor();
  await page.context().close();
  await rm(folder, { recursive: true });
});

test("a picture is shown to who reads it, and its name is read out where it says no more", async () => {
  const page = await demo.visit("#/city?as=desk");
  const desk = await columnOf(page, "desk");
  const buffer = await readFile("docs/images/charts.png");
  await desk.locator("input[type=file]").setInputFiles({ name: "図.png", mimeType: "image/png", buffer });
  await desk.getByRole("button", { name: "送信" }).click();
  const shown = desk.getByRole("img", { name: "図.png" });
  await shown.waitFor();
  await expect.poll(() => shown.evaluate((one) => "naturalWidth" in one && one.naturalWidth)).toBe(2048);
  await page.context().close();
});

test("files tell how far they have come, and are called off on their way with nothing lost", async () => {
  const page = await demo.visit("#/city?as=desk");
  const desk = await columnOf(page, "desk");
  const slow = await page.context().newCDPSession(page);
  const uploadThroughput = 1_000_000;
  await slow.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
  await desk.locator("input[type=file]").setInputFiles({
    name: "録音.mp3",
    mimeType: "audio/mpeg",
    buffer: Buffer.alloc(9_000_000, 97),
  });
  await writes(desk, "録音をつけます。");
  const bar = desk.getByRole("progressbar", { name: "ファイルを送っています" });
  const share = async () => Number(await bar.getAttribute("value"));
  await expect.poll(share, { timeout: 10_000 }).toBeGreaterThan(0.02);
  expect(await share()).toBeLessThan(1);
  await desk.getByRole("button", { name: "送るのをやめる" }).click();
  await bar.waitFor({ state: "detached" });
  await desk.getByText("送るのをやめました。").waitFor();
  expect(await desk.locator(".writing").inputValue()).toBe("録音をつけます。");
  await desk.locator(".composer .chip", { hasText: "録音.mp3" }).waitFor();
  expect(await desk.locator("li.row", { hasText: "録音をつけます。" }).count()).toBe(0);
  await slow.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await desk.getByRole("button", { name: "送信" }).click();
  await desk.locator("li.row .chip", { hasText: "録音.mp3" }).waitFor();
  await page.context().close();
}, 40_000);

test("a question is changed in the page: a fault is told with its line, a good text is asked next", async () => {
  const page = await demo.visit("#/it");
  const text = page.getByRole("textbox", { name: "決まりごとの文章" });
  const before = await text.inputValue();
  await text.fill(before.replace("kind: one", "kind: onne"));
  await page.getByRole("button", { name: "この文で動かす" }).click();
  await page.getByText(/^\d+行目：.*onne/).waitFor();
  await text.fill(before.replace("いまの状況は", "いま、どうなっていますか。"));
  await page.getByRole("button", { name: "この文で動かす" }).click();
  await page.getByRole("link", { name: "報告する人の画面で確かめる" }).click();
  const staff = await columnOf(page, "staff");
  await writes(staff, "/kasuhara-report");
  await staff.getByText("いま、どうなっていますか。").last().waitFor();
  await page.context().close();
});
