import type { Topic } from "../policy/policy.ts";
import { type Case, type Handing, isAnswering, isOpen, type PersonId } from "./case.ts";
import type { CaseEvent } from "./events.ts";

/** Whether somebody else may answer a topic: about the city itself, by choices alone, and nothing if left out. */
export const mayBeHanded = (topic: Topic): boolean =>
  topic.mayBeAnsweredBy.length > 0 &&
  topic.surface === "message" &&
  topic.skippable &&
  topic.questions.every((q) => q.kind !== "words");

/** To whom a topic was handed last, and what came of it. */
export const handingOf = (c: Case, topic: string): Handing | undefined =>
  c.handed.find((h) => h.topic === topic);

/** Whether this person may answer this topic in the reporter's place, as long as the case goes on. */
export function standsIn(c: Case, person: PersonId, topic: string): boolean {
  const handing = handingOf(c, topic);
  return handing?.to === person && handing.state !== "unreached" && person !== c.reporter;
}

/** Who answered a topic in the reporter's place; null where the reporter did. */
export function deputyOf(c: Case, topic: string): PersonId | null {
  const handing = handingOf(c, topic);
  return handing?.state === "answered" ? handing.to : null;
}

/** Whether the case is neither closed nor withdrawn. */
export const goesOn = (c: Case): boolean => c.status !== "closed" && c.status !== "withdrawn";

/**
 * Whether the reporter may answer a topic now. What was handed to somebody can be taken back after sending, too:
 * otherwise a question would stay without an answer because the person asked has none.
 */
export const mayReturnTo = (c: Case, topic: string): boolean =>
  isAnswering(c) || (c.sentAt !== null && isOpen(c) && handingOf(c, topic) !== undefined);

/** After an answer: the person asked has given it, or the reporter has taken the topic back. */
export function handedOnce(c: Case, e: CaseEvent & { type: "answered" }): readonly Handing[] {
  if (e.by !== c.reporter) return withHandingIn(c, e.topic, "answered");
  return e.questions.length === 0 ? c.handed : c.handed.filter((h) => h.topic !== e.topic);
}

/** After handing a topic on: nobody but the last is asked. */
export const handedOn = (c: Case, e: CaseEvent & { type: "handed" }): readonly Handing[] => [
  ...c.handed.filter((h) => h.topic !== e.topic),
  { topic: e.topic, to: e.to, at: e.at, event: c.version + 1, state: "asked" },
];

/** With another state of one topic's handing. */
export const withHandingIn = (c: Case, topic: string, state: Handing["state"]): readonly Handing[] =>
  c.handed.map((h) => (h.topic === topic ? { ...h, state } : h));
