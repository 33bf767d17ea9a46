import type { Duration, Times } from "./policy.ts";

const MINUTES: ReadonlyMap<string, number> = new Map([
  ["分", 1],
  ["時間", 60],
  ["日", 24 * 60],
  ["週間", 7 * 24 * 60],
]);

/** Reads `30分`, `2時間`, `1日`, `1週間`. A number without a unit is refused: 30 of what? */
export function readDuration(value: unknown): Duration | undefined {
  if (typeof value !== "string") return undefined;
  const parts = /^([1-9][0-9]{0,3})\s?(分|時間|日|週間)$/.exec(value.trim());
  const unit = MINUTES.get(parts?.[2] ?? "");
  return unit === undefined ? undefined : { text: value.trim(), minutes: Number(parts?.[1]) * unit };
}

/** Reads `3回`. */
export function readTimes(value: unknown): Times | undefined {
  if (typeof value !== "string") return undefined;
  const parts = /^([1-9][0-9]{0,3})\s?回$/.exec(value.trim());
  return parts ? { text: value.trim(), times: Number(parts[1]) } : undefined;
}
