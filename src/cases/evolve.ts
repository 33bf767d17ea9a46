import { AFTER_SENDING } from "../policy/policy.ts";
import { allOver, responded, stoodDown, summoned, withoutTalk } from "./called.ts";
import { callOf } from "./calls.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./events.ts";
import { handedOn, handedOnce, withHandingIn } from "./handing.ts";
import { heardAt } from "./listed.ts";
import { marksAfter } from "./reminded.ts";
import { managed, narrowed, shared } from "./sharing.ts";
import { isWorkEvent, NO_WORK } from "./work.ts";
import { calledFor, heard, weighedBy, worked } from "./worked.ts";

/** A case before anything happened to it. */
function blank(id: number, reporter: string): Case {
  return {
    id,
    version: 0,
    policy: "",
    kind: "report",
    status: "draft",
    reporter,
    number: null,
    urgency: "normal",
    answers: {},
    told: [],
    changing: null,
    openedAt: 0,
    reachedAt: null,
    calledAt: null,
    callAnsweredAt: null,
    repeatingSince: null,
    endedAt: null,
    sentAt: null,
    owner: null,
    claimedAt: null,
    answerDue: null,
    replies: [],
    contentParts: 0,
    messages: [],
    lifted: [],
    decision: null,
    closing: null,
    reopened: 0,
    incidents: [],
    invited: [],
    earlier: [],
    isAnew: false,
    handed: [],
    calls: [],
    heardAt: null,
    manager: null,
    section: null,
    managed: [],
    work: NO_WORK,
    unrelatedSince: null,
    waitingSince: null,
    touchedAt: null,
    reminded: [],
  };
}

/** What the case is after one more event. Total: every event applies to every case. */
export function evolve(c: Case, event: CaseEvent): Case {
  const after = { ...c, ...changed(c, event), heardAt: heardAt(c, event), version: c.version + 1 };
  return { ...after, ...marksAfter(c, after, event) };
}

/** The case that a list of events makes; the first of them is its opening. */
export function replay(id: number, events: readonly CaseEvent[]): Case {
  return events.reduce(evolve, blank(id, events[0]?.by ?? ""));
}

function changed(c: Case, e: CaseEvent): Partial<Case> {
  if (isWorkEvent(e)) return worked(c, e);
  switch (e.type) {
    case "opened":
      return { kind: e.kind, policy: e.policy, answers: e.answers, openedAt: e.at };
    case "called":
      return {
        number: c.number ?? e.number,
        reachedAt: c.reachedAt ?? e.at,
        calledAt: e.at,
        callAnsweredAt: null,
        urgency: "now",
        work: calledFor(c),
        status: c.status === "draft" ? "waiting" : c.status,
      };
    case "answered":
      return {
        answers: e.answers,
        urgency: weighedBy(c, e.urgency),
        isAnew: c.isAnew && e.through !== true,
        // Whoever stands in does not close what the reporter is changing elsewhere.
        changing: e.by === c.reporter || c.changing === e.topic ? null : c.changing,
        handed: handedOnce(c, e),
        told: [...c.told.filter((old) => !e.questions.includes(old.question)), ...e.told],
      };
    case "continued":
      return { answers: { ...c.answers, [AFTER_SENDING]: [e.choice] } };
    case "changing":
      return { changing: e.topic };
    case "added":
      return { told: [...c.told, ...e.told] };
    case "repeating":
      return { repeatingSince: c.repeatingSince ?? e.at };
    case "ended":
      return { endedAt: e.at, calls: withoutTalk(c, e) };
    case "sent":
      return {
        number: c.number ?? e.number,
        reachedAt: c.reachedAt ?? e.at,
        sentAt: e.at,
        contentParts: e.parts,
        status: c.status === "draft" ? "waiting" : c.status,
      };
    case "withdrawn":
      return {
        status: "withdrawn",
        told: [],
        lifted: [],
        changing: null,
        answerDue: null,
        incidents: [],
        invited: [],
        calls: allOver(c, e),
      };
    case "claimed":
      return { status: "claimed", owner: e.by, claimedAt: e.at, answerDue: e.due, ...answered(c, e.at) };
    case "released":
      return { status: "waiting", owner: null, claimedAt: null };
    case "noted":
      return {};
    case "replied":
      return {
        ...answered(c, e.at),
        replies: [...c.replies, { words: e.words, by: e.by, at: e.at, state: "sending", parts: e.parts }],
      };
    case "delivered":
      return {
        replies: withState(c, e.words, "delivered", e.at),
        // The closing message travels the same way and is no answer.
        answerDue: c.replies.some((r) => r.words === e.words) ? null : c.answerDue,
      };
    case "undelivered":
      return { replies: withState(c, e.words, "failed", e.at) };
    case "messaged":
      return { messages: [...c.messages, { words: e.words, parts: e.parts }], work: heard(c) };
    case "lifted":
      return { lifted: e.lifted };
    case "decided":
      return { decision: { outcome: e.outcome, by: e.by, at: e.at, reason: e.reason } };
    case "closed":
      return {
        ...answered(c, e.at),
        status: "closed",
        closing: { by: e.by, at: e.at, facts: e.facts, message: e.message },
        answerDue: null,
        calls: allOver(c, e),
      };
    case "reopened":
      return {
        status: "waiting",
        owner: null,
        claimedAt: null,
        closing: null,
        reopened: c.reopened + 1,
      };
    case "recorded": {
      const { by, on, minutes, means, words } = e;
      return { incidents: [...c.incidents, { event: c.version + 1, by, on, minutes, means, words }] };
    }
    case "struck":
      return { incidents: c.incidents.filter((one) => one.event !== e.incident) };
    case "invited":
      return {
        invited: [
          ...c.invited.filter((one) => !e.people.includes(one.person)),
          ...e.people.map((person) => ({ person, sees: e.sees })),
        ],
      };
    case "reconsidered":
      return {
        earlier: [...c.earlier, { at: e.at, answers: c.answers, handed: c.handed, topics: e.topics }],
        isAnew: true,
        answers: {
          ...Object.fromEntries(Object.entries(c.answers).filter(([id]) => !e.questions.includes(id))),
          [AFTER_SENDING]: ["continued"],
        },
        changing: null,
        // Who was asked instead was asked then.
        handed: c.handed.filter((one) => !e.topics.includes(one.topic)),
      };
    case "parted":
      return { invited: c.invited.filter((one) => !e.people.includes(one.person)) };
    case "handed":
      return {
        answers: e.answers,
        urgency: weighedBy(c, e.urgency),
        isAnew: c.isAnew && e.through !== true,
        changing: c.changing === e.topic ? null : c.changing,
        handed: handedOn(c, e),
      };
    case "summoned":
      return { calls: summoned(c, e) };
    case "responded":
      return { calls: responded(c, e) };
    case "stood-down":
      return { calls: stoodDown(c, e), ...(callOf(c, e.call)?.need === "help" ? answered(c, e.at) : {}) };
    case "declined":
    case "unreached":
      return { handed: withHandingIn(c, e.topic, e.type) };
    case "shared":
      return { manager: shared(c, e), section: c.section ?? e.section ?? null };
    case "narrowed":
      return narrowed(c, e);
    case "managed":
      return { managed: managed(c, e) };
    case "unrelated":
      return { unrelatedSince: e.at };
    case "taken-back":
      return e.of === "repeating" ? { repeatingSince: null } : { unrelatedSince: null };
    case "reminded":
    case "seen":
      return {};
  }
}

/** The desk did something that answers a call, if there was one. */
const answered = (c: Case, at: number) => ({
  callAnsweredAt: c.calledAt === null ? null : (c.callAnsweredAt ?? at),
});

function withState(c: Case, words: number, state: "delivered" | "failed", at: number): Case["replies"] {
  return c.replies.map((r) => (r.words === words ? { ...r, state, at } : r));
}
