import type { LocalDate } from "../calendar/local.ts";
import type { Instant, PersonId, WordsId } from "../cases/case.ts";
import type { DigestForm } from "../cases/digests.ts";
import type { Errand } from "../cases/errands.ts";
import type { FileFate } from "../cases/file-errands.ts";
import type { Place } from "./ports.ts";

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
