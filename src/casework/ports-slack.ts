import type { Instant, PersonId } from "../cases/case.ts";
import type { HomeView, KnownBlock, ModalView } from "../views/kit.ts";
import type { Place } from "./ports.ts";
import type { Person } from "./ports-records.ts";

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
