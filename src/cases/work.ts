import type { LocalDate } from "../calendar/local.ts";
import type { Urgency } from "../policy/policy.ts";
import type { Instant, PersonId, WordsId } from "./case.ts";

/** A step on the ladder of measures, as it was taken. */
export interface Measure {
  /** The number of the event by which it was recorded. */
  readonly event: number;
  /** The key of the rung in the policy. */
  readonly rung: string;
  readonly by: PersonId;
  readonly on: LocalDate;
  /** Until when it holds, and when it is looked at again; null where neither was said. */
  readonly until: LocalDate | null;
  readonly review: LocalDate | null;
  readonly words: WordsId | null;
  /** When the desk is reminded of it; null once it was, or where there is nothing to remind of. */
  readonly remindAt: Instant | null;
}

/** Another case that has to do with this one. */
export interface Link {
  readonly case: number;
  readonly number: string;
}

/** What another section was asked, with neither name nor case. */
export interface Advice {
  /** The number of the event by which it was asked; its messages are named by it. */
  readonly event: number;
  /** The key of the section in the policy. */
  readonly adviser: string;
  readonly by: PersonId;
  readonly words: WordsId;
  readonly people: readonly PersonId[];
  /** Who could not say. */
  readonly unknowing: readonly PersonId[];
  readonly answer: { readonly by: PersonId; readonly at: Instant; readonly words: WordsId } | null;
}

/** What the desk does with a case beside answering it. */
export interface Work {
  /** Since when the reporter has been asked something and has not written. */
  readonly asking: Instant | null;
  /** The urgency the desk gave it, and what it was before: only what makes it more urgent than that overrules the desk. */
  readonly weighed: { readonly urgency: Urgency; readonly before: Urgency } | null;
  readonly measures: readonly Measure[];
  readonly links: readonly Link[];
  readonly advice: readonly Advice[];
}

/** As many as one list of boxes holds. */
export const MOST_LINKS = 10;

/** A case the desk has done nothing with yet. */
export const NO_WORK: Work = { asking: null, weighed: null, measures: [], links: [], advice: [] };

interface Owned {
  readonly from: PersonId;
}

/** Another section, and who of it is asked. */
interface Consulting {
  readonly adviser: string;
  readonly people: readonly PersonId[];
  readonly words: WordsId;
}

/** What one of them answered; `words` is null from who could not say. */
interface Advising {
  readonly advice: number;
  readonly person: PersonId;
  readonly words: WordsId | null;
}

/** What can happen while the desk works on a case. Who takes over and who is handed a case has it from then on. */
type Happening =
  | ({ readonly type: "taken-over"; readonly words: WordsId | null } & Owned)
  | ({ readonly type: "handed-over"; readonly to: PersonId; readonly words: WordsId | null } & Owned)
  /** Who had it is not in the desk's channel any more. */
  | ({ readonly type: "vacated" } & Owned)
  | { readonly type: "inquired"; readonly words: WordsId; readonly parts: number }
  | { readonly type: "weighed"; readonly urgency: Urgency; readonly reason: WordsId }
  | ({ readonly type: "measured" } & Omit<Measure, "event" | "by">)
  /** The day has come on which these measures are looked at again. */
  | { readonly type: "review-due"; readonly measures: readonly number[] }
  | ({ readonly type: "linked" } & Link)
  | ({ readonly type: "unlinked" } & Link)
  | ({ readonly type: "consulted" } & Consulting)
  /** By the bot itself where Slack knows no way to the person; by the reporter where that person may know no more. */
  | ({ readonly type: "advised" } & Advising);

export type WorkEvent = Happening & { readonly by: PersonId; readonly at: Instant };

/** Since when somebody had the case on the screen that something was asked from: it may have changed hands since. */
interface Held {
  readonly since: Instant;
}

/** What is asked of a case while the desk works on it. */
export type WorkAsk =
  | ({ readonly ask: "take-over"; readonly words: WordsId | null } & Held)
  | ({ readonly ask: "hand-over"; readonly to: PersonId; readonly words: WordsId | null } & Held)
  | ({ readonly ask: "vacate" } & Owned)
  | { readonly ask: "inquire"; readonly words: WordsId; readonly parts: number }
  | { readonly ask: "weigh"; readonly urgency: Urgency; readonly reason: WordsId }
  | ({ readonly ask: "measure" } & Omit<Measure, "event" | "by" | "remindAt">)
  | { readonly ask: "review" }
  | ({ readonly ask: "link" } & Link)
  | ({ readonly ask: "unlink" } & Link)
  | ({ readonly ask: "consult" } & Consulting)
  | ({ readonly ask: "advise" } & Advising);

const ASKS = {
  "take-over": true,
  "hand-over": true,
  vacate: true,
  inquire: true,
  weigh: true,
  measure: true,
  review: true,
  link: true,
  unlink: true,
  consult: true,
  advise: true,
} as const satisfies Record<WorkAsk["ask"], true>;

const EVENTS = {
  "taken-over": true,
  "handed-over": true,
  vacated: true,
  inquired: true,
  weighed: true,
  measured: true,
  "review-due": true,
  linked: true,
  unlinked: true,
  consulted: true,
  advised: true,
} as const satisfies Record<WorkEvent["type"], true>;

/** Whether something asked belongs to the desk's work. */
export const isWorkAsk = <T extends { readonly ask: string }>(
  request: T,
): request is T & { readonly ask: WorkAsk["ask"] } => Object.hasOwn(ASKS, request.ask);

/** Whether something that happened belongs to the desk's work. */
export const isWorkEvent = <T extends { readonly type: string }>(
  event: T,
): event is T & { readonly type: WorkEvent["type"] } => Object.hasOwn(EVENTS, event.type);

/** Whether somebody of another section was asked about a case, so that they may answer. */
export const isAdviser = (work: Work, person: PersonId): boolean =>
  work.advice.some((one) => one.people.includes(person));
