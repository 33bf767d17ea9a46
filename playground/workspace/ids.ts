import { randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";

/** How many ids and which ts were given out. */
export interface Counted {
  readonly count: number;
  readonly lastTs: number;
}

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

  /** How far it has counted; what goes on from there gives nothing twice. */
  get counted(): Counted {
    return { count: this.#count, lastTs: this.#lastTs };
  }

  goOn({ count, lastTs }: Counted): void {
    this.#count = Math.max(this.#count, count);
    this.#lastTs = Math.max(this.#lastTs, lastTs);
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
