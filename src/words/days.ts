import { isDate, type LocalDate } from "../calendar/local.ts";
import { daysOfMonths, monthIn } from "../calendar/months.ts";

/** Why a line is no day of the year; lines count from 1. */
interface WrongLine {
  readonly wrong: "unreadable" | "other-year" | "to-come";
  readonly line: number;
}

/** What people write for "it was not done". */
const NONE = /^(なし|無し|無)$/;

/**
 * The days somebody noted of a fiscal year, one a line: `2026-04-20`, `2026/4/20`, `4/20`, `4月20日`, in signs of any
 * width. A day without a year is the one that lies in that fiscal year. Nothing written: null.
 */
export function daysWritten(
  text: string,
  year: number,
  today: LocalDate,
): { readonly days: readonly LocalDate[] | null } | WrongLine {
  const { from, to } = daysOfMonths(monthIn(year, 0), 12);
  const lines = text.split("\n").map((line) => line.normalize("NFKC").replaceAll(/\s/g, ""));
  const found = new Set<LocalDate>();
  for (const [n, line] of lines.entries()) {
    if (line === "" || NONE.test(line)) continue;
    const day = dayIn(line, year);
    if (day === null) return { wrong: "unreadable", line: n + 1 };
    if (day < from || day > to) return { wrong: "other-year", line: n + 1 };
    if (day > today) return { wrong: "to-come", line: n + 1 };
    found.add(day);
  }
  const isNoted = lines.some((line) => line !== "");
  return { days: isNoted ? [...found].toSorted() : null };
}

/** `-` and `ー` in every form people type; NFKC has made the wide ones narrow. */
const SEPARATOR = "[-‐‑–—−ー/.]";
const DAY = new RegExp(
  `^(?:(\\d{4})(?:${SEPARATOR}|年))?(\\d{1,2})(?:${SEPARATOR}(\\d{1,2})|月(\\d{1,2})日)(?:\\(.\\))?$`,
  "u",
);

function dayIn(line: string, year: number): LocalDate | null {
  const [, written, month = "", plain, japanese] = DAY.exec(line) ?? [];
  const day = plain ?? japanese;
  if (day === undefined) return null;
  const of = written ?? String(Number(month) >= 4 ? year : year + 1);
  const date = `${of}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(date) ? date : null;
}
