import { expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { groundsOf } from "../../src/flows/grounds.ts";
import type { Condition } from "../../src/policy/policy.ts";

const chosen = (question: string, how: "any" | "all" | "none", ...options: string[]): Condition => ({
  is: "chosen",
  question,
  how,
  options,
});

const answers: Answers = { a: ["x", "y"], b: ["z"], c: [] };

const cases: readonly (readonly [
  what: string,
  condition: Condition | undefined,
  Record<string, string[]>,
])[] = [
  ["no condition has no grounds", undefined, {}],
  ["the options that met it", chosen("a", "any", "x", "w"), { a: ["x"] }],
  ["what was answered instead", chosen("b", "none", "w"), { b: ["z"] }],
  ["nothing where it does not hold", chosen("b", "any", "w"), {}],
  ["a question that was answered", { is: "answered", question: "a" }, { a: ["x", "y"] }],
  ["a question that was skipped", { is: "skipped", question: "c" }, { c: [] }],
  [
    "of several ways only those that hold",
    { is: "any-of", of: [chosen("a", "any", "y"), chosen("b", "any", "w")] },
    { a: ["y"] },
  ],
  [
    "all that it takes, each option once",
    { is: "all-of", of: [chosen("a", "any", "x"), chosen("a", "all", "x", "y"), chosen("b", "any", "z")] },
    { a: ["x", "y"], b: ["z"] },
  ],
  ["a named condition", { is: "term", term: "t", of: chosen("b", "any", "z") }, { b: ["z"] }],
  ["that something is not so", { is: "not", of: chosen("b", "any", "w") }, { b: ["z"] }],
];

test.each(cases)("%s", (_, condition, grounds) => {
  expect(Object.fromEntries(groundsOf(condition, answers))).toEqual(grounds);
});
