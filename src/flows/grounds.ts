import type { Condition, Policy } from "../policy/policy.ts";
import type { Answers } from "./answers.ts";
import { holds } from "./condition.ts";

/** The answers by which a condition holds: for each question the options that met it; none where it was skipped. */
export type Grounds = ReadonlyMap<string, readonly string[]>;

/** Why a condition holds for these answers; empty where it does not. `answers` are those that count. */
export function groundsOf(condition: Condition | undefined, answers: Answers): Grounds {
  const found = new Map<string, readonly string[]>();
  collect(condition, answers, found);
  return found;
}

function collect(
  condition: Condition | undefined,
  answers: Answers,
  found: Map<string, readonly string[]>,
): void {
  if (condition === undefined || !holds(condition, answers)) return;
  switch (condition.is) {
    case "all-of":
    case "any-of":
      for (const part of condition.of) collect(part, answers, found);
      return;
    case "term":
      collect(condition.of, answers, found);
      return;
    case "not":
      // That something is not so follows from all that was answered instead.
      for (const question of questionsIn(condition.of)) add(question, answers[question] ?? [], found);
      return;
    case "chosen": {
      const given = answers[condition.question] ?? [];
      const met = condition.how === "none" ? given : given.filter((key) => condition.options.includes(key));
      add(condition.question, met, found);
      return;
    }
    default:
      add(condition.question, answers[condition.question] ?? [], found);
  }
}

function add(question: string, keys: readonly string[], found: Map<string, readonly string[]>): void {
  found.set(question, [...new Set([...(found.get(question) ?? []), ...keys])]);
}

/** The questions a condition looks at. */
function questionsIn(condition: Condition): readonly string[] {
  switch (condition.is) {
    case "all-of":
    case "any-of":
      return condition.of.flatMap(questionsIn);
    case "not":
    case "term":
      return questionsIn(condition.of);
    default:
      return [condition.question];
  }
}

/** The options' labels of a question, in the policy's order. */
export function labelsOf(policy: Policy, question: string, keys: readonly string[]): readonly string[] {
  const options = policy.flow.topics.flatMap((t) => t.questions).find((q) => q.id === question)?.options;
  return [...new Set((options ?? []).filter((o) => keys.includes(o.key)).map((o) => o.label))];
}
