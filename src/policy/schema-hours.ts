import { z } from "zod";
import { isDate } from "../calendar/local.ts";
import { CITY_HOURS, type WorkingTime, worksEveryYear, type YearlyBreak } from "../calendar/working-time.ts";
import { entries } from "./form.ts";
import { shown } from "./look.ts";
import type { Policy } from "./policy.ts";
import { SLACK_ID } from "./slack-id.ts";

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;
/** A year that has a 29th of February. */
const LEAP = 2028;

/** What `read` makes of a value; where it can make nothing of it, the fault says how it is written. */
const readable = <T>(what: string, remedy: string, read: (value: string) => T | undefined) =>
  z.unknown().transform((value, ctx) => {
    const found = typeof value === "string" ? read(value.trim()) : undefined;
    if (found !== undefined) return found;
    ctx.addIssue({ code: "custom", params: { what: `${what}「${shown(value)}」が読めません。`, remedy } });
    return z.NEVER;
  });

const timeOfDay = readable("時刻", "「8:45」のように、0:00から24:00までで書いてください。", (text) => {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
  const time = Number(hours) * 60 + Number(minutes);
  return time <= 24 * 60 ? time : undefined;
});

const date = readable("日付", "「2026-10-01」のように、ある日を書いてください。", (text) =>
  isDate(text) ? text : undefined,
);

const yearlyBreak = readable(
  "毎年の休み",
  "「12/29-1/3」や「8/15」のように、ある日を書いてください。",
  (text): YearlyBreak | undefined => {
    const days = text.split("-").map(dayOfYear);
    const [from, to = from] = days;
    return from === undefined || to === undefined || days.length > 2 ? undefined : { from, to };
  },
);

/** `1/3` as `01-03`. */
function dayOfYear(text: string): string | undefined {
  const [, month = "", day = ""] = /^(\d{1,2})\/(\d{1,2})$/.exec(text.trim()) ?? [];
  const found = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(`${LEAP}-${found}`) ? found : undefined;
}

/** Somebody as the policy names them: by mail address, which is told apart without its case, or by their id in Slack. */
const somebody = readable(
  "宛先",
  "メールアドレスか、SlackのメンバーID（U か W で始まる英大文字と数字）を書いてください。",
  (text) =>
    /^[^\s@;,]+@[^\s@;,]+\.[^\s@;,]+$/.test(text)
      ? text.toLowerCase()
      : SLACK_ID.safeParse(text).success
        ? text
        : undefined,
);

const leadership = z.array(somebody).superRefine((all, ctx) => {
  for (const [index, who] of all.entries()) {
    if (all.indexOf(who) === index) continue;
    const what = `宛先「${who}」が二度あります。`;
    ctx.addIssue({ code: "custom", path: [index], params: { what, remedy: "一つにしてください。" } });
  }
});

/** When the digests come out, and who has that of the whole city. */
export const digestForm = entries({
  weekday: z.enum(WEEKDAYS).exactOptional(),
  at: timeOfDay.exactOptional(),
  leadership: leadership.exactOptional(),
});

const MONDAY = 1;
const NINE = 9 * 60;

/** On Mondays at nine, or when work begins where it does not at nine, as far as the policy says nothing else. */
export function digestOf(
  { weekday, at, leadership = [] }: z.infer<typeof digestForm>,
  { from, to }: Pick<WorkingTime, "from" | "to">,
): Policy["digest"] {
  const usual = from <= NINE && NINE < to ? NINE : from;
  const day = weekday === undefined ? MONDAY : WEEKDAYS.indexOf(weekday);
  return { weekday: day, at: at ?? usual, leadership };
}

/** When somebody is at the desk. What is left out is as in most Japanese city halls; also the whole of it. */
export const hoursForm = entries({
  days: z.array(z.enum(WEEKDAYS)).min(1).exactOptional(),
  from: timeOfDay.exactOptional(),
  to: timeOfDay.exactOptional(),
  holidays: z.enum(["japan", "none"]).exactOptional(),
  "closed-every-year": z.array(yearlyBreak).exactOptional(),
  closed: z.array(date).exactOptional(),
  open: z.array(date).exactOptional(),
}).transform((raw, ctx): Omit<WorkingTime, "timeZone"> => {
  const { days, "closed-every-year": closedEveryYear, ...rest } = raw;
  const hours = {
    ...CITY_HOURS,
    ...rest,
    ...(days && { weekdays: days.map((day) => WEEKDAYS.indexOf(day)) }),
    ...(closedEveryYear && { closedEveryYear }),
  };
  const wrong = (path: PropertyKey[], what: string, remedy: string) =>
    ctx.addIssue({ code: "custom", path, params: { what, remedy } });
  if (hours.from >= hours.to) {
    const remedy = "始まりより遅い終わりにしてください。日をまたぐ時間は書けません。";
    wrong([raw.to === undefined ? "from" : "to"], "業務時間の終わりが、始まりより遅くありません。", remedy);
  } else if (!worksEveryYear({ ...hours, timeZone: "Asia/Tokyo" })) {
    const remedy = "days か closed-every-year を直してください。";
    wrong([], "窓口の開く日が一日もない年があります。", remedy);
  }
  for (const [index, day] of hours.open.entries()) {
    if (!hours.closed.includes(day)) continue;
    wrong(["open", index], `「${day}」は closed にもあります。`, "どちらか一方にしてください。");
  }
  return hours;
});
