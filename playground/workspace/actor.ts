import type { Choice, Message, Notification, Outcome, Shown, StateValues, View, Where } from "./shapes.ts";

export interface FileToUpload {
  name: string;
  bytes: Uint8Array;
  mimetype: string;
  /** Where it lies, if not with Slack: the file is only a way there. */
  elsewhere?: string;
}

/** What one human does in a real Slack client, and what that human sees; only that. */
export interface Actor {
  readonly id: string;
  /** Types a slash command. In a thread Slack itself refuses and nothing is delivered. */
  command(text: string, at: { channel: string; thread?: string }): Promise<Outcome>;
  shortcut(callbackId: string): Promise<Outcome>;
  messageShortcut(callbackId: string, channel: string, ts: string): Promise<Outcome>;
  opensHome(): Promise<void>;
  home(): View | undefined;
  write(
    channel: string,
    text: string,
    opts?: { thread?: string; broadcast?: boolean; files?: FileToUpload[] },
  ): Promise<Message>;
  edit(channel: string, ts: string, text: string): Promise<void>;
  delete(channel: string, ts: string): Promise<void>;
  /** Deletes a file of one's own; the message it came with stays. */
  deleteFile(id: string): Promise<void>;
  react(channel: string, ts: string, name: string): Promise<void>;
  unreact(channel: string, ts: string, name: string): Promise<void>;
  /** The id of this person's direct message with the bot, opened on demand. */
  dm(): string;
  /** Messages and own whispers, ordered by ts: the channel, or one thread with its parent. */
  sees(channel: string, thread?: string): Shown[];
  /** A file that stands somewhere this person reads, as their client fetches it; null if there is none, or not any more. */
  file(id: string): { readonly type: string; readonly bytes: Uint8Array } | null;
  /** The top of the modal stack. */
  modal(): View | undefined;
  /** How many modals are open, one on the other. */
  modals(): readonly View[];
  notifications(): readonly Notification[];
  press(where: Where, actionId: string, choose?: Choice, blockId?: string): Promise<Outcome>;
  fill(where: Where, actionId: string, value: Choice, blockId?: string): void;
  /** What this person has entered there so far, as their client shows it. */
  entered(where: Where): StateValues;
  submit(values?: Record<string, string | string[]>): Promise<Outcome>;
  dismiss(): Promise<Outcome>;
  /** Closes the whole stack with the cross, as `view_closed` with is_cleared. */
  dismissAll(): Promise<Outcome>;
  /** Turns to this person's other client, and back: messages are the same there, open modals are not. */
  otherClient(): void;
  /** Reloads Slack: whispers and open modals are gone. */
  reload(): void;
}
