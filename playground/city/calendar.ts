import { CITY_HOURS, isWorkingDay, type WorkingTime } from "../../src/calendar/working-time.ts";
import type { Instant } from "../../src/cases/case.ts";

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Japan has no summer time, so a policy's only time zone is a plain difference. */
const ZONE = 9 * HOUR;

/** When somebody works: minutes of the local day, and whether on Saturdays and Sundays, too. */
export interface Hours {
  readonly from: number;
  readonly to: number;
  readonly weekends: boolean;
}

/** 8:45 to 17:15, as at most counters. */
export const OFFICE: Hours = { from: 525, to: 1_035, weekends: false };

/** Counters and telephones that are open longer. */
export const LONG: Hours = { from: 525, to: 1_170, weekends: true };

/** The consultation desk stays a little longer. */
export const DESK: Hours = { from: 525, to: 1_095, weekends: false };

/** Local days, counted from 1 January 1970. */
export const dayOf = (at: Instant): number => Math.floor((at + ZONE) / DAY);

const minuteOf = (at: Instant): number => Math.floor((at + ZONE - dayOf(at) * DAY) / MINUTE);

/** The moment at which a local day is so many minutes old. */
export const moment = (day: number, minute: number): Instant => day * DAY - ZONE + minute * MINUTE;

/** The month of a local day, 1 to 12. */
export const monthOf = (day: number): number => new Date(day * DAY).getUTCMonth() + 1;

/** The first day of the fiscal year before the one in which `now` lies. */
export function firstDay(now: Instant): number {
  const today = new Date(dayOf(now) * DAY);
  const thisYear = today.getUTCFullYear() - (today.getUTCMonth() < 3 ? 1 : 0);
  return Date.UTC(thisYear - 1, 3, 1) / DAY;
}

const WEEK: WorkingTime = { ...CITY_HOURS, timeZone: "Asia/Tokyo" };
const ALL_WEEK: WorkingTime = { ...WEEK, weekdays: [0, 1, 2, 3, 4, 5, 6] };

/** Whether somebody with these hours works on that day. */
export function worksOn(day: number, { weekends }: Hours): boolean {
  return isWorkingDay(weekends ? ALL_WEEK : WEEK, new Date(day * DAY).toISOString().slice(0, 10));
}

/** The day that comes so many working days later. */
export function workday(day: number, later: number, hours: Hours = OFFICE): number {
  let found = day;
  for (let left = later; left > 0; ) {
    found++;
    if (worksOn(found, hours)) left--;
  }
  return found;
}

/** So many minutes of work later: what does not fit into today is left for the next working day. */
export function later(at: Instant, minutes: number, hours: Hours = OFFICE): Instant {
  let day = dayOf(at);
  let minute = Math.max(minuteOf(at), hours.from);
  let left = minutes;
  while (!worksOn(day, hours) || minute + left > hours.to) {
    if (worksOn(day, hours)) left -= Math.max(0, hours.to - minute);
    day++;
    minute = hours.from;
  }
  const then = moment(day, minute + left);
  return then + (at % MINUTE);
}

/** So many minutes of work earlier. */
export function earlier(at: Instant, minutes: number, hours: Hours = OFFICE): Instant {
  let day = dayOf(at);
  let minute = Math.min(minuteOf(at), hours.to);
  let left = minutes;
  while (!worksOn(day, hours) || minute - left < hours.from) {
    if (worksOn(day, hours)) left -= Math.max(0, minute - hours.from);
    day--;
    minute = hours.to;
  }
  return moment(day, minute - left);
}
