import { type Case, isBeingWritten, type WordsId } from "./case.ts";
import type { Errand, Side } from "./errands.ts";
import type { CaseEvent } from "./events.ts";

/** Why a file was not carried to the other side. */
export type FileRefusal =
  | "too-large"
  | "too-many"
  | "encrypted"
  /** What it says of its maker cannot be taken out, and its writer goes without name. */
  | "hidden-data"
  /** It lies with another service. */
  | "external"
  /** Slack does not have it any more. */
  | "gone"
  | "failed";

/** What came of a file; `marked` was carried with what it may say of its maker, `deleted` whoever attached it deleted. */
export type FileFate = "carried" | "marked" | "deleted" | FileRefusal;

/** Why a file did not reach the other side; null while it may, where it did, and where nobody wants it any more. */
export const refusalOf = (fate: FileFate | null): FileRefusal | null =>
  fate === null || fate === "carried" || fate === "marked" || fate === "deleted" ? null : fate;

/** With one message so many files are carried. */
export const MOST_FILES = 10;

/** A file that came with words, as far as it is to be carried. */
interface Attached {
  readonly id: number;
  readonly words: WordsId;
}

/** One file, to be brought to where its words are read, or taken back. */
export const fileErrand = (c: Case, file: Attached): Errand => ({
  kind: "file",
  case: c.id,
  words: file.words,
  file: file.id,
  to: c.replies.some((r) => r.words === file.words) ? "reporter" : "desk",
});

/** Whether something happened by which files are carried, or taken back. */
export const movesFiles = (events: readonly CaseEvent[]): boolean =>
  events.some((e) => ["sent", "messaged", "replied", "withdrawn"].includes(e.type));

/** The files that events set on their way: those of the words that went out, or all of them when they are taken back. */
export function fileErrands(
  after: Case,
  events: readonly CaseEvent[],
  files: readonly Attached[],
): readonly Errand[] {
  const told = after.told.map((t) => t.words);
  const moved = new Set(
    events.flatMap((e) => {
      if (e.type === "sent") return told;
      return e.type === "messaged" || e.type === "replied" ? [e.words] : [];
    }),
  );
  const all = events.some((e) => e.type === "withdrawn");
  return files.filter((f) => all || moved.has(f.words)).map((f) => fileErrand(after, f));
}

/** On which side the files of these words are read by now; null while, or since, nobody else has them. */
export function isCarried(c: Case, words: WordsId): Side | null {
  if (c.status === "withdrawn") return null;
  if (c.replies.some((r) => r.words === words)) return "reporter";
  if (c.messages.some((m) => m.words === words)) return "desk";
  return !isBeingWritten(c) && c.told.some((t) => t.words === words) ? "desk" : null;
}
