import type { Answers } from "../flows/answers.ts";
import { check } from "../flows/check.ts";
import { urgency } from "../flows/urgency.ts";
import { asBefore, asked, change, cutShort, effective, walk } from "../flows/walk.ts";
import { AFTER_SENDING, KIND, type Policy, type Topic, URGENCIES, type Urgency } from "../policy/policy.ts";
import { type Case, isAnswering, isOpen, roundOf } from "./case.ts";
import { goesOn, handingOf, mayBeHanded, mayReturnTo, standsIn } from "./handing.ts";
import type { Request, Ruling } from "./requests.ts";
import { beingOver, notGoingOn, nothing, refuse, rule } from "./rulings.ts";
import { flowAnswers, mayAnswer, mayReconsider } from "./standing.ts";

/** An answer of the reporter, or of whom they handed the topic to. */
export function answer(c: Case, request: Request & { ask: "answer" }, policy: Policy): Ruling {
  const deputy = request.instead === true && standsIn(c, request.by.id, request.topic);
  if (request.by.id !== c.reporter && !deputy) return refuse("not-yours");
  if (deputy ? !goesOn(c) : !mayReturnTo(c, request.topic)) return refuse(beingOver(c));
  const before = flowAnswers(c);
  const topic = asked(policy.flow, before).find((t) => t.id === request.topic);
  if (topic === undefined || (deputy ? !mayBeHanded(topic) : isPast(c, request)))
    return refuse("out-of-date");
  if (!deputy && !mayAnswer(c, topic)) return refuse("already-sent");
  if (check(topic, request.answers).length > 0) return refuse("answer-not-offered");
  const { [KIND]: _, ...answers } = change(policy.flow, before, topic.id, request.answers);
  const known = handingOf(c, topic.id)?.state === "answered";
  if (deputy && known && JSON.stringify(answers) === JSON.stringify(c.answers)) return nothing;
  return rule({
    type: "answered",
    topic: topic.id,
    questions: topic.questions.map((q) => q.id),
    answers,
    ...weighed(c, answers, policy),
    told: request.told,
    by: request.by.id,
    at: request.now,
  });
}

/** Whether it was asked on a message of a round that is over. */
const isPast = (c: Case, { topic, round = 0 }: { topic: string; round?: number }): boolean =>
  round !== roundOf(c, topic);

/** Hands a topic to somebody who knows better. Until they answer, what was not given yet counts as skipped. */
export function hand(c: Case, request: Request & { ask: "hand" }, policy: Policy): Ruling {
  if (request.by.id !== c.reporter) return refuse("not-yours");
  if (!mayReturnTo(c, request.topic)) return refuse(beingOver(c));
  const before = flowAnswers(c);
  const topic = asked(policy.flow, before).find((t) => t.id === request.topic);
  if (topic === undefined || !mayBeHanded(topic)) return refuse("out-of-date");
  if (!mayAnswer(c, topic)) return refuse("already-sent");
  if (request.to === c.reporter) return refuse("handed-to-self");
  const handing = handingOf(c, topic.id);
  if (handing?.to === request.to && handing.state === "asked" && c.changing !== topic.id) return nothing;
  // What somebody asked before has answered goes with them; what the reporter gave stays.
  const kept = handing?.state === "answered" ? {} : effective(policy.flow, before);
  const again = roundOf(c, topic.id) > 0 ? asBefore(topic, c.earlier.at(-1)?.answers ?? {}) : {};
  const given = Object.entries({ ...again, ...kept }).filter(([id]) =>
    topic.questions.some((q) => q.id === id),
  );
  const { [KIND]: _, ...answers } = change(policy.flow, before, topic.id, Object.fromEntries(given));
  return rule({
    type: "handed",
    topic: topic.id,
    to: request.to,
    answers,
    ...weighed(c, answers, policy),
    by: request.by.id,
    at: request.now,
  });
}

/** 変更: opens an answered question again. */
export function openAgain(c: Case, request: Request & { ask: "change" }, policy: Policy): Ruling {
  if (request.by.id !== c.reporter) return refuse("not-yours");
  if (!mayReturnTo(c, request.topic)) return refuse(beingOver(c));
  const topic = asked(policy.flow, flowAnswers(c)).find((t) => t.id === request.topic);
  if (topic === undefined || isPast(c, request)) return refuse("out-of-date");
  if (!mayAnswer(c, topic)) return refuse("already-sent");
  if (c.changing === topic.id) return nothing;
  return rule({ type: "changing", topic: topic.id, by: request.by.id, at: request.now });
}

/** ここまでで送る: what may be skipped counts as skipped, up to the next question that may not. */
export function cut(c: Case, request: Request & { ask: "cut" }, policy: Policy): Ruling {
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
    ...weighed(c, answers, policy),
    told: [],
    by: request.by.id,
    at: request.now,
  });
}

/** もう一度いっしょに考える: asks what is weighed anew. */
export function reconsider(c: Case, request: Request & { ask: "reconsider" }, policy: Policy): Ruling {
  if (request.by.id !== c.reporter) return refuse("not-yours");
  if (!isOpen(c)) return refuse(notGoingOn(c));
  if (!mayReconsider(c, policy)) return refuse("out-of-date");
  const again = weighedTopics(c, policy);
  return rule({
    type: "reconsidered",
    topics: again.map((topic) => topic.id),
    questions: again.flatMap((topic) => topic.questions.map((q) => q.id)),
    by: request.by.id,
    at: request.now,
  });
}

/** What is asked anew: what comes after the account of what happened, except what was sent with it. */
function weighedTopics(c: Case, policy: Policy): readonly Topic[] {
  const topics = asked(policy.flow, flowAnswers(c));
  const told = topics.findLastIndex((topic) => topic.surface === "modal");
  return topics
    .slice(told + 1)
    .filter((topic) => mayAnswer({ ...c, answers: { ...c.answers, [AFTER_SENDING]: ["continued"] } }, topic))
    .filter((topic) => topic.questions.every((q) => q.kind !== "words"));
}

/**
 * What follows from new answers: how soon somebody must look, and whether a round is through. Until it is, what was
 * answered before counts for what was not answered yet, and nothing is less urgent than it was.
 */
function weighed(c: Case, answers: Answers, policy: Policy): { urgency: Urgency; through?: true } {
  const after = { ...c, answers };
  if (!c.isAnew) return { urgency: urgency(policy, flowAnswers(after)) };
  if (walk(policy.flow, flowAnswers(after)).at === "end")
    return { urgency: urgency(policy, flowAnswers(after)), through: true };
  const now = urgency(policy, { ...c.earlier.at(-1)?.answers, ...flowAnswers(after) });
  return { urgency: URGENCIES.indexOf(now) < URGENCIES.indexOf(c.urgency) ? now : c.urgency };
}
