import { daysLater, type Instant, localDate, localTime, weekdayOf } from "../calendar/local.ts";
import { fiscalYearOf, monthOf } from "../calendar/months.ts";

/** From Sunday, which is 0. */
export const WEEKDAYS = "日月火水木金土";

/** The fiscal year (April to March) in the Japanese era, as case numbers carry it: `R8` from April 2026. */
export function fiscalYear(at: Instant, timeZone: string): string {
  return `R${fiscalYearOf(monthOf(localDate(at, timeZone))) - 2018}`;
}

/** `R8-042`. */
export const caseNumber = (year: string, count: number): string =>
  `${year}-${String(count).padStart(3, "0")}`;

/** A case number as people type it: `R8-042`, `r8 - 42`, or `42` without its year; null if it is none. */
export function typedNumber(text: string): { readonly year: string | null; readonly count: number } | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replaceAll(/[‐‑–—−ー]/g, "-");
  const [, year, count] = /^(?:(R\d{1,3})\s*-\s*)?(\d{1,6})$/i.exec(plain) ?? [];
  return count === undefined ? null : { year: year?.toUpperCase() ?? null, count: Number(count) };
}

/** `11月22日（日）14:05`. */
export function dateTime(at: Instant, timeZone: string): string {
  const t = localTime(at, timeZone);
  return `${t.month}月${t.day}日（${WEEKDAYS[t.weekday]}）${t.hour}:${String(t.minute).padStart(2, "0")}`;
}

/** `14:05`. */
export function clockTime(at: Instant, timeZone: string): string {
  const t = localTime(at, timeZone);
  return `${t.hour}:${String(t.minute).padStart(2, "0")}`;
}

/** `2026-11-22` as people read it: `11月22日`. */
export function readDate(date: string): string {
  const [, month, day] = date.split("-");
  return `${Number(month)}月${Number(day)}日`;
}

/** `月`, of a day. */
export const dayOfWeek = (date: string): string => WEEKDAYS[weekdayOf(date)] ?? "";

/** `1時間20分`. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hours === 0 ? "" : `${hours}時間`}${rest === 0 && hours > 0 ? "" : `${rest}分`}`;
}

/** `1,200`. */
export const counted = (n: number): string => n.toLocaleString("ja-JP");

/** When something is due, from the reader's day: `きょう15:00`, `あした9:30`, else with the date. */
export function dueTime(due: Instant, now: Instant, timeZone: string): string {
  const day = localDate(due, timeZone);
  if (day === localDate(now, timeZone)) return `きょう${clockTime(due, timeZone)}`;
  if (day === daysLater(localDate(now, timeZone), 1)) return `あした${clockTime(due, timeZone)}`;
  return dateTime(due, timeZone);
}

/** `R8` as a document writes it: `令和8年度`. */
export const eraYear = (year: string): string => `令和${year === "R1" ? "元" : year.slice(1)}年度`;

const eras = new Map<string, Intl.DateTimeFormat>();

/** `令和8年11月22日`, as a document of the city writes a day. */
function eraDate(at: Instant, timeZone: string): string {
  const format =
    eras.get(timeZone) ?? new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { timeZone, dateStyle: "long" });
  eras.set(timeZone, format);
  return format.format(at);
}

/** `令和8年11月`, of a day in it. */
export const eraMonth = (date: string): string => eraDay(date).replace(/\d+日$/, "");

/** `令和8年11月22日（日）`. */
export const eraWeekday = (at: Instant, timeZone: string): string =>
  `${eraDate(at, timeZone)}（${WEEKDAYS[localTime(at, timeZone).weekday]}）`;

/** `令和8年11月22日（日）14:05`. */
export const eraDateTime = (at: Instant, timeZone: string): string =>
  `${eraWeekday(at, timeZone)}${clockTime(at, timeZone)}`;

/** `2026-11-22` as a document writes it: `令和8年11月22日`. */
export const eraDay = (date: string): string => eraDate(Date.parse(`${date}T00:00:00Z`), "UTC");
