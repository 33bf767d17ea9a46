import { FILES } from "./holds.ts";
import type { Place } from "./ports.ts";
import type { Settled } from "./ports-records.ts";
import type { Sent, Transfers } from "./ports-slack.ts";

/** After so many looks at an upload that Slack knows and shows nowhere, it is taken away and done anew. */
const LOOKS = 6;

export type Trouble = Exclude<Sent, { as: "sent" }> | { as: "none" };

/** What a row may come to. */
export interface Ends {
  done(): Settled;
  later(ms: number): Settled;
  /** What Slack's trouble with one method means for the row. */
  after(trouble: Trouble, method: string, channel: string | null): Settled;
}

/** What is to stand in a thread. */
export interface Brought {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  /** Of a picture: what it shows, for who does not see it. */
  readonly alt?: string;
  /** A sentence beside the file, where it comes without a message. */
  readonly text: string | null;
}

/**
 * Asks Slack about an upload that was noted at an earlier attempt, so that a file never stands twice. Null: it stands
 * nowhere and never will, so it is brought anew.
 */
export async function lookFor(
  transfers: Transfers,
  { channel, ts: id }: Place,
  attempts: number,
  ends: Ends,
): Promise<Settled | null> {
  const copy = await transfers.about(id);
  if (copy.as === "none") return null;
  if (copy.as !== "found") return ends.after(copy, FILES.about, null);
  if (copy.it.sharedIn.includes(channel)) return ends.done();
  if (attempts < LOOKS) return ends.after({ as: "uncertain" }, FILES.about, null);
  const taken = await transfers.remove(id);
  return taken.as === "sent" ? null : ends.after(taken, FILES.remove, null);
}

/**
 * Uploads a file, has it noted, and only then lets it stand: after a crash in between it is known what to ask about. One
 * with an alternative text is asked about in any case: Slack was seen to accept such files and to show them nowhere.
 */
export async function bring(
  transfers: Transfers,
  { name, title, bytes, alt, text }: Brought,
  to: { readonly channel: string; readonly thread: string | null },
  note: (id: string) => Promise<void>,
  ends: Ends,
): Promise<Settled> {
  const copy = await transfers.upload(bytes, name, alt);
  if (copy.as !== "found") return ends.after(copy, FILES.upload, null);
  await note(copy.it);
  const sent = await transfers.share(copy.it, { title, text }, to);
  if (sent.as === "sent" && alt === undefined) return ends.done();
  const trouble = sent.as === "sent" ? ({ as: "uncertain" } as const) : sent;
  return ends.after(trouble, FILES.share, to.channel);
}

/** A picture whose alternative text keeps it from being shown comes without it: its numbers stand in the message, too. */
export const altAt = (attempts: number, alt: string | undefined) =>
  alt === undefined || attempts >= LOOKS ? {} : { alt };
