import type { Instant } from "../cases/case.ts";
import type { Sent, Transfers } from "./ports-slack.ts";

/** What Slack asked to wait for (`Retry-After`): a whole method, or one channel of it. */
export interface Holds {
  hold(method: string, channel: string | null, seconds: number): void;
  /** Until when calls must wait; null if they may go. */
  until(method: string, channel: string | null): Instant | null;
  /** What Slack would answer now: to wait with a whole method; null if it may be asked. */
  wait(method: string): (Sent & { readonly as: "wait" }) | null;
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

  function until(method: string, channel: string | null): Instant | null {
    const latest = Math.max(one(key(method, null)), channel === null ? 0 : one(key(method, channel)));
    return latest === 0 ? null : latest;
  }

  return {
    hold: (method, channel, seconds) => {
      const from = now();
      held.set(key(method, channel), { from, until: from + seconds * 1_000 });
    },
    until,
    wait: (method) => {
      const at = until(method, null);
      return at === null ? null : { as: "wait", seconds: (at - now()) / 1_000, scope: "method" };
    },
  };
}

/** By which name each step with a file is held; bytes are fetched from an address, by no method. */
export const FILES = {
  about: "files.info",
  download: "download",
  upload: "files.getUploadURLExternal",
  share: "files.completeUploadExternal",
  remove: "files.delete",
} as const satisfies Record<keyof Transfers, string>;

/** Files in Slack, of which nothing is asked while Slack asks to wait with it. */
export const heeding = (transfers: Transfers, held: Holds): Transfers => ({
  about: async (id) => held.wait(FILES.about) ?? transfers.about(id),
  download: async (file, most) => held.wait(FILES.download) ?? transfers.download(file, most),
  upload: async (bytes, name, alt) => held.wait(FILES.upload) ?? transfers.upload(bytes, name, alt),
  share: async (id, what, to) => held.wait(FILES.share) ?? transfers.share(id, what, to),
  remove: async (id) => held.wait(FILES.remove) ?? transfers.remove(id),
});
