import type { Locator } from "playwright-core";
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

/** The newest button of this name in a column. */
const button = (column: Locator, name: string): Locator =>
  column.getByRole("button", { name, exact: true }).last();

/** Presses the newest button of this name, and waits for what follows it. */
async function presses(column: Locator, name: string, follows: string | RegExp): Promise<void> {
  await button(column, name).click();
  await column.getByText(follows).last().waitFor();
}

/** Begins a consultation with a command; the first question of its own stands there afterwards. */
async function consults(staff: Locator): Promise<void> {
  await writes(staff, "/kasuhara-consult");
  await presses(staff, "いまは終わっている", "何をいっしょに考えましょうか。");
}

/** Tells what happened, in the form behind the button. */
async function tells(staff: Locator, what: string): Promise<void> {
  await button(staff, "書く").click();
  const form = staff.getByRole("dialog");
  await form.getByRole("textbox", { name: "何がありましたか" }).fill(what);
  await form.getByLabel("どこで").selectOption("電話");
  await form.getByLabel("相手方は").selectOption({ index: 1 });
  await form.getByRole("button", { name: "次へ" }).click();
  await form.waitFor({ state: "detached" });
}

const cardOf = (desk: Locator, number: string): Locator => desk.locator("li.row", { hasText: number }).last();

test("a consultation goes from its first press to its closing, by clicking and typing only", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  const desk = await columnOf(page, "desk");
  await consults(staff);
  await staff.getByRole("checkbox", { name: "対応を続けてよいか" }).last().click();
  await button(staff, "次へ").click();
  await tells(staff, "同じ電話が四十回続いています。");
  await staff.getByText("あったことを、すべて選んでください。").last().waitFor();
  await presses(staff, "飛ばす", "あなたや周りに、どんな影響がありましたか。");
  await staff.getByRole("checkbox", { name: "気持ちがつらい" }).last().click();
  await presses(staff, "次へ", "市としての答え（できること・できないことと理由）は、伝わっていますか。");
  await presses(staff, "飛ばす", "やり取りの中で、気づいたことはありますか。");
  await presses(staff, "ここまでで送る", "誰に伝えますか。");
  await presses(staff, "相談窓口だけ", "窓口に送る内容");
  await presses(staff, "送る", /に、相談窓口へ送りました。/);
  await staff
    .getByText(/相談 R8-\d+/)
    .first()
    .waitFor();
  const number = /R8-\d+/.exec(await staff.innerText())?.[0] ?? "";
  const card = cardOf(desk, number);
  await card.getByText("同じ電話が四十回続いています。").waitFor();
  await card.getByRole("button", { name: "担当する" }).click();
  await staff.getByText("田中さんが担当します。").waitFor();

  await card.getByRole("button", { name: /件の返信/ }).click();
  await writes(desk, "所属長に、電話を受ける人を確かめます。");
  await desk.getByText("いまの書き込みは内部のメモです。職員には届いていません。").waitFor();

  await button(desk, "職員に返事を書く").click();
  const form = desk.getByRole("dialog");
  await form.getByText("送り先：佐藤さん").waitFor();
  await form.getByRole("textbox", { name: "返事" }).fill("電話を受ける人を、一人に決めましょう。");
  await form.getByRole("button", { name: "送る" }).click();
  await staff.getByText("電話を受ける人を、一人に決めましょう。").waitFor();
  expect(await staff.getByText("所属長に、電話を受ける人を確かめます。").count()).toBe(0);
  // The card is drawn anew when the reply has arrived; nobody presses before they can read it.
  await desk
    .getByText(/に届きました/)
    .first()
    .waitFor();
  await form.waitFor({ state: "detached" });

  await button(desk, "組織の判断を記録する").click();
  await form.getByText("判断するのは組織です。マモリは判断しません。").waitFor();
  await form.getByRole("radio", { name: "該当する" }).click();
  await form.getByRole("textbox", { name: "理由" }).fill("ほかの電話を受けられない時間が出ています。");
  await form.getByRole("button", { name: "記録する" }).click();
  await staff.getByText("組織としての判断が記録されました。").waitFor();

  await button(desk, "終わりにする").click();
  await form.getByLabel("事実確認：行った日").fill("2026-11-16");
  await form.getByLabel("職員への配慮：行った日").fill("2026-11-16");
  await form
    .getByLabel("再発防止（市の改善を含む）：該当なしの理由")
    .fill("市の手続に改める点はありませんでした。");
  await form.getByRole("button", { name: "終わりにする" }).click();
  await form.getByText("日付か、該当なしの理由を入れてください。").waitFor();
  await form.getByLabel("本人への説明：行った日").fill("2026-11-16");
  await form.getByRole("textbox", { name: "職員へのお知らせ" }).fill("電話は係長がお受けします。");
  await form.getByRole("button", { name: "終わりにする" }).click();
  await form.waitFor({ state: "detached" });
  for (const told of [
    "組織の判断：該当する",
    "ほかの電話を受けられない時間が出ています。",
    "事実確認：11月16日",
    "再発防止（市の改善を含む）：該当なし",
    "電話は係長がお受けします。",
    "この件は終わりました。続きがあれば、再開できます。",
  ])
    await staff.getByText(told).first().waitFor();
  for (const inside of ["所属長に、電話を受ける人を確かめます。", "市の手続に改める点はありませんでした。"])
    expect(await staff.getByText(inside).count(), "what the desk keeps to itself").toBe(0);
  await page.context().close();
}, 40_000);

test("two press 担当する on one card at the same moment: one has it, the other is told who", async () => {
  const page = await demo.visit("#/city?as=desk");
  const tanaka = await columnOf(page, "desk");
  const third = page.locator(".column").nth(2);
  await third.getByLabel("だれの画面を見るか").selectOption("鈴木（相談窓口）");
  const suzuki = page.getByRole("region", { name: "鈴木さんのSlack" });
  const free = tanaka
    .locator("li.row")
    .filter({ has: page.getByRole("button", { name: "担当する", exact: true }) })
    .last();
  const number = /R8-\d+/.exec(await free.innerText())?.[0] ?? "";
  const both = page
    .locator("li.row", { hasText: number })
    .getByRole("button", { name: "担当する", exact: true });
  await expect.poll(() => both.count(), { timeout: 10_000 }).toBe(2);
  await both.evaluateAll((all) => {
    for (const one of all) if (one instanceof HTMLElement) one.click();
  });
  for (const one of [tanaka, suzuki])
    await cardOf(one, number).getByRole("button", { name: "担当を外れる" }).waitFor();
  const refused = page.getByText(/^(田中|鈴木)さんが担当しています。$/);
  await refused.first().waitFor();
  expect(await refused.count()).toBe(1);
  const told = (await refused.innerText()).slice(0, 2);
  const [winner, loser] = told === "田中" ? [tanaka, suzuki] : [suzuki, tanaka];
  expect(await loser.getByText(`${told}さんが担当しています。`).count()).toBe(1);
  for (const one of [winner, loser]) expect(await cardOf(one, number).innerText()).toContain(`担当\n${told}`);
  await page.context().close();
}, 40_000);

/** The minute of a time as a message carries it: 2026年11月16日月曜日 9:30. */
function minuteOf(written: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (written.match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour - 9, minute) / 60_000;
}

test.each([
  ["+30分", 30],
  // The next day begins at nine; the day before ends long before that.
  ["次の日", 9 * 60],
])(
  "the clock is moved on by %s, and the bot's next message carries the new time",
  async (leap, atLeast) => {
    const page = await demo.visit("#/city?as=staff");
    const staff = await columnOf(page, "staff");
    const clock = page.getByTitle("市の時刻");
    const minute = async () => Math.floor(Date.parse((await clock.getAttribute("datetime")) ?? "") / 60_000);
    const asked = staff.locator("li.row", { hasText: "いまの状況は" });
    // What stood there before is on the screen: it is not taken for the answer.
    await staff.locator("li.row, p.quiet-note").first().waitFor();
    const known = await asked.count();
    // The stage's own clock: between two of its words the page's runs by itself, and can be a moment ahead.
    const before = Math.floor(Date.parse(demo.playground.state().now) / 60_000);
    await page.getByRole("button", { name: leap, exact: true }).click();
    await expect.poll(minute, { timeout: 10_000 }).toBeGreaterThanOrEqual(before + atLeast);
    expect(minuteOf(`2026年${await clock.innerText()}`)).toBeGreaterThanOrEqual(await minute());
    await writes(staff, "/kasuhara");
    await expect.poll(() => asked.count(), { timeout: 10_000 }).toBe(known + 1);
    const carried = await asked.last().locator(".byline time").getAttribute("title");
    expect(minuteOf(carried ?? "")).toBeGreaterThanOrEqual(before + atLeast);
    const day = (await clock.locator("span").textContent()) ?? "";
    expect(await staff.locator("p.day").last().textContent()).toBe(day);
    await page.context().close();
  },
  40_000,
);

test("a bot that is killed in the middle of the questions goes on where it was", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  await consults(staff);
  await staff.getByRole("checkbox", { name: "部署だけでは対応が難しい" }).last().click();
  await page.getByRole("button", { name: "こまったときを試す" }).click();
  const drawer = page.getByRole("complementary", { name: "こまったときを試す" });
  await drawer.getByRole("button", { name: "急に止める" }).click();
  await drawer.getByText("止まっています").waitFor();
  await button(staff, "次へ").click();
  await staff.getByText(/マモリ(から時間内に返事がありません|に届きません)でした/).waitFor();
  await drawer.getByRole("button", { name: "動かす" }).click();
  await drawer.getByText("動いています").waitFor();
  expect(await staff.getByRole("checkbox", { name: "部署だけでは対応が難しい" }).last().isChecked()).toBe(
    true,
  );
  await button(staff, "次へ").click();
  await tells(staff, "窓口で長い時間、同じ話が続きました。");
  await staff.getByText("あったことを、すべて選んでください。").last().waitFor();
  await presses(staff, "飛ばす", "あなたや周りに、どんな影響がありましたか。");
  await page.context().close();
}, 40_000);

test("on the next Monday, or the day of work after it, the head of the section reads what they are asked for", async () => {
  const page = await demo.visit("#/city?as=staff");
  const staff = await columnOf(page, "staff");
  const manager = await columnOf(page, "manager");
  await writes(staff, "/kasuhara-report");
  await button(staff, "いまは終わっている").click();
  const form = staff.getByRole("dialog");
  await form.getByRole("checkbox", { name: "あとで窓口に話す" }).click();
  await form.getByLabel("どこで").selectOption("窓口");
  await form.getByLabel("相手方は").selectOption({ index: 1 });
  await form.getByRole("button", { name: "次へ" }).click();
  await presses(staff, "相談窓口と所属長", "窓口に送る内容");
  await presses(staff, "送る", /に、相談窓口へ送りました。/);
  await button(manager, "声をかける").waitFor();
  // Monday, 23 November, is a holiday: what comes out on Mondays comes a day later.
  await page.getByRole("button", { name: "次の月曜9時" }).click();
  await page.getByRole("button", { name: "次の日", exact: true }).click();
  const digest = manager.locator("li.row", { hasText: "所属のお知らせ　11月24日（火）" }).last();
  await digest.getByText("まだ何も記録されていません。").first().waitFor();
  await digest.getByRole("button", { name: "声をかける" }).first().waitFor();
  await page.context().close();
}, 40_000);
