import { daysLater, type LocalDate } from "./local.ts";

/** Some days, both included. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * The months of the calendar counted through: April of the year 0 is 0, so that twelve of them are a fiscal year, which
 * begins in April (地方自治法 208条).
 */
export type Month = number;

/** The month in which a day lies. */
export function monthOf(day: LocalDate): Month {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return year * 12 + month - 4;
}

/** The first day of a month. */
export function firstOf(month: Month): LocalDate {
  const calendar = month + 3;
  return `${Math.floor(calendar / 12)}-${String((calendar % 12) + 1).padStart(2, "0")}-01`;
}

/** The days of so many months, from the first of one on. */
export const daysOfMonths = (first: Month, count: number): Days => ({
  from: firstOf(first),
  to: daysLater(firstOf(first + count), -1),
});

/** The fiscal year in which a month lies, named by the year in which it begins. */
export const fiscalYearOf = (month: Month): number => Math.floor(month / 12);

/** A month of a fiscal year: 0 is April, 11 is March, and 12 is April of the next. */
export const monthIn = (fiscalYear: number, month: number): Month => fiscalYear * 12 + month;

/** Which month of its fiscal year a month is: 0 is April. */
export const placeInYear = (month: Month): number => month - monthIn(fiscalYearOf(month), 0);

/** Some days month by month; of the first and the last month those that are among them. */
export function byMonth({ from, to }: Days): readonly (Days & { readonly month: Month })[] {
  const [first, last] = [monthOf(from), monthOf(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => {
    const month = first + n;
    const whole = daysOfMonths(month, 1);
    return { month, from: whole.from < from ? from : whole.from, to: to < whole.to ? to : whole.to };
  });
}
