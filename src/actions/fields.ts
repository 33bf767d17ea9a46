import type { Fields } from "../casework/gestures.ts";
import type { Answers } from "../flows/answers.ts";
import { check } from "../flows/check.ts";
import { LATER, type Topic, WORDS } from "../policy/policy.ts";
import { fieldOf, groupFieldOf, laterFieldOf } from "../views/fields.ts";
import { asking } from "../words/asking.ts";

/** What a topic's form holds: the choices, and the words by question. */
export interface Filled {
  readonly answers: Answers;
  readonly words: Readonly<Record<string, string>>;
}

/** Reads a topic's answers out of form fields. What was left empty is skipped. */
export function filledIn(topic: Topic, fields: Fields): Filled {
  const answers: Record<string, readonly string[]> = {};
  const words: Record<string, string> = {};
  for (const q of topic.questions) {
    if (q.kind !== "words") {
      const groups = q.groups.length > 0 ? q.groups.map((_, n) => groupFieldOf(q.id, n)) : [fieldOf(q.id)];
      answers[q.id] = groups.flatMap((field) => fields[field] ?? []);
      continue;
    }
    const text = fields[fieldOf(q.id)]?.[0] ?? "";
    if (text.trim() !== "") {
      answers[q.id] = [WORDS];
      words[q.id] = text;
    } else answers[q.id] = (fields[laterFieldOf(q.id)] ?? []).includes(LATER) ? [LATER] : [];
  }
  return { answers, words };
}

/** A sentence beside each field that cannot be taken as it is; null if all can. */
export function faultsOf(topic: Topic, { answers, words }: Filled): Record<string, string> | null {
  const errors: Record<string, string> = {};
  for (const { question, problem } of check(topic, answers, words)) {
    const q = topic.questions.find((each) => each.id === question);
    const field = q !== undefined && q.groups.length > 0 ? groupFieldOf(question, 0) : fieldOf(question);
    errors[field] =
      problem === "too-long"
        ? asking.ask.tooLong
        : problem === "needed"
          ? asking.ask.needed
          : asking.ask.unknown;
  }
  return Object.keys(errors).length === 0 ? null : errors;
}
