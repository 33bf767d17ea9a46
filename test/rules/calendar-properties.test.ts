import fc from "fast-check";
import { expect, test } from "vitest";
import { localDate, localTime } from "../../src/calendar/local.ts";
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

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const two = (n: number) => String(n).padStart(2, "0");

const yearDay = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }));
const monthDay = yearDay.map(([month, day]) => `${two(month)}-${two(day)}`);
const date = monthDay.map((day) => `2026-${day}`);

/** Any working time a policy could say, at home and where clocks are changed, by day and by night. */
const workingTime: fc.Arbitrary<WorkingTime> = fc
  .record({
    timeZone: fc.constantFrom("Asia/Tokyo", "America/New_York", "Australia/Lord_Howe", "Pacific/Marquesas"),
    weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    hours: fc.uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 2, maxLength: 2 }),
    holidays: fc.constantFrom("japan", "none"),
    closedEveryYear: fc.array(fc.record({ from: monthDay, to: monthDay }), { maxLength: 2 }),
    closed: fc.array(date, { maxLength: 5 }),
    open: fc.array(date, { maxLength: 5 }),
  })
  .map(({ hours: [a = 0, b = 0], ...rest }) => ({ ...rest, from: Math.min(a, b), to: Math.max(a, b) }))
  .filter(worksEveryYear);

const anyTime = fc.oneof(fc.constant<WorkingTime>({ ...CITY_HOURS, timeZone: "Asia/Tokyo" }), workingTime);
const moment = fc.integer({ min: Date.parse("2025-06-01"), max: Date.parse("2027-06-01") });
const minutes = fc.integer({ min: 0, max: 700 });
const days = fc.integer({ min: 0, max: 12 });

const always = <T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (...args: T) => void,
) => fc.assert(fc.property(...arbitraries, holds), { numRuns: 100 });

/** Whether a moment lies in the hours of a working day, its closing included. */
function isInHours(w: WorkingTime, at: number): boolean {
  return isWorking(w, at) || isWorking(w, at - 1);
}

test("the next opening is open, not earlier, and nobody works until then", () => {
  always([anyTime, moment, fc.double({ min: 0, max: 1, noNaN: true })], (w, at, part) => {
    const opens = nextOpening(w, at);
    expect(opens).toBeGreaterThanOrEqual(at);
    expect(isWorking(w, opens)).toBe(true);
    expect(isWorkingDay(w, localDate(opens, w.timeZone))).toBe(true);
    const between = Math.floor(at + (opens - at) * part);
    expect(isWorking(w, between)).toBe(between === opens);
  });
});

test("somebody works exactly when the clock of a working day shows its hours", () => {
  const tokyo = fc.oneof(workingTime).map((w): WorkingTime => ({ ...w, timeZone: "Asia/Tokyo" }));
  always([tokyo, moment], (w, at) => {
    const { hour, minute } = localTime(at, w.timeZone);
    const shown = hour * 60 + minute;
    const works = isWorkingDay(w, localDate(at, w.timeZone)) && w.from <= shown && shown < w.to;
    expect(isWorking(w, at)).toBe(works);
  });
});

test("what is added can be counted back", () => {
  always([anyTime, moment, minutes], (w, at, n) => {
    expect(workingMinutesBetween(w, at, addWorkingMinutes(w, at, n))).toBeCloseTo(n, 6);
  });
});

test("what is added ends within hours", () => {
  always([anyTime, moment, minutes, days], (w, at, n, d) => {
    expect(isInHours(w, addWorkingMinutes(w, at, n))).toBe(true);
    expect(isInHours(w, addWorkingDays(w, at, d))).toBe(true);
  });
});

test("later, or more, never ends earlier", () => {
  always([anyTime, moment, fc.integer({ min: 0, max: 10 * DAY }), minutes, days], (w, at, wait, n, d) => {
    const later = at + wait;
    expect(nextOpening(w, later)).toBeGreaterThanOrEqual(nextOpening(w, at));
    expect(addWorkingMinutes(w, later, n)).toBeGreaterThanOrEqual(addWorkingMinutes(w, at, n));
    expect(addWorkingMinutes(w, at, n + 1)).toBeGreaterThan(addWorkingMinutes(w, at, n));
    expect(addWorkingDays(w, later, d)).toBeGreaterThanOrEqual(addWorkingDays(w, at, d));
    expect(addWorkingDays(w, at, d + 1)).toBeGreaterThan(addWorkingDays(w, at, d));
  });
});

test("in two steps or in one, it comes to the same", () => {
  always([anyTime, moment, minutes, minutes], (w, at, a, b) => {
    const inOne = addWorkingMinutes(w, at, a + b);
    const inTwo = addWorkingMinutes(w, addWorkingMinutes(w, at, a), b);
    // The moment of closing and the next opening are the same to whoever works.
    expect(workingMinutesBetween(w, inOne, inTwo)).toBe(0);
    expect(inTwo).toBeGreaterThanOrEqual(inOne);
  });
  always([anyTime, moment, days, days], (w, at, a, b) => {
    if (w.timeZone !== "Asia/Tokyo") return;
    expect(addWorkingDays(w, addWorkingDays(w, at, a), b)).toBe(addWorkingDays(w, at, a + b));
  });
});

test("stretches of work add up to the whole", () => {
  const span = fc.integer({ min: 0, max: 20 * DAY });
  always([anyTime, moment, span, span], (w, at, a, b) => {
    const whole = workingMinutesBetween(w, at, at + a + b);
    const parts = workingMinutesBetween(w, at, at + a) + workingMinutesBetween(w, at + a, at + a + b);
    expect(parts).toBeCloseTo(whole, 6);
    expect(whole).toBeLessThanOrEqual((a + b) / MINUTE);
  });
});
