import type { Policy } from "../policy/policy.ts";
import {
  type Case,
  type Instant,
  isKeptFromManagers,
  namedAtDesk,
  type PersonId,
  type WordsId,
} from "./case.ts";

/**
 * What somebody needs from a person of the organisation, now. `help`: they are in danger. The others arise while the
 * talk still goes on: somebody to take over, somebody to sit in, a decision whether it may be ended.
 */
export const NEEDS = ["help", "replace", "sit_in", "may_end"] as const;
export type Need = (typeof NEEDS)[number];

/** Why somebody is called. `above`: the head of a section above. `duty`: on duty at the desk. */
export const PARTS = ["head", "leader", "helper", "above", "duty", "deputy"] as const;
export type Part = (typeof PARTS)[number];

/** What somebody who was called pressed; `missed` is no press: Slack knows no way to them. */
export const RESPONSES = [
  "coming",
  "phoning",
  "may_end",
  "go_on",
  "take_over",
  "deputy",
  "unable",
  "missed",
] as const;
export type Response = (typeof RESPONSES)[number];

/** Somebody to be called, and in whose place if that person is away or asked for it. */
export interface Called {
  readonly person: PersonId;
  readonly part: Part;
  readonly instead: PersonId | null;
}

/** Why somebody of the chain was not called: the case is kept from them, they are away, or Slack does not know them. */
export const PASSED_OVER = ["kept", "away", "unknown"] as const;
export type PassedOver = Readonly<Record<(typeof PASSED_OVER)[number], number>>;

export interface Summoned extends Called {
  readonly at: Instant;
  /** Nothing is called "seen" that nobody pressed. */
  readonly response: Response | null;
  readonly respondedAt: Instant | null;
}

/** People are called: a first ring where `call` is null, else the next one of that call. */
export interface Ringing {
  readonly need: Need;
  readonly call: number | null;
  readonly people: readonly Called[];
  readonly passedOver: PassedOver;
  /** How many rings of the chain are called with it. */
  readonly rings: number;
  /** When the ring after it is called; null where there is none. */
  readonly next: Instant | null;
}

/** One call for people: whom it reached, what they answered, who comes next. */
export interface Call {
  /** The number of the event by which it began; its messages are named by it. */
  readonly event: number;
  readonly need: Need;
  readonly at: Instant;
  readonly summoned: readonly Summoned[];
  readonly passedOver: PassedOver;
  /** How many rings of the chain were called. */
  readonly rings: number;
  /** When the next ring is called; null once somebody comes, nobody is left, or it is over. */
  readonly next: Instant | null;
  readonly over: {
    readonly at: Instant;
    readonly by: PersonId;
    /** What the note says by which it was ended; null where the case itself ended. */
    readonly words: WordsId | null;
  } | null;
}

/** The answers that mean: somebody has it in hand. */
const IN_HAND: ReadonlySet<Response | null> = new Set(["coming", "phoning", "may_end", "go_on", "take_over"]);

/** The answers after which this person need not be waited for. */
const OUT: ReadonlySet<Response | null> = new Set(["deputy", "unable", "missed"]);

/** What may be answered to a call. 終えてよい and its like are the organisation's decision, and only asked for. */
export const responsesTo = (need: Need): readonly Response[] =>
  need === "may_end"
    ? ["may_end", "go_on", "take_over", "deputy", "unable"]
    : ["coming", "phoning", "deputy", "unable"];

/** Whether somebody said that they come, or that they deal with it from where they are. */
export const isComing = (one: Summoned): boolean => IN_HAND.has(one.response);

export const isInHand = (call: Call): boolean => call.summoned.some(isComing);

/** Whether nobody who was called can be waited for. */
const isForsaken = (summoned: readonly Summoned[]): boolean => summoned.every((one) => OUT.has(one.response));

export const callOf = (c: Case, event: number): Call | undefined =>
  c.calls.find((call) => call.event === event);

/** The call of this need that is not over. */
export const openCall = (c: Case, need: Need): Call | undefined =>
  c.calls.find((call) => call.need === need && call.over === null);

/** Whether anybody is being called in a case, so that its messages go before others. */
export const hasOpenCall = (c: Case): boolean => c.calls.some((call) => call.over === null);

/** Whether somebody was called in this case, so that they may answer. */
export const isSummoned = (c: Case, person: PersonId): boolean =>
  c.calls.some((call) => call.summoned.some((one) => one.person === person));

/** What of a case decides who is called in it: as it changes, what is said about that before does, too. */
export const whoIsCalled = (c: Case): string =>
  JSON.stringify([isKeptFromManagers(c), namedAtDesk(c), c.callAnsweredAt === null]);

const MINUTE = 60_000;

/** How long a ring is waited for before the next is called. */
export const ringLasts = (policy: Policy): number => policy.calls.nextAfter.minutes * MINUTE;

/** It waits so many times less than it took already. */
const LATER = 4;

/**
 * While nothing reaches the desk and nobody is found, it is tried again: the longer it took already, the later, so that
 * a channel that stays unfit for days does not fill a case.
 */
export const triedAgainAt = (began: Instant, now: Instant, within: number): Instant =>
  now + Math.max(within, (now - began) / LATER);

/**
 * When the next ring of a call is due, seen from `now`. What lies further ahead than any ring is ever set was set
 * before the clock was put back: it is due at once, as somebody in danger does not wait for that time to come again.
 * Gestures are not all handled in the order of their times, which is what the minute is for.
 */
export function ringAt(call: Call, policy: Policy, now: Instant): Instant | null {
  const { at, next } = call;
  if (next === null) return null;
  const longest = Math.max(ringLasts(policy), (next - at) / (LATER + 1)) + MINUTE;
  return next - now > longest ? now : next;
}

/** When something about a case's calls falls due, seen from `now`. */
export function nextRing(c: Case, policy: Policy, now: Instant): Instant | null {
  const all = c.calls.map((call) => ringAt(call, policy, now)).filter((at) => at !== null);
  return all.length === 0 ? null : Math.min(...all);
}

/**
 * When the next ring is called after somebody answered: not at all while somebody comes, at once if nobody who was
 * called can, else when it was to be called, or `within` from now if that had been taken back.
 */
export function nextAfter(
  call: Call,
  summoned: readonly Summoned[],
  now: Instant,
  within: number,
): Instant | null {
  if (summoned.some(isComing)) return null;
  if (isForsaken(summoned)) return now;
  return call.next ?? (isInHand(call) ? now + within : null);
}

/** With one person's answer noted. */
export const withResponse = (
  summoned: readonly Summoned[],
  person: PersonId,
  response: Response,
  at: Instant,
): readonly Summoned[] =>
  summoned.map((one) => (one.person === person ? { ...one, response, respondedAt: at } : one));

/** Those called anew; who was called already is not called twice. */
export const joining = (
  summoned: readonly Summoned[],
  people: readonly Called[],
  at: Instant,
): readonly Summoned[] => [
  ...summoned,
  ...people
    .filter((one, n) => people.findIndex((other) => other.person === one.person) === n)
    .filter((one) => !summoned.some((known) => known.person === one.person))
    .map((one) => ({ ...one, at, response: null, respondedAt: null })),
];
