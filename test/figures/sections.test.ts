import { expect, test } from "vitest";
import type { Told } from "../../src/figures/figures.ts";
import { byCode, sumOf, type YearTold } from "../../src/figures/sections.ts";

const told = (place: string, from: number, to: number, times: number): Told => ({
  path: place === "" ? [] : place.split("/"),
  value: "",
  from,
  to,
  times,
  amount: times * 10,
});

const years: readonly YearTold[] = [
  {
    year: 2025,
    months: { from: 8, to: 11 },
    told: byCode([told("", 8, 11, 90), told("A", 8, 9, 20), told("A/x", 8, 11, 7), told("B/y", 6, 9, 8)]),
  },
  {
    year: 2026,
    months: { from: 0, to: 6 },
    told: byCode([told("", 0, 6, 80), told("A", 0, 3, 30), told("A/x", 0, 3, 6), told("B/x", 4, 6, 5)]),
  },
];

test.each([
  ["the whole city", [""], { from: "2025-12-01", to: "2026-10-31", times: 170 }],
  ["a part of which the end of a year is hidden", ["A"], { from: "2026-04-01", to: "2026-07-31", times: 30 }],
  ["a section that was moved", ["x"], { from: "2025-12-01", to: "2026-10-31", times: 18 }],
  ["a section below another", ["A", "x"], { from: "2026-04-01", to: "2026-10-31", times: 35 }],
  ["two sections", ["A", "nowhere"], { from: "2026-04-01", to: "2026-07-31", times: 30 }],
])("%s", (_, sections, { from, to, times }) => {
  expect(sumOf(years, sections, "")).toEqual({ as: "told", from, to, times, amount: times * 10 });
});

test.each([
  ["a section of which a block is cut by the time", ["y"]],
  ["a section nobody knows", ["nowhere"]],
  ["no section", []],
])("nothing is told of %s", (_, sections) => {
  expect(sumOf(years, sections, "")).toEqual({ as: "hidden" });
});
