import type { Instant, PersonId } from "../cases/case.ts";
import type { ModalView } from "../views/kit.ts";
import type { Place } from "./ports.ts";
import type { Chat, Drawn } from "./ports-slack.ts";

/** Something a person did in Slack, as far as it concerns Mamori. */
export interface Gesture {
  /** What Slack repeats when it delivers the same thing twice. */
  readonly id: string;
  readonly by: PersonId;
  readonly at: Instant;
  /** Opens a modal, once, within three seconds. */
  readonly trigger: string | null;
  /** Takes answers for half an hour. */
  readonly respondTo: string | null;
}

export interface CommandTyped extends Gesture {
  readonly name: string;
  readonly word: string;
}

export interface ShortcutUsed extends Gesture {
  readonly shortcut: string;
  /** The message it was used on. */
  readonly message: { readonly place: Place; readonly text: string; readonly files: number } | null;
}

/** What stands in the form fields of a message or modal: field → chosen keys, or the text as the only entry. */
export type Fields = Readonly<Record<string, readonly string[]>>;

export interface Press extends Gesture {
  readonly verb: string;
  /** The button's own data, written by the version that drew it. */
  readonly value: string;
  readonly fields: Fields;
  readonly channel: string | null;
  /** Whether it was pressed in the App Home. */
  readonly home: boolean;
  readonly view: { readonly id: string; readonly metadata: string } | null;
}

export interface Submission extends Gesture {
  readonly form: string;
  /** The modal that was submitted, which an answer may still change. */
  readonly viewId: string;
  readonly metadata: string;
  readonly fields: Fields;
}

/** A message somebody wrote, edited or deleted where the bot is. */
export interface Written extends Gesture {
  readonly place: Place;
  readonly thread: string | null;
  /** null when it was deleted. */
  readonly text: string | null;
  /** Slack's ids of the files that came with it. */
  readonly files: readonly string[];
  readonly direct: boolean;
  readonly change: "new" | "edited" | "deleted";
  /** Slack's mark of its last edit; null if there was none, or it was deleted. */
  readonly edited: string | null;
}

export interface Reacted extends Gesture {
  readonly place: Place;
  readonly name: string;
  /** false when it was taken away. */
  readonly isThere: boolean;
  /** Slack's mark of when. */
  readonly when: string;
}

/** How a submitted modal goes on: with errors beside its fields, or as another view. */
export type ModalAck =
  | { readonly response_action: "errors"; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: "update"; readonly view: ModalView }
  | { readonly response_action: "clear" };

/**
 * What is shown in return for a gesture: `ack` with the acknowledgement itself, `after` once it was given.
 * Both may be lost; what must arrive goes through the outbox.
 */
export interface Answer {
  readonly ack?: { readonly message: Drawn } | { readonly modal: ModalAck };
  readonly after?: (chat: Chat) => Promise<unknown>;
}
