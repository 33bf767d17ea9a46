import {
  addWorkingDays,
  addWorkingMinutes,
  nextOpening,
  workingMinutesBetween,
} from "../calendar/working-time.ts";
import { answerBy } from "../flows/promise.ts";
import type { Policy } from "../policy/policy.ts";
import { type Case, type Instant, isOpen, type PersonId } from "./case.ts";
import type { CaseEvent } from "./events.ts";
import type { Request } from "./requests.ts";
import { isLive, standingAnswers } from "./standing.ts";

/**
 * What time alone brings about in a case, in families; within one, a later step stands for those before it.
 * `repeating` and `unrelated`: the guides of a talk that goes on. `unclaimed`: nobody has the case.
 * `answer`: whoever has it owes an answer. `idle`: they have owed it for days.
 */
export const STEPS = {
  repeating: ["repeating_soon", "repeating_over"],
  unrelated: ["unrelated_soon", "unrelated_over"],
  unclaimed: ["unclaimed_half", "unclaimed_due"],
  answer: ["answer_soon", "answer_due", "answer_late"],
  idle: ["idle"],
} as const;
export type Family = keyof typeof STEPS;
export type Step = (typeof STEPS)[Family][number];

/** The steps by which the time for an answer has come. */
export const OVERDUE: ReadonlySet<Step> = new Set(["unclaimed_due", "answer_due", "answer_late"]);

/** Something that time brought about. It is noted once, so that it comes once, whatever the clock does. */
export interface Reminded {
  readonly step: Step;
  /** The number of the event; its messages are named by it. */
  readonly event: number;
  /** The moment from which it counts, and who had the case: of another one, it comes anew. */
  readonly about: Instant;
  readonly owner: PersonId | null;
  readonly at: Instant;
  /** Who was reminded in a message of their own. */
  readonly to: PersonId | null;
  /** Whether the reporter was told, and still waits for an answer. */
  readonly tells: boolean;
}

/** A step, and when it comes about. */
export interface Coming {
  readonly family: Family;
  readonly step: Step;
  readonly about: Instant;
  readonly due: Instant;
  readonly at: Instant;
}

const MINUTE = 60_000;
/** A talk's guide is announced so long before. */
const AHEAD = 5;
/** Nobody is reminded of a case in which the desk did something so short a time ago. */
const QUIET = 15 * MINUTE;
/** A word about a talk that comes later than this helps nobody. */
const STALE = 30 * MINUTE;
/** The owner is reminded at most so long before the answer is due; somebody else so long after it. */
const HOUR = 60;
/** After so many days of work without an answer the case is offered to others. */
const IDLE_DAYS = 2;

const TALKS: ReadonlySet<Family> = new Set(["repeating", "unrelated"]);

/** The minutes that a guide of the policy names, if it names any. */
const minutesOf = (policy: Policy, name: string): number | null => {
  const found = policy.thresholds[name];
  return found !== undefined && "minutes" in found ? found.minutes : null;
};

/** After how many minutes a talk that has nothing to do with the city may be broken off: from, to. */
export function unrelatedGuide(policy: Policy): { readonly from: number; readonly to: number } | null {
  const from = minutesOf(policy, "unrelated_from");
  const to = minutesOf(policy, "unrelated_to");
  return from === null || to === null ? null : { from, to };
}

/** What is to come in a talk that goes on: it counts round the clock, as the talk does. */
function talks(c: Case, policy: Policy): readonly Coming[] {
  if (!isLive(c)) return [];
  const counted = (
    family: "repeating" | "unrelated",
    about: Instant,
    soon: number,
    end: number,
  ): Coming[] => {
    const due = about + end * MINUTE;
    return [
      { family, step: `${family}_soon`, about, due, at: about + soon * MINUTE },
      { family, step: `${family}_over`, about, due, at: due },
    ];
  };
  const end = policy.thresholds.deadlock.minutes;
  const guide = unrelatedGuide(policy);
  return [
    ...(c.repeatingSince === null
      ? []
      : counted("repeating", c.repeatingSince, Math.max(0, end - AHEAD), end)),
    ...(c.unrelatedSince === null || guide === null
      ? []
      : counted("unrelated", c.unrelatedSince, guide.from, guide.to)),
  ];
}

/** Since when nobody has the case; a call for help begins it anew. */
export const unclaimedSince = (c: Case): Instant | null => {
  if (c.status !== "waiting") return null;
  const since = c.waitingSince ?? c.sentAt ?? c.calledAt;
  return since === null ? null : Math.max(since, c.calledAt ?? since);
};

/** What is to come while somebody waits for the desk: in working time, but for danger. */
function waits(c: Case, policy: Policy): readonly Coming[] {
  const { workingTime: time } = policy;
  const isNow = c.urgency === "now";
  /** So many parts in a hundred of the time between, but at most `most` minutes before its end. */
  const within = (from: Instant, to: Instant, part: number, most = Number.POSITIVE_INFINITY): Instant => {
    const minutes = isNow ? (to - from) / MINUTE : workingMinutesBetween(time, from, to);
    const after = Math.max(minutes * part, minutes - most);
    return isNow ? from + after * MINUTE : addWorkingMinutes(time, from, after);
  };
  const later = (at: Instant, minutes: number): Instant =>
    isNow ? at + minutes * MINUTE : addWorkingMinutes(time, at, minutes);

  const since = unclaimedSince(c);
  if (since !== null) {
    const promised = answerBy(policy, standingAnswers(c), c.urgency, since);
    const due = c.answerDue !== null && c.answerDue > since ? Math.min(c.answerDue, promised) : promised;
    return [
      { family: "unclaimed", step: "unclaimed_half", about: since, due, at: within(since, due, 0.5) },
      { family: "unclaimed", step: "unclaimed_due", about: since, due, at: due },
    ];
  }
  const { answerDue: due, claimedAt: from } = c;
  if (c.status !== "claimed" || due === null || from === null) return [];
  return [
    { family: "answer", step: "answer_soon", about: due, due, at: within(from, due, 0.5, HOUR) },
    { family: "answer", step: "answer_due", about: due, due, at: due },
    { family: "answer", step: "answer_late", about: due, due, at: later(due, HOUR) },
    { family: "idle", step: "idle", about: from, due, at: addWorkingDays(time, from, IDLE_DAYS) },
  ];
}

/** The earliest moment, not before `now`, at which somebody may be reminded. */
function opportune(c: Case, { workingTime }: Policy, now: Instant): Instant {
  const quiet = c.touchedAt === null ? now : Math.max(now, c.touchedAt + QUIET);
  return c.urgency === "now" ? quiet : nextOpening(workingTime, quiet);
}

/** Where a step stands within its family. */
const rank = (family: Family, step: Step): number => (STEPS[family] as readonly Step[]).indexOf(step);

const isDone = (c: Case, { family, step, about }: Coming): boolean =>
  c.reminded.some(
    (one) =>
      one.about === about &&
      rank(family, one.step) >= rank(family, step) &&
      (TALKS.has(family) || one.owner === c.owner),
  );

/** Everything that is still to come, with when it comes about, seen from `now`. */
function coming(c: Case, policy: Policy, now: Instant): readonly Coming[] {
  const open = isOpen(c) ? waits(c, policy).map((one) => ({ ...one, at: opportune(c, policy, one.at) })) : [];
  const ahead = open.map((one) => ({ ...one, at: one.at < now ? opportune(c, policy, now) : one.at }));
  return [...talks(c, policy), ...ahead].filter((one) => !isDone(c, one));
}

/** When time next brings something about in a case; null if nothing is to come. */
export const nextReminder = (c: Case, policy: Policy, now: Instant): Instant | null =>
  coming(c, policy, now).reduce<Instant | null>((first, { at }) => Math.min(first ?? at, at), null);

/** What has fallen due by now, as events: of each family the last step alone. */
export function remind(
  c: Case,
  policy: Policy,
  { by: { id: by }, now, lead }: Request & { readonly ask: "remind" },
): readonly (CaseEvent & { readonly type: "reminded" })[] {
  const fallen = coming(c, policy, now).filter(({ at }) => at <= now);
  const last = fallen.filter((one, n) => !fallen.some((other, m) => m > n && other.family === one.family));
  let told = c.reminded.some(({ tells }) => tells);
  return last.map(({ family, step, about, due, at }) => {
    const tells = !told && (family === "unclaimed" || step === "answer_due" || step === "answer_late");
    told ||= tells;
    return {
      type: "reminded" as const,
      step,
      about,
      due,
      owner: c.owner,
      to: toWhom(c, step, lead),
      tells,
      said: !TALKS.has(family) || now - at <= STALE,
      by,
      at: now,
    };
  });
}

/** Who is reminded in a message of their own; else it is said where everybody concerned sees it. */
function toWhom(c: Case, step: Step, lead: PersonId | null): PersonId | null {
  if (step === "answer_soon" || step === "answer_due") return c.owner;
  if (step !== "answer_late") return null;
  return lead === c.owner ? null : lead;
}
