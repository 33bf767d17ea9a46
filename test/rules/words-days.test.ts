import { describe, expect, test } from "vitest";
import { daysWritten } from "../../src/words/days.ts";

const TODAY = "2027-05-01";

describe("days that the desk notes of the fiscal year 2026", () => {
  test.each([
    ["2026-04-20", "2026-04-20"],
    ["2026/4/20", "2026-04-20"],
    ["4/20", "2026-04-20"],
    ["4月20日", "2026-04-20"],
    ["４月２０日", "2026-04-20"],
    ["2026年4月20日（月）", "2026-04-20"],
    ["04-01", "2026-04-01"],
    ["3/31", "2027-03-31"],
    ["1月5日", "2027-01-05"],
    [" 12 / 1 ", "2026-12-01"],
  ])("%s", (written, day) => {
    expect(daysWritten(written, 2026, TODAY)).toEqual({ days: [day] });
  });

  test("in the order of time, each once, whatever lines are empty", () => {
    expect(daysWritten("3/1\n\n4/20\r\n4月20日\n", 2026, TODAY)).toEqual({
      days: ["2026-04-20", "2027-03-01"],
    });
  });

  test("nothing written was not noted; なし was noted", () => {
    expect(daysWritten(" \n", 2026, TODAY)).toEqual({ days: null });
    expect(daysWritten("なし", 2026, TODAY)).toEqual({ days: [] });
  });

  test.each([
    ["春ごろ", "unreadable"],
    ["2/29", "unreadable"],
    ["4/31", "unreadable"],
    ["13/1", "unreadable"],
    ["2026-3-31", "other-year"],
    ["2027-04-01", "other-year"],
  ])("%s is none of its days: %s", (written, wrong) => {
    expect(daysWritten(`4/20\n${written}`, 2026, TODAY)).toEqual({ wrong, line: 2 });
  });

  test("29 February is a day where the year has one", () => {
    expect(daysWritten("2/29", 2027, "2028-03-01")).toEqual({ days: ["2028-02-29"] });
  });

  test("today is, tomorrow is not yet", () => {
    expect(daysWritten("11/16", 2026, "2026-11-16")).toEqual({ days: ["2026-11-16"] });
    expect(daysWritten("11/17", 2026, "2026-11-16")).toEqual({ wrong: "to-come", line: 1 });
  });
});
