import { describe, expect, test } from "vitest";
import type { Case } from "../../src/cases/case.ts";
import { evolve } from "../../src/cases/evolve.ts";
import { listed } from "../../src/cases/listed.ts";
import { numbersIn } from "../../src/casework/search.ts";
import { allStates, START } from "./sample-cases.ts";

const states = new Map(allStates.map(([name, { c }]) => [name, c]));

function state(name: string): Case {
  const found = states.get(name);
  if (found === undefined) throw new Error(`no state ${name}`);
  return found;
}

test("only what is with the desk and not over is in its queue", () => {
  for (const [, c] of states)
    expect(listed(c) !== null).toBe(c.status === "waiting" || c.status === "claimed");
});

describe("the order", () => {
  const sent = state("sent");
  test.each([
    ["danger", { ...sent, urgency: "now", answerDue: START }, 0],
    ["what is urgent today", { ...sent, urgency: "today" }, 1],
    ["who may come again", { ...sent, answers: { ...sent.answers, next: ["soon"] } }, 1],
    ["who comes some day", { ...sent, answers: { ...sent.answers, next: ["likely"] } }, 3],
    ["what is promised", { ...sent, answerDue: START }, 2],
    ["the rest", { ...sent, urgency: "normal" }, 3],
  ] satisfies [string, Case, number][])("%s", (_, c, rank) => expect(listed(c)?.rank).toBe(rank));

  test("while the reporter answers anew, a case lies where it lay", () => {
    const before = { ...sent, answers: { ...sent.answers, next: ["soon"], wish: ["law"] } };
    const anew = evolve(before, {
      ...{ type: "reconsidered", topics: ["next"], questions: ["next", "wish"] },
      ...{ by: sent.reporter, at: START },
    });
    expect(anew.answers.next).toBeUndefined();
    expect(listed(anew)).toEqual(listed(before));
    const through = evolve(anew, {
      ...{ type: "answered", topic: "next", questions: ["next"], urgency: "normal", told: [] },
      ...{ answers: { ...sent.answers, next: ["likely"] }, through: true, by: sent.reporter, at: START },
    });
    expect(listed(through)).toMatchObject({ rank: 3, wishes: null });
  });

  test("within one rank what is due first comes first, else what came first", () => {
    expect(listed({ ...sent, answerDue: START + 5 })?.at).toBe(START + 5);
    expect(listed({ ...sent, answerDue: null })?.at).toBe(sent.sentAt);
  });
});

describe("whose turn it is", () => {
  test.each([
    ["claimed", true],
    ["replied", false],
    ["delivered", false],
    ["undelivered", true],
    ["messaged", true],
  ])("%s: the desk's %s", (name, awaits) => expect(listed(state(name))?.awaits).toBe(awaits));
});

test("a reporter without name is counted in no section", () => {
  expect(listed(state("sent"))?.named).toBe(true);
  expect(listed(state("noName"))?.named).toBe(false);
});

test("what is asked for can be looked for one by one", () => {
  const wishing = { ...state("sent"), answers: { wish: ["law", "health"] } };
  expect(listed(wishing)?.wishes).toBe(",law,health,");
  expect(listed({ ...wishing, answers: { wish: [] } })?.wishes).toBeNull();
});

describe("numbers as people type them", () => {
  test.each([
    ["R8-042", ["R8-042"]],
    ["r8-42", ["R8-042"]],
    ["Ｒ８－０４２", ["R8-042"]],
    ["R8ー42", ["R8-042"]],
    ["R8-1234", ["R8-1234"]],
    [" R8 − 0042 ", ["R8-042"]],
    ["42", ["R1-042", "R2-042", "R3-042"]],
    ["電話42", null],
    ["R8", null],
  ])("%s", (typed, numbers) => expect(numbersIn(typed, ["R1", "R2", "R3"])).toEqual(numbers));
});
