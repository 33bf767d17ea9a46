import { expect, test } from "vitest";
import { daysLater, instantOf, isDate, localDate, localTime, weekdayOf } from "../../src/calendar/local.ts";

const at = (time: string) => Date.parse(time);

test.each([
  ["2026-11-22T14:05:30Z", "Asia/Tokyo", "2026-11-22", [2026, 11, 22, 23, 5, 0]],
  ["2026-11-22T15:00:00Z", "Asia/Tokyo", "2026-11-23", [2026, 11, 23, 0, 0, 1]],
  ["2027-12-31T23:59:59Z", "Asia/Tokyo", "2028-01-01", [2028, 1, 1, 8, 59, 6]],
  ["2026-03-08T06:59:59Z", "America/New_York", "2026-03-08", [2026, 3, 8, 1, 59, 0]],
  ["2026-03-08T07:00:00Z", "America/New_York", "2026-03-08", [2026, 3, 8, 3, 0, 0]],
  ["1970-01-01T00:00:00Z", "Pacific/Marquesas", "1969-12-31", [1969, 12, 31, 14, 30, 3]],
])("at %s clocks in %s show %s", (time, zone, date, parts) => {
  const { year, month, day, hour, minute, weekday } = localTime(at(time), zone);
  expect([year, month, day, hour, minute, weekday]).toEqual(parts);
  expect(localDate(at(time), zone)).toBe(date);
});

test.each([
  ["2026-11-24", 8 * 60 + 45, "Asia/Tokyo", "2026-11-24T08:45:00+09:00"],
  ["2026-12-31", 24 * 60, "Asia/Tokyo", "2027-01-01T00:00:00+09:00"],
  // Before and after clocks are set forward and back; what is never shown, and what is shown twice.
  ["2026-03-08", 60, "America/New_York", "2026-03-08T01:00:00-05:00"],
  ["2026-03-08", 150, "America/New_York", "2026-03-08T03:30:00-04:00"],
  ["2026-03-08", 525, "America/New_York", "2026-03-08T08:45:00-04:00"],
  ["2026-11-01", 90, "America/New_York", "2026-11-01T01:30:00-04:00"],
  ["2026-11-01", 525, "America/New_York", "2026-11-01T08:45:00-05:00"],
  ["2026-10-04", 135, "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00"],
  ["2026-10-04", 600, "Australia/Lord_Howe", "2026-10-04T10:00:00+11:00"],
])("on %s, %i minutes after midnight in %s is %s", (date, minutes, zone, time) => {
  expect(instantOf(date, minutes, zone)).toBe(at(time));
});

test("days follow one another over months, years and leap days", () => {
  expect(daysLater("2026-12-31", 1)).toBe("2027-01-01");
  expect(daysLater("2028-02-28", 1)).toBe("2028-02-29");
  expect(daysLater("2027-02-28", 1)).toBe("2027-03-01");
  expect(daysLater("2027-01-01", -1)).toBe("2026-12-31");
  expect(weekdayOf("2026-11-22")).toBe(0);
  expect(weekdayOf("2028-02-29")).toBe(2);
});

test.each([
  ["2026-11-22", true],
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["26-01-01", false],
  ["2026-11-22T00:00", false],
])("whether %s is a day: %s", (text, is) => {
  expect(isDate(text)).toBe(is);
});
