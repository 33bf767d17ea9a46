import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { browserTest as test } from "../support/browser-test.ts";
import { columnOf, Demo } from "./city-page.ts";

let demo: Demo;
beforeAll(async () => {
  demo = await Demo.open();
}, 40_000);
afterAll(() => demo?.close());
afterEach(() => {
  expect(demo.faults.splice(0)).toEqual([]);
});

/** What has the focus, by its name, if it can be seen that it has it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    if (!(one instanceof HTMLElement) || one === document.body) return "nothing";
    const isMarked = (some: Element | null) => {
      if (some === null) return false;
      const { outlineStyle, boxShadow } = getComputedStyle(some);
      return outlineStyle !== "none" || boxShadow !== "none";
    };
    const name = one.getAttribute("aria-label") ?? one.closest("label")?.textContent ?? one.textContent ?? "";
    const around = one.closest(".composer, .who-pick, label");
    return isMarked(one) || isMarked(around) ? name.trim() : `${name.trim()} (unmarked)`;
  });

/** Goes on with Tab until this has the focus; everything on the way is marked as focused. */
async function tabTo(page: Page, to: Locator, key = "Tab"): Promise<void> {
  for (let n = 0; n < 120; n++) {
    await page.keyboard.press(key);
    expect(await focused(page)).not.toMatch(/unmarked|^nothing$/);
    if (await to.evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
  }
  throw new Error(`the Tab key never comes to ${to}`);
}

const button = (at: Locator, name: string): Locator => at.getByRole("button", { name, exact: true }).last();

test("a report goes from its first press to the desk by the keyboard alone", async () => {
  const page = await demo.visit("#/");
  const door = page.getByRole("link", { name: "報告する人" });
  await door.waitFor();
  await tabTo(page, door);
  await page.keyboard.press("Enter");
  const staff = await columnOf(page, "staff");
  await tabTo(page, button(staff, "報告を始める"));
  await page.keyboard.press("Enter");
  await button(staff, "いまは終わっている").waitFor();
  await tabTo(page, button(staff, "いまは終わっている"));
  await page.keyboard.press("Space");
  const form = staff.getByRole("dialog");
  await form.waitFor();
  await expect.poll(() => focused(page)).not.toMatch(/unmarked|nothing/);
  // Escape closes it. What was pressed is gone from its message by now, and the focus is with that message or its thread.
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await expect.poll(() => focused(page)).toMatch(/^守.*あったこと書く|^佐藤さんのメッセージ$/);
  await tabTo(page, button(staff, "書く"));
  await page.keyboard.press("Enter");
  await form.waitFor();
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await expect.poll(() => focused(page)).toBe("書く");
  await page.keyboard.press("Enter");
  await form.waitFor();
  await tabTo(page, form.getByRole("checkbox", { name: "あとで窓口に話す" }));
  await page.keyboard.press("Space");
  await tabTo(page, form.getByLabel("どこで"));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, form.getByLabel("相手方は"));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, button(form, "次へ"));
  await page.keyboard.press("Enter");
  await form.waitFor({ state: "detached" });
  await button(staff, "相談窓口だけ").waitFor();
  await expect.poll(() => focused(page)).not.toMatch(/unmarked|nothing/);
  await tabTo(page, button(staff, "相談窓口だけ"));
  await page.keyboard.press("Enter");
  await button(staff, "送る").waitFor();
  await tabTo(page, button(staff, "送る"));
  await page.keyboard.press("Enter");
  await staff
    .getByText(/報告 R8-\d+/)
    .first()
    .waitFor();
  await expect.poll(() => focused(page)).not.toMatch(/unmarked|nothing/);
  await page.context().close();
}, 40_000);

test("one's own message is edited, marked and deleted by the keyboard alone, and the focus is not lost", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  const field = staff.locator(".writing");
  await tabTo(page, staff.getByRole("button", { name: "全庁連絡" }));
  await page.keyboard.press("Enter");
  await tabTo(page, field);
  await page.keyboard.insertText("キーボードだけで書きました。");
  await page.keyboard.press("Enter");
  const row = staff.locator("li.row").last();
  await row.getByText("キーボードだけで書きました。").waitFor();
  await tabTo(page, row.getByRole("button", { name: "リアクションをつける" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await row.locator(".reactions", { hasText: "👀" }).waitFor();
  await expect.poll(() => focused(page)).toBe("リアクションをつける");
  await tabTo(page, row.getByRole("button", { name: "メッセージの操作" }));
  const picks = async (item: string) => {
    await page.keyboard.press("Enter");
    const line = row.getByRole("menuitem", { name: item });
    await line.waitFor();
    for (let n = 0; n < 8; n++) {
      if (await line.evaluate((one) => one === document.activeElement)) break;
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
  };
  await picks("編集する");
  await staff.getByRole("textbox", { name: "メッセージを編集" }).waitFor();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("直しました。");
  await page.keyboard.press("Enter");
  await row.getByText("（編集済み）").waitFor();
  await expect.poll(() => focused(page)).toBe("メッセージの操作");
  await picks("編集する");
  await expect.poll(() => focused(page)).toBe("メッセージを編集");
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toBe("メッセージの操作");
  await picks("削除する");
  const question = staff.getByRole("dialog");
  await question.waitFor();
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await expect.poll(() => focused(page)).toBe("メッセージの操作");
  await picks("削除する");
  await tabTo(page, button(question, "削除する"));
  await page.keyboard.press("Enter");
  await row.getByText("直しました。").waitFor({ state: "detached" });
  await expect.poll(() => focused(page)).not.toMatch(/unmarked|nothing/);
  await page.context().close();
}, 40_000);

test("a real conversion from kana: Enter takes the words over, and the next one sends them", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  const field = staff.locator(".writing");
  const ime = await page.context().newCDPSession(page);
  const composes = (text: string) =>
    ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const sent = staff.getByRole("log").getByText("会議室で");
  await staff.getByRole("button", { name: "全庁連絡" }).click();
  await field.focus();
  await composes("かいぎしつで");
  await composes("会議室で");
  // A browser hears the key that ends the conversion, and says that it belongs to it.
  await ime.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Enter",
    code: "Enter",
    windowsVirtualKeyCode: 13,
  });
  await ime.send("Input.dispatchKeyEvent", {
    type: "keyUp",
    key: "Enter",
    code: "Enter",
    windowsVirtualKeyCode: 13,
  });
  await ime.send("Input.insertText", { text: "会議室で" });
  await composes("どなられました");
  await ime.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Process",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  });
  await ime.send("Input.insertText", { text: "怒鳴られました" });
  expect(await field.inputValue()).toBe("会議室で怒鳴られました");
  expect(await sent.count()).toBe(0);
  await page.keyboard.press("Enter");
  await sent.waitFor();
  expect(await field.inputValue()).toBe("");
  expect(await sent.allInnerTexts()).toEqual(["会議室で怒鳴られました"]);
  await page.context().close();
});
