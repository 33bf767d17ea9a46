import { describe, expect, test } from "vitest";
import { holidayYears } from "../../src/calendar/holidays.ts";
import {
  addWorkingDays,
  addWorkingMinutes,
  CITY_HOURS,
  isWorking,
  isWorkingDay,
  nextOpening,
  type WorkingTime,
  workingMinutesBetween,
  worksEveryYear,
} from "../../src/calendar/working-time.ts";

const city: WorkingTime = { ...CITY_HOURS, timeZone: "Asia/Tokyo" };
/** A moment as a clock in Japan shows it. */
const japan = (time: string) => Date.parse(`${time}+09:00`);

describe("a Japanese city", () => {
  test.each([
    ["2026-11-20", true, "a Friday"],
    ["2026-11-21", false, "a Saturday"],
    ["2026-11-23", false, "勤労感謝の日"],
    ["2026-12-28", true, "the last day of the year's work"],
    ["2026-12-29", false, "年末"],
    ["2026-12-31", false, "年末"],
    ["2027-01-03", false, "年始"],
    ["2027-01-04", true, "the first day of the year's work"],
    ["2026-04-29", false, "昭和の日"],
    ["2026-04-30", true, "between the holidays"],
    ["2026-05-05", false, "こどもの日"],
    ["2026-05-06", false, "憲法記念日 振替休日"],
    ["2026-05-07", true, "after Golden Week"],
    ["2026-09-21", false, "敬老の日"],
    ["2026-09-22", false, "国民の休日"],
    ["2026-09-23", false, "秋分の日"],
    ["2027-03-22", false, "春分の日 振替休日"],
    ["2028-02-29", true, "a leap day"],
    ["2026-03-31", true, "the last day of the fiscal year"],
    ["2026-04-01", true, "the first day of the fiscal year"],
    ["2021-07-23", false, "スポーツの日, moved for the games"],
    ["2021-10-11", true, "where スポーツの日 was moved away from"],
    ["2019-05-01", false, "the accession"],
    ["2050-11-23", false, "the last holiday that is known"],
    ["2051-11-23", true, "a holiday of a year that is not known"],
    ["2051-11-25", false, "a Saturday of such a year"],
    ["2051-12-30", false, "年末 of such a year"],
  ])("on %s works: %s (%s)", (date, works) => {
    expect(isWorkingDay(city, date)).toBe(works);
  });

  test("the national holidays are known for as long as the decision says", () => {
    expect(holidayYears).toEqual({ first: 1970, last: 2050 });
  });

  test.each([
    ["2026-11-20T08:44:59.999", false],
    ["2026-11-20T08:45", true],
    ["2026-11-20T17:14:59.999", true],
    ["2026-11-20T17:15", false],
    ["2026-11-21T11:00", false],
  ])("at %s somebody is there: %s", (time, open) => {
    expect(isWorking(city, japan(time))).toBe(open);
  });

  test.each([
    ["2026-11-20T08:44", "2026-11-20T08:45"],
    ["2026-11-20T11:00", "2026-11-20T11:00"],
    ["2026-11-20T17:15", "2026-11-24T08:45"],
    ["2026-12-28T18:00", "2027-01-04T08:45"],
    ["2026-12-29T10:00", "2027-01-04T08:45"],
    ["2026-05-01T20:00", "2026-05-07T08:45"],
    ["2026-09-18T20:00", "2026-09-24T08:45"],
    ["2026-03-31T17:15", "2026-04-01T08:45"],
    ["2028-02-28T17:15", "2028-02-29T08:45"],
  ])("from %s, somebody is there next at %s", (from, opens) => {
    expect(nextOpening(city, japan(from))).toBe(japan(opens));
  });

  test.each([
    ["2026-11-20T10:00", 15, "2026-11-20T10:15"],
    ["2026-11-20T17:00", 15, "2026-11-20T17:15"],
    ["2026-11-20T17:01", 15, "2026-11-24T08:46"],
    ["2026-11-20T17:15", 15, "2026-11-24T09:00"],
    ["2026-11-21T03:00", 0, "2026-11-24T08:45"],
    ["2026-11-20T10:00", 0, "2026-11-20T10:00"],
    ["2026-11-20T10:00", -5, "2026-11-20T10:00"],
    ["2026-11-20T08:45", 510, "2026-11-20T17:15"],
    ["2026-11-20T08:45", 511, "2026-11-24T08:46"],
    ["2026-12-28T17:10", 10, "2027-01-04T08:50"],
  ])("from %s, %i minutes of work end at %s", (from, minutes, ends) => {
    expect(addWorkingMinutes(city, japan(from), minutes)).toBe(japan(ends));
  });

  test.each([
    ["2026-11-13T16:00", 1, "2026-11-16T16:00"],
    ["2026-11-20T16:00", 1, "2026-11-24T16:00"],
    ["2026-11-16T08:45", 1, "2026-11-17T08:45"],
    ["2026-11-16T17:14:59", 1, "2026-11-17T17:14:59"],
    ["2026-11-16T08:44", 1, "2026-11-17T08:45"],
    ["2026-11-16T17:15", 1, "2026-11-18T08:45"],
    ["2026-11-14T11:00", 1, "2026-11-17T08:45"],
    ["2026-11-16T10:00", 0, "2026-11-16T10:00"],
    ["2026-11-14T11:00", 0, "2026-11-16T08:45"],
    ["2026-12-28T10:00", 1, "2027-01-04T10:00"],
    ["2026-12-28T10:00", 5, "2027-01-08T10:00"],
    ["2026-12-30T10:00", 1, "2027-01-05T08:45"],
    ["2026-05-01T09:00", 2, "2026-05-08T09:00"],
    ["2028-02-28T09:00", 1, "2028-02-29T09:00"],
    ["2026-03-31T09:00", 1, "2026-04-01T09:00"],
  ])("from %s, %i days of work end at %s", (from, days, ends) => {
    expect(addWorkingDays(city, japan(from), days)).toBe(japan(ends));
  });

  test.each([
    ["2026-11-20T17:00", "2026-11-24T09:00", 30],
    ["2026-11-20T08:00", "2026-11-20T20:00", 510],
    ["2026-11-21T00:00", "2026-11-24T08:45", 0],
    ["2026-11-24T09:00", "2026-11-20T17:00", 0],
    ["2026-11-20T10:00", "2026-11-20T10:00:30", 0.5],
    ["2026-12-28T00:00", "2027-01-05T00:00", 1020],
  ])("from %s to %s there are %d minutes of work", (from, to, minutes) => {
    expect(workingMinutesBetween(city, japan(from), japan(to))).toBe(minutes);
  });
});

describe("a city's own dates", () => {
  const own: WorkingTime = {
    ...city,
    weekdays: [2, 3, 4, 5, 6],
    closedEveryYear: [
      { from: "12-29", to: "01-03" },
      { from: "08-13", to: "08-15" },
    ],
    closed: ["2026-10-01", "2026-12-30"],
    open: ["2026-11-23", "2027-01-02"],
  };
  test.each([
    ["2026-11-21", true, "a Saturday on which it works"],
    ["2026-11-16", false, "a Monday on which it does not"],
    ["2026-11-23", true, "a holiday on which it opens, and a Monday"],
    ["2027-01-02", true, "a day of New Year on which it opens"],
    ["2026-10-01", false, "a day of its own"],
    ["2026-08-14", false, "in the middle of August"],
    ["2026-08-18", true, "after it"],
  ])("on %s works: %s (%s)", (date, works) => {
    expect(isWorkingDay(own, date)).toBe(works);
  });

  test("where national holidays do not count, work goes on", () => {
    expect(isWorkingDay({ ...city, holidays: "none" }, "2026-11-23")).toBe(true);
  });

  test("work until midnight goes on to the very end of the day", () => {
    const late: WorkingTime = { ...city, from: 0, to: 24 * 60 };
    expect(isWorking(late, japan("2026-11-20T23:59:59"))).toBe(true);
    expect(isWorking(late, japan("2026-11-21T00:00"))).toBe(false);
    expect(nextOpening(late, japan("2026-11-21T00:00"))).toBe(japan("2026-11-24T00:00"));
  });
});

describe("elsewhere, where clocks are changed", () => {
  const newYork: WorkingTime = { ...city, timeZone: "America/New_York", holidays: "none" };
  const nights: WorkingTime = { ...newYork, from: 0, to: 6 * 60, weekdays: [0, 1, 2, 3, 4, 5, 6] };
  test("a day later is the same time on the clock", () => {
    const friday = Date.parse("2026-03-06T16:00:00-05:00");
    expect(addWorkingDays(newYork, friday, 1)).toBe(Date.parse("2026-03-09T16:00:00-04:00"));
    const autumn = Date.parse("2026-10-30T16:00:00-04:00");
    expect(addWorkingDays(newYork, autumn, 1)).toBe(Date.parse("2026-11-02T16:00:00-05:00"));
  });
  test("a night in which clocks are changed has as much work as passes", () => {
    const worked = (date: string, next: string) =>
      workingMinutesBetween(nights, Date.parse(`${date}T12:00:00Z`), Date.parse(`${next}T12:00:00Z`));
    expect(worked("2026-03-06", "2026-03-07")).toBe(360);
    expect(worked("2026-03-07", "2026-03-08")).toBe(300);
    expect(worked("2026-10-31", "2026-11-01")).toBe(420);
  });
  test("hours that no clock shows in one night are left out in that night", () => {
    const lost: WorkingTime = { ...nights, from: 120, to: 180 };
    const evening = Date.parse("2026-03-07T20:00:00-05:00");
    expect(isWorking(lost, nextOpening(lost, evening))).toBe(true);
    expect(workingMinutesBetween(lost, evening, evening + 3 * 24 * 60 * 60_000)).toBeLessThanOrEqual(180);
  });
});

describe("working time that means nothing", () => {
  test.each([
    ["no day of the week", { ...city, weekdays: [] }],
    ["every day closed", { ...city, closedEveryYear: [{ from: "01-01", to: "12-31" }] }],
    ["closing before opening", { ...city, from: 600, to: 540 }],
    ["closing at opening", { ...city, from: 600, to: 600 }],
  ])("%s is found, and nothing counts in it for ever", (_, absurd) => {
    expect(worksEveryYear(absurd)).toBe(false);
    const now = japan("2026-11-20T10:00");
    expect(() => nextOpening(absurd, now)).toThrow(RangeError);
    expect(() => addWorkingMinutes(absurd, now, 15)).toThrow(RangeError);
    expect(() => addWorkingDays(absurd, now, 1)).toThrow(RangeError);
    expect(() => workingMinutesBetween(absurd, now, now + 1)).toThrow(RangeError);
  });

  test("work on leap days only is found", () => {
    expect(worksEveryYear({ ...city, closedEveryYear: [{ from: "03-01", to: "02-28" }] })).toBe(false);
  });

  test("a single day in the year is enough", () => {
    const once: WorkingTime = {
      ...city,
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      closedEveryYear: [{ from: "06-02", to: "05-31" }],
    };
    expect(worksEveryYear(once)).toBe(true);
    expect(nextOpening(once, japan("2026-06-01T17:15"))).toBe(japan("2027-06-01T08:45"));
    expect(addWorkingDays(once, japan("2026-06-01T10:00"), 3)).toBe(japan("2029-06-01T10:00"));
  });
});
