import type { Instant } from "../cases/case.ts";

/** What Slack asked to wait for (`Retry-After`): a whole method, or one channel of it. */
export interface Holds {
  hold(method: string, channel: string | null, seconds: number): void;
  /** Until when calls must wait; null if they may go. */
  until(method: string, channel: string | null): Instant | null;
}

export function holds(now: () => Instant): Holds {
  const held = new Map<string, Instant>();
  const key = (method: string, channel: string | null) => `${method} ${channel ?? "*"}`;

  function one(at: string): Instant {
    const until = held.get(at) ?? 0;
    if (until > now()) return until;
    held.delete(at);
    return 0;
  }

  return {
    hold: (method, channel, seconds) => held.set(key(method, channel), now() + seconds * 1_000),
    until: (method, channel) => {
      const latest = Math.max(one(key(method, null)), channel === null ? 0 : one(key(method, channel)));
      return latest === 0 ? null : latest;
    },
  };
}
