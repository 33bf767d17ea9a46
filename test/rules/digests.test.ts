import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysLater, instantOf, localDate } from "../../src/calendar/local.ts";
import { monthOf } from "../../src/calendar/months.ts";
import { CITY_HOURS, isWorkingDay } from "../../src/calendar/working-time.ts";
import type { Case } from "../../src/cases/case.ts";
import { owedBy } from "../../src/cases/digests.ts";
import { isIssueDue, lastIssue, lastMonthIssue } from "../../src/cases/issues.ts";
import { SEED } from "./sample-acts.ts";
import { allStates } from "./sample-cases.ts";

const timeZone = "Asia/Tokyo";
const city = { ...CITY_HOURS, timeZone };
const monday = { weekday: 1, at: 9 * 60 };
const at = (moment: string) => Date.parse(`${moment}+09:00`);

test.each([
  ["the minute before", "2026-11-16T08:59", "2026-11-09"],
  ["at nine", "2026-11-16T09:00", "2026-11-16"],
  ["on Sunday", "2026-11-22T23:59", "2026-11-16"],
  ["on a holiday", "2026-11-23T12:00", "2026-11-16"],
  ["the day after a holiday", "2026-11-24T09:00", "2026-11-24"],
  ["after New Year", "2027-01-04T09:00", "2027-01-04"],
  ["around 29 February", "2028-03-01T12:00", "2028-02-28"],
  ["on 1 April", "2027-04-01T12:00", "2027-03-29"],
])("the newest digest %s", (_, now, issue) => {
  expect(lastIssue(city, monday, at(now))).toBe(issue);
});

test.each([
  ["the minute before", "2026-12-01T08:59", "2026-10", "2026-11-02"],
  ["on the first", "2026-12-01T09:00", "2026-11", "2026-12-01"],
  ["when the first is a Sunday", "2026-11-01T12:00", "2026-09", "2026-10-01"],
  ["after New Year", "2027-01-04T09:00", "2026-12", "2027-01-04"],
  ["on 1 April", "2027-04-01T09:00", "2027-03", "2027-04-01"],
  ["after 29 February", "2028-03-01T09:00", "2028-02", "2028-03-01"],
])("what comes once a month, %s", (_, now, month, day) => {
  expect(lastMonthIssue(city, 540, at(now))).toEqual({ month: monthOf(`${month}-01`), day });
});

test("a holiday made by law that no table knows yet is a day that the policy names", () => {
  const closed = { ...city, closed: ["2026-11-16"] };
  expect(lastIssue(closed, monday, at("2026-11-16T12:00"))).toBe("2026-11-09");
  expect(lastIssue(closed, monday, at("2026-11-17T09:00"))).toBe("2026-11-17");
});

test("on 29 February itself there is a digest, if it is the weekday", () => {
  expect(lastIssue(city, { weekday: 2, at: 540 }, at("2028-02-29T09:00"))).toBe("2028-02-29");
});

test("weeks that lie in one holiday have one digest", () => {
  const days = Array.from({ length: 21 }, (_, n) => daysLater("2026-11-09", n));
  const shut = { ...city, closed: days };
  expect(lastIssue(shut, monday, at("2026-11-29T12:00"))).toBe("2026-11-02");
  expect(lastIssue(shut, monday, at("2026-11-30T09:00"))).toBe("2026-11-30");
});

test("it comes out on a day of work, at most a week and a holiday ago, and never goes back as time goes on", () => {
  const moment = fc.integer({ min: at("2026-01-01T00:00"), max: at("2036-01-01T00:00") });
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 6 }), fc.nat(30 * 86_400_000), (now, weekday, more) => {
      const issue = lastIssue(city, { weekday, at: 540 }, now);
      expect(isWorkingDay(city, issue)).toBe(true);
      expect(instantOf(issue, 540, timeZone)).toBeLessThanOrEqual(now);
      expect(issue > daysLater(localDate(now, timeZone), -16)).toBe(true);
      expect(lastIssue(city, { weekday, at: 540 }, now + more) >= issue).toBe(true);
    }),
    { seed: SEED },
  );
});

test.each([
  ["2026-11-16", "2026-11-09", true],
  ["2026-11-16", "2026-11-16", false],
  ["2026-11-16", "2026-11-20", false],
  ["2026-11-16", "2027-11-15", true],
])("of %s after %s was seen to: due %s", (issue, seenTo, due) => {
  expect(isIssueDue(issue, seenTo)).toBe(due);
});

/** What is owed, as one can read it. */
const read = (person: string, c: Case, today: string): string[] =>
  owedBy(person, [c], today, timeZone).map((one) =>
    one.as === "call" ? one.call.need : one.as === "step" ? `${one.step.step} ${one.step.on}` : one.as,
  );

const stateOf = (name: string): Case => {
  const found = allStates.find(([of]) => of === name)?.[1].c;
  if (found === undefined) throw new Error(`no state ${name}`);
  return found;
};

describe("what is owed", () => {
  test.each([
    ["shared", "UNAKAJIMA", ["unnoted"]],
    ["sharedManaged", "UNAKAJIMA", ["confer 2026-11-18"]],
    ["sharedClosed", "UNAKAJIMA", []],
    ["sharedWithdrawn", "UNAKAJIMA", []],
    ["narrowed", "UNAKAJIMA", []],
    ["shared", "UTANAKA", []],
    ["sent", "UNAKAJIMA", []],
  ])("of a case that is %s, by %s: %j", (state, person, owed) => {
    expect(read(person, stateOf(state), "2027-01-01")).toEqual(owed);
  });

  const shared = stateOf("shared");
  const noted = (on: string, recorded: string): Case => ({
    ...shared,
    managed: [
      {
        event: 9,
        step: "speak",
        by: "UNAKAJIMA",
        on,
        words: null,
        at: Date.parse(`${recorded}T10:00+09:00`),
      },
    ],
  });

  test.each([
    ["planned for today", "2026-11-16", "2026-11-11", ["speak 2026-11-16"]],
    ["planned for this week", "2026-11-22", "2026-11-11", ["speak 2026-11-22"]],
    ["planned for next week", "2026-11-23", "2026-11-11", []],
    ["planned, and its day is past", "2026-11-13", "2026-11-11", ["speak 2026-11-13"]],
    ["done and noted afterwards", "2026-11-10", "2026-11-11", []],
    ["done and noted on the day", "2026-11-11", "2026-11-11", []],
  ])("%s", (_, on, recorded, owed) => {
    expect(read("UNAKAJIMA", noted(on, recorded), "2026-11-16")).toEqual(owed);
  });

  test("a head who is the reporter owes nothing in their own case", () => {
    expect(read("UNAKAJIMA", { ...shared, reporter: "UNAKAJIMA" }, "2026-11-16")).toEqual([]);
  });

  test("of what is kept from managers nobody is told, not of a call either", () => {
    for (const [name, { c }] of allStates)
      for (const { person } of c.calls.flatMap((call) => call.summoned))
        expect(
          read(person, { ...c, answers: { ...c.answers, share: ["desk"] } }, "2026-11-16"),
          name,
        ).toEqual([]);
  });

  test("a call is owed by whoever did not answer, until somebody has it in hand", () => {
    const summoned = stateOf("summoned");
    const people = summoned.calls.flatMap((call) => call.summoned.map((one) => one.person));
    for (const person of people) expect(read(person, summoned, "2026-11-16")).toEqual(["help"]);
    for (const person of people) expect(read(person, stateOf("coming"), "2026-11-16")).toEqual([]);
  });
});
