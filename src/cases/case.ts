import type { Instant } from "../calendar/local.ts";
import type { Answers } from "../flows/answers.ts";
import { SHARE } from "../policy/needed.ts";
import { AFTER_SENDING, type Urgency } from "../policy/policy.ts";
import type { Call } from "./calls.ts";
import type { Reminded } from "./reminders.ts";
import type { Managed, Manager } from "./sharing.ts";
import type { Work } from "./work.ts";

/** A moment. Local time is made of it only where people read it, or where work is counted. */
export type { Instant };

/** A Slack user id. */
export type PersonId = string;

/** The id of a row in the one table that holds people's words. */
export type WordsId = number;

export type Kind = "report" | "consult";

export type Status = "draft" | "waiting" | "claimed" | "closed" | "withdrawn";

/** What the organisation decided; never computed. */
export type Outcome = "applies" | "does-not-apply" | "reserved";

/** The four dated facts asked at closing: the proof of the employer's duties (労働施策総合推進法 33条 and its guideline). */
export const closingFacts = ["verified", "cared", "prevented", "explained"] as const;
export type ClosingFact = (typeof closingFacts)[number];

/** When a closing fact was done (`YYYY-MM-DD`, local), or the words that say why it does not apply. */
export type FactDone = { readonly on: string } | { readonly notApplicable: WordsId };

/** One question's words, in the order in which they were given. */
export interface Told {
  readonly question: string;
  readonly words: WordsId;
}

/**
 * A place in the reporter's words that the desk sees as it was written, though it would be hidden: where it stands,
 * never what it says. It counts for one revision of the words and falls away when they are edited.
 */
export interface Lift {
  readonly words: WordsId;
  readonly revision: number;
  readonly start: number;
  readonly end: number;
}

/** One more occurrence of what a case is about (今日もあった). */
export interface Incident {
  /** Which event of the case recorded it, counted from 1. */
  readonly event: number;
  readonly by: PersonId;
  /** The local day on which it happened, `YYYY-MM-DD`. */
  readonly on: string;
  /** About how long it took; null where nobody noted it. */
  readonly minutes: number | null;
  /** The key of the option of the question `how`; null where it was not chosen. */
  readonly means: string | null;
  readonly words: WordsId | null;
}

/** About how long an occurrence took, in minutes; the last stands for everything longer. */
export const INCIDENT_MINUTES = [5, 15, 30, 60, 120] as const;

/** What a colleague sees who records together with the reporter: the occurrences, or what was reported, too. */
export const VIEWS = ["incidents", "content"] as const;

/** A colleague whom the reporter asked to record together. */
export interface Invited {
  readonly person: PersonId;
  readonly sees: (typeof VIEWS)[number];
}

/** Answers as they stood when the reporter began to answer anew, since something had happened. */
export interface Round {
  readonly at: Instant;
  readonly answers: Answers;
  readonly handed: readonly Handing[];
  /** The topics that were asked anew. */
  readonly topics: readonly string[];
}

/** Words from the desk to the reporter that are on their way or arrived; `at` is when their state last changed. */
export interface Reply {
  readonly words: WordsId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly state: "sending" | "delivered" | "failed";
  readonly parts: number;
}

/**
 * A topic that the reporter handed to somebody of the section, who knows better what the city itself answered.
 * One for each topic; handing it on replaces it.
 */
export interface Handing {
  readonly topic: string;
  readonly to: PersonId;
  readonly at: Instant;
  /** The number of the event by which it was handed; the message to them is named by it. */
  readonly event: number;
  /** `unreached`: they are not let in, or Slack knows no way to them. */
  readonly state: "asked" | "answered" | "declined" | "unreached";
}

/** One report or consultation, as everything that happened to it has made it. Words are held as ids only. */
export interface Case {
  readonly id: number;
  /** How many events it has; the expected version when it is saved. */
  readonly version: number;
  /** The version of the policy it was opened under. */
  readonly policy: string;
  readonly kind: Kind;
  readonly status: Status;
  readonly reporter: PersonId;
  /** `R8-042`, given when the desk first hears of it. */
  readonly number: string | null;
  readonly urgency: Urgency;
  readonly answers: Answers;
  readonly told: readonly Told[];
  /** The topic whose question is open again because its answer is being changed. */
  readonly changing: string | null;
  readonly openedAt: Instant;
  /** When the desk first heard of it, by a call or by what was sent; it never changes. Null while it did not. */
  readonly reachedAt: Instant | null;
  /** When the reporter last called for help; the desk knows the name since the first call. */
  readonly calledAt: Instant | null;
  /** When somebody of the desk took up the latest call: claimed the case, replied or closed it. */
  readonly callAnsweredAt: Instant | null;
  /** When the talk began to repeat itself (膠着); the city's 30 minutes count from here. */
  readonly repeatingSince: Instant | null;
  /** When the reporter said that the situation had ended. */
  readonly endedAt: Instant | null;
  /** When the content went to the desk, through the preview. */
  readonly sentAt: Instant | null;
  readonly owner: PersonId | null;
  readonly claimedAt: Instant | null;
  /** By when the reporter hears; stops only on a delivered answer. */
  readonly answerDue: Instant | null;
  readonly replies: readonly Reply[];
  /** In how many messages the full narrative stands in the desk's thread; 0 when the card holds all of it. */
  readonly contentParts: number;
  /** What the reporter wrote after sending, each in so many messages. */
  readonly messages: readonly { readonly words: WordsId; readonly parts: number }[];
  /** What the reporter wants the desk to see as it was written. */
  readonly lifted: readonly Lift[];
  readonly decision: {
    readonly outcome: Outcome;
    readonly by: PersonId;
    readonly at: Instant;
    readonly reason: WordsId;
  } | null;
  readonly closing: {
    readonly by: PersonId;
    readonly at: Instant;
    readonly facts: Readonly<Record<ClosingFact, FactDone>>;
    readonly message: WordsId;
  } | null;
  readonly reopened: number;
  /** What happened again since, in the order in which it was recorded. */
  readonly incidents: readonly Incident[];
  readonly invited: readonly Invited[];
  /** What was answered before, round by round: the earlier results stay in a case's history. */
  readonly earlier: readonly Round[];
  /** Whether the reporter is in the middle of answering anew. */
  readonly isAnew: boolean;
  /** Topics that somebody else was asked to answer. */
  readonly handed: readonly Handing[];
  /** People who were called to come, or to decide on the spot. */
  readonly calls: readonly Call[];
  /** When the reporter last said something to the desk. */
  readonly heardAt: Instant | null;
  /** Whom the reporter let know beside the desk, once the content was sent; null before, and where nobody shall. */
  readonly manager: Manager | null;
  /** The codes of the sections from the top of the city down to the reporter's, as known when it was shared; else null. */
  readonly section: readonly string[] | null;
  /** What managers did for the reporter. */
  readonly managed: readonly Managed[];
  /** What the desk does with it beside answering. */
  readonly work: Work;
  /** When the talk turned to what has nothing to do with the city's work; the city's guide counts from here. */
  readonly unrelatedSince: Instant | null;
  /** Since when it waits for somebody to take it up; null while somebody has it. */
  readonly waitingSince: Instant | null;
  /** When the desk last did something in it. */
  readonly touchedAt: Instant | null;
  /** What time alone brought about in it. */
  readonly reminded: readonly Reminded[];
}

/** How often a topic was asked anew. */
export const roundOf = (c: Case, topic: string): number =>
  c.earlier.filter((round) => round.topics.includes(topic)).length;

/** The case as it was answered when a round of a topic ended; as it is now for the round that goes on. */
export function caseIn(c: Case, topic: string, round: number): Case {
  const past = c.earlier.filter((one) => one.topics.includes(topic))[round];
  return past === undefined ? c : { ...c, answers: past.answers, handed: past.handed };
}

/** Whether the desk has ever heard of the case. */
export const reachedDesk = (c: Case): boolean => c.number !== null;

/** Since when the desk knows of a case (受付); what never reached it counts from its opening. */
export const receivedAt = (c: Case): Instant => c.reachedAt ?? c.openedAt;

/** Whether somebody may record what happened again: the reporter, and whom they invited. */
export const mayRecord = (c: Case, person: PersonId): boolean =>
  person === c.reporter || c.invited.some((one) => one.person === person);

/** Whether the desk may know who the reporter is: not when they chose to go without a name, unless they called for help. */
export function namedAtDesk(c: Case): boolean {
  return c.calledAt !== null || !(c.answers[SHARE.question] ?? []).includes(SHARE.noName);
}

/** Whether the reporter chose that the case is not told to their managers. */
export function isKeptFromManagers(c: Case): boolean {
  const share = c.answers[SHARE.question] ?? [];
  return share.length > 0 && !share.includes(SHARE.withManager);
}

/** Whether somebody is waiting for an answer to a call for help. */
export const isCalling = (c: Case): boolean =>
  c.calledAt !== null && c.callAnsweredAt === null && c.status !== "withdrawn";

/**
 * Whether what the reporter writes into the thread is taken into the draft. Once a call was taken up it goes to the
 * desk at once: the name is known there, and somebody may be asking where they are.
 */
export const writesIntoDraft = (c: Case): boolean =>
  isBeingWritten(c) && (c.calledAt === null || isCalling(c));

/** Whether the reporter may answer questions now: while writing, and after a report was sent if they went on. */
export const isAnswering = (c: Case): boolean =>
  isBeingWritten(c) ||
  (c.sentAt !== null && isOpen(c) && (c.answers[AFTER_SENDING] ?? []).includes("continued"));

/** Whether the case is with the desk and not over. */
export const isOpen = (c: Case): boolean => c.status === "waiting" || c.status === "claimed";

/** Whether its content is still being put together by the reporter: a draft, or a call whose report was not sent yet. */
export const isBeingWritten = (c: Case): boolean =>
  c.sentAt === null && c.status !== "withdrawn" && c.status !== "closed";
