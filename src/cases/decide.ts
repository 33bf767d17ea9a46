import type { Answers } from "../flows/answers.ts";
import { check } from "../flows/check.ts";
import { isJudged } from "../flows/judge.ts";
import { urgency } from "../flows/urgency.ts";
import { asked, change, cutShort, effective, topicNow, walk } from "../flows/walk.ts";
import { SHARE, SITUATION } from "../policy/needed.ts";
import { AFTER_SENDING, KIND, type Policy, type Topic } from "../policy/policy.ts";
import {
  type Case,
  isAnswering,
  isBeingWritten,
  isCalling,
  isOpen,
  type Lift,
  mayRecord,
  namedAtDesk,
  type PersonId,
  reachedDesk,
  roundOf,
  writesIntoDraft,
} from "./case.ts";
import type { CaseEvent } from "./events.ts";
import { goesOn, handingOf, mayBeHanded, mayReturnTo, standsIn } from "./handing.ts";
import type { Refusal, Request, Ruling } from "./requests.ts";

const refuse = (because: Refusal): Ruling => ({ ok: false, because });
const rule = (...events: CaseEvent[]): Ruling => ({ ok: true, events });
const nothing: Ruling = { ok: true, events: [] };

/** Answers as the flow sees them: the kind of case is the first of them. */
export const flowAnswers = (c: Pick<Case, "kind" | "answers">): Answers => ({ ...c.answers, kind: [c.kind] });

/**
 * The answers by which a case is weighed and read: while the reporter answers anew, what they have not come to yet
 * stands as it was before.
 */
export const standingAnswers = (c: Pick<Case, "kind" | "answers" | "earlier">): Answers => ({
  ...c.earlier.at(-1)?.answers,
  ...flowAnswers(c),
});

/** Opens a case: a draft that only the reporter sees. */
export function open(request: Request & { ask: "open" }, policy: Policy): Ruling {
  return rule({
    type: "opened",
    kind: request.kind,
    policy: policy.version,
    answers: request.answers,
    by: request.by.id,
    at: request.now,
  });
}

/**
 * What follows from a request: events, or the name of the reason why nothing does.
 * Pure; asking the same twice is answered with no events wherever the second asking is harmless.
 */
export function decide(c: Case, request: Request, policy: Policy): Ruling {
  const stamp = { by: request.by.id, at: request.now };
  const mine = request.by.id === c.reporter;

  switch (request.ask) {
    case "open":
      return refuse("out-of-date");

    case "call":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (c.status === "closed") return refuse("not-open");
      if (isCalling(c)) return nothing;
      return rule({ type: "called", number: request.number, ...stamp });

    case "answer":
      return answer(c, request, policy);

    case "cut":
      return cut(c, request, policy);

    case "continue":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (!isOpen(c) || c.sentAt === null) return refuse("not-open");
      return c.answers[AFTER_SENDING] === undefined || isAnswering(c) !== (request.choice === "continued")
        ? rule({ type: "continued", choice: request.choice, ...stamp })
        : nothing;

    case "change":
      if (!mine) return refuse("not-yours");
      if (!mayReturnTo(c, request.topic)) return refuse(beingOver(c));
      return reconsider(c, request, policy);

    case "repeating":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (!isLive(c)) return refuse("not-live");
      return c.repeatingSince === null ? rule({ type: "repeating", ...stamp }) : nothing;

    case "ended":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      return isLive(c) ? rule({ type: "ended", ...stamp }) : nothing;

    case "send":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (c.sentAt !== null) return nothing;
      if (!isBeingWritten(c)) return refuse(beingOver(c));
      if (!isReadyToSend(c, policy)) return refuse("not-complete");
      return rule({
        type: "sent",
        number: request.number,
        named: namedAtDesk(c),
        parts: request.parts,
        ...stamp,
      });

    case "withdraw":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return nothing;
      return rule({ type: "withdrawn", reached: (c.sentAt === null ? 0 : 1) + c.messages.length, ...stamp });

    case "claim":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (c.status === "claimed") return c.owner === request.by.id ? nothing : refuse("already-claimed");
      if (c.status !== "waiting") return refuse(c.status === "withdrawn" ? "withdrawn" : "not-open");
      return rule({ type: "claimed", due: promised(c, request), ...stamp });

    case "release":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (c.status !== "claimed") return refuse(isOpen(c) ? "not-claimed" : "not-open");
      if (c.owner !== request.by.id) return refuse("not-your-claim");
      return rule({ type: "released", ...stamp });

    case "note":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (!reachedDesk(c)) return refuse("unknown-case");
      return rule({ type: "noted", words: request.words, ...stamp });

    case "reply":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (!reachedDesk(c)) return refuse("unknown-case");
      if (c.status === "withdrawn") return refuse("withdrawn");
      return rule({ type: "replied", words: request.words, parts: request.parts, ...stamp });

    case "delivered":
    case "undelivered": {
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      const state = request.ask === "delivered" ? "delivered" : "failed";
      const known = c.replies.some((r) => r.words === request.words && r.state === state);
      return known || !reachedDesk(c) ? nothing : rule({ type: request.ask, words: request.words, ...stamp });
    }

    case "write":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      return writesIntoDraft(c)
        ? rule({ type: "added", told: [{ question: request.question, words: request.words }], ...stamp })
        : rule({ type: "messaged", words: request.words, parts: request.parts, ...stamp });

    case "lift":
      return lift(c, request);

    case "decide":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (!isOpen(c)) return refuse(c.status === "withdrawn" ? "withdrawn" : "not-open");
      return rule({ type: "decided", outcome: request.outcome, reason: request.reason, ...stamp });

    case "close":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (!isOpen(c)) return refuse(c.status === "withdrawn" ? "withdrawn" : "not-open");
      if (c.decision === null) return refuse("not-decided");
      return rule({
        type: "closed",
        facts: request.facts,
        message: request.message,
        parts: request.parts,
        ...stamp,
      });

    case "reopen":
      if (!mine && !request.by.onDesk) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (c.status !== "closed") return isOpen(c) ? nothing : refuse("not-closed");
      return rule({ type: "reopened", side: request.by.onDesk ? "desk" : "reporter", ...stamp });

    case "record": {
      if (!mayRecord(c, request.by.id)) return refuse("not-yours");
      if (!isOpen(c)) return refuse(notGoingOn(c));
      const { on, minutes, means, words } = request;
      return rule({ type: "recorded", on, minutes, means, words, ...stamp });
    }

    case "strike": {
      if (!mayRecord(c, request.by.id)) return refuse("not-yours");
      const incident = c.incidents.find((one) => one.event === request.incident);
      if (incident === undefined) return c.status === "withdrawn" ? refuse("withdrawn") : nothing;
      if (!mine && incident.by !== request.by.id) return refuse("not-yours");
      if (!isOpen(c)) return refuse(notGoingOn(c));
      return rule({ type: "struck", incident: request.incident, ...stamp });
    }

    case "invite": {
      if (!mine) return refuse("not-yours");
      if (!isOpen(c)) return refuse(notGoingOn(c));
      const { sees } = request;
      const wanted = [...new Set(request.people)].filter((person) => person !== c.reporter);
      const gone = c.invited.map((one) => one.person).filter((person) => !wanted.includes(person));
      const isSo = (person: PersonId) => c.invited.some((one) => one.person === person && one.sees === sees);
      const people = wanted.filter((person) => !isSo(person));
      return rule(
        ...(gone.length > 0 ? [{ type: "parted" as const, people: gone, ...stamp }] : []),
        ...(people.length > 0 ? [{ type: "invited" as const, people, sees, ...stamp }] : []),
      );
    }

    case "reconsider": {
      if (!mine) return refuse("not-yours");
      if (!isOpen(c)) return refuse(notGoingOn(c));
      if (!mayReconsider(c, policy)) return refuse("out-of-date");
      const again = weighedTopics(c, policy);
      const questions = again.flatMap((topic) => topic.questions.map((q) => q.id));
      return rule({ type: "reconsidered", topics: again.map((topic) => topic.id), questions, ...stamp });
    }

    case "part": {
      const person = request.by.id;
      if (!c.invited.some((one) => one.person === person)) return refuse("not-yours");
      return rule({ type: "parted", people: [person], ...stamp });
    }

    case "hand":
      if (!mine) return refuse("not-yours");
      if (!mayReturnTo(c, request.topic)) return refuse(beingOver(c));
      return hand(c, request, policy);

    case "decline":
      if (!standsIn(c, request.by.id, request.topic)) return refuse("not-yours");
      if (!goesOn(c)) return refuse(beingOver(c));
      if (topicNow(policy.flow, flowAnswers(c), request.topic) === undefined) return refuse("out-of-date");
      return handingOf(c, request.topic)?.state === "asked"
        ? rule({ type: "declined", topic: request.topic, ...stamp })
        : nothing;

    case "unreached": {
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      const handing = c.handed.find((h) => h.event === request.event);
      if (handing?.state !== "asked" || !goesOn(c)) return nothing;
      // Not asked because there was nothing to ask any more is no failure.
      return topicNow(policy.flow, flowAnswers(c), handing.topic) === undefined
        ? nothing
        : rule({ type: "unreached", topic: handing.topic, to: handing.to, ...stamp });
    }
  }
}

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

/** What is asked anew: what comes after the account of what happened, except what was sent with it. */
function weighedTopics(c: Case, policy: Policy): readonly Topic[] {
  const topics = asked(policy.flow, flowAnswers(c));
  const told = topics.findLastIndex((topic) => topic.surface === "modal");
  return topics
    .slice(told + 1)
    .filter((topic) => mayAnswer({ ...c, answers: { ...c.answers, [AFTER_SENDING]: ["continued"] } }, topic))
    .filter((topic) => topic.questions.every((q) => q.kind !== "words"));
}

/** Whether the talk still goes on, as far as the reporter said. */
export const isLive = (c: Case): boolean =>
  (c.answers[SITUATION.question] ?? []).includes(SITUATION.ongoing) &&
  c.endedAt === null &&
  c.status !== "closed" &&
  c.status !== "withdrawn";

function answer(c: Case, request: Request & { ask: "answer" }, policy: Policy): Ruling {
  const deputy = standsIn(c, request.by.id, request.topic);
  if (request.by.id !== c.reporter && !deputy) return refuse("not-yours");
  if (deputy ? !goesOn(c) : !mayReturnTo(c, request.topic)) return refuse(beingOver(c));
  const before = flowAnswers(c);
  const topic = asked(policy.flow, before).find((t) => t.id === request.topic);
  if (topic === undefined || (deputy ? !mayBeHanded(topic) : isPast(c, request)))
    return refuse("out-of-date");
  if (check(topic, request.answers).length > 0) return refuse("answer-not-offered");
  const { [KIND]: _, ...answers } = change(policy.flow, before, topic.id, request.answers);
  const known = handingOf(c, topic.id)?.state === "answered";
  if (deputy && known && JSON.stringify(answers) === JSON.stringify(c.answers)) return nothing;
  return rule({
    type: "answered",
    topic: topic.id,
    questions: topic.questions.map((q) => q.id),
    answers,
    urgency: urgency(policy, standingAnswers({ ...c, answers })),
    told: request.told,
    by: request.by.id,
    at: request.now,
  });
}

/** Whether it was asked on a message of a round that is over. */
const isPast = (c: Case, { topic, round = 0 }: { topic: string; round?: number }): boolean =>
  round !== roundOf(c, topic);

/** Hands a topic to somebody who knows better. Until they answer, what was not given yet counts as skipped. */
function hand(c: Case, request: Request & { ask: "hand" }, policy: Policy): Ruling {
  const before = flowAnswers(c);
  const topic = asked(policy.flow, before).find((t) => t.id === request.topic);
  if (topic === undefined || !mayBeHanded(topic)) return refuse("out-of-date");
  if (!mayAnswer(c, topic)) return refuse("already-sent");
  if (request.to === c.reporter) return refuse("handed-to-self");
  const handing = handingOf(c, topic.id);
  if (handing?.to === request.to && handing.state === "asked" && c.changing !== topic.id) return nothing;
  // What somebody asked before has answered goes with them; what the reporter gave stays.
  const kept = handing?.state === "answered" ? {} : effective(policy.flow, before);
  const given = Object.entries(kept).filter(([id]) => topic.questions.some((q) => q.id === id));
  const { [KIND]: _, ...answers } = change(policy.flow, before, topic.id, Object.fromEntries(given));
  return rule({
    type: "handed",
    topic: topic.id,
    to: request.to,
    answers,
    urgency: urgency(policy, standingAnswers({ ...c, answers })),
    by: request.by.id,
    at: request.now,
  });
}

/** 変更: opens an answered question again. */
function reconsider(c: Case, request: Request & { ask: "change" }, policy: Policy): Ruling {
  const topic = asked(policy.flow, flowAnswers(c)).find((t) => t.id === request.topic);
  if (topic === undefined || isPast(c, request)) return refuse("out-of-date");
  if (!mayAnswer(c, topic)) return refuse("already-sent");
  if (c.changing === topic.id) return nothing;
  return rule({ type: "changing", topic: topic.id, by: request.by.id, at: request.now });
}

/** ここまでで送る: what may be skipped counts as skipped, up to the next question that may not. */
function cut(c: Case, request: Request & { ask: "cut" }, policy: Policy): Ruling {
  if (request.by.id !== c.reporter) return refuse("not-yours");
  if (!isAnswering(c)) return refuse(beingOver(c));
  const before = flowAnswers(c);
  const step = walk(policy.flow, before);
  if (step.at === "end" || !step.topic.skippable) return nothing;
  const { [KIND]: _, ...answers } = cutShort(policy.flow, before, c.earlier.at(-1)?.answers);
  return rule({
    type: "answered",
    topic: step.topic.id,
    questions: [],
    answers,
    urgency: urgency(policy, standingAnswers({ ...c, answers })),
    told: [],
    by: request.by.id,
    at: request.now,
  });
}

/** Chooses anew what is lifted in the draft, or in one later message; the rest of the case stays as it is. */
function lift(c: Case, request: Request & { ask: "lift" }): Ruling {
  const { words, parts } = request;
  if (request.by.id !== c.reporter) return refuse("not-yours");
  if (c.status === "withdrawn") return refuse("withdrawn");
  if (words === null && !isBeingWritten(c)) return refuse(beingOver(c));
  const isMessage = (id: number) =>
    c.messages.some((m) => m.words === id) || c.incidents.some((one) => one.words === id);
  if (words !== null && !isMessage(words)) return refuse("out-of-date");
  const concerns = (l: Lift) => (words === null ? !isMessage(l.words) : l.words === words);
  const lifted = [...c.lifted.filter((l) => !concerns(l)), ...request.lifted.filter(concerns)];
  if (JSON.stringify(lifted) === JSON.stringify(c.lifted)) return nothing;
  return rule({ type: "lifted", words, lifted, parts, by: request.by.id, at: request.now });
}

/** What was promised once is kept, whoever takes it over; but nothing is promised for a time that is over. */
const promised = (c: Case, { due, now }: Request & { ask: "claim" }): number =>
  c.answerDue === null || c.answerDue <= now ? due : Math.min(c.answerDue, due);

/** Why nothing can be added to a case that is not with the desk. */
function notGoingOn(c: Case): Refusal {
  if (c.status === "withdrawn") return "withdrawn";
  return c.status === "draft" ? "not-sent" : "not-open";
}

function beingOver(c: Case): Refusal {
  if (c.status === "withdrawn") return "withdrawn";
  return c.sentAt !== null ? "already-sent" : "not-open";
}
