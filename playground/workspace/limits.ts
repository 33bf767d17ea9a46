import type { Clock } from "./clock.ts";

const PER_MINUTE: Readonly<Record<string, number>> = {
  "api.test": 100,
  "auth.test": 300,
  "chat.delete": 50,
  "chat.postEphemeral": 100,
  "chat.update": 50,
  "conversations.history": 50,
  "conversations.info": 50,
  "conversations.members": 100,
  "conversations.open": 50,
  "conversations.replies": 50,
  "files.completeUploadExternal": 100,
  "files.delete": 50,
  "files.getUploadURLExternal": 100,
  "files.info": 100,
  "reactions.add": 50,
  "reactions.get": 50,
  "reactions.remove": 20,
  "users.info": 100,
  "users.list": 20,
  "users.lookupByEmail": 50,
  "views.open": 100,
  "views.publish": 100,
  "views.push": 100,
  "views.update": 100,
};

const POST_BURST = 5;
const POSTS_PER_MINUTE = 60;
const ALL_POSTS_PER_MINUTE = 300;

interface Bucket {
  left: number;
  at: number;
}

/** Slack's rate tiers as buckets that refill on the workspace clock. */
export class Limits {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes one call; answers the seconds to wait when there is none left. */
  take(method: string, channel: string | undefined): number | undefined {
    if (method === "chat.postMessage") {
      const wait = this.#take(`post:${channel}`, POST_BURST, POSTS_PER_MINUTE);
      return wait ?? this.#take("post", ALL_POSTS_PER_MINUTE, ALL_POSTS_PER_MINUTE);
    }
    const perMinute = PER_MINUTE[method];
    return perMinute === undefined ? undefined : this.#take(method, perMinute, perMinute);
  }

  #take(key: string, capacity: number, perMinute: number): number | undefined {
    const now = this.#clock.now().getTime();
    const bucket = this.#buckets.get(key) ?? { left: capacity, at: now };
    const perMs = perMinute / 60_000;
    bucket.left = Math.min(capacity, bucket.left + Math.max(0, now - bucket.at) * perMs);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perMs / 1000));
    bucket.left -= 1;
    return undefined;
  }
}
