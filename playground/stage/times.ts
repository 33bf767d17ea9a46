import type { Leap } from "../api.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Japan keeps one time all year. */
const AHEAD_OF_UTC = 9 * HOUR;

/** Monday 16 November 2026, 9:00 in the city: when every new city begins. */
export const BEGIN = Date.UTC(2026, 10, 16, 0, 0);

/** Where a leap of the clock leads. */
export function leapTo(by: Leap, now: number): number {
  switch (by) {
    case "5m":
      return now + 5 * MINUTE;
    case "30m":
      return now + 30 * MINUTE;
    case "day":
      return nine(now, 1);
    case "monday": {
      const weekday = new Date(now + AHEAD_OF_UTC).getUTCDay();
      return nine(now, (8 - weekday) % 7 || 7);
    }
  }
}

/** Nine in the morning so many days later, in the city. */
function nine(now: number, days: number): number {
  const midnight = Math.floor((now + AHEAD_OF_UTC) / DAY) * DAY;
  return midnight + days * DAY + 9 * HOUR - AHEAD_OF_UTC;
}
