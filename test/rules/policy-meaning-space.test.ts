import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { holds } from "../../src/flows/condition.ts";
import { urgency } from "../../src/flows/urgency.ts";
import { effective } from "../../src/flows/walk.ts";
import { answerables } from "../../src/policy/meaning-atoms.ts";
import { Space } from "../../src/policy/meaning-space.ts";
import { type Condition, URGENCIES, URGENCY } from "../../src/policy/policy.ts";
import { policyIn, SAPPORO_2026, TEST_POLICY } from "../support/policies.ts";

/** Thinking about answers must say the same as answering: neither invents what nobody can answer. */
const policies = [policyIn(TEST_POLICY), policyIn(SAPPORO_2026)];

const scene = fc.constantFrom(...policies).chain((policy) => {
  const questions = answerables(policy.flow);
  const answer = fc
    .constantFrom(...questions)
    .chain(({ id, keys, several, skippable }) =>
      fc
        .subarray([...keys], { minLength: skippable ? 0 : 1, maxLength: several ? keys.length : 1 })
        .map((chosen) => [id, chosen] as const),
    );
  const answers = fc
    .array(answer, { maxLength: 25 })
    .map((given): Answers => ({ kind: ["consult"], ...Object.fromEntries(given) }));
  const chosen = fc.constantFrom(...questions).chain(({ id, keys }) =>
    fc.record({
      is: fc.constant("chosen" as const),
      question: fc.constant(id),
      how: fc.constantFrom("any" as const, "all" as const, "none" as const),
      options: fc.subarray([...keys], { minLength: 1, maxLength: Math.min(3, keys.length) }),
    }),
  );
  const given = fc.record({
    is: fc.constantFrom("answered" as const, "skipped" as const),
    question: fc.constantFrom(...questions.map(({ id }) => id)),
  });
  const { condition } = fc.letrec<{ condition: Condition }>((again) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      chosen,
      given,
      fc.record({ is: fc.constant("not" as const), of: again("condition") }),
      fc.record({
        is: fc.constantFrom("all-of" as const, "any-of" as const),
        of: fc.array(again("condition"), { minLength: 1, maxLength: 4 }),
      }),
    ),
  }));
  return fc.record({ policy: fc.constant(policy), answers, condition });
});

test("what some answers meet is possible", () => {
  fc.assert(
    fc.property(scene, ({ policy, answers, condition }) => {
      if (!holds(condition, effective(policy.flow, answers))) return;
      const space = new Space([policy]);
      expect(space.possible(space.formula(condition))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("an example meets the condition, and none of its answers can be left out", () => {
  fc.assert(
    fc.property(scene, ({ policy, condition }) => {
      const space = new Space([policy]);
      const formula = space.formula(condition);
      const example = space.example(formula);
      expect(example !== undefined).toBe(new Space([policy]).possible(formula));
      if (example === undefined) return;
      expect(holds(condition, effective(policy.flow, example))).toBe(true);
      for (const id of Object.keys(example).filter((one) => one !== "kind")) {
        const less = Object.fromEntries(Object.entries(example).filter(([other]) => other !== id));
        expect(holds(condition, effective(policy.flow, less))).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test("how urgent it is comes out the same", () => {
  for (const policy of policies) {
    const space = new Space([policy]);
    for (const level of URGENCIES) {
      const example = space.example(
        space.formula({ is: "chosen", question: URGENCY, how: "any", options: [level] }),
      );
      expect(example && urgency(policy, example)).toBe(level);
    }
  }
});
