import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localDate } from "../../src/calendar/local.ts";
import {
  caseNumber,
  clockTime,
  dateTime,
  dueTime,
  ERAS,
  eraDateTime,
  eraDay,
  eraFiscalYear,
  eraYear,
  fiscalYear,
  fiscalYearsUntil,
  readDate,
  typedNumber,
} from "../../src/words/time.ts";

const JAPAN = "Asia/Tokyo";
/** A moment as a clock in Japan shows it. */
const japan = (time: string) => Date.parse(`${time}+09:00`);

/** Hosts on both sides of the date line, and in the city itself. */
describe.each(["Pacific/Marquesas", "Pacific/Kiritimati", "America/New_York", "UTC", JAPAN])(
  "on a host in %s",
  (zone) => {
    const before = process.env.TZ;
    beforeAll(() => {
      process.env.TZ = zone;
    });
    afterAll(() => {
      process.env.TZ = before;
    });

    test.each([
      ["2026-03-31T23:59:59.999", "R7"],
      ["2026-04-01T00:00:00.000", "R8"],
      ["2026-12-31T23:59:59.999", "R8"],
      ["2027-01-01T00:00:00.000", "R8"],
      ["2027-03-31T23:59:59.999", "R8"],
      ["2027-04-01T00:00:00.000", "R9"],
      ["2028-02-29T12:00:00.000", "R9"],
      ["2029-04-01T00:00:00.000", "R11"],
    ])("%s belongs to the fiscal year %s", (time, year) => {
      expect(fiscalYear(japan(time), JAPAN)).toBe(year);
    });

    test.each([
      ["2026-11-22T14:05:00", "11月22日（日）14:05", "14:05", "2026-11-22"],
      ["2026-01-01T00:00:00", "1月1日（木）0:00", "0:00", "2026-01-01"],
      ["2026-12-31T23:59:59", "12月31日（木）23:59", "23:59", "2026-12-31"],
      ["2028-02-29T09:03:00", "2月29日（火）9:03", "9:03", "2028-02-29"],
    ])("%s reads %s", (time, date, clock, picked) => {
      expect(dateTime(japan(time), JAPAN)).toBe(date);
      expect(clockTime(japan(time), JAPAN)).toBe(clock);
      expect(localDate(japan(time), JAPAN)).toBe(picked);
    });

    test.each([
      ["2026-11-22T09:00", "2026-11-22T15:00", "きょう15:00"],
      ["2026-11-22T00:00", "2026-11-22T23:59", "きょう23:59"],
      ["2026-11-22T23:59", "2026-11-23T00:00", "あした0:00"],
      ["2026-11-22T00:00", "2026-11-23T23:59", "あした23:59"],
      ["2026-11-22T23:59", "2026-11-24T00:00", "11月24日（火）0:00"],
      ["2026-12-31T10:00", "2027-01-01T09:30", "あした9:30"],
      ["2026-11-22T10:00", "2026-11-21T10:00", "11月21日（土）10:00"],
      // A day of work later: the next day, after a weekend, after a holiday, after New Year.
      ["2026-11-16T16:00", "2026-11-17T16:00", "あした16:00"],
      ["2026-11-13T16:00", "2026-11-16T16:00", "11月16日（月）16:00"],
      ["2026-11-20T16:00", "2026-11-24T16:00", "11月24日（火）16:00"],
      ["2026-12-28T16:00", "2027-01-04T16:00", "1月4日（月）16:00"],
    ])("seen from %s, %s is due %s", (now, due, said) => {
      expect(dueTime(japan(due), japan(now), JAPAN)).toBe(said);
    });
  },
);

test.each([
  ["R8", 1, "R8-001"],
  ["R8", 42, "R8-042"],
  ["R11", 999, "R11-999"],
  ["R11", 1_000, "R11-1000"],
])("%s and %i make the number %s", (year, count, number) => {
  expect(caseNumber(year, count)).toBe(number);
});

test.each([
  ["2026-11-22", "11月22日"],
  ["2026-01-05", "1月5日"],
])("a date picked as %s reads %s", (date, said) => {
  expect(readDate(date)).toBe(said);
});

test.each([
  ["2026-11-22", "令和8年11月22日"],
  ["2019-05-01", "令和元年5月1日"],
  ["2019-04-30", "平成31年4月30日"],
])("the day %s stands in a document as %s", (date, said) => {
  expect(eraDay(date)).toBe(said);
});

test("a moment stands in a document with its weekday and local time", () => {
  expect(eraDateTime(Date.parse("2026-11-22T15:05:00Z"), JAPAN)).toBe("令和8年11月23日（月）0:05");
});

test("a fiscal year stands in a document in full", () => {
  expect([eraYear("R8"), eraYear("R1")]).toEqual(["令和8年度", "令和元年度"]);
  expect([2018, 2019, 2026].map((year) => eraFiscalYear(year))).toEqual([
    "平成30年度",
    "令和元年度",
    "令和8年度",
  ]);
});

test("an era to come is one entry: case numbers, fiscal years and days go by it, and what was before stays", () => {
  const invented = { sign: "Q", name: "仮号", begins: "2031-01-01", firstYear: 2031 };
  const eras = [...ERAS, invented] as const;
  const yearAt = (time: string) => fiscalYear(japan(time), JAPAN, eras);
  expect(
    ["2030-12-31T23:59", "2031-03-31T23:59", "2031-04-01T00:00", "2032-04-01T00:00"].map(yearAt),
  ).toEqual(["R12", "R12", "Q1", "Q2"]);
  expect([2030, 2031, 2032].map((year) => eraFiscalYear(year, eras))).toEqual([
    "令和12年度",
    "仮号元年度",
    "仮号2年度",
  ]);
  expect(["R12", "Q1", "Q2"].map((year) => eraYear(year, eras))).toEqual([
    "令和12年度",
    "仮号元年度",
    "仮号2年度",
  ]);
  expect(["2030-12-31", "2031-01-01", "2032-02-29"].map((date) => eraDay(date, eras))).toEqual([
    "令和12年12月31日",
    "仮号元年1月1日",
    "仮号2年2月29日",
  ]);
  expect(fiscalYearsUntil(japan("2032-04-01T00:00"), JAPAN, eras)).toEqual([
    ...Array.from({ length: 12 }, (_, n) => `R${n + 1}`),
    ...["Q1", "Q2"],
  ]);
  expect(typedNumber("q2-14", eras)).toEqual({ year: "Q2", count: 14 });
  expect(typedNumber("q2-14")).toBe(null);
  expect(typedNumber("r12-14", eras)).toEqual({ year: "R12", count: 14 });
});
