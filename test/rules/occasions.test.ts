import { describe, expect, test } from "vitest";
import type { Case } from "../../src/cases/case.ts";
import { occasionsFor } from "../../src/cases/occasions.ts";
import type { Answers } from "../../src/flows/answers.ts";
import { OCCASIONS, type Occasion } from "../../src/policy/replies.ts";
import { policyIn, SAPPORO_2024, SAPPORO_2026, TEST_POLICY } from "../support/policies.ts";
import { allStates, policy } from "./sample-cases.ts";

const states = new Map(allStates.map(([name, { c }]) => [name, c]));

function state(name: string): Case {
  const found = states.get(name);
  if (found === undefined) throw new Error(`no state ${name}`);
  return found;
}

/** What comes first for a case: as many as are expected. */
const firstOf = (c: Case, expected: readonly Occasion[]) => occasionsFor(c, policy).slice(0, expected.length);

describe("what the state of a case calls for comes first", () => {
  test.each([
    ["new", "sent", ["received", "asking"]],
    ["claimed, and nothing said yet", "claimed", ["received", "asking"]],
    ["help was called", "called", ["danger", "received"]],
    ["people are being called", "summoned", ["danger", "received"]],
    ["answered, and not decided", "delivered", ["asking", "received"]],
    ["the answer did not arrive", "undelivered", ["received", "asking"]],
    ["waiting for the reporter", "inquired", ["asking", "received"]],
    ["the reporter wrote again", "inquiredHeard", ["received", "asking"]],
    ["it happened again", "recorded", ["received", "again"]],
    ["the head is told", "shared", ["received", "head"]],
    ["the desk found it pressing", "weighed", ["danger", "received"]],
    ["decided", "decided", ["decision", "received"]],
    ["closed", "closed", ["closing"]],
    ["closed while it was in danger", "summonedClosed", ["closing"]],
    ["reopened", "reopened", ["decision", "received"]],
  ] satisfies [string, string, Occasion[]][])("%s", (_, name, first) => {
    expect(firstOf(state(name), first)).toEqual(first);
  });

  test("a talk that repeats itself, or is expected again", () => {
    const sent = state("delivered");
    const again: Occasion[] = ["asking", "again"];
    for (const c of [
      { ...sent, repeatingSince: sent.openedAt },
      { ...sent, unrelatedSince: sent.openedAt },
      { ...sent, answers: { ...sent.answers, next: ["soon"] } },
      {
        ...sent,
        isAnew: true,
        earlier: [{ at: 0, answers: { next: ["soon"] }, handed: [], topics: ["next"] }],
      },
    ])
      expect(firstOf(c, again)).toEqual(again);
  });
});

describe("then what its answers do", () => {
  const delivered = state("delivered");
  test.each([
    [{ facts: ["hit"] }, ["asking", "danger"]],
    [{ facts: ["repeat"] }, ["asking", "again"]],
    [{ facts: ["selfharm"] }, ["asking", "burden"]],
    [{ facts: ["hit", "repeat"], effect: ["unwell"] }, ["asking", "danger", "again", "burden"]],
    [{ wish: ["share"] }, ["asking", "head"]],
    [{ wish: ["record"] }, ["asking", "received"]],
  ] satisfies [Answers, Occasion[]][])("%o", (answers, first) => {
    const told = { ...delivered, kind: "consult", answers: { ...delivered.answers, ...answers } } as const;
    expect(firstOf({ ...told, answers: { doubt: ["counts"], ...told.answers } }, first)).toEqual(first);
  });

  test("an answer to what is not asked any more says nothing", () => {
    const c = { ...delivered, answers: { ...delivered.answers, facts: ["hit"] } };
    expect(firstOf(c, ["asking", "received"])).toEqual(["asking", "received"]);
  });
});

test("in every state, by every policy, each occasion is there once", () => {
  for (const [, { c }] of allStates)
    for (const each of [SAPPORO_2026, SAPPORO_2024, TEST_POLICY].map(policyIn))
      expect(occasionsFor(c, each).toSorted()).toEqual(OCCASIONS.toSorted());
});

describe.each([
  ["2026", SAPPORO_2026],
  ["2024", SAPPORO_2024],
])("the example of %s", (_, file) => {
  const { templates } = policyIn(file);

  test("has three to five replies for each occasion", () => {
    const many = OCCASIONS.map((one) => templates.filter(({ occasion }) => occasion === one).length);
    expect(many.filter((n) => n < 3 || n > 5)).toEqual([]);
    expect(templates.every(({ occasion }) => occasion !== undefined)).toBe(true);
  });

  test("no two are called alike, and none is left half written", () => {
    expect(new Set(templates.map(({ label }) => label)).size).toBe(templates.length);
    expect(templates.filter(({ text }) => /[{}！!]|・\s*$|・\n/m.test(text)).map(({ id }) => id)).toEqual([]);
  });
});
