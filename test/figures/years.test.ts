import { expect, test } from "vitest";
import { monthsOver, stretches } from "../../src/figures/years.ts";

const read = (from: string, to: string, today: string) =>
  stretches({ from, to }, today).map(({ year, months }) => `${year}: ${months.from}-${months.to}`);

test.each([
  ["a whole fiscal year", "2025-04-01", "2026-03-31", "2026-11-16", ["2025: 0-11"]],
  ["twelve months, the last not over", "2025-12-01", "2026-11-16", "2026-11-16", ["2025: 8-11", "2026: 0-6"]],
  ["this fiscal year so far", "2026-04-01", "2026-11-16", "2026-11-16", ["2026: 0-6"]],
  ["last month", "2026-10-01", "2026-10-31", "2026-11-16", ["2026: 6-6"]],
  ["this week", "2026-11-16", "2026-11-18", "2026-11-18", []],
  ["the first of April", "2026-04-01", "2026-04-01", "2026-04-01", []],
  ["March, on the first of April", "2026-03-01", "2026-03-31", "2026-04-01", ["2025: 11-11"]],
  ["a February with 29 days, seen on the 29th", "2028-02-01", "2028-02-29", "2028-02-29", []],
  ["the same a day later", "2028-02-01", "2028-02-29", "2028-03-01", ["2027: 10-10"]],
  ["days that cut both months", "2026-05-02", "2026-07-30", "2026-11-16", ["2026: 2-2"]],
  ["days to come", "2027-01-01", "2027-03-31", "2026-11-16", []],
])("%s", (_, from, to, today, expected) => {
  expect(read(from, to, today)).toEqual(expected);
});

test.each([
  [2026, "2026-04-01", 0],
  [2026, "2026-11-30", 7],
  [2026, "2027-03-31", 11],
  [2026, "2027-04-01", 12],
  [2025, "2027-04-01", 12],
  [2027, "2027-01-01", 0],
])("of %i are over on %s: %i months", (year, today, months) => {
  expect(monthsOver(year, today)).toBe(months);
});
