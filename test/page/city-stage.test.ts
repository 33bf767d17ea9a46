import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
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

test("a bot that was killed is missed in a plain sentence, and works again once it is started", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  await page.getByRole("button", { name: "こまったときを試す" }).click();
  const drawer = page.getByRole("complementary", { name: "こまったときを試す" });
  await drawer.getByRole("button", { name: "急に止める" }).click();
  await drawer.getByText("止まっています").waitFor();
  await writes(staff, "/kasuhara");
  await staff.getByText(/マモリ(から時間内に返事がありません|に届きません)でした/).waitFor();
  await drawer.getByRole("button", { name: "動かす" }).click();
  await drawer.getByText("動いています").waitFor();
  await writes(staff, "/kasuhara-report");
  await staff.getByRole("button", { name: "対応がまだ続いている" }).last().waitFor();
  await page.context().close();
});

test("a page that lost its server says so, comes back by itself and shows what it missed", async () => {
  const page = await demo.visit("#/city?as=desk");
  const desk = await columnOf(page, "desk");
  demo.cut();
  await page.getByText("つなぎ直しています").waitFor();
  const { cast } = demo.playground.setting();
  const writer = cast.find((one) => one.part === "desk")?.id ?? "";
  const channel = demo.playground
    .screen(writer, { channel: null, thread: null })
    ?.channels.find((one) => one.private && one.type !== "im")?.id;
  await demo.playground.act(writer, {
    do: "write",
    channel: channel ?? "",
    text: "切れている間に書きました。",
  });
  await page.getByText("つなぎ直しています").waitFor({ state: "detached" });
  await desk.getByText("切れている間に書きました。").waitFor();
  await page.context().close();
  demo.faults.length = 0;
});

test("ten tabs of one browser all see what happens in one of them", async () => {
  const context = await demo.context();
  const tabs = await Promise.all(Array.from({ length: 10 }, () => demo.visit("#/city?as=desk", context)));
  const columns = await Promise.all(tabs.map((tab) => columnOf(tab, "desk")));
  const [first] = columns;
  if (first === undefined) throw new Error("there are ten tabs");
  await writes(first, "十の画面に届きますか。");
  await Promise.all(columns.map((column) => column.getByText("十の画面に届きますか。").waitFor()));
  // The tab that listens for all is closed, and another one takes its place.
  await tabs[0]?.close();
  const [, second] = columns;
  if (second === undefined) throw new Error("there are ten tabs");
  await writes(second, "一つ閉じても届きます。");
  await Promise.all(columns.slice(1).map((column) => column.getByText("一つ閉じても届きます。").waitFor()));
  await context.close();
}, 40_000);

test("the tour comes to a step from its address, and goes on from there by oneself", async () => {
  const page = await demo.visit("#/tour/3");
  const card = page.getByRole("region", { name: "案内" });
  // Where somebody did something in this city, it is not thrown away without a word.
  const begin = page.getByRole("button", { name: "案内を始める" });
  await begin.or(card).first().waitFor({ timeout: 20_000 });
  if (await begin.isVisible()) await begin.click();
  await card.getByText(/^3 \/ \d+$/).waitFor({ timeout: 20_000 });
  await card.getByRole("button", { name: "次へ" }).click();
  await card.getByText(/^4 \/ \d+$/).waitFor();
  await card.getByRole("button", { name: "ここから自分で続ける" }).click();
  await card.waitFor({ state: "detached" });
  const staff = await columnOf(page, "staff");
  await staff.getByRole("heading", { name: "スレッド" }).waitFor();
  await page.context().close();
}, 40_000);

/** Waits until a tab shows this step of the tour, and its address says so. */
async function at(tab: Page, step: number): Promise<void> {
  await tab
    .getByRole("region", { name: "案内" })
    .getByText(new RegExp(`^${step} / `))
    .waitFor({ timeout: 20_000 });
  await tab.locator("p.away").waitFor({ state: "detached" });
  await expect.poll(() => new URL(tab.url()).hash).toBe(`#/tour/${step}`);
}

/** Goes to a step as somebody does who types its address. */
const types = (tab: Page, step: number) => tab.evaluate(`location.hash = "#/tour/${step}"`);

test("address and tour are one, in every tab that is on the tour", async () => {
  await demo.playground.stageAct({ do: "reset" });
  const context = await demo.context();
  const one = await demo.visit("#/tour/2", context);
  await at(one, 2);
  // By keyboard: whoever goes on with Enter can press it again.
  await one.getByRole("button", { name: "次へ" }).last().press("Enter");
  await at(one, 3);
  expect(await one.evaluate("document.activeElement.textContent")).toBe("次へ");
  await one.reload();
  await at(one, 3);

  const two = await demo.visit("#/city?as=desk", context);
  await columnOf(two, "desk");
  await two.getByRole("link", { name: "案内" }).click();
  await at(two, 3);
  await two.getByRole("button", { name: "次へ" }).last().click();
  await Promise.all([at(two, 4), at(one, 4)]);

  // What is in between belongs to nobody's address, and neither card goes away while the city begins anew.
  await types(one, 2);
  await Promise.all([at(one, 2), at(two, 2)]);
  await one.goBack();
  await Promise.all([at(one, 4), at(two, 4)]);
  await two.goBack();
  await two.getByRole("region", { name: "案内" }).waitFor({ state: "detached" });
  expect(new URL(two.url()).hash).toContain("#/city?as=desk");
  await columnOf(two, "desk");
  await two.goForward();
  await Promise.all([at(two, 4), at(one, 4)]);

  await types(one, 99);
  await one.getByText("案内の場面は、1から26までです。").waitFor();
  await expect.poll(() => new URL(one.url()).hash).toBe("#/tour/4");
  await at(two, 4);

  await one.getByRole("button", { name: "ここから自分で続ける" }).click();
  for (const tab of [one, two]) {
    await tab.getByRole("region", { name: "案内" }).waitFor({ state: "detached" });
    await expect.poll(() => new URL(tab.url()).hash).toContain("#/city?as=staff");
  }
  // The city was led, and is now somebody's: it is asked for before it goes.
  await types(two, 1);
  await two.getByRole("dialog", { name: "案内を始めますか" }).getByRole("button", { name: "やめる" }).click();
  await expect.poll(() => new URL(two.url()).hash).toContain("#/city?as=staff");
  await context.close();
}, 60_000);

test("what somebody did beside the tour is not thrown away by a step back", async () => {
  await demo.playground.stageAct({ do: "reset" });
  const page = await demo.visit("#/tour/2");
  await at(page, 2);
  const desk = await columnOf(page, "desk");
  await writes(desk, "案内の途中で書きました。");
  await desk.getByText("案内の途中で書きました。").waitFor();
  const asked = page.getByRole("dialog", { name: "案内を始めますか" });
  await page.getByRole("button", { name: "前へ" }).click();
  await asked.getByRole("button", { name: "やめる" }).click();
  await at(page, 2);
  await desk.getByText("案内の途中で書きました。").waitFor();
  await page.getByRole("button", { name: "前へ" }).click();
  await asked.getByRole("button", { name: "案内を始める" }).click();
  await at(page, 1);
  expect(await desk.getByText("案内の途中で書きました。").count()).toBe(0);
  await page.context().close();
}, 40_000);

test("a recording is looked at from a file, without a server, and every press is answered with a note", async () => {
  const page = await demo.recording(["staff", "desk"]);
  const card = page.getByRole("region", { name: "案内" });
  await card.getByRole("button", { name: "次へ" }).click();
  await card.getByText("2 / 2").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "担当する" }).last().click();
  await page.getByText("これは録画です。ボタンは押せません。").waitFor();
  await page.context().close();
});

test.each(["light", "dark"] as const)(
  "axe finds nothing on any page, in the %s",
  async (theme) => {
    const context = await demo.context(theme);
    const page = await demo.visit("#/", context);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(page.url().replace(/#.*/, "#/it"));
    await page.getByRole("textbox", { name: "決まりごとの文章" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(page.url().replace(/#.*/, "#/city?as=desk"));
    const manager = await columnOf(page, "manager");
    await manager.locator(".writing").fill("/");
    await page.getByRole("button", { name: "こまったときを試す" }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "通信を見る" }).click();
    await page.locator(".entry").first().waitFor();
    await page.setViewportSize({ width: 820, height: 1000 });
    expect(await violations(page)).toEqual([]);
    await context.close();
  },
  40_000,
);
