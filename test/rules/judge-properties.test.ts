import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { judge } from "../../src/flows/judge.ts";
import { urgency } from "../../src/flows/urgency.ts";
import { change, cutShort, effective, topicNow, walk } from "../../src/flows/walk.ts";
import { policyIn, SAPPORO_2024, SAPPORO_2026 } from "../support/policies.ts";
import { anyAnswers } from "./judge-any.ts";

describe.each([
  ["2026", SAPPORO_2026],
  ["2024", SAPPORO_2024],
])("the policy of %s", (_, file) => {
  const policy = policyIn(file);
  const { flow } = policy;
  const skippable = flow.topics.filter((topic) => topic.skippable);
  const runs = { numRuns: 1000 };
  const points = (answers: Answers) => judge(policy, answers).indication.points;

  test("skipping a question never makes a statement: it leaves the indication, or makes it unclear", () => {
    const question = fc.constantFrom(...skippable.flatMap((topic) => topic.questions.map((q) => q.id)));
    fc.assert(
      fc.property(anyAnswers(flow), question, (answers, id) => {
        // Without answers kept aside, to questions that were not asked: skipping another may ask them again.
        const counting = effective(flow, answers);
        const after = points({ ...counting, [id]: [] });
        if (after !== "unclear") expect(after).toBe(points(counting));
      }),
      { numRuns: 3000 },
    );
  });

  test("sending as far as one came is skipping: it leads to who is told, and is never stronger", () => {
    fc.assert(
      fc.property(anyAnswers(flow), fc.nat(flow.topics.length), (answers, many) => {
        const ids = flow.topics.slice(0, many).flatMap((topic) => topic.questions.map((q) => q.id));
        const kept = Object.entries(answers).filter(([id]) => [...ids, "kind", "after_sending"].includes(id));
        const sofar: Answers = Object.fromEntries(kept);
        const cut = cutShort(flow, sofar);
        const step = walk(flow, cut);
        if (step.at === "topic") expect(step.topic.skippable).toBe(false);
        expect(effective(flow, cut)).toMatchObject(effective(flow, sofar));
        if (points(cut) !== "unclear") expect(points(cut)).toBe(points(sofar));
      }),
      runs,
    );
  });

  test("changing an answer and changing it back gives the same result", () => {
    fc.assert(
      fc.property(
        anyAnswers(flow),
        anyAnswers(flow),
        fc.constantFrom(...flow.topics),
        (was, other, topic) => {
          fc.pre(topicNow(flow, was, topic.id) !== undefined);
          const ids = topic.questions.map((question) => question.id);
          const part = (from: Answers) => Object.fromEntries(ids.map((id) => [id, from[id] ?? []]));
          const back = change(flow, change(flow, was, topic.id, part(other)), topic.id, part(was));
          expect(judge(policy, back)).toEqual(judge(policy, was));
          expect(urgency(policy, back)).toBe(urgency(policy, was));
        },
      ),
      runs,
    );
  });

  test("the order of answering never matters", () => {
    const orders = fc.shuffledSubarray([...flow.topics], { minLength: flow.topics.length });
    fc.assert(
      fc.property(anyAnswers(flow), orders, (answers, order) => {
        const start: Answers = { kind: answers.kind ?? [], after_sending: answers.after_sending ?? [] };
        const given = order.reduce((so, topic) => change(flow, so, topic.id, answers), start);
        expect(judge(policy, given)).toEqual(judge(policy, answers));
        expect(urgency(policy, given)).toBe(urgency(policy, answers));
      }),
      runs,
    );
  });

  test("elements and indication do not contradict, and something is always said", () => {
    fc.assert(
      fc.property(anyAnswers(flow), (answers) => {
        const { indication, elements, directions, openPoints } = judge(policy, answers);
        const beyond = elements.find((one) => one.key === "beyond");
        if (indication.points === "likely" && beyond) expect(beyond.state).toBe("present");
        if (indication.points === "legitimate" && beyond) expect(beyond.state).not.toBe("present");
        expect(directions.length).toBeGreaterThan(0);
        expect(new Set(openPoints).size).toBe(openPoints.length);
        if (indication.points !== "unclear") expect(openPoints).toEqual([]);
      }),
      runs,
    );
  });
});
