import { expect } from "vitest";
import { daysLater, weekdayOf } from "../../src/calendar/local.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { atDesk, ledBy, lineIn, withPerson } from "../support/city-digests.ts";
import { COLLEAGUES, IN_OCTOBER, reportAll } from "../support/colleagues.ts";
import { digests, SHARED } from "../support/digests.ts";
import { bytesOf, csv, exportsOf } from "../support/exports.ts";
import { townsfolk } from "../support/organisation.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { expectNothingOwed } from "../support/telling.ts";

/** How many of the five colleagues report on the tenth of each month, April first: thirty in all, by five people. */
const REPORTS = [5, 1, 0, 5, 2, 1, 2, 0, 5, 4, 1, 4];

/** How often 木村, the head of their section, has a digest: every Monday from the second on, or the day of work after it. */
const MONDAYS = 52;

const SMALL_CITY = { ...IN_OCTOBER, begins: "2026-04-01T08:50", policy: ledBy("bucho@example.jp") };

/** Everything sleeps until a minute before a moment; that minute and the next two pass as any other. */
async function wakesAt(city: City, moment: string): Promise<void> {
  await city.clock.leap(Date.parse(`${moment}+09:00`) - city.clock.now().getTime() - MINUTE);
  await city.settles();
  for (let minute = 0; minute < 3; minute++) {
    await city.clock.advance(MINUTE);
    await city.settles();
  }
}

/** The days of work after Mondays that are holidays. */
const OPEN_AGAIN = [
  ...["2026-05-07", "2026-07-21", "2026-09-24", "2026-10-13", "2026-11-24"],
  ...["2027-01-12", "2027-03-23"],
];

/** The days of a year on which anything comes or anybody reports: Mondays or the days for them, the tenths, the firsts. */
function* mornings(from: string, to: string): Generator<string> {
  for (let day = from; day <= to; day = daysLater(day, 1))
    if (weekdayOf(day) === 1 || ["10", "01"].includes(day.slice(8)) || OPEN_AGAIN.includes(day)) yield day;
}

/** A number that somebody read, with the months it is of as they stand beside it. */
interface ReadNumber {
  readonly months: string;
  readonly n: number;
}

/** Every number of what came in that stands in these texts. */
function received(texts: readonly string[]): readonly ReadNumber[] {
  const lines = texts.flatMap((text) =>
    [...text.matchAll(/届いた件数：([^\n]*)$/gm)].map(([, line = ""]) => line),
  );
  return lines.flatMap((line) =>
    [...line.matchAll(/(\d+)件(?:（([^）]*)）)?/g)].map(([, n = "", months = ""]) => ({
      n: Number(n),
      months,
    })),
  );
}

story(
  "a year of a small city: digests each week and month, once; and nothing that was read in it gives few people away",
  async (city) => {
    const { 木村, 部長 } = townsfolk(city);
    let month = 0;
    for (const day of mornings("2026-04-02", "2027-04-06")) {
      await wakesAt(city, `${day}T09:00`);
      if (day === "2026-08-10") await city.restarts();
      if (!day.endsWith("-10") || month >= REPORTS.length) continue;
      await reportAll(city, COLLEAGUES.slice(0, REPORTS[month]), SHARED);
      month += 1;
    }

    const weekly = digests(city, "木村");
    expect(weekly).toHaveLength(MONDAYS);
    expect(new Set(weekly.map((text) => text.split("\n")[0])).size).toBe(MONDAYS);
    expect(weekly.filter((text) => text.includes("遅れて"))).toEqual([]);
    const monthly = atDesk(city);
    expect(monthly.map((text) => /令和\d+年\d+月分/.exec(text)?.[0])).toEqual(
      Array.from({ length: 12 }, (_, n) => `令和${n < 9 ? 8 : 9}年${((n + 3) % 12) + 1}月分`),
    );
    expect(withPerson(city, "部長")).toHaveLength(12);
    for (const name of ["林", "森", "代理", ...COLLEAGUES]) expect(digests(city, name), name).toEqual([]);

    // April, May to July and August to December have five people each; from January on there were only four.
    expect([...new Set(received(weekly).map(({ n, months }) => `${n} ${months}`))]).toEqual([
      "5 2026年4月",
      "11 2026年4月から2026年7月まで",
      "21 2026年4月から2026年12月まで",
      "16 2026年5月から2026年12月まで",
    ]);
    expect(lineIn(monthly[11] ?? "", "届いた件数")).toBe("21件（2026年4月から2026年12月まで）");

    city.slack.changeChannel(city.general, { addMembers: city.ids("木村", "部長") });
    await 木村.types("/kasuhara digest year");
    await 部長.types("/kasuhara digest month");
    await city.tanaka.types("/kasuhara digest year");
    await exportsOf(city.tanaka, "集計", { ファイルの形: "CSV", いつの集計ですか: "昨年度" });
    await city.tanaka.types("/kasuhara export");
    await city.tanaka.picks("年報");
    await city.tanaka.picks("令和8年度");
    await city.tanaka.submits({});
    const table = csv(city, city.tanaka);
    const all = received([
      ...weekly,
      ...digests(city, "部長"),
      ...monthly,
      ...withPerson(city, "部長"),
      ...[木村, 部長, city.tanaka].map((who) => who.wasTold()),
    ]);
    const cameIn = table.filter((row) => row.数えたもの === "届いた件数" && row.数 !== "");
    expect(cameIn.length).toBeGreaterThan(1);
    const numbers = [...new Set([...all, ...cameIn.map((row) => ({ n: Number(row.数) }))].map(({ n }) => n))];
    expect(numbers).toContain(16);
    // Each of the five reports at most once a month: fewer cases than five can be nobody's but few people's.
    for (const a of numbers)
      for (const b of [0, ...numbers])
        if (a !== b) expect(Math.abs(a - b), `${a} and ${b}`).toBeGreaterThan(4);
    expect(
      table.flatMap((row) => (["", "0"].includes(row.数 ?? "") ? [] : Number(row.数))).filter((n) => n < 5),
    ).toEqual([]);
    const report = (await textOfPdf(bytesOf(city, city.tanaka, 1))).join("");
    expect(report.replaceAll(/\s/g, "")).toContain("令和8年4月1日から令和9年3月31日まで");
    for (const name of COLLEAGUES) expect(report).not.toContain(name);
    await expectNothingOwed(city);
  },
  SMALL_CITY,
);
