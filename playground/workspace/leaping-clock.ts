import type { Clock } from "./clock.ts";

interface Waiting {
  readonly at: number;
  readonly what: () => void;
  timer: NodeJS.Timeout | null;
}

/**
 * Real time that can leap ahead, so that neither hours nor Slack's next attempt need be waited for. The stand-in and
 * every life of the bot agree on how far ahead it is.
 */
export class LeapingClock implements Clock {
  readonly #waiting = new Set<Waiting>();
  #ahead: number;

  constructor(ahead: number) {
    this.#ahead = ahead;
  }

  get ahead(): number {
    return this.#ahead;
  }

  /** How many things wait for their time. */
  get waiting(): number {
    return this.#waiting.size;
  }

  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }

  after(ms: number, what: () => void): () => void {
    const one: Waiting = { at: this.now().getTime() + ms, what, timer: null };
    this.#waiting.add(one);
    this.#wind(one);
    return () => this.#drop(one);
  }

  /** What waits now happens at once, in its order, and time stays where it is. */
  hurry(): void {
    const inOrder = [...this.#waiting].sort((a, b) => a.at - b.at);
    for (const one of inOrder) {
      if (!this.#waiting.has(one)) continue;
      this.#drop(one);
      one.what();
    }
  }

  /** What came due by the leap happens at once, in its order. */
  leapTo(ahead: number): void {
    this.#ahead = ahead;
    const inOrder = [...this.#waiting].sort((a, b) => a.at - b.at);
    for (const one of inOrder) if (this.#waiting.has(one)) this.#wind(one);
  }

  #wind(one: Waiting): void {
    if (one.timer !== null) clearTimeout(one.timer);
    const left = one.at - this.now().getTime();
    if (left <= 0) {
      this.#drop(one);
      one.what();
    } else {
      // Rounded up: a timer may fire a moment early.
      one.timer = setTimeout(() => this.#wind(one), Math.min(left + 1, 2 ** 31 - 1));
    }
  }

  #drop(one: Waiting): void {
    if (one.timer !== null) clearTimeout(one.timer);
    this.#waiting.delete(one);
  }
}
