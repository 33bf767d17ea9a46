import japanese from "@holiday-jp/holiday_jp";
import type { LocalDate } from "./local.ts";

const days: ReadonlySet<LocalDate> = new Set(Object.keys(japanese.holidays));
const years = [...days].map((day) => Number(day.slice(0, 4)));

/**
 * The years whose national holidays are known, from the first to the last. In any other year nothing is taken for a
 * national holiday: weekends and the dates of the policy still count, and the doctor says so in time.
 */
export const holidayYears = { first: Math.min(...years), last: Math.max(...years) } as const;

/** Whether Japan has a national holiday: substitute holidays and the days between two holidays included. */
export const isJapaneseHoliday = (date: LocalDate): boolean => days.has(date);
