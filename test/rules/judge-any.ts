import fc from "fast-check";
import type { Answers } from "../../src/flows/answers.ts";
import { keysOf } from "../../src/flows/walk.ts";
import type { Flow, Question } from "../../src/policy/policy.ts";

/** Any answer to a question; of several, mostly a few, as people choose. */
function answerTo(question: Question): fc.Arbitrary<readonly string[]> {
  const keys = [...keysOf(question)];
  if (question.kind !== "several") return fc.subarray(keys, { maxLength: 1 });
  const groups = question.groups.length > 0 ? question.groups.map((g) => g.options) : [question.options];
  const nothing = groups.flatMap((options) => options.filter((option) => option.alone).map((one) => one.key));
  return fc.oneof(
    fc.subarray(keys, { maxLength: 3 }),
    fc.constant(question.groups.length > 0 ? nothing : nothing.slice(0, 1)),
    fc.constant([]),
  );
}

/** Answers somebody could have come to: every question answered or skipped, doubtful ones among them. */
export function anyAnswers(flow: Flow): fc.Arbitrary<Answers> {
  const each = flow.topics.flatMap((topic) => topic.questions.map((q) => [q.id, answerTo(q)] as const));
  const needed = { party: fc.constantFrom(["user"], ["business"], ["unknown"], ["staff"]) };
  return fc.record({
    ...Object.fromEntries(each),
    ...needed,
    kind: fc.constantFrom(["report"], ["consult"], ["consult"]),
    after_sending: fc.constantFrom([], ["continued"], ["desk"]),
  });
}
