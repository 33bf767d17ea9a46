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
