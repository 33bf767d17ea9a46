import { expect } from "vitest";
import { type City, DAY, HOUR, MINUTE, story } from "../support/city.ts";
import { comesMonday, digests, SHARED, until, WEEK_BEFORE } from "../support/digests.ts";
import { townsfolk } from "../support/organisation.ts";
import { closes, reports, WHAT } from "../support/steps.ts";

const TITLE = "所属のお知らせ";

story(
  "on Monday at nine the head reads what they owe and what is shared with them, and nobody else gets anything",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await until(city, "2026-11-16T08:59");
    expect(digests(city, "木村")).toEqual([]);
    await comesMonday(city);
    const [text = "", ...more] = digests(city, "木村");
    expect(more).toEqual([]);
    expect(text).toContain(`${TITLE}　11月16日（月）`);
    expect(text).toContain("R8-001　まだ何も記録されていません。");
    expect(text).toContain("[声をかける]");
    expect(text).toContain("R8-001　窓口の担当を待っています　11月11日（水）10:00受付（更新あり）");
    expect(text).toContain("人数が少ないため、まだ表示できません。");
    expect(text).toContain("声を上げられている");
    expect(text).not.toContain("佐藤");
    expect(text).not.toContain(WHAT);
    expect(text).not.toMatch(/[%％]/);
    expect(text).not.toContain("遅れて");
    for (const name of ["部長", "林", "森", "代理", "高橋"]) expect(digests(city, name), name).toEqual([]);

    await townsfolk(city).木村.pressesIn(TITLE, "声をかける");
    await townsfolk(city).木村.submits({ 日付: "2026-11-16" });
    expect(city.card()).toContain("木村さん（所属長）：声をかける（11月16日）");
    expect(digests(city, "木村")[0]).not.toContain("まだ何も記録されていません。");
    await city.goesBy(HOUR);
    await city.restarts();
    expect(digests(city, "木村")).toHaveLength(1);
  },
  WEEK_BEFORE,
);

story(
  "nothing is owed and nothing new: nothing comes, but one line in the next month",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await townsfolk(city).木村.presses("声をかける");
    await townsfolk(city).木村.submits({ 日付: "2026-11-11" });
    await comesMonday(city);
    expect(digests(city, "木村")).toHaveLength(1);
    expect(digests(city, "木村")[0]).toContain("いまお願いしたいことはありません。");
    await until(city, "2026-12-01T00:00");
    expect(digests(city, "木村")).toHaveLength(1);
    await until(city, "2026-12-07T09:01");
    const [, text = "", ...more] = digests(city, "木村");
    expect(more).toEqual([]);
    expect(text).toContain("いまお願いしたいことと、新しい動きのある件はありません。");
    expect(text).not.toContain("R8-001");
    await until(city, "2026-12-21T09:01");
    expect(digests(city, "木村")).toHaveLength(2);
    expect(digests(city, "部長")).toHaveLength(1);
  },
  WEEK_BEFORE,
);

story(
  "on a holiday it comes on the next day of work; a case closed since is told once",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await comesMonday(city);
    await city.tanaka.presses("担当する");
    await closes(city.tanaka);
    await until(city, "2026-11-23T12:00");
    expect(digests(city, "木村")).toHaveLength(1);
    await until(city, "2026-11-24T09:01");
    const [, text = ""] = digests(city, "木村");
    expect(text).toContain(`${TITLE}　11月24日（火）`);
    expect(text).toContain("R8-001　終わりました");
    expect(text).not.toContain("遅れて");
    await until(city, "2026-11-30T09:01");
    expect(digests(city, "木村")).toHaveLength(2);
  },
  WEEK_BEFORE,
);

story(
  "the bot is away on Monday: on Tuesday it comes late, once, and says for which day",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await city.stops();
    await city.clock.advance(5 * DAY + 23 * HOUR);
    await city.starts();
    const [text = "", ...more] = digests(city, "木村");
    expect(more).toEqual([]);
    expect(text).toContain("11月16日（月）分です。遅れてお届けします。");
    await city.restarts();
    await until(city, "2026-11-18T09:00");
    expect(digests(city, "木村")).toHaveLength(1);
    await until(city, "2026-11-23T23:00");
    expect(digests(city, "木村")).toHaveLength(1);
  },
  WEEK_BEFORE,
);

story(
  "Slack is down on Monday at nine: it comes when Slack is back, once",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await until(city, "2026-11-16T08:59");
    const back = city.slack.faults.add({ method: /./, kind: "http500" });
    await until(city, "2026-11-16T10:30");
    expect(digests(city, "木村")).toEqual([]);
    back();
    await city.goesBy(HOUR);
    expect(digests(city, "木村")).toHaveLength(1);
    expect(digests(city, "木村")[0]).not.toContain("遅れて");
  },
  WEEK_BEFORE,
);

story(
  "accepted by Slack, and the answer lost: it stands once",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await until(city, "2026-11-16T08:59");
    city.slack.faults.add({ method: "chat.postMessage", kind: "accept-then-drop", times: 1 });
    await comesMonday(city);
    await city.goesBy(HOUR);
    expect(digests(city, "木村")).toHaveLength(1);
  },
  WEEK_BEFORE,
);

/** Somebody is asked for a decision in a talk that goes on, and does not answer. */
async function asksForDecision({ sato }: City): Promise<void> {
  await sato.types("/kasuhara-consult");
  await sato.presses("対応がまだ続いている", "終えてよいか判断がほしい");
}

story(
  "a decision that was asked of them comes first, with its buttons, and goes once it is made",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await until(city, "2026-11-16T08:50");
    await asksForDecision(city);
    await comesMonday(city);
    const [text = ""] = digests(city, "木村");
    expect(text).toContain("終えてよいか判断がほしい（11月16日（月）8:50から）");
    expect(text.indexOf("終えてよいか")).toBeLessThan(text.indexOf("R8-001"));
    await townsfolk(city).木村.pressesIn(TITLE, "終えてよい");
    expect(city.sato.thread()).toContain("木村さん（所属長）：対応を終えてよい");
    expect(digests(city, "木村")[0]).not.toContain("終えてよいか判断がほしい");
  },
  WEEK_BEFORE,
);

story(
  "what they planned for a day is told in its week, and until they note what they did",
  async (city) => {
    const { 木村 } = townsfolk(city);
    await reports(city.sato, { share: SHARED });
    await 木村.presses("担当を代える");
    await 木村.submits({ 日付: "2026-11-26" });
    await comesMonday(city);
    expect(digests(city, "木村")[0]).not.toContain("予定");
    await until(city, "2026-11-24T09:01");
    expect(digests(city, "木村")[1]).toContain("R8-001　11月26日（木）に「担当を代える」の予定です。");
    await until(city, "2026-11-30T09:01");
    expect(digests(city, "木村")[2]).toContain("11月26日（木）に「担当を代える」の予定でした。");
    await 木村.pressesIn("予定でした", "担当を代える");
    await 木村.submits({ 日付: "2026-11-26" });
    await until(city, "2026-12-06T12:00");
    expect(digests(city, "木村")[2]).not.toContain("予定");
  },
  WEEK_BEFORE,
);

story(
  "a clock that jumps back and forth sends nothing twice",
  async (city) => {
    await reports(city.sato, { share: SHARED });
    await comesMonday(city);
    await city.clock.advance(3 * MINUTE);
    await city.stops();
    await city.clock.set(new Date(city.clock.now().getTime() - 2 * DAY));
    await city.starts();
    await comesMonday(city);
    expect(digests(city, "木村")).toHaveLength(1);
  },
  WEEK_BEFORE,
);
