import type { Instant } from "../cases/case.ts";

interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of the city, whatever clock the computer shows. */
function local(at: Instant, timeZone: string): LocalTime {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("ja-JP", {
      timeZone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      weekday: "short",
      hourCycle: "h23",
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map((p) => [p.type, p.value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    year: number("year"),
    month: number("month"),
    day: number("day"),
    hour: number("hour"),
    minute: number("minute"),
    weekday: parts.get("weekday") ?? "",
  };
}

/** The fiscal year (April to March) in the Japanese era, as case numbers carry it: `R8` from April 2026. */
export function fiscalYear(at: Instant, timeZone: string): string {
  const { year, month } = local(at, timeZone);
  return `R${(month >= 4 ? year : year - 1) - 2018}`;
}

/** `R8-042`. */
export const caseNumber = (year: string, count: number): string =>
  `${year}-${String(count).padStart(3, "0")}`;

/** `11月22日（日）14:05`. */
export function dateTime(at: Instant, timeZone: string): string {
  const t = local(at, timeZone);
  return `${t.month}月${t.day}日（${t.weekday}）${t.hour}:${String(t.minute).padStart(2, "0")}`;
}

/** `14:05`. */
export function clockTime(at: Instant, timeZone: string): string {
  const t = local(at, timeZone);
  return `${t.hour}:${String(t.minute).padStart(2, "0")}`;
}

/** `2026-11-22`, as date pickers write it. */
export function localDate(at: Instant, timeZone: string): string {
  const t = local(at, timeZone);
  return `${t.year}-${String(t.month).padStart(2, "0")}-${String(t.day).padStart(2, "0")}`;
}

/** `2026-11-22` as people read it: `11月22日`. */
export function readDate(date: string): string {
  const [, month, day] = date.split("-");
  return `${Number(month)}月${Number(day)}日`;
}

/** `1時間20分`. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hours === 0 ? "" : `${hours}時間`}${rest === 0 && hours > 0 ? "" : `${rest}分`}`;
}

/** When something is due, from the reader's day: `きょう15:00`, `あした9:30`, else with the date. */
export function dueTime(due: Instant, now: Instant, timeZone: string): string {
  const day = localDate(due, timeZone);
  if (day === localDate(now, timeZone)) return `きょう${clockTime(due, timeZone)}`;
  if (day === localDate(now + 24 * 60 * 60 * 1000, timeZone)) return `あした${clockTime(due, timeZone)}`;
  return dateTime(due, timeZone);
}
