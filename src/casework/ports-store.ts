import type { LocalDate } from "../calendar/local.ts";
import type { Month } from "../calendar/months.ts";
import type { Case, Instant, PersonId, WordsId } from "../cases/case.ts";
import type { Change } from "../cases/changes.ts";
import type { Fact } from "../cases/counted.ts";
import type { Errand } from "../cases/errands.ts";
import type { CaseEvent } from "../cases/events.ts";
import type { Export, ExportWish } from "../cases/exports.ts";
import type { HeldDays } from "../cases/held.ts";
import type { Queue } from "../cases/queues.ts";
import type { Measure } from "../figures/figures.ts";
import type { Percentiles } from "../figures/percentiles.ts";
import type { Tally } from "../figures/tree.ts";
import type { Place } from "./ports.ts";
import type {
  Absence,
  AttachedFile,
  DigestErrand,
  DigestMark,
  DueRows,
  KeptPolicy,
  Membership,
  NewWords,
  Nod,
  OutboxRow,
  Person,
  Settled,
  Words,
} from "./ports-records.ts";

/** What is known of an export. */
interface ExportReader {
  export(id: number): Promise<Export | null>;
  /** The export that somebody still waits for. */
  exportUnderWay(by: PersonId): Promise<Export | null>;
  /** What the desk noted of what the city held in a fiscal year, named by the year in which it begins. */
  held(year: number): Promise<HeldDays>;
}

export interface Reader extends ExportReader {
  case(id: number): Promise<Case | null>;
  /** The events of a case, oldest first; `seq` counts from 1. */
  events(caseId: number): Promise<readonly CaseEvent[]>;
  words(id: WordsId): Promise<Words | null>;
  wordsOf(caseId: number): Promise<readonly Words[]>;
  /** Words that came in as this message. */
  wordsAt(place: Place): Promise<Words | null>;
  file(id: number): Promise<AttachedFile | null>;
  /** The files that came with the words of a case, in the order in which they came. */
  filesOf(caseId: number): Promise<readonly AttachedFile[]>;
  /** Who put which reaction on words of the other side. */
  nods(words: WordsId): Promise<readonly Nod[]>;
  row(key: string): Promise<OutboxRow | null>;
  /** The row whose message this is. */
  rowAt(place: Place): Promise<OutboxRow | null>;
  // Lists of cases leave out what cannot be read, and say so in the log: nobody is kept from the others.
  /** A person's cases, newest first; at most `limit`. */
  casesOf(reporter: PersonId, limit: number): Promise<readonly Case[]>;
  /** The cases that a person was invited to record together, newest first; at most `limit`. */
  invitedTo(person: PersonId, limit: number): Promise<readonly Case[]>;
  /** The ids of cases in which somebody may go on writing, drafts included, the newest first. */
  liveCases(): Promise<readonly number[]>;
  /** The ids of cases that somebody has who is none of these people. */
  heldBeside(people: readonly PersonId[]): Promise<readonly number[]>;
  /** The newest draft of a person that reached nobody yet. */
  draftOf(reporter: PersonId): Promise<Case | null>;
  person(id: PersonId): Promise<Person | null>;
  /** Who of these people is away at a moment. */
  absences(people: readonly PersonId[], at: Instant): Promise<readonly Absence[]>;
  /** The absence somebody has set, now or ahead. */
  absence(person: PersonId): Promise<Absence | null>;
  /** Whoever was last known by this address, rather somebody who is still here. */
  personByMail(mail: string): Promise<Person | null>;
  membership(person: PersonId): Promise<Membership | null>;
  /** Every version of the policy that was ever in force. */
  policies(): Promise<readonly KeptPolicy[]>;
  /** The cases of which this person was reminded from a moment on. */
  remindedSince(person: PersonId, since: Instant): Promise<readonly Case[]>;
  /** The cases shared with somebody now that are open, or were shared or closed from a moment on; the oldest first. */
  sharedWith(person: PersonId, since: Instant): Promise<readonly Case[]>;
  /** With whom open cases are shared. */
  managers(): Promise<readonly PersonId[]>;
  /** The cases in which people are being called, the oldest first. */
  calling(): Promise<readonly Case[]>;
  digest(person: PersonId): Promise<DigestMark | null>;
  /** Somebody's digests from a day on that stand in Slack, the newest first. */
  digestsOf(person: PersonId, from: LocalDate): Promise<readonly DigestErrand[]>;
  /** What changed at the desk in a month; null while nobody was asked. */
  change(month: Month): Promise<Change | null>;
}

export interface Tx extends Reader {
  /** Notes that a payload was received; false if it was before. */
  receive(id: string, at: Instant): Promise<boolean>;
  /**
   * Notes Slack's mark of the latest change of one thing; false if a later one was noted before. Slack brings events in
   * any order, and what it could not deliver minutes later.
   */
  isLatest(what: string, mark: string, at: Instant): Promise<boolean>;
  /** Reserves the id of a new case; its row is written by `save`. */
  newCase(reporter: PersonId): Promise<number>;
  /** The number the next case of this fiscal year would get (`R8`, 42), without taking it. */
  nextNumber(fiscalYear: string): Promise<number>;
  /**
   * Saves the case with the events that made it, when time next brings something about in it, and what the events add
   * to the city's figures; throws `Conflict` if it is not at `expected` any more. Takes its number.
   */
  save(
    c: Case,
    expected: number,
    events: readonly CaseEvent[],
    due: Instant | null,
    facts: readonly Fact[],
  ): Promise<void>;
  /** Adds what the first events of a case add to the figures, if they were never counted. */
  countPast(c: Case, facts: readonly Fact[]): Promise<void>;
  addWords(words: NewWords): Promise<WordsId>;
  /** Replaces the text (an edit; null erases it), or puts words into a case. Each change of text is a revision. */
  changeWords(
    id: WordsId,
    change: { text?: string | null; caseId?: number; role?: Words["role"]; files?: number },
  ): Promise<void>;
  /** Erases the text of the words of these roles in a case, in every revision, for good. Returns how many. */
  eraseWords(caseId: number, roles: readonly Words["role"][]): Promise<number>;
  /** Notes what is uploaded in place of a file, or what came of it. */
  changeFile(id: number, change: Partial<Pick<AttachedFile, "copy" | "fate">>): Promise<void>;
  /** Notes that somebody put a reaction on words, or took it away again. */
  nod(nod: Nod, isThere: boolean): Promise<void>;
  /** Forgets a file of which no copy is left anywhere. */
  forgetFile(id: number): Promise<void>;
  /** Arms errands: new rows, or one more wish on the row that is there. A parked row gets another chance. */
  arm(errands: readonly { errand: Errand; urgent: boolean }[], at: Instant): Promise<void>;
  /** Notes the ends of attempts. A row that was armed again meanwhile stays pending. */
  settle(settled: readonly Settled[]): Promise<void>;
  /** The clock was put back: what is pending and lies ahead of it is due by now. */
  dueBy(now: Instant): Promise<void>;
  /** Notes that these rows are about to be posted. */
  posting(keys: readonly string[]): Promise<void>;
  knowPerson(person: Person): Promise<void>;
  /** Notes when somebody is away; one absence each, a new one replaces the old. */
  setAbsence(absence: Absence): Promise<void>;
  endAbsence(person: PersonId): Promise<void>;
  keepDigest(mark: DigestMark): Promise<void>;
  keepChange(change: Change): Promise<void>;
  /** Remembers where somebody works; what they said before is forgotten. */
  keepMembership(membership: Membership): Promise<void>;
  /** Keeps a version of the policy that is not kept yet. */
  keepPolicy(policy: KeptPolicy): Promise<void>;
  /** Erases words written before `at` that were never put into a case. Returns how many. */
  eraseUnclaimed(before: Instant): Promise<number>;
  /** Notes that somebody wishes for an export; the answer is its id. */
  beginExport(wish: ExportWish): Promise<number>;
  changeExport(
    id: number,
    change: Partial<Pick<Export, "state" | "made" | "total" | "noted">>,
  ): Promise<void>;
  /** Notes what the city held in a fiscal year; what was noted before is forgotten. */
  keepHeld(year: number, held: HeldDays): Promise<void>;
  /** Notes when time next brings something about in a case, if nothing happened to it since `version`. */
  fallsDue(caseId: number, version: number, due: Instant | null): Promise<void>;
  /** Forgets payload ids from before `at`, a thousand at a time. Returns how many. */
  forgetReceived(before: Instant): Promise<number>;
}

/** A case in a list of the desk; of one that cannot be read (`c` is null) nothing is known but its number. */
export interface Entry {
  readonly id: number;
  readonly number: string | null;
  readonly c: Case | null;
}

/** What somebody of the desk looks for in the queue; `reporters` are those of one section, null for everybody. */
export interface Sought {
  readonly queue: Queue;
  readonly person: PersonId;
  readonly now: Instant;
  readonly wish: string | null;
  readonly reporters: readonly PersonId[] | null;
}

/** The desk's queues: every case that is with the desk and not over. */
export interface Queues {
  /** One page of a queue, in the order in which the desk works through it. */
  queued(sought: Sought, page: number): Promise<readonly Entry[]>;
  /** How many cases each queue has, of those of a section and a wish. */
  queueCounts(sought: Sought): Promise<Readonly<Record<Queue, number>>>;
  /** Whose cases are with the desk, without those who have no name there; what is known of where they work. */
  queuedReporters(): Promise<
    readonly { reporter: PersonId; cases: number; mail: string | null; said: string | null }[]
  >;
  /** The cases of these numbers that the desk can read, newest first. */
  numbered(numbers: readonly string[]): Promise<readonly Entry[]>;
  /** The ids of cases in which somebody wrote this, hidden or not, newest words first; of at most `limit` words. */
  saying(text: string, limit: number): Promise<readonly number[]>;
}

/** What happened, as it is counted; nothing of it is told before `figures/` has cut it. */
export interface Counts {
  /**
   * How often a measure was counted from one day to another, both included, of at most one fiscal year: as little of it
   * as figures/ needs to tell what may be told. Numbers stand for people, from 0 on.
   */
  tallies(measure: Measure, from: LocalDate, to: LocalDate): Promise<readonly Tally[]>;
  /** The first day on which anything was counted; null where nothing was. */
  countedSince(): Promise<LocalDate | null>;
  /** Within how long something was done in the whole city. Only of days of which its number may be told. */
  percentiles(measure: Measure, from: LocalDate, to: LocalDate): Promise<Percentiles>;
  /** Cases after `id` of which so many first events were never counted, in the order of their ids; at most `limit`. */
  uncounted(id: number, limit: number): Promise<readonly { readonly id: number; readonly events: number }[]>;
}

/** A look through some of the cases the desk heard of, for those that came in within a time. */
export interface Came {
  readonly found: readonly { readonly id: number; readonly at: Instant }[];
  /** After which case to look on; null where there are no more. */
  readonly next: number | null;
}

/** The cases as they are written out: those that came in within a time, drafts that reached nobody left out. */
export interface Passing {
  /** Looks through some hundred cases after one of them, the oldest first, so that nobody waits for it. */
  cameIn(within: { readonly from: Instant; readonly until: Instant }, after: number): Promise<Came>;
  /** These cases, in this order. */
  cases(ids: readonly number[]): Promise<readonly Entry[]>;
}

/** The database behind one gate. */
export interface Store {
  /** Reads outside a write, on a connection of their own. */
  readonly read: Reader &
    Queues &
    Passing &
    Counts & {
      /** Pending rows that are due, the first of each line only, urgent first, then oldest; at most `limit`. */
      dueRows(now: Instant, limit: number): Promise<DueRows>;
      /** When the next pending row falls due; null if none waits. */
      nextDue(): Promise<Instant | null>;
      backlog(): Promise<{ pending: number; parked: number }>;
      /** The ids of cases in which something has fallen due, the longest due first; at most `limit`. */
      dueCases(now: Instant, limit: number): Promise<readonly number[]>;
      /** When the next case falls due; null if none waits for anything. */
      nextDueCase(): Promise<Instant | null>;
    };
  /** One transaction at a time, first in, first out; all of it is saved, or nothing. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What could not be saved, by name only: a database's own message may hold people's words. */
export type StoreTrouble = "locked" | "read-only" | "full" | "newer" | "in-use" | "broken";

// ---------------------------------------------------------------- Slack
