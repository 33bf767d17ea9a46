import {
  daysLater,
  type Instant,
  instantOf,
  type LocalDate,
  localDate,
  weekdayOf,
} from "../calendar/local.ts";
import { firstOf, type Month, monthOf } from "../calendar/months.ts";
import { isWorkingDay, type WorkingTime } from "../calendar/working-time.ts";

/** When a digest comes out: a weekday (0 is Sunday) and a time, in minutes since midnight. */
export interface Rhythm {
  readonly weekday: number;
  readonly at: number;
}

/** A policy has work in every year, so that the next working day is never further away than this. */
const TWO_YEARS = 2 * 366;
/** More weeks than any holiday has. */
const WEEKS = 110;
/** More months than any holiday has. */
const MONTHS = 26;
/** No digest is seen to so many days ahead: a mark further ahead was set by a clock that went wrong. */
const AHEAD = 14;

/** The day on which the digest of a week comes out: its weekday, or the next day on which work is done. */
function dayOf(w: WorkingTime, nominal: LocalDate): LocalDate {
  for (let ahead = 0; ahead <= TWO_YEARS; ahead++) {
    const day = daysLater(nominal, ahead);
    if (isWorkingDay(w, day)) return day;
  }
  return nominal;
}

/** The day of the newest digest that has come out by now. Of weeks that lie in one holiday, there is one. */
export function lastIssue(w: WorkingTime, { weekday, at }: Rhythm, now: Instant): LocalDate {
  const today = localDate(now, w.timeZone);
  let nominal = daysLater(today, -((weekdayOf(today) - weekday + 7) % 7));
  for (let back = 0; back < WEEKS; back++) {
    const day = dayOf(w, nominal);
    if (instantOf(day, at, w.timeZone) <= now) return day;
    nominal = daysLater(nominal, -7);
  }
  return nominal;
}

/** What comes out once a month: on its first working day, of the month before. */
export interface MonthIssue {
  readonly month: Month;
  readonly day: LocalDate;
}

/** The newest that has come out by now, at a time in minutes since midnight. */
export function lastMonthIssue(w: WorkingTime, at: number, now: Instant): MonthIssue {
  const current = monthOf(localDate(now, w.timeZone));
  for (let month = current; month > current - MONTHS; month--) {
    const day = dayOf(w, firstOf(month));
    if (instantOf(day, at, w.timeZone) <= now) return { month: month - 1, day };
  }
  return { month: current - MONTHS, day: firstOf(current - MONTHS + 1) };
}

/** Whether the digest of a day is still to be seen to, after the one of another day was. */
export const isIssueDue = (issue: LocalDate, seenTo: LocalDate): boolean =>
  seenTo < issue || seenTo > daysLater(issue, AHEAD);
