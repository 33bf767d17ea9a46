import { randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";

/** Hands out ids as Slack does: ts unique and increasing in the whole workspace, ids with their letter in front. */
export class Ids {
  readonly #clock: Clock;
  #lastTs = 0;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A message timestamp from the workspace clock, never the same twice, never going back. */
  ts(): string {
    const micros = Math.max(this.#clock.now().getTime() * 1000, this.#lastTs + 1);
    this.#lastTs = micros;
    return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`;
  }

  id(prefix: string): string {
    this.#count++;
    return prefix + this.#count.toString(36).toUpperCase().padStart(10, "0");
  }

  blockId(): string {
    return randomBytes(4).toString("base64url").slice(0, 5);
  }

  hash(): string {
    return `${Math.floor(this.#clock.now().getTime() / 1000)}.${randomBytes(4).toString("hex")}`;
  }

  secret(): string {
    return randomBytes(12).toString("hex");
  }

  seconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}
