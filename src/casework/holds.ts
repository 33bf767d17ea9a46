import type { Instant } from "../cases/case.ts";

/** What Slack asked to wait for (`Retry-After`): a whole method, or one channel of it. */
export interface Holds {
  hold(method: string, channel: string | null, seconds: number): void;
  /** Until when calls must wait; null if they may go. */
  until(method: string, channel: string | null): Instant | null;
}

export function holds(now: () => Instant): Holds {
  const held = new Map<string, { readonly from: Instant; readonly until: Instant }>();
  const key = (method: string, channel: string | null) => `${method} ${channel ?? "*"}`;

  function one(at: string): Instant {
    const { from, until } = held.get(at) ?? { from: 0, until: 0 };
    // Asked for later than now: the clock was put back, and nobody waits for that time to come again.
    if (from <= now() && now() < until) return until;
    held.delete(at);
    return 0;
  }

  return {
    hold: (method, channel, seconds) => {
      const from = now();
      held.set(key(method, channel), { from, until: from + seconds * 1_000 });
    },
    until: (method, channel) => {
      const latest = Math.max(one(key(method, null)), channel === null ? 0 : one(key(method, channel)));
      return latest === 0 ? null : latest;
    },
  };
}
