import type { Answers } from "../flows/answers.ts";
import { isJudged } from "../flows/judge.ts";
import { effective, walk } from "../flows/walk.ts";
import { NEXT, SHARE, SITUATION } from "../policy/needed.ts";
import type { Policy, Topic } from "../policy/policy.ts";
import { type Case, isBeingWritten, isOpen } from "./case.ts";
import type { CaseEvent } from "./events.ts";
import { mayReturnTo } from "./handing.ts";

const seen = new WeakMap<Pick<Case, "kind" | "answers">, Answers>();

/** Answers as the flow sees them: the kind of case is the first of them. The same object for the same case. */
export function flowAnswers(c: Pick<Case, "kind" | "answers">): Answers {
  const known = seen.get(c);
  if (known !== undefined) return known;
  const answers = { ...c.answers, kind: [c.kind] };
  seen.set(c, answers);
  return answers;
}

/** A case as it is weighed and read: while the reporter answers anew, it stands as it was before. */
export function standing(c: Case): Case {
  const before = c.isAnew ? c.earlier.at(-1) : undefined;
  return before === undefined ? c : { ...c, answers: before.answers, handed: before.handed };
}

/**
 * A case with what had been decided by one of its events, counted from 1: a word about it that arrives late tells
 * nobody what was decided since.
 */
export function decidedBy(c: Case, events: readonly CaseEvent[], event: number): Case {
  const last = events.slice(0, event).findLast((e) => e.type === "decided");
  if (last === undefined) return { ...c, decision: null };
  const { outcome, reason, by, at } = last;
  return { ...c, decision: { outcome, reason, by, at } };
}

/** The answers by which a case is weighed and read. */
export const standingAnswers = (c: Case): Answers => flowAnswers(standing(c));

/** Whether the reporter expects the person again today or tomorrow. */
export const comesSoon = (c: Case): boolean => (standing(c).answers[NEXT.question] ?? []).includes(NEXT.soon);

/** Whether every question has an answer and the reporter chose to send it now. */
export function isReadyToSend(c: Case, policy: Policy): boolean {
  const answers = flowAnswers(c);
  return (
    isBeingWritten(c) &&
    c.changing === null &&
    walk(policy.flow, answers).at === "end" &&
    !(effective(policy.flow, answers)[SHARE.question] ?? []).includes(SHARE.later)
  );
}

/** Whether a topic's answer may still be given: once the content was sent, only what is weighed, not what was sent. */
export const mayAnswer = (c: Case, topic: Topic): boolean =>
  mayReturnTo(c, topic.id) &&
  (c.sentAt === null ||
    (topic.surface === "message" && topic.questions.every((q) => q.id !== SHARE.question)));

/** Whether there is a result that can be thought over again, because something happened since. */
export const mayReconsider = (c: Case, policy: Policy): boolean =>
  c.sentAt !== null &&
  isOpen(c) &&
  c.changing === null &&
  walk(policy.flow, flowAnswers(c)).at === "end" &&
  isJudged(policy, flowAnswers(c));

/** Whether the talk still goes on, as far as the reporter said. */
export const isLive = (c: Case): boolean =>
  (c.answers[SITUATION.question] ?? []).includes(SITUATION.ongoing) &&
  c.endedAt === null &&
  c.status !== "closed" &&
  c.status !== "withdrawn";
