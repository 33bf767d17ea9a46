import { isJapaneseHoliday } from "./holidays.ts";
import { daysLater, type Instant, instantOf, type LocalDate, localDate, weekdayOf } from "./local.ts";

/** When somebody is at the desk, as the city's policy says. */
export interface WorkingTime {
  readonly timeZone: string;
  /** Days of the week on which work is done: 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** Opening and closing, in minutes since midnight. At the moment of closing nobody works any more. */
  readonly from: number;
  readonly to: number;
  readonly holidays: "japan" | "none";
  /** Parts of every year without work, such as 12/29 to 1/3. */
  readonly closedEveryYear: readonly YearlyBreak[];
  /** Single days without work; single days with work, whatever else says otherwise. */
  readonly closed: readonly LocalDate[];
  readonly open: readonly LocalDate[];
}

/** From one day of the year to another, both included, as `12-29`; over New Year if the second is earlier. */
export interface YearlyBreak {
  readonly from: string;
  readonly to: string;
}

/** The hours of most Japanese city halls; they hold where a policy says nothing. */
export const CITY_HOURS: Omit<WorkingTime, "timeZone"> = {
  weekdays: [1, 2, 3, 4, 5],
  from: 8 * 60 + 45,
  to: 17 * 60 + 15,
  holidays: "japan",
  closedEveryYear: [{ from: "12-29", to: "01-03" }],
  closed: [],
  open: [],
};

const MINUTE = 60_000;
/** A policy has work in every year, so that the next working day is never further away than this. */
const TWO_YEARS = 2 * 366;
const CHECKED = { first: 2000, last: 2099 };

const isWithin = (day: string, { from, to }: YearlyBreak) =>
  from <= to ? from <= day && day <= to : from <= day || day <= to;

/** Whether work is done on a day: what names the single day overrules what holds for many. */
export function isWorkingDay(w: WorkingTime, date: LocalDate): boolean {
  if (w.open.includes(date)) return true;
  if (w.closed.includes(date) || !w.weekdays.includes(weekdayOf(date))) return false;
  if (w.closedEveryYear.some((one) => isWithin(date.slice(5), one))) return false;
  return w.holidays === "none" || !isJapaneseHoliday(date);
}

/** Whether there is work in every year, without which nothing could ever be due. Such a policy is refused. */
export function worksEveryYear(w: WorkingTime): boolean {
  if (w.from >= w.to) return false;
  const length = CHECKED.last - CHECKED.first + 1;
  return Array.from({ length }, (_, n) => CHECKED.first + n).every((year) => {
    for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = daysLater(date, 1)) {
      if (isWorkingDay(w, date)) return true;
    }
    return false;
  });
}

interface Hours {
  readonly date: LocalDate;
  readonly opens: Instant;
  readonly closes: Instant;
}

const hoursOf = (w: WorkingTime, date: LocalDate): Hours => ({
  date,
  opens: instantOf(date, w.from, w.timeZone),
  closes: instantOf(date, w.to, w.timeZone),
});

/** The first working day from a day on whose hours will do. */
function workingDayFrom(w: WorkingTime, first: LocalDate, will: (hours: Hours) => boolean): Hours {
  for (let ahead = 0; ahead <= TWO_YEARS; ahead++) {
    const date = daysLater(first, ahead);
    const hours = isWorkingDay(w, date) ? hoursOf(w, date) : undefined;
    if (hours !== undefined && will(hours)) return hours;
  }
  throw new RangeError("working time without a working day in two years");
}

/** The working day that is under way at a moment or else comes next. */
const dayAt = (w: WorkingTime, at: Instant): Hours =>
  workingDayFrom(w, localDate(at, w.timeZone), ({ opens, closes }) => Math.max(at, opens) < closes);

/** Whether somebody is at the desk. */
export const isWorking = (w: WorkingTime, at: Instant): boolean => nextOpening(w, at) === at;

/** When somebody is at the desk next: at once if it is open. */
export const nextOpening = (w: WorkingTime, at: Instant): Instant => Math.max(at, dayAt(w, at).opens);

/**
 * When so many minutes of work have been done, counted from the next opening: the earliest such moment, so that it can
 * be the moment of closing. No minutes end at the next opening.
 */
export function addWorkingMinutes(w: WorkingTime, at: Instant, minutes: number): Instant {
  let left = Math.max(0, minutes) * MINUTE;
  for (let day = dayAt(w, at); ; day = dayAt(w, day.closes)) {
    const start = Math.max(at, day.opens);
    if (start + left <= day.closes) return start + left;
    left -= day.closes - start;
  }
}

/**
 * The same time of day so many working days later. What is asked while nobody works counts from the next opening:
 * asked on Friday at 16:00, one day ends on Monday at 16:00; asked on Saturday, it begins on Monday at 8:45 and ends on
 * Tuesday at 8:45. (The time of day is told from opening, so that later always ends later, on whatever day clocks change.)
 */
export function addWorkingDays(w: WorkingTime, at: Instant, days: number): Instant {
  const first = dayAt(w, at);
  let day = first;
  for (let left = days; left > 0; left--) day = workingDayFrom(w, daysLater(day.date, 1), () => true);
  return Math.min(day.opens + Math.max(0, at - first.opens), day.closes);
}

/** How many minutes of work lie between two moments, with their fractions; none if the second is not later. */
export function workingMinutesBetween(w: WorkingTime, from: Instant, to: Instant): number {
  let worked = 0;
  for (let day = dayAt(w, from); Math.max(from, day.opens) < to; day = dayAt(w, day.closes)) {
    worked += Math.min(day.closes, to) - Math.max(from, day.opens);
  }
  return worked / MINUTE;
}
