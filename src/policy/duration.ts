import type { Duration, Size, Times } from "./policy.ts";

const DAY = 24 * 60;

/** What a unit is by the clock, and how many days of work it is where only work counts. */
const UNITS: ReadonlyMap<string, { readonly minutes: number; readonly days?: number }> = new Map([
  ["分", { minutes: 1 }],
  ["時間", { minutes: 60 }],
  ["日", { minutes: DAY, days: 1 }],
  ["週間", { minutes: 7 * DAY, days: 5 }],
]);

/** Reads `30分`, `2時間`, `1日`, `1週間`. A number without a unit is refused: 30 of what? */
export function readDuration(value: unknown): Duration | undefined {
  if (typeof value !== "string") return undefined;
  const parts = /^([1-9][0-9]{0,3})\s?(分|時間|日|週間)$/.exec(value.trim());
  const unit = UNITS.get(parts?.[2] ?? "");
  if (unit === undefined) return undefined;
  const count = Number(parts?.[1]);
  const { minutes, days } = unit;
  return { text: value.trim(), minutes: count * minutes, ...(days !== undefined && { days: count * days }) };
}

/** Reads `20MB`: million bytes, as they are shown beside files. */
export function readSize(value: unknown): Size | undefined {
  const parts = typeof value === "string" ? /^([1-9][0-9]{0,3})\s?MB$/.exec(value.trim()) : null;
  return parts ? { text: parts[0], bytes: Number(parts[1]) * 1_000_000 } : undefined;
}

/** Reads `3回`. */
export function readTimes(value: unknown): Times | undefined {
  if (typeof value !== "string") return undefined;
  const parts = /^([1-9][0-9]{0,3})\s?回$/.exec(value.trim());
  return parts ? { text: value.trim(), times: Number(parts[1]) } : undefined;
}
