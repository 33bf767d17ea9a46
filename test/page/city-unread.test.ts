import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Screen } from "../../playground/api.ts";
import { ROOMS } from "../../playground/stage/settle.ts";
import { browserTest as test } from "../support/browser-test.ts";
import { columnOf, Demo, violations, writes } from "./city-page.ts";

let demo: Demo;
beforeAll(async () => {
  demo = await Demo.open();
}, 40_000);
afterAll(() => demo?.close());
afterEach(() => {
  expect(demo.faults.splice(0)).toEqual([]);
});

const GENERAL = "全庁連絡";

/** The other head writes to everybody. */
async function announces(text: string, thread?: string): Promise<void> {
  const head = demo.playground
    .setting()
    .cast.filter((one) => one.part === "manager")
    .at(-1);
  const more = thread === undefined ? {} : { thread };
  await demo.playground.act(head?.id ?? "", { do: "write", channel: ROOMS.general, text, ...more });
}

const channel = (at: Locator): Locator => at.getByRole("button", { name: GENERAL });
const unreadIn = (at: Locator, n: number): Locator => channel(at).getByText(`未読${n}件`);

/** Everybody reads what is there, and goes elsewhere. */
async function hasReadAll(column: Locator): Promise<void> {
  await channel(column).click();
  await channel(column).getByText(/^未読/).waitFor({ state: "detached" });
}

/** As when somebody looks at another tab of the browser, or comes back. */
async function looksElsewhere(page: Page, away: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, away);
}

test("what arrives in another channel is marked until it is opened", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  await hasReadAll(staff);
  await staff.getByRole("button", { name: "マモリ" }).first().click();
  await announces("庁舎の停電について");
  await unreadIn(staff, 1).waitFor();
  await channel(staff).click();
  await staff.getByText("庁舎の停電について").waitFor();
  await unreadIn(staff, 1).waitFor({ state: "detached" });
  await page.context().close();
});

test("what arrives while the tab is hidden is marked, and read once somebody looks", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  await hasReadAll(staff);
  await looksElsewhere(page, true);
  await announces("見ていない間に");
  await unreadIn(staff, 1).waitFor();
  await looksElsewhere(page, false);
  await unreadIn(staff, 1).waitFor({ state: "detached" });
  await page.context().close();
});

test("beside an open thread, what arrives in its channel is unread, and what arrives in it is read", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  await hasReadAll(staff);
  await writes(staff, "スレッドの頭です。");
  const head = staff.locator("li.row", { hasText: "スレッドの頭です。" });
  await head.hover();
  await head.getByRole("button", { name: "メッセージの操作" }).click();
  await staff.getByRole("menuitem", { name: "スレッドで返信" }).click();
  await staff.getByRole("heading", { name: "スレッド" }).waitFor();
  await announces("スレッドの外の知らせ");
  await unreadIn(staff, 1).waitFor();
  const { cast } = demo.playground.setting();
  const clerk = cast.find((one) => one.part === "staff")?.id ?? "";
  const seen = demo.playground.screen(clerk, { channel: ROOMS.general, thread: null })?.messages;
  const thread = seen?.find((one) => one.visible === "スレッドの頭です。")?.ts;
  await announces("スレッドへの返事", thread);
  await staff.getByText("スレッドへの返事").waitFor();
  await unreadIn(staff, 1).waitFor();
  await staff.getByRole("button", { name: "チャンネルへもどる" }).click();
  await unreadIn(staff, 1).waitFor({ state: "detached" });
  await page.context().close();
});

test("on a tablet the tab of a hidden column says what is unread in it, until it is in front", async () => {
  const page = await demo.visit("#/city?as=staff", await demo.context("light", 820));
  const tab = page.getByRole("tab", { name: "田中" });
  await tab.click();
  const desk = await columnOf(page, "desk");
  await hasReadAll(desk);
  await page.getByRole("tab", { name: "佐藤" }).click();
  const before = Number(/\d+/.exec((await tab.textContent()) ?? "")?.[0] ?? 0);
  await announces("タブの向こうへ");
  await tab.getByText(`未読${before + 1}件`).waitFor();
  expect(await violations(page)).toEqual([]);
  await tab.click();
  await desk.getByText("タブの向こうへ").waitFor();
  await tab.getByText(/^未読/).waitFor({ state: "detached" });
  await page.context().close();
});

test.each([1280, 1920])(
  "many channels stay a calm list at %i px, with what is unread in them",
  async (width) => {
    const page = await demo.visit("#/", await demo.context("light", width));
    // A city has few channels; a city hall has many.
    await page.route("**/api/screen?*", async (route) => {
      const response = await route.fetch();
      const screen: Screen = await response.json();
      const more = Array.from({ length: 40 }, (_, n) => ({
        id: `C0MANY${n}`,
        name: `とても長い名前の事業推進連絡会議${n + 1}`,
        type: "channel" as const,
        private: false,
        unread: n === 39 ? 3 : 0,
        mentioned: false,
      }));
      await route.fulfill({ response, json: { ...screen, channels: [...screen.channels, ...more] } });
    });
    await page.getByRole("link", { name: "報告する人" }).click();
    const staff = await columnOf(page, "staff");
    const list = staff.getByRole("navigation", { name: "チャンネル" });
    const others = list.getByRole("button", { name: /^ほか\d+件/ });
    await others.getByText("未読3件").waitFor();
    const box = await list.boundingBox();
    expect(box?.height).toBeLessThan(110);
    await others.click();
    await page.keyboard.press("End");
    const last = list.getByRole("menuitem", { name: "とても長い名前の事業推進連絡会議40" });
    await expect.poll(() => last.evaluate((one) => one === document.activeElement)).toBe(true);
    const inside = await staff.boundingBox();
    const line = await last.boundingBox();
    const rightOf = (one: typeof line) => (one?.x ?? 0) + (one?.width ?? 0);
    expect(rightOf(line)).toBeLessThan(rightOf(inside));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await list.getByRole("button", { name: "とても長い名前の事業推進連絡会議40" }).waitFor();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.context().close();
    demo.faults.length = 0;
  },
);
