import { type Topic, WORDS } from "../policy/policy.ts";
import type { Answers } from "./answers.ts";
import { keysOf } from "./walk.ts";

/** Why an answer cannot be taken as it is; a value, so that the form can say it beside the question. */
export interface Problem {
  readonly question: string;
  readonly problem: "unknown-question" | "unknown-option" | "needed" | "only-one" | "too-long";
}

/**
 * Looks at what came back from a form for a topic as it was asked (the topic of `walk` or `topicNow`).
 * `words` are the texts written, by question; they are only measured here.
 */
export function check(
  topic: Topic,
  given: Answers,
  words: Readonly<Record<string, string>> = {},
): readonly Problem[] {
  const known = topic.questions.map((question) => question.id);
  const strange = [...new Set([...Object.keys(given), ...Object.keys(words)])]
    .filter((id) => !known.includes(id))
    .map((question): Problem => ({ question, problem: "unknown-question" }));
  const wrong = topic.questions.flatMap((question): Problem[] => {
    const answer = Object.hasOwn(given, question.id) ? (given[question.id] ?? []) : [];
    const text = Object.hasOwn(words, question.id) ? (words[question.id] ?? "") : "";
    const keys = keysOf(question);
    const found: Problem["problem"][] = [];
    if (answer.some((key) => !keys.includes(key))) found.push("unknown-option");
    if (question.kind !== "several" && answer.length > 1) found.push("only-one");
    if (answer.length === 0 && !question.optional && !topic.skippable) found.push("needed");
    if (answer.includes(WORDS) && question.maxLength !== undefined && [...text].length > question.maxLength) {
      found.push("too-long");
    }
    return found.map((problem) => ({ question: question.id, problem }));
  });
  return [...strange, ...wrong];
}
