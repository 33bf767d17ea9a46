/** A moment, in milliseconds since 1970. */
export type Instant = number;

/** A day of the city's calendar, as date pickers write it: `2026-11-22`. Days compare as text. */
export type LocalDate = string;

/** What the city's clocks show; `weekday` counts from Sunday, which is 0. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks show, written as if it were UTC, so that plain arithmetic can be done with it. */
function shown(at: Instant, timeZone: string): number {
  const ahead = aheadAllDay(Math.floor(at / DAY), timeZone);
  return ahead === null ? written(at, timeZone) : Math.floor(at / SECOND) * SECOND + ahead;
}

const asked = new Map<string, Map<number, number | null>>();

/**
 * How far the clocks are ahead of UTC on a day of UTC, since 1970; null if they are set in it. Remembered: writing a
 * moment out takes longer than all the arithmetic done with it, and nearly all days are asked for again.
 */
function aheadAllDay(day: number, timeZone: string): number | null {
  const known = asked.get(timeZone) ?? new Map<number, number | null>();
  asked.set(timeZone, known);
  const before = known.get(day);
  if (before !== undefined) return before;
  const [from, to] = [day * DAY, (day + 1) * DAY];
  const ahead = written(from, timeZone) - from;
  const constant = written(to, timeZone) - to === ahead ? ahead : null;
  known.set(day, constant);
  return constant;
}

/** The same, as the tables of time zones say it. */
function written(at: Instant, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "iso8601",
      numberingSystem: "latn",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      hourCycle: "h23",
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map((p) => [p.type, Number(p.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const days = Date.UTC(part("year"), part("month") - 1, part("day"));
  return days + part("hour") * 60 * MINUTE + part("minute") * MINUTE + part("second") * SECOND;
}

/** The wall clock of the city, whatever clock the computer shows. */
export function localTime(at: Instant, timeZone: string): LocalTime {
  const clock = new Date(shown(at, timeZone));
  return {
    year: clock.getUTCFullYear(),
    month: clock.getUTCMonth() + 1,
    day: clock.getUTCDate(),
    hour: clock.getUTCHours(),
    minute: clock.getUTCMinutes(),
    weekday: clock.getUTCDay(),
  };
}

const asDate = (midnight: number): LocalDate => new Date(midnight).toISOString().slice(0, 10);
const midnightOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

/** The city's day at a moment. */
export const localDate = (at: Instant, timeZone: string): LocalDate => asDate(shown(at, timeZone));

/** The day some days later; earlier for a negative number. */
export const daysLater = (date: LocalDate, days: number): LocalDate => asDate(midnightOf(date) + days * DAY);

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (date: LocalDate): number => new Date(midnightOf(date)).getUTCDay();

/** Whether the calendar has this day: 2026-02-29 is none. */
export function isDate(date: string): boolean {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(date) ? midnightOf(date) : Number.NaN;
  return !Number.isNaN(midnight) && asDate(midnight) === date;
}

/**
 * The moment at which the city's clocks show a time of a day, in minutes since midnight (24:00 is the next day's
 * start). Shown twice, where clocks are set back: the first. Never shown, where they are set forward: as much later as
 * they jump.
 */
export function instantOf(date: LocalDate, minutes: number, timeZone: string): Instant {
  const wanted = midnightOf(date) + minutes * MINUTE;
  const ahead = (at: Instant) => shown(at, timeZone) - at;
  const before = wanted - ahead(wanted - DAY);
  const after = wanted - ahead(wanted + DAY);
  if (before === after) return before;
  const fitting = [before, after].filter((at) => shown(at, timeZone) === wanted);
  return fitting.length === 0 ? before : Math.min(...fitting);
}
