import { expect, test } from "vitest";
import { daysLater } from "../../src/calendar/local.ts";
import {
  byMonth,
  daysOfMonths,
  firstOf,
  fiscalYearOf,
  monthIn,
  monthOf,
  placeInYear,
} from "../../src/calendar/months.ts";
import { spanOf, yearUntil } from "../../src/cases/digests.ts";
import { daysOf } from "../../src/cases/exports.ts";

test.each([
  ["2026-04-01", 2026, 0],
  ["2026-11-22", 2026, 7],
  ["2026-12-31", 2026, 8],
  ["2027-01-01", 2026, 9],
  ["2028-02-29", 2027, 10],
  ["2027-03-31", 2026, 11],
  ["2027-04-01", 2027, 0],
])("%s lies in the fiscal year %i, in month %i of it", (day, year, place) => {
  expect(fiscalYearOf(monthOf(day))).toBe(year);
  expect(placeInYear(monthOf(day))).toBe(place);
});

test.each([
  [2026, 0, "2026-04-01"],
  [2026, 9, "2027-01-01"],
  [2026, 11, "2027-03-01"],
  [2026, 12, "2027-04-01"],
])("month %2$i of %1$i begins on %3$s", (year, month, day) => {
  expect(firstOf(monthIn(year, month))).toBe(day);
});

test("every day of thirty years lies in its month, and the months follow one another", () => {
  for (let day = "2019-01-01"; day < "2049-01-01"; day = daysLater(day, 1)) {
    const month = monthOf(day);
    expect(firstOf(month)).toBe(`${day.slice(0, 7)}-01`);
    const next = daysLater(day, 1);
    expect(monthOf(next)).toBe(next.endsWith("-01") ? month + 1 : month);
    if (next.endsWith("-01")) expect(daysOfMonths(month, 1)).toEqual({ from: firstOf(month), to: day });
  }
});

test.each([
  ["2026-11-10", "2026-11-20", ["2026-11-10 2026-11-20"]],
  ["2026-12-15", "2027-02-03", ["2026-12-15 2026-12-31", "2027-01-01 2027-01-31", "2027-02-01 2027-02-03"]],
  ["2028-02-01", "2028-02-29", ["2028-02-01 2028-02-29"]],
  ["2026-11-20", "2026-10-31", []],
])("from %s to %s, month by month: %j", (from, to, months) => {
  const found = byMonth({ from, to });
  expect(found.map((days) => `${days.from} ${days.to}`)).toEqual(months);
  for (const days of found) expect(monthOf(days.from)).toBe(days.month);
});

test.each([
  ["this-month", "2026-11-16", "2026-11-01", "2026-11-30"],
  ["this-month", "2026-12-31", "2026-12-01", "2026-12-31"],
  ["last-month", "2027-01-01", "2026-12-01", "2026-12-31"],
  ["last-month", "2028-03-15", "2028-02-01", "2028-02-29"],
  ["this-year", "2027-03-31", "2026-04-01", "2027-03-31"],
  ["this-year", "2027-04-01", "2027-04-01", "2028-03-31"],
  ["last-year", "2026-04-01", "2025-04-01", "2026-03-31"],
] as const)("the cases of %s on %s are those from %s to %s", (span, today, first, last) => {
  expect(daysOf(span, today)).toEqual({ from: first, to: last });
});

test.each([
  ["week", "2026-11-18", "2026-11-16", "2026-11-18"],
  ["week", "2026-11-22", "2026-11-16", "2026-11-22"],
  ["month", "2028-03-31", "2028-02-01", "2028-02-29"],
  ["month", "2027-01-04", "2026-12-01", "2026-12-31"],
  ["year", "2027-03-31", "2026-04-01", "2027-03-31"],
  ["year", "2027-04-01", "2027-04-01", "2027-04-01"],
] as const)("the digest of the %s on %s tells of %s to %s", (time, today, from, to) => {
  expect(spanOf(time, today)).toEqual({ from, to });
});

test.each([
  ["2026-11-16", "2025-12-01"],
  ["2026-12-31", "2026-01-01"],
  ["2028-02-29", "2027-03-01"],
])("the twelve months that end on %s begin on %s", (today, from) => {
  expect(yearUntil(today)).toEqual({ from, to: today });
});
