import type { LocalDate } from "../calendar/local.ts";
import type { Month } from "../calendar/months.ts";
import type { Case, Instant, PersonId, WordsId } from "../cases/case.ts";
import type { Change } from "../cases/changes.ts";
import type { Fact } from "../cases/counted.ts";
import type { DigestForm } from "../cases/digests.ts";
import type { Errand } from "../cases/errands.ts";
import type { CaseEvent } from "../cases/events.ts";
import type { Export, ExportWish, TableForm } from "../cases/exports.ts";
import type { FileFate } from "../cases/file-errands.ts";
import type { HeldDays } from "../cases/held.ts";
import type { Queue } from "../cases/queues.ts";
import type { Measure } from "../figures/figures.ts";
import type { Percentiles } from "../figures/percentiles.ts";
import type { Tally } from "../figures/tree.ts";
import type { BookSheet } from "../views/book.ts";
import type { Column, Row } from "../views/case-table.ts";
import type { Chart } from "../views/chart.ts";
import type { HomeView, KnownBlock, ModalView } from "../views/kit.ts";
import type { RecordSheet } from "../views/record-parts.ts";
import type { YearReport } from "../views/report.ts";

/** Time, from outside: the system's where the program starts, a fake one in tests. */
export interface Clock {
  now(): Date;
  /** Runs `what` once after `ms`; the answer takes it back. */
  after(ms: number, what: () => void): () => void;
}

/** Log lines: a name for what happened, and facts that are never people's words. */
export interface Log {
  info(what: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(what: string, facts?: Readonly<Record<string, unknown>>): void;
  error(what: string, facts?: Readonly<Record<string, unknown>>): void;
}

// ---------------------------------------------------------------- store

/** Where a message stands in Slack. */
export interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** What somebody wrote. The only place where it is kept; `text` is null once erased. */
export interface Words {
  readonly id: WordsId;
  /** null while nobody knows yet which case they belong to. */
  readonly caseId: number | null;
  readonly author: PersonId;
  /**
   * `told`: an answer in words; `message`: from the reporter after sending; `note`: internal to the desk;
   * `reply`: from the desk to the reporter; `reason`: of a decision or of a closing fact that does not apply;
   * `closing`: the closing message; `stray`: written outside any thread; `quoted`: the message a shortcut was used on;
   * `incident`: a line about something that happened again; `stand-down`: how a call for people ended;
   * `manager`: between a manager and the desk;
   * `internal`: of the desk, for the desk, in a form; `advice`: what another section was asked, and what it answered.
   */
  readonly role:
    | "told"
    | "message"
    | "note"
    | "reply"
    | "reason"
    | "closing"
    | "stray"
    | "quoted"
    | "incident"
    | "stand-down"
    | "manager"
    | "internal"
    | "advice";
  /** Plain text as a person reads it, without Slack's markup. */
  readonly text: string | null;
  /** How many files came with it. */
  readonly files: number;
  readonly at: Instant;
  /** The message it was written in, if it was a message. */
  readonly source: Place | null;
  /** How often it was edited; a confirmation given for an older revision is not valid any more. */
  readonly revision: number;
}

export type NewWords = Omit<Words, "id" | "revision"> & {
  /** Slack's ids of the files that came with it. */
  readonly attached?: readonly string[];
};

/** A light acknowledgement: a reaction, by Slack's name for it. */
export interface Nod {
  readonly words: WordsId;
  readonly person: PersonId;
  readonly name: string;
}

/** A file that came with words: Slack's ids of it and of what was made of it, never its name or content. */
export interface AttachedFile {
  readonly id: number;
  readonly words: WordsId;
  readonly slack: string;
  /** Slack's id of what is uploaded in its place. */
  readonly copy: string | null;
  readonly fate: FileFate | null;
}

/** An errand as it waits, was run, or was parked for good. */
export interface OutboxRow {
  readonly key: string;
  readonly caseId: number | null;
  readonly errand: Errand;
  /** Rows of one line are run in the order of `seq`. */
  readonly line: string;
  readonly urgent: boolean;
  readonly seq: number;
  /** How often it was armed; it is pending while `done` is smaller. */
  readonly wanted: number;
  readonly done: number;
  readonly attempts: number;
  readonly dueAt: Instant;
  readonly armedAt: Instant;
  /** Set before Slack is asked to post: if it still stands after a crash, Slack may have posted already. */
  readonly posting: boolean;
  readonly place: Place | null;
  /** Slack's error code, if it will never succeed. */
  readonly parked: string | null;
}

/** What the outbox has to do now; of rows that cannot be read only the names are known. */
export interface DueRows {
  readonly rows: readonly OutboxRow[];
  readonly unreadable: readonly Pick<OutboxRow, "key" | "wanted">[];
}

/** How one attempt at a row ended. */
export type Settled = { readonly key: string; readonly wanted: number } & (
  | { readonly as: "done"; readonly place: Place | null }
  | {
      readonly as: "again";
      readonly dueAt: Instant;
      readonly posting: boolean;
      readonly place: Place | null;
      /** Slack's error code, where it will work once people have put the channel right. */
      readonly refused?: string;
    }
  | { readonly as: "parked"; readonly error: string }
);

/** Somebody in the workspace, as Slack described them when last asked. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Their address in lower case; null where Slack tells none. */
  readonly mail: string | null;
  readonly standing: "member" | "guest" | "connected" | "bot" | "deactivated";
  readonly checkedAt: Instant;
  /** Their direct-message channel with the bot, once opened. */
  readonly dm: string | null;
}

/** A time in which somebody cannot be called, `from` included and `until` not, and who is called instead. */
export interface Absence {
  readonly person: PersonId;
  readonly from: Instant;
  readonly until: Instant;
  readonly delegate: PersonId | null;
}

/** Where somebody said they work, whom the city's file does not know. */
export interface Membership {
  readonly person: PersonId;
  /** The code of the section; null if they do not know or would not say. */
  readonly section: string | null;
  readonly at: Instant;
}

export type DigestErrand = Errand & { readonly kind: "digest" };

/** What a head chose for their digest, and how far they were told; null: as the policy says. */
export interface DigestMark {
  readonly person: PersonId;
  /** The day of the last digest that was seen to, sent or not. */
  readonly issue: LocalDate;
  /** When the last one was sent, or they became known. */
  readonly toldAt: Instant;
  readonly weekday: number | null;
  readonly form: DigestForm | null;
}

/** One version of the policy as it was read when it came into force. */
export interface KeptPolicy {
  readonly version: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
  readonly text: string;
  readonly keptAt: Instant;
}

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

/** What came of one call to Slack. */
export type Sent =
  | { readonly as: "sent"; readonly ts: string }
  /** Slack asked to wait; `scope` says whether that is for this channel only or for the whole method. */
  | { readonly as: "wait"; readonly seconds: number; readonly scope: "channel" | "method" }
  /** It may have happened or not. */
  | { readonly as: "uncertain" }
  /** It did not happen, and may work later. */
  | { readonly as: "unreachable" }
  /** It will never work as it is; Slack's error code. */
  | { readonly as: "refused"; readonly error: string };

export interface Drawn {
  readonly blocks: readonly KnownBlock[];
  /** The notification: a neutral sentence, never content. */
  readonly text: string;
}

export type Found<T> =
  | { readonly as: "found"; readonly it: T }
  | { readonly as: "none" }
  | Exclude<Sent, { as: "sent" }>;

/** Slack's facts about a channel. */
export interface ChannelFacts {
  readonly isPrivate: boolean;
  readonly isShared: boolean;
  readonly isArchived: boolean;
  readonly isMember: boolean;
}

/** A message of a person, as it stands now. */
export interface Posted {
  readonly ts: string;
  readonly author: PersonId;
  readonly text: string;
  readonly files: readonly string[];
  /** Slack's mark of its last edit. */
  readonly edited: string | null;
}

/** Slack as the casework needs it. Never called before a commit. */
export interface Chat {
  post(
    to: { channel: string; thread: string | null; broadcast: boolean },
    what: Drawn & { readonly marker: string },
  ): Promise<Sent>;
  update(place: Place, what: Drawn & { readonly marker: string }): Promise<Sent>;
  mark(place: Place, name: string): Promise<Sent>;
  /** Takes a message of the bot out of Slack. */
  remove(place: Place): Promise<Sent>;
  /** Takes a reaction of the bot away. */
  unmark(place: Place, name: string): Promise<Sent>;
  /** Looks for the message whose first block carries `marker`, since `since`. */
  find(
    in_: { channel: string; thread: string | null },
    marker: string,
    since: Instant,
  ): Promise<Found<string>>;
  openDm(person: PersonId): Promise<Found<string>>;
  person(id: PersonId): Promise<Found<Omit<Person, "checkedAt" | "dm">>>;
  /** Who has this mail address. */
  byMail(mail: string): Promise<Found<Omit<Person, "checkedAt" | "dm">>>;
  channel(id: string): Promise<Found<ChannelFacts>>;
  /** Who is in a channel. */
  members(id: string): Promise<Found<readonly PersonId[]>>;
  /** A message as it stands now. */
  message(place: Place): Promise<Found<Posted & { readonly thread: string | null }>>;
  /** What people wrote in a thread, oldest first, as it stands now. */
  replies(head: Place): Promise<Found<readonly Posted[]>>;
  /** What people wrote in a conversation itself after a message, oldest first. */
  since(place: Place): Promise<Found<readonly Posted[]>>;
  /** Whether Slack answers at all. */
  ping(): Promise<boolean>;

  // Answers: they may be lost.
  whisper(to: { channel: string; thread: string | null; person: PersonId }, what: Drawn): Promise<boolean>;
  openView(trigger: string, view: ModalView): Promise<boolean>;
  updateView(id: string, view: ModalView): Promise<boolean>;
  publishHome(person: PersonId, view: HomeView): Promise<boolean>;
  /** Through the address Slack gave with a gesture. */
  respond(
    url: string,
    what: Drawn & { readonly replace: boolean; readonly marker?: string },
  ): Promise<boolean>;
}

/** A file as Slack describes it now. */
export interface FileFacts {
  readonly id: string;
  readonly size: number;
  readonly isExternal: boolean;
  /** Where its bytes are; null where there are none. */
  readonly url: string | null;
  /** The conversations in which it stands. */
  readonly sharedIn: readonly string[];
}

/** Files in Slack, as the casework needs them. */
export interface Transfers {
  about(id: string): Promise<Found<FileFacts>>;
  /** The bytes of a file; `none` if there are more than `most`, or if Slack does not give them. */
  download(file: FileFacts, most: number): Promise<Found<Uint8Array>>;
  /** Brings bytes to Slack, where nobody sees them yet; the answer is their id. `alt` is what a picture shows, in words. */
  upload(bytes: Uint8Array, name: string, alt?: string): Promise<Found<string>>;
  /** Lets what was uploaded stand in a thread, with a sentence beside it or none. */
  share(
    id: string,
    what: { readonly title: string; readonly text: string | null },
    to: { readonly channel: string; readonly thread: string | null },
  ): Promise<Sent>;
  remove(id: string): Promise<Sent>;
}

/** A file without what it says of who made it, where and when; or as it was, where that cannot be taken out. */
export type Cleaned =
  | { readonly as: "clean" | "unclean"; readonly bytes: Uint8Array; readonly ending: string }
  | { readonly as: "encrypted" };

/** Takes out of files what their programs and cameras wrote into them. */
export interface Cleaner {
  clean(bytes: Uint8Array): Promise<Cleaned>;
  close(): Promise<void>;
}

// ---------------------------------------------------------------- documents

/** Sets documents. Nothing is kept ready for it: the first one starts what it needs, and the last one ends it. */
export interface Sheets {
  /** The record sheet of a case as a PDF. Rejects if it cannot be made; the error says nothing of its words. */
  record(sheet: RecordSheet): Promise<Uint8Array>;
  /** The yearly report as a PDF. Rejects as above. */
  report(report: YearReport): Promise<Uint8Array>;
  /** A chart as a PNG that can be read on a light and on a dark ground. Rejects as above. */
  chart(chart: Chart): Promise<Uint8Array>;
  /** Ends what is under way; whoever waits for it hears that it was not made. */
  close(): Promise<void>;
}

/** Writes tables. Nothing is kept ready for it, either. */
export interface Exports {
  /**
   * A table as the bytes of a file. Its rows are taken as fast as they can be written, so that they never pile up.
   * Rejects if it cannot be made, or with what the rows reject with; its own error says nothing of what stands in them.
   */
  table(form: TableForm, columns: readonly Column[], rows: AsyncIterable<Row>): Promise<Uint8Array>;
  /** Some sheets as one Excel file. Rejects if it cannot be made. */
  book(sheets: readonly BookSheet[]): Promise<Uint8Array>;
  /** Ends what is under way; whoever waits for it hears that it was not made. */
  close(): Promise<void>;
}
