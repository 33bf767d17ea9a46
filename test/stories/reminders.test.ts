import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { DAY, HOUR, MINUTE, story } from "../support/city.ts";
import { answers, closes, consultsTouched, reports } from "../support/steps.ts";

/** What Mamori wrote to somebody in a message of their own. */
const directly = (person: Citizen): string => person.thread();
const count = (text: string, part: string): number => text.split(part).length - 1;

const HALF = "担当がまだ決まっていません。";
const DUE = "担当が決まらないまま、お返事の期限";
const TOLD = "窓口にもう一度知らせました。";

story(
  "nobody takes it up: the desk is reminded half-way and at the time, the reporter told once",
  async (city) => {
    await reports(city.sato);
    await city.goesBy(4 * HOUR);
    expect(city.deskSees()).not.toContain(HALF);
    await city.goesBy(HOUR);
    expect(city.deskSees()).toContain(`${HALF}あした10:00までにお返事する件です。`);
    expect(count(city.sato.thread(), TOLD)).toBe(1);
    await city.goesBy(18 * HOUR);
    expect(city.deskSees()).not.toContain(DUE);
    await city.goesBy(HOUR);
    expect(city.deskSees()).toContain(`${DUE}（きょう10:00）になりました。`);
    await city.goesBy(DAY);
    expect(count(city.deskSees(), HALF)).toBe(1);
    expect(count(city.deskSees(), DUE)).toBe(1);
    expect(count(city.sato.thread(), TOLD)).toBe(1);
  },
);

story(
  "the card says that an answer is late until it has arrived, with or without somebody who has it",
  async (city) => {
    const { sato, tanaka } = city;
    const late = "お返事の期限を過ぎています";
    await reports(sato);
    await city.goesBy(23 * HOUR);
    expect(city.card()).not.toContain(late);
    await city.goesBy(HOUR);
    expect(city.card()).toContain(`${late}（担当が決まっていません）`);
    await tanaka.presses("担当する");
    expect(city.card()).not.toContain(late);
    expect(city.card()).toContain("11月18日（水）10:00までにご連絡する約束です");
    await city.goesBy(DAY);
    expect(city.card()).toContain(`${late}（11月18日（水）10:00）`);
    expect(city.card()).not.toContain("までにご連絡する約束です");
    await answers(tanaka, "お待たせしました。");
    expect(city.card()).not.toContain(late);
  },
);

story(
  "whoever has it is reminded before and at the time, the desk an hour later, then others are asked",
  async (city) => {
    await reports(city.sato);
    await city.tanaka.presses("担当する");
    await city.goesBy(21 * HOUR);
    expect(directly(city.tanaka)).toBe("");
    await city.goesBy(2 * HOUR);
    expect(directly(city.tanaka)).toContain("R8-001　きょう10:00までのお返事");
    expect(city.sato.thread()).not.toContain(TOLD);
    await city.goesBy(HOUR);
    expect(directly(city.tanaka)).toContain("R8-001　きょう10:00までのお返事（過ぎています）");
    expect(city.sato.thread()).toContain(TOLD);
    expect(city.deskSees()).not.toContain("お返事の期限（");
    await city.goesBy(HOUR);
    expect(city.deskSees()).toContain("お返事の期限（きょう10:00）を過ぎましたが");
    await city.goesBy(23 * HOUR);
    expect(city.deskSees()).toContain("代われる人はいませんか。");
    expect(count(city.sato.thread(), TOLD)).toBe(1);
    expect(city.sato.thread()).not.toContain("代われる人");
    await city.suzuki.pressesIn("代われる人はいませんか。", "担当を代わる");
    await city.suzuki.submits();
    expect(city.sato.thread()).toContain("鈴木さん");
    expect(city.card()).toMatch(/担当\*\n鈴木/);
  },
);

story("an answer that arrived ends all of it, and the message of who was reminded says so", async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する");
  await city.goesBy(24 * HOUR);
  expect(directly(city.tanaka)).toContain("R8-001");
  await answers(city.tanaka, "お話をうかがいます。");
  expect(directly(city.tanaka)).toContain("期限のお返事は、いまはありません。");
  expect(directly(city.tanaka)).not.toContain("R8-001　");
  await city.goesBy(2 * DAY + HOUR);
  expect(city.deskSees()).not.toContain("を過ぎましたが");
  expect(city.deskSees()).not.toContain("代われる人");
});

story("a closed or withdrawn case is never spoken of again", async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する");
  await closes(city.tanaka);
  await reports(city.takahashi);
  await city.takahashi.presses("取り下げる");
  await city.goesBy(2 * DAY + HOUR);
  expect(directly(city.tanaka)).toBe("");
  expect(city.deskSees()).not.toContain("お返事の期限");
  expect(city.deskSees()).not.toContain(HALF);
});

story("two answers that fall due together are one message to one person", async (city) => {
  await reports(city.sato);
  await reports(city.takahashi);
  await city.tanaka.presses("担当する");
  await city.passes(4 * MINUTE);
  await city.tanaka.presses("担当する");
  await city.goesBy(22 * HOUR + 50 * MINUTE);
  await city.passes(15 * MINUTE);
  const heads = city.tanaka.actor.sees(city.tanaka.actor.dm());
  expect(heads).toHaveLength(1);
  expect(directly(city.tanaka)).toContain("R8-001");
  expect(directly(city.tanaka)).toContain("R8-002");
});

story(
  "reminders of different hours: once nothing is owed any more, none of them asks for anything",
  async (city) => {
    await reports(city.sato);
    await city.tanaka.presses("担当する");
    await city.passes(30 * MINUTE);
    await reports(city.takahashi);
    await city.tanaka.presses("担当する");
    await city.goesBy(23 * HOUR);
    expect(directly(city.tanaka)).toContain("R8-001");
    expect(directly(city.tanaka)).toContain("R8-002");
    await answers(city.tanaka, "お話をうかがいます。");
    await city.sato.presses("取り下げる");
    const left = city.tanaka.actor.sees(city.tanaka.actor.dm()).map((m) => m.visible);
    expect(left.filter((text) => text.includes("R8-00"))).toEqual([]);
  },
);

story(
  "on Friday evening nobody is reminded before Monday, and nothing is lost by a restart",
  async (city) => {
    await consultsTouched(city.sato);
    await city.passes(4 * MINUTE);
    expect(city.deskSees()).not.toContain(HALF);
    await city.stops();
    await city.clock.advance(2 * DAY);
    await city.starts();
    await city.goesBy(15 * HOUR);
    expect(city.deskSees()).not.toContain(HALF);
    await city.passes(HOUR);
    expect(city.deskSees()).toContain(`${HALF}きょう8:55までにお返事する件です。`);
    expect(city.deskSees()).toContain(DUE);
    await city.restarts();
    await city.goesBy(HOUR);
    expect(count(city.deskSees(), HALF)).toBe(1);
    expect(count(city.deskSees(), DUE)).toBe(1);
    expect(count(city.sato.thread(), TOLD)).toBe(1);
  },
  { begins: "2026-11-13T17:10" },
);

story(
  "of what fell due while the bot was down, only the last is said",
  async (city) => {
    await consultsTouched(city.sato);
    await city.stops();
    await city.clock.advance(3 * DAY);
    await city.starts();
    expect(city.deskSees()).toContain(DUE);
    expect(city.deskSees()).not.toContain(HALF);
  },
  { begins: "2026-11-13T17:10" },
);

story(
  "whoever is in danger is not left waiting for the morning",
  async (city) => {
    await city.sato.types("/kasuhara-report");
    await city.sato.presses("危険がある（応援を呼ぶ）");
    await city.passes(8 * MINUTE);
    expect(city.deskSees()).toContain(HALF);
    await city.passes(8 * MINUTE);
    expect(city.deskSees()).toContain(DUE);
  },
  { begins: "2026-11-14T22:00" },
);

story("whoever did something a moment ago is not reminded yet", async (city) => {
  await reports(city.sato);
  await city.tanaka.presses("担当する");
  await city.goesBy(22 * HOUR + 55 * MINUTE);
  await city.tanaka.notes("電話しましたが、不在でした");
  await city.passes(10 * MINUTE);
  expect(directly(city.tanaka)).toBe("");
  await city.passes(6 * MINUTE);
  expect(directly(city.tanaka)).toContain("R8-001");
});

story("a case that was open before there were reminders is not forgotten by them", async (city) => {
  await reports(city.sato);
  await city.stops();
  // As the migration leaves what a version before stored.
  new Database(city.path)
    .exec(
      `UPDATE "Case" SET "dueAt" = "openedAt",
         state = json_remove(state, '$.reminded', '$.waitingSince', '$.touchedAt', '$.unrelatedSince')`,
    )
    .close();
  await city.clock.advance(HOUR);
  await city.starts();
  expect(city.deskSees()).not.toContain(HALF);
  await city.goesBy(4 * HOUR);
  expect(city.deskSees()).toContain(HALF);
});

story(
  "what is said at the desk names nobody where the reporter has no name, and the reporter hears nothing else",
  async (city) => {
    await reports(city.sato, { share: "相談窓口だけ（名前を伏せる）" });
    await city.tanaka.presses("担当する");
    const before = city.sato.thread();
    await city.goesBy(2 * DAY + HOUR);
    expect(city.deskSees()).toContain("代われる人はいませんか。");
    expect(city.deskSees()).not.toContain("佐藤");
    expect(directly(city.tanaka)).not.toContain("佐藤");
    expect(city.sato.thread().replace(TOLD, "").length).toBeLessThan(before.length + 20);
  },
);

const LEAD = readFileSync("policies/sapporo-2026.yml", "utf8");

story("the desk's lead hears of what is late, in a message of their own", async (city) => {
  const policy = LEAD.replace("  # lead: U0123456789", `  lead: ${city.idOf("鈴木")}`);
  await city.restarts(policy.replace(/^version: .*$/m, "version: with-lead"));
  await reports(city.sato);
  await city.tanaka.presses("担当する");
  await city.goesBy(25 * HOUR);
  expect(directly(city.suzuki)).toContain("R8-001　きょう10:00までのお返事（過ぎています）　担当：田中さん");
  expect(city.deskSees()).not.toContain("を過ぎましたが");
});

story("two answers that are late together are one message to the desk's lead", async (city) => {
  const policy = LEAD.replace("  # lead: U0123456789", `  lead: ${city.idOf("鈴木")}`);
  await city.restarts(policy.replace(/^version: .*$/m, "version: with-lead"));
  for (const who of [city.sato, city.takahashi]) {
    await reports(who);
    await city.tanaka.presses("担当する");
  }
  await city.clock.advance(23 * HOUR);
  await city.goesBy(2 * HOUR);
  const said = city.suzuki.actor.sees(city.suzuki.actor.dm()).filter((m) => m.visible.includes("R8-00"));
  expect(said).toHaveLength(1);
  for (const number of ["R8-001", "R8-002"])
    expect(said[0]?.visible).toMatch(new RegExp(`${number}　.*過ぎています.*担当：田中さん`));
});
