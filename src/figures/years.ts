import { daysLater, type LocalDate } from "../calendar/local.ts";
import type { Block } from "./cut.ts";

/** The months of a fiscal year, named by the year in which it begins, that lie whole in some days. */
export interface Stretch {
  readonly year: number;
  readonly months: Block;
}

/** The months of the calendar counted through: April of the year 0 is 0, so that twelve of them are a fiscal year. */
function countOf(day: LocalDate): number {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return year * 12 + month - 4;
}

/** The first day of a month of a fiscal year; 0 is April, and 12 is April of the next. */
export function firstDay(year: number, month: number): LocalDate {
  const calendar = year * 12 + month + 3;
  return `${Math.floor(calendar / 12)}-${String((calendar % 12) + 1).padStart(2, "0")}-01`;
}

/** How many months of a fiscal year are over on a day: 0 to 12. */
export const monthsOver = (year: number, today: LocalDate): number =>
  Math.min(12, Math.max(0, countOf(today) - year * 12));

/** The whole months of some days, both included, fiscal year by fiscal year, as far as they are over on `today`. */
export function stretches(from: LocalDate, to: LocalDate, today: LocalDate): readonly Stretch[] {
  const first = countOf(from) + (from.endsWith("-01") ? 0 : 1);
  // The day after the last one begins a month where the last one ends it.
  const last = Math.min(countOf(daysLater(to, 1)), countOf(today)) - 1;
  const found: Stretch[] = [];
  for (let year = Math.floor(first / 12); year * 12 <= last; year++) {
    const months = { from: Math.max(first - year * 12, 0), to: Math.min(last - year * 12, 11) };
    if (months.from <= months.to) found.push({ year, months });
  }
  return found;
}
