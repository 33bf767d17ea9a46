import { type LocalDate, localDate } from "../calendar/local.ts";
import { workingMinutesBetween } from "../calendar/working-time.ts";
import type { Measure } from "../figures/figures.ts";
import { isJudged, judge } from "../flows/judge.ts";
import { effective } from "../flows/walk.ts";
import { LENGTH, WISH } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { callOf } from "./calls.ts";
import { type Case, closingFacts, type Instant, reachedDesk, receivedAt } from "./case.ts";
import type { CaseEvent } from "./events.ts";
import { evolve, replay } from "./evolve.ts";
import { OVERDUE, type Step } from "./reminders.ts";
import { isShared } from "./sharing.ts";
import { standing, standingAnswers } from "./standing.ts";

/** Something that adds to the city's figures, once, on the day on which it happened (docs/privacy.md). */
export interface Fact {
  readonly day: LocalDate;
  readonly measure: Measure;
  /** Which value of the measure; empty where it has none. */
  readonly value: string;
  /** Minutes; 0 where the measure has no amount. */
  readonly amount: number;
  /** The codes of sections from the top of the city down; null where it counts for the city as a whole only. */
  readonly path: readonly string[] | null;
}

type Count = Pick<Fact, "measure" | "value" | "amount">;

const count = (measure: Measure, value = "", amount = 0): Count => ({ measure, value, amount });

/**
 * What events add to the figures; nothing while the desk has not heard of the case. Where it counts is told by the case
 * as it is after all of them: what is sent and shared by one press counts in its section from the first fact on. Acts and
 * wishes may be named again that were counted long ago; the store keeps each of them once a case.
 */
export function counted(
  before: Case | null,
  events: readonly CaseEvent[],
  after: Case,
  policy: Policy,
): readonly Fact[] {
  if (!reachedDesk(after)) return [];
  const path = isShared(after) ? after.section : null;
  const opening = before === null ? 1 : 0;
  let c = before ?? replay(after.id, events.slice(0, opening));
  return events.slice(opening).flatMap((event) => {
    const next = evolve(c, event);
    const counts = reachedDesk(next)
      ? [...coming(c, next), ...told(c, next, policy), ...done(c, event, policy)]
      : [];
    c = next;
    const day = localDate(event.at, policy.timeZone);
    return counts.map((one) => ({ day, ...one, path }));
  });
}

/** The desk hears of a case. */
const coming = (before: Case, after: Case): readonly Count[] =>
  reachedDesk(before) ? [] : [count("received"), count("kind", after.kind)];

/** What the answers say: when they are sent, and what they say beside that when they are changed. */
function told(before: Case, after: Case, policy: Policy): readonly Count[] {
  if (after.sentAt === null) return [];
  const now = said(after, policy);
  if (before.sentAt === null)
    return [
      ...now.acts.map((act) => count("act", act)),
      ...now.wishes.map((wish) => count("wish", wish)),
      count("indication", now.indication),
      ...(now.occurred ? [count("occurred", "", now.minutes)] : []),
    ];
  if (standing(before).answers === standing(after).answers) return [];
  const then = said(before, policy);
  return [
    ...now.acts.filter((act) => !then.acts.includes(act)).map((act) => count("act", act)),
    ...now.wishes.filter((wish) => !then.wishes.includes(wish)).map((wish) => count("wish", wish)),
  ];
}

function said(c: Case, policy: Policy) {
  const answers = standingAnswers(c);
  const counting = effective(policy.flow, answers);
  const judged = isJudged(policy, answers);
  const { acts, indication } = judge(policy, answers);
  const minutes = Number(counting[LENGTH.question]?.[0]);
  return {
    acts,
    indication: judged ? indication.points : "none",
    wishes: counting[WISH.question] ?? [],
    // Who asks for a manual or a talk reports nothing that happened.
    occurred: judged || c.kind === "report",
    minutes: Number.isFinite(minutes) ? minutes : 0,
  };
}

/** What people and time did with a case of which the desk knows; `c` is the case before. */
function done(c: Case, e: CaseEvent, policy: Policy): readonly Count[] {
  switch (e.type) {
    case "called":
      return [count("called")];
    case "summoned":
      // With a call for help goes the event `called`; a further ring belongs to a call that was counted.
      return e.call === null && e.need !== "help" ? [count("called")] : [];
    case "recorded":
      return [count("occurred", "", e.minutes ?? 0)];
    case "delivered":
      return isFirstAnswer(c, e.words) ? [count("answered", "", workedSince(c, e.at, policy))] : [];
    case "reminded":
      return isFirstMiss(c, e.step) ? [count("overdue")] : [];
    case "measured":
      return [count("measure", e.rung)];
    case "decided":
      return c.decision?.outcome === e.outcome ? [] : [count("decided", e.outcome)];
    case "closed":
      return [
        count("closed", "", workedSince(c, e.at, policy)),
        ...closingFacts.filter((fact) => "on" in e.facts[fact]).map((fact) => count("fulfilled", fact)),
      ];
    case "reopened":
      return [count("reopened")];
    case "withdrawn":
      return [count("withdrawn")];
    case "taken-over":
    case "handed-over":
      return [count("changed")];
    case "managed":
      return e.step === "relieve" ? [count("changed")] : [];
    case "responded":
      return e.response === "take_over" && responseOf(c, e.call, e.person) !== "take_over"
        ? [count("changed")]
        : [];
    default:
      return [];
  }
}

const responseOf = (c: Case, call: number, person: string) =>
  callOf(c, call)?.summoned.find((one) => one.person === person)?.response;

/** The closing message travels the same way and is no answer. */
const isFirstAnswer = (c: Case, words: number): boolean =>
  c.replies.some((one) => one.words === words) && !c.replies.some(({ state }) => state === "delivered");

/** Whether an answer had not come when it was due: once for each that is owed, whoever was to give it. */
function isFirstMiss(c: Case, step: Step): boolean {
  const answeredAt = Math.max(0, ...c.replies.map((one) => (one.state === "delivered" ? one.at : 0)));
  return OVERDUE.has(step) && !c.reminded.some((one) => OVERDUE.has(one.step) && one.at > answeredAt);
}

/** In whole minutes of work since the content was sent, or since the first call where nothing was. */
const workedSince = (c: Case, at: Instant, { workingTime }: Policy): number =>
  Math.round(workingMinutesBetween(workingTime, c.sentAt ?? receivedAt(c), at));
