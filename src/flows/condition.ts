import type { Condition } from "../policy/policy.ts";
import type { Answers } from "./answers.ts";

/** Whether a condition holds for these answers. What is not answered meets only `not`. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true;
  switch (condition.is) {
    case "all-of":
      return condition.of.every((part) => holds(part, answers));
    case "any-of":
      return condition.of.some((part) => holds(part, answers));
    case "not":
      return !holds(condition.of, answers);
    case "term":
      return holds(condition.of, answers);
    case "answered":
      return given(answers, condition.question).length > 0;
    case "skipped":
      return Object.hasOwn(answers, condition.question) && given(answers, condition.question).length === 0;
    case "chosen": {
      const chosen = given(answers, condition.question);
      if (condition.how === "any") return condition.options.some((option) => chosen.includes(option));
      if (condition.how === "all") return condition.options.every((option) => chosen.includes(option));
      return chosen.length > 0 && !condition.options.some((option) => chosen.includes(option));
    }
  }
}

function given(answers: Answers, question: string): readonly string[] {
  return Object.hasOwn(answers, question) ? (answers[question] ?? []) : [];
}
