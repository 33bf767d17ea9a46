import type { Case, Instant } from "../cases/case.ts";
import { namedAtDesk } from "../cases/case.ts";
import type { CaseEvent } from "../cases/events.ts";
import type { Known } from "../masking/known.ts";
import type { Policy } from "../policy/policy.ts";
import { toBoth } from "../words/to-both.ts";
import { toDesk } from "../words/to-desk.ts";
import { toFile } from "../words/to-file.ts";
import { asWritten, filler, NOBODY, type Readable, veil } from "./shown.ts";
import type { Names } from "./thread.ts";

/** For whom a record sheet is made: what stands on it is what they see elsewhere. */
export type Audience = "desk" | "reporter";

/** One stop on the way through the questions, as it is drawn. */
export interface PathStop {
  readonly number: number;
  readonly title: string;
  readonly lines: readonly string[];
  readonly skipped: boolean;
  /** The stops whose answers led here; empty where it is always asked. */
  readonly from: string;
}

/** What stands in one place of the sheet. `pale`: that nothing is known, or nothing is shown. */
export interface Entry {
  readonly text: string;
  readonly pale: boolean;
}

/** One heading with what stands beside it. `wide` takes the whole line. */
export interface Field {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly wide: boolean;
}

/** A part of the sheet: fields in boxes, or a table. `shares` are the widths of a table's columns. */
export type Section =
  | {
      readonly as: "fields";
      readonly title: string;
      readonly fields: readonly Field[];
      readonly note: string;
    }
  | {
      readonly as: "table";
      readonly title: string;
      readonly head: readonly string[];
      readonly shares: readonly number[];
      readonly rows: readonly (readonly Entry[])[];
    };

/** Everything that is printed on a record sheet, in words; a template only sets it. */
export interface RecordSheet {
  readonly title: string;
  readonly year: string;
  readonly number: string;
  readonly handling: string;
  readonly copy: string;
  readonly footer: string;
  readonly remarks: readonly string[];
  readonly sections: readonly Section[];
  readonly path: {
    readonly title: string;
    readonly note: string;
    readonly stops: readonly PathStop[];
    /** In place of the stops, where there are none to show. */
    readonly instead: string;
  };
}

/** Words as they are stored, as far as a record needs them. */
export interface RecordWords extends Readable {
  readonly files: number;
  readonly source: { readonly ts: string } | null;
}

/** What a record sheet is made of: the case, what happened to it, and how its reader sees people and words. */
export interface Recorded {
  readonly policy: Policy;
  readonly c: Case;
  readonly events: readonly CaseEvent[];
  readonly words: readonly RecordWords[];
  readonly audience: Audience;
  /** As `audience` knows people: towards the desk a reporter without name has none. */
  readonly names: Names;
  /** Whom words may name before the desk. */
  readonly known?: Known;
  /** The reporter's section; null where nobody knows it. */
  readonly section: string | null;
  readonly made: { readonly at: Instant; readonly by: string };
}

/** Why there is no content to show, if there is none: a withdrawn case, or one whose report was not sent to the desk. */
export function withheld({ c, audience }: Recorded): string | null {
  if (c.status === "withdrawn") return toFile.sheet.withdrawn;
  return audience === "desk" && c.sentAt === null ? toDesk.card.notYetTold : null;
}

/** A place that says something, or that nothing was recorded. */
export const entry = (text: string | null | undefined): Entry =>
  text == null || text.trim() === "" ? { text: toFile.sheet.nothing, pale: true } : { text, pale: false };

/** A row that says of each of its columns that nothing was recorded. */
export const emptyRow = (columns: number): readonly Entry[] =>
  Array.from({ length: columns }, () => entry(null));

/** A field with one entry, or with one for each text. */
export const field = (
  label: string,
  texts: string | null | undefined | readonly string[],
  wide = false,
): Field => ({
  label,
  entries:
    typeof texts === "object" && texts !== null && texts.length > 0
      ? texts.map(entry)
      : [entry(typeof texts === "string" ? texts : null)],
  wide,
});

/** In place of what is not shown. */
export const instead = (label: string, why: string): Field => ({
  label,
  entries: [{ text: why, pale: true }],
  wide: true,
});

/** Whether names of people around the reporter may be shown: not to the desk, where the reporter has none. */
export const namesPeople = ({ c, audience }: Pick<Recorded, "c" | "audience">): boolean =>
  audience === "reporter" || namedAtDesk(c);

/**
 * Words as the sheet's reader sees them: the reporter's own as written, for the desk with hidden what it may not read.
 * Says where they were erased, and which came with files.
 */
export function textOf({ c, audience, known = NOBODY }: Recorded, words: RecordWords): string {
  const shown =
    audience === "desk"
      ? veil(words, known, c.lifted).shown
      : words.text === null
        ? null
        : asWritten(words.text);
  const text = shown === null ? erased(c) : filler(shown)(shown.text);
  return words.files === 0 ? text : `${text}${text === "" ? "" : "\n"}${toBoth.content.files(words.files)}`;
}

/** What stands in place of words that are there no more. */
export const erased = (c: Case): string =>
  c.status === "withdrawn" ? toBoth.content.erased : toBoth.content.deleted;
