import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { check } from "../../src/flows/check.ts";
import { asked, change, effective, keysOf, topicNow, walk } from "../../src/flows/walk.ts";
import { LATER, type Question, type Topic, WORDS } from "../../src/policy/policy.ts";
import { policyIn, SAPPORO_2026, TEST_POLICY } from "../support/policies.ts";

/** Any answer somebody could give to a question, and some nobody could. */
function answerTo(question: Question): fc.Arbitrary<readonly string[]> {
  const keys = [...keysOf(question), "nonsense"];
  return question.kind === "several" ? fc.subarray(keys) : fc.subarray(keys, { maxLength: 1 });
}

function answersTo(topics: readonly Topic[], required = false): fc.Arbitrary<Answers> {
  const questions = topics.flatMap((topic) => topic.questions);
  const each = Object.fromEntries(questions.map((question) => [question.id, answerTo(question)]));
  const kind = fc.constantFrom(["report"], ["consult"]);
  return fc.record({ ...each, kind }, required ? {} : { requiredKeys: [] });
}

describe.each([
  ["the test policy", TEST_POLICY],
  ["the policy that ships", SAPPORO_2026],
])("%s", (_, file) => {
  const { flow } = policyIn(file);
  const { topics } = flow;
  const topicAndAnswers = fc
    .constantFrom(...topics)
    .chain((topic) => fc.tuple(fc.constant(topic), answersTo([topic]), answersTo(topics)));

  test("changing an answer and changing it back gives the same walk", () => {
    fc.assert(
      fc.property(topicAndAnswers, ([topic, given, before]) => {
        const shown = topicNow(flow, before, topic.id);
        const counting = effective(flow, before);
        const old = Object.entries(counting).filter(([id]) => topic.questions.some((q) => q.id === id));
        fc.pre(shown?.questions.every((question) => Object.hasOwn(counting, question.id)) ?? false);
        const there = change(flow, before, topic.id, given);
        const back = change(flow, there, topic.id, Object.fromEntries(old));
        expect(walk(flow, back)).toEqual(walk(flow, before));
        expect(effective(flow, back)).toEqual(counting);
      }),
    );
  });

  test("the order in which topics are answered does not matter", () => {
    fc.assert(
      fc.property(
        answersTo(topics, true),
        fc.shuffledSubarray([...topics], { minLength: topics.length }),
        (answers, order) => {
          const start: Answers = { kind: answers.kind ?? [] };
          const inOrder = topics.reduce((so, topic) => change(flow, so, topic.id, answers), start);
          const shuffled = order.reduce((so, topic) => change(flow, so, topic.id, answers), start);
          expect(effective(flow, shuffled)).toEqual(effective(flow, inOrder));
          expect(walk(flow, shuffled)).toEqual(walk(flow, inOrder));
        },
      ),
    );
  });

  test("only answers that count are kept, and they count for themselves", () => {
    fc.assert(
      fc.property(answersTo(topics), (answers) => {
        const counting = effective(flow, answers);
        expect(effective(flow, counting)).toEqual(counting);
        expect(walk(flow, counting)).toEqual(walk(flow, answers));
        const known = topics.flatMap((topic) => topic.questions.flatMap(keysOf));
        for (const [id, answer] of Object.entries(counting)) {
          if (id !== "kind") expect(known).toEqual(expect.arrayContaining([...answer]));
        }
      }),
    );
  });

  test("whoever answers what is asked arrives at the end, each topic once", () => {
    const choice = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(fc.constantFrom("report", "consult"), choice, (kind, choices) => {
        let answers: Answers = { kind: [kind] };
        const seen: string[] = [];
        for (let steps = 0; steps <= topics.length * 3; steps += 1) {
          const step = walk(flow, answers);
          if (step.at === "end") break;
          expect(step.remaining).toBeGreaterThan(0);
          seen.push(step.topic.id);
          const given = Object.fromEntries(
            step.topic.questions.map((question) => [question.id, pick(question, choices.next().value)]),
          );
          expect(check(step.topic, given)).toEqual([]);
          answers = change(flow, answers, step.topic.id, given);
        }
        expect(walk(flow, answers)).toEqual({ at: "end" });
        expect(asked(flow, answers).map((topic) => topic.id)).toEqual([...new Set(seen)]);
      }),
    );
  });
});

function pick(question: Question, random: number): readonly string[] {
  const keys = question.kind === "words" ? [WORDS, ...(question.later ? [LATER] : [])] : keysOf(question);
  const first = keys[random % keys.length] ?? "";
  const second = keys[(random >> 3) % keys.length] ?? "";
  return question.kind === "several" ? [...new Set([first, second])] : [first];
}
