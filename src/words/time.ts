import {
  daysLater,
  type Instant,
  type LocalDate,
  localDate,
  localTime,
  weekdayOf,
} from "../calendar/local.ts";
import { fiscalYearOf, monthOf } from "../calendar/months.ts";

/** From Sunday, which is 0. */
export const WEEKDAYS = "日月火水木金土";

/** A Japanese era: its sign in case numbers, the day on which it began, and the fiscal year that is its first (元年度). */
interface Era {
  readonly sign: string;
  readonly name: string;
  readonly begins: LocalDate;
  readonly firstYear: number;
}

/**
 * The eras, oldest first. A new one is one more entry. Its first fiscal year is what the government says: 2019 was 令和元年度
 * from its first day on, though the era began in May.
 */
export const ERAS: readonly [Era, ...Era[]] = [
  { sign: "H", name: "平成", begins: "1989-01-08", firstYear: 1989 },
  { sign: "R", name: "令和", begins: "2019-05-01", firstYear: 2019 },
];

/** The era of a fiscal year, named by the year in which it begins, and which of its years it is. */
function eraOf(year: number, eras: readonly [Era, ...Era[]]) {
  const era = eras.findLast(({ firstYear }) => firstYear <= year) ?? eras[0];
  return { ...era, count: year - era.firstYear + 1 };
}

/** The fiscal year (April to March) in the Japanese era, as case numbers carry it: `R8` from April 2026. */
export const fiscalYear = (at: Instant, timeZone: string, eras = ERAS): string =>
  signed(fiscalYearAt(at, timeZone), eras);

const fiscalYearAt = (at: Instant, timeZone: string): number =>
  fiscalYearOf(monthOf(localDate(at, timeZone)));

function signed(year: number, eras: readonly [Era, ...Era[]]): string {
  const { sign, count } = eraOf(year, eras);
  return `${sign}${count}`;
}

/** No case is older than this fiscal year. */
const FIRST_YEAR = 2019;

/** The fiscal years of which there may be cases until that of a moment, as case numbers carry them, the oldest first. */
export const fiscalYearsUntil = (at: Instant, timeZone: string, eras = ERAS): readonly string[] =>
  Array.from({ length: Math.max(0, fiscalYearAt(at, timeZone) - FIRST_YEAR + 1) }, (_, n) =>
    signed(FIRST_YEAR + n, eras),
  );

/** A fiscal year, named by the year in which it begins, as a document writes it: `令和8年度`. */
export function eraFiscalYear(year: number, eras = ERAS): string {
  const { name, count } = eraOf(year, eras);
  return inEra(name, count, "年度");
}

const inEra = (name: string, count: number, rest: string): string =>
  `${name}${count === 1 ? "元" : count}${rest}`;

/** `R8-042`. */
export const caseNumber = (year: string, count: number): string =>
  `${year}-${String(count).padStart(3, "0")}`;

/** A case number as people type it: `R8-042`, `r8 - 42`, or `42` without its year; null if it is none. */
export function typedNumber(
  text: string,
  eras = ERAS,
): { readonly year: string | null; readonly count: number } | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replaceAll(/[‐‑–—−ー]/g, "-");
  const [, year = null, count] = /^(?:([A-Z]\d{1,3})\s*-\s*)?(\d{1,6})$/.exec(plain.toUpperCase()) ?? [];
  const isOurs = year === null || eras.some(({ sign }) => year.startsWith(sign));
  return count === undefined || !isOurs ? null : { year, count: Number(count) };
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

/** `2026-11-22` as people read it where the year matters: `2026年11月22日`. */
export const readDay = (date: LocalDate): string => `${Number(date.slice(0, 4))}年${readDate(date)}`;

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
export function eraYear(year: string, eras = ERAS): string {
  const { name } = eras.find(({ sign }) => sign === year.charAt(0)) ?? eras[0];
  return inEra(name, Number(year.slice(1)), "年度");
}

/** `2026-11-22` as a document writes it: `令和8年11月22日`. */
export function eraDay(date: LocalDate, eras = ERAS): string {
  const { name, begins } = eras.findLast((era) => era.begins <= date) ?? eras[0];
  const count = Number(date.slice(0, 4)) - Number(begins.slice(0, 4)) + 1;
  return inEra(name, count, `年${readDate(date)}`);
}

/** `令和8年11月22日（日）`. */
export const eraWeekday = (at: Instant, timeZone: string): string =>
  `${eraDay(localDate(at, timeZone))}（${WEEKDAYS[localTime(at, timeZone).weekday]}）`;

/** `令和8年11月22日（日）14:05`. */
export const eraDateTime = (at: Instant, timeZone: string): string =>
  `${eraWeekday(at, timeZone)}${clockTime(at, timeZone)}`;

/** `令和8年11月`, of a day in it. */
export const eraMonth = (date: string): string => eraDay(date).replace(/\d+日$/, "");

/** `11月`, of a day in it. */
export const monthRead = (date: string): string => `${Number(date.slice(5, 7))}月`;
