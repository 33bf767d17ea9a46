import type { LocalDate } from "../calendar/local.ts";
import type { Month } from "../calendar/months.ts";
import type { Instant, PersonId, WordsId } from "./case.ts";

/**
 * Something Mamori owes Slack: a message to post or keep up to date, or a mark to set. It carries ids only and is
 * drawn from what is stored at the moment it is run, so it can be stored with the case and run after any restart.
 */
export type Errand =
  /** The head of the reporter's thread. */
  | { readonly kind: "thread"; readonly case: number }
  /** One topic of the guided questions, open or answered; asked anew, it is another message. */
  | { readonly kind: "ask"; readonly case: number; readonly topic: string; readonly round: number }
  /** Instructions after a call for help. */
  | { readonly kind: "safety"; readonly case: number }
  /** Help while the talk still goes on. */
  | { readonly kind: "live"; readonly case: number }
  /** What the answers of one round point to, for the reporter. */
  | { readonly kind: "result"; readonly case: number; readonly round: number }
  /** After a report was sent: whether the person wants to go on answering. */
  | { readonly kind: "offer"; readonly case: number }
  /** What the desk will see, part by part; the last part carries the buttons. */
  | { readonly kind: "preview"; readonly case: number; readonly part: number }
  /** The desk's card. */
  | { readonly kind: "card"; readonly case: number }
  /** The full narrative in the desk's thread, when the card cannot hold it. */
  | { readonly kind: "content"; readonly case: number; readonly part: number }
  /** Words carried from one side to the other. */
  | {
      readonly kind: "relay";
      readonly case: number;
      readonly words: WordsId;
      readonly part: number;
      readonly parts: number;
      readonly to: Side;
    }
  /** A mark on the message that somebody wrote: kept in the draft, delivered, or not deliverable. */
  | { readonly kind: "mark"; readonly case: number; readonly words: WordsId; readonly mark: Mark }
  /** That the reporter's words did not reach the desk, for the reporter. */
  | { readonly kind: "undelivered"; readonly case: number; readonly words: WordsId }
  /** A sentence about one event. */
  | { readonly kind: "notice"; readonly case: number; readonly event: number; readonly to: Side }
  /** What a colleague sees whom the reporter asked to record together. */
  | { readonly kind: "invitation"; readonly case: number; readonly person: PersonId }
  /** The question which case a message belongs to that was written outside any thread. */
  | { readonly kind: "stray"; readonly words: WordsId; readonly person: PersonId; readonly under: string }
  /** Asks the reporter once where they work, if the city's file does not know. */
  | { readonly kind: "section"; readonly case: number }
  /** The questions of a topic for the person it was handed to, by the number of that event. */
  | { readonly kind: "handed"; readonly case: number; readonly event: number }
  /** The call to somebody who shall come, by the number of the event by which it began. */
  | { readonly kind: "summons"; readonly case: number; readonly event: number; readonly person: PersonId }
  /** That a call is over, for somebody who was on their way. */
  | { readonly kind: "stand-down"; readonly case: number; readonly event: number; readonly person: PersonId }
  /** A file that came with words: brought to the other side, or taken back. */
  | {
      readonly kind: "file";
      readonly case: number;
      readonly words: WordsId;
      readonly file: number;
      readonly to: Side;
    }
  /** Which of the files that came with words were not carried, or not whole, for who wrote. */
  | { readonly kind: "unsent"; readonly case: number; readonly words: WordsId; readonly to: Side }
  /** How many of them did not arrive, for who reads those words. */
  | { readonly kind: "unarrived"; readonly case: number; readonly words: WordsId; readonly to: Side }
  /** The other side's reaction to somebody's words, put on what they wrote or taken away. */
  | { readonly kind: "nod"; readonly case: number; readonly words: WordsId; readonly name: string }
  /** The card of a manager whom the reporter lets know, by the number of that event. */
  | { readonly kind: "manager"; readonly case: number; readonly event: number; readonly person: PersonId }
  /** A record sheet that somebody asked for, by the number of that event; it is made while it is sent. */
  | { readonly kind: "sheet"; readonly case: number; readonly event: number; readonly to: Side }
  /** The desk's question to somebody of another section, by the number of that event. */
  | { readonly kind: "advice"; readonly case: number; readonly event: number; readonly person: PersonId }
  /** How a case stands, at the top of the desk's thread. */
  | { readonly kind: "summary"; readonly case: number }
  /** The answers somebody owes, in one message for each quarter of an hour in which they are reminded. */
  | { readonly kind: "reminder"; readonly person: PersonId; readonly quarter: number }
  /** The digest for a head of the day on which it came out, for whoever gets it; `since`: what is newer is new. */
  | {
      readonly kind: "digest";
      readonly person: PersonId;
      readonly day: LocalDate;
      readonly since: Instant;
      readonly to: PersonId;
      readonly because: Redirected | null;
    }
  /**
   * The month's digest of the whole city, of the day on which it came out: for the desk's channel, or for one of
   * the leadership as the policy names them. What one message does not hold goes on in its thread.
   */
  | {
      readonly kind: "city-digest";
      readonly month: Month;
      readonly day: LocalDate;
      readonly leader: Leader | null;
      readonly part: number;
    }
  /** Its picture, in the thread of the same message. */
  | {
      readonly kind: "city-picture";
      readonly month: Month;
      readonly leader: Leader | null;
    }
  /** What belongs to an export: the file itself, how far it is, that the desk and the reporters hear of it. */
  | { readonly kind: "export"; readonly export: number; readonly part: ExportPart }
  /** What changed at the desk in a month: the desk's card of it. */
  | { readonly kind: "change"; readonly month: Month; readonly part: "card" }
  /** The same for all staff, by how often it was approved till then; taken back where it is approved no more. */
  | {
      readonly kind: "change";
      readonly month: Month;
      readonly part: "post";
      readonly round: number;
      readonly channel: string;
    };

/** Why somebody else gets a digest: the head is on leave, or there is no way to them. */
export const REDIRECTED = ["away", "unreachable"] as const;
export type Redirected = (typeof REDIRECTED)[number];

/** Somebody of the leadership: by mail address or Slack id, and which of them; no address is part of a key. */
export interface Leader {
  readonly nth: number;
  readonly who: string;
}

export const EXPORT_PARTS = ["file", "progress", "told", "noted"] as const;
export type ExportPart = (typeof EXPORT_PARTS)[number];
export type Side = "reporter" | "desk";
export type Mark = "kept" | "delivered" | "failed";

/** The stable name of an errand: the same errand armed twice is one message that is brought up to date. */
export function keyOf(e: Errand): string {
  switch (e.kind) {
    case "thread":
    case "safety":
    case "live":
    case "offer":
    case "section":
    case "card":
    case "summary":
      return `case/${e.case}/${e.kind}`;
    case "ask":
      return `case/${e.case}/ask/${e.topic}${again(e.round)}`;
    case "result":
      return `case/${e.case}/result${again(e.round)}`;
    case "preview":
    case "content":
      return `case/${e.case}/${e.kind}/${e.part}`;
    case "relay":
      return `case/${e.case}/relay/${e.words}/${e.part}`;
    case "mark":
      return `case/${e.case}/mark/${e.words}/${e.mark}`;
    case "notice":
      return `case/${e.case}/event/${e.event}/${e.to}`;
    case "invitation":
      return `case/${e.case}/invitation/${e.person}`;
    case "stray":
      return `stray/${e.words}`;
    case "handed":
      return `case/${e.case}/handed/${e.event}`;
    case "summons":
    case "stand-down":
    case "advice":
      return `case/${e.case}/${e.kind}/${e.event}/${e.person}`;
    case "nod":
      return `case/${e.case}/nod/${e.words}/${e.name}`;
    case "undelivered":
      return `case/${e.case}/undelivered/${e.words}`;
    case "file":
    case "unsent":
    case "unarrived":
      return `case/${e.case}/${e.kind}/${e.kind === "file" ? e.file : e.words}`;
    case "manager":
    case "sheet":
      return `case/${e.case}/${e.kind}/${e.event}`;
    case "reminder":
      return `reminder/${e.person}/${e.quarter}`;
    case "digest":
      return `digest/${e.person}/${e.day}`;
    case "city-digest":
      return `${cityDigest(e)}${again(e.part)}`;
    case "city-picture":
      return `${cityDigest(e)}/picture`;
    case "export":
      return `export/${e.export}/${e.part}`;
    case "change":
      return `change/${e.month}/${e.part === "post" ? `post/${e.round}` : e.part}`;
  }
}

const cityDigest = (e: { readonly month: Month; readonly leader: Leader | null }): string =>
  `city-digest/${e.month}/${e.leader?.nth ?? "desk"}`;

/** The first has no name of its own: the messages of a first round stood there before rounds did. */
const again = (round: number): string => (round === 0 ? "" : `/${round}`);

/** The key of the message whose thread an errand is posted in; null where it stands alone or heads a thread. */
export function headOf(e: Errand): string | null {
  switch (e.kind) {
    case "thread":
    case "card":
    case "mark":
    case "nod":
    case "invitation":
    case "stray":
    case "handed":
    case "summons":
    case "manager":
    case "advice":
    case "reminder":
    case "digest":
    case "export":
    case "change":
    // Not under the call: a reply in a thread would not be noticed by who pressed a button and wrote nothing there.
    case "stand-down":
      return null;
    case "city-digest":
      return e.part === 0 ? null : cityDigest(e);
    case "city-picture":
      return cityDigest(e);
    case "content":
    case "summary":
      return `case/${e.case}/card`;
    case "relay":
    case "notice":
    case "file":
    case "unsent":
    case "unarrived":
    case "sheet":
      return `case/${e.case}/${e.to === "desk" ? "card" : "thread"}`;
    default:
      return `case/${e.case}/thread`;
  }
}

/** The line an errand waits in: within one, messages are posted in the order in which they were armed. */
export function lineOf(e: Errand): string {
  // A large file on its way does not keep words waiting.
  if (e.kind === "file") return `case/${e.case}/files/${e.words}`;
  // A sheet or a picture takes its time to be made, and nothing in its thread waits for it.
  if (e.kind === "sheet" || e.kind === "city-picture") return keyOf(e);
  return headOf(e) ?? keyOf(e);
}
