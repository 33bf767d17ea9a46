import { daysLater, type Instant, instantOf, type LocalDate } from "../calendar/local.ts";
import { type Days, daysOfMonths, fiscalYearOf, monthIn, monthOf } from "../calendar/months.ts";
import type { Case, PersonId } from "./case.ts";

/** What is written out: the cases themselves, what may be told of the city, or the same of a fiscal year as a document. */
export const CONTENTS = ["cases", "figures", "report"] as const;
export type Content = (typeof CONTENTS)[number];

/** As which kind of file a table is written out. */
export const TABLE_FORMS = ["xlsx", "csv"] as const;
export type TableForm = (typeof TABLE_FORMS)[number];

/** As which kind of file anything is written out. */
export const FORMS = [...TABLE_FORMS, "pdf"] as const;
export type Form = (typeof FORMS)[number];

/** As which kinds of file each can be had, the usual one first. */
export const FORMS_OF: Readonly<Record<Content, readonly Form[]>> = {
  cases: TABLE_FORMS,
  figures: TABLE_FORMS,
  report: ["pdf", "xlsx"],
};

/** Of which time; `days`: from one day to another. */
export const SPANS = ["this-month", "last-month", "this-year", "last-year", "days"] as const;
export type Span = (typeof SPANS)[number];

/** Of which times each can be had. Of a month that goes on nothing is told (docs/privacy.md). */
export const SPANS_OF: Readonly<Record<Content, readonly Span[]>> = {
  cases: SPANS,
  figures: ["last-month", "this-year", "last-year", "days"],
  report: ["this-year", "last-year"],
};

/**
 * What became of an export. `sharing`: it is with Slack, and cannot be stopped any more; `empty`: nothing came in in
 * that time, or no month of it is over; `left`: who asked is not of the desk any more.
 */
export const EXPORT_STATES = [
  "making",
  "sharing",
  "delivered",
  "cancelled",
  "empty",
  "left",
  "failed",
] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** What somebody of the desk writes out of Mamori: noted for good, whatever becomes of it. */
export interface Export {
  readonly id: number;
  readonly content: Content;
  readonly by: PersonId;
  readonly at: Instant;
  readonly form: Form;
  /** Whether people's words stand in it. */
  readonly words: boolean;
  readonly span: Span;
  /** The first and the last day of it, both included. */
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly state: ExportState;
  /** How many cases are written so far, and of how many; null until they were looked for, and where none are written. */
  readonly made: number;
  readonly total: number | null;
  /** In how many of its cases it is noted that their words were written out. */
  readonly noted: number;
}

/** What somebody wishes for, before it is begun. */
export type ExportWish = Pick<Export, "content" | "by" | "at" | "form" | "words" | "span" | "first" | "last">;

/** Whether somebody still waits for it. */
export const isUnderWay = ({ state }: Pick<Export, "state">): boolean =>
  state === "making" || state === "sharing";

/** The days of a time that is told by where today lies in it: whole months, also those that are still to come. */
export function daysOf(span: Exclude<Span, "days">, today: LocalDate): Days {
  const month = monthOf(today);
  const year = fiscalYearOf(month);
  switch (span) {
    case "this-month":
      return daysOfMonths(month, 1);
    case "last-month":
      return daysOfMonths(month - 1, 1);
    case "this-year":
      return daysOfMonths(monthIn(year, 0), 12);
    case "last-year":
      return daysOfMonths(monthIn(year - 1, 0), 12);
  }
}

/** From when (included) until when (not) a case must have come in to stand in an export: never after it was asked for. */
export function windowOf(
  { first, last, at }: Pick<Export, "first" | "last" | "at">,
  timeZone: string,
): { readonly from: Instant; readonly until: Instant } {
  const until = instantOf(daysLater(last, 1), 0, timeZone);
  return { from: instantOf(first, 0, timeZone), until: Math.min(until, at + 1) };
}

/** By when a case is chosen for an export: it never changes, so that no list shifts while it is written. */
export const reachedAt = (c: Pick<Case, "reachedAt">): Instant | null => c.reachedAt;
