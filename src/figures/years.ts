import { daysLater, type LocalDate } from "../calendar/local.ts";
import { type Days, daysOfMonths, firstOf, fiscalYearOf, monthIn, monthOf } from "../calendar/months.ts";
import type { Block } from "./cut.ts";

/** The months of a fiscal year, named by the year in which it begins, that lie whole in some days. */
export interface Stretch {
  readonly year: number;
  readonly months: Block;
}

/** How many months of a fiscal year are over on a day: 0 to 12. */
export const monthsOver = (year: number, today: LocalDate): number =>
  Math.min(12, Math.max(0, monthOf(today) - monthIn(year, 0)));

/** The whole months of some days, both included, fiscal year by fiscal year, as far as they are over on `today`. */
export function stretches({ from, to }: Days, today: LocalDate): readonly Stretch[] {
  const first = monthOf(from) + (from.endsWith("-01") ? 0 : 1);
  // The day after the last one begins a month where the last one ends it.
  const last = Math.min(monthOf(daysLater(to, 1)), monthOf(today)) - 1;
  const found: Stretch[] = [];
  for (let year = fiscalYearOf(first); monthIn(year, 0) <= last; year++) {
    const april = monthIn(year, 0);
    const months = { from: Math.max(first - april, 0), to: Math.min(last - april, 11) };
    if (months.from <= months.to) found.push({ year, months });
  }
  return found;
}

/** From the first day of the first of these months to the last day of the last; null where there are none. */
export function daysOfStretches(stretched: readonly Stretch[]): Days | null {
  const [first, last] = [stretched.at(0), stretched.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = firstOf(monthIn(first.year, first.months.from));
  return { from, to: daysOfMonths(monthIn(last.year, last.months.to), 1).to };
}
