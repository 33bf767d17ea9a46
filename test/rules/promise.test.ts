import { describe, expect, test } from "vitest";
import { answerBy } from "../../src/flows/promise.ts";
import type { Urgency } from "../../src/policy/policy.ts";
import { consult, policy } from "./judge-sample.ts";

/** A moment as a clock in Japan shows it. */
const japan = (time: string) => Date.parse(`${time}+09:00`);

const cases: readonly (readonly [urgency: Urgency, claimed: string, due: string])[] = [
  ["normal", "2026-11-13T16:00", "2026-11-16T16:00"],
  ["normal", "2026-11-14T11:00", "2026-11-17T08:45"],
  ["normal", "2026-12-28T16:00", "2027-01-04T16:00"],
  ["today", "2026-11-13T16:00", "2026-11-13T16:15"],
  ["today", "2026-11-13T17:10", "2026-11-16T08:55"],
  ["today", "2026-11-20T19:00", "2026-11-24T09:00"],
  ["now", "2026-11-13T17:10", "2026-11-13T17:25"],
  ["now", "2026-12-31T23:50", "2027-01-01T00:05"],
];

test.each(cases)("what is %s and claimed at %s is answered by %s", (urgency, claimed, due) => {
  expect(answerBy(policy, {}, urgency, japan(claimed))).toBe(japan(due));
});

describe("a rule of urgency with its own time", () => {
  const over = consult({ facts: "threat" });
  const slower = {
    ...policy,
    urgency: policy.urgency.map((rule) =>
      rule.within === undefined ? rule : { ...rule, within: { text: "2日", minutes: 2880, days: 2 } },
    ),
  };
  test("counts in working time, too", () => {
    expect(answerBy(slower, over, "today", japan("2026-11-13T16:00"))).toBe(japan("2026-11-17T16:00"));
  });
  test("but a call for help about the same case counts round the clock", () => {
    expect(answerBy(policy, over, "now", japan("2026-11-14T03:00"))).toBe(japan("2026-11-14T03:15"));
  });
});
