import type { Clock } from "./clock.ts";
import type { Change, Traffic, TrafficKind } from "./shapes.ts";

/** Tells whoever listens about every change, so that a page can draw the workspace without asking. */
export class Feed {
  readonly #listeners = new Set<(change: Change) => void>();

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  get watched(): boolean {
    return this.#listeners.size > 0;
  }
}

const KEPT = 5000;

/** The last few thousand things that crossed the wire. */
export class TrafficLog {
  readonly #clock: Clock;
  readonly #feed: Feed;
  readonly #ring: Traffic[] = [];
  #n = 0;

  constructor(clock: Clock, feed: Feed) {
    this.#clock = clock;
    this.#feed = feed;
  }

  begin(
    direction: Traffic["direction"],
    kind: TrafficKind,
    name: string,
    request: unknown,
    extra: { attempt?: number; via?: string } = {},
  ): Crossing {
    const n = this.#n++;
    const entry: Traffic = {
      n,
      at: this.#clock.now(),
      direction,
      kind,
      name,
      request,
      state: "under way",
      ...extra,
    };
    this.#ring[n % KEPT] = entry;
    return new Crossing(entry, this.#feed);
  }

  /** Oldest first. */
  all(): readonly Traffic[] {
    if (this.#n <= KEPT) return this.#ring.slice();
    const start = this.#n % KEPT;
    return [...this.#ring.slice(start), ...this.#ring.slice(0, start)];
  }
}

/** One entry of the log while it is under way. */
export class Crossing {
  readonly entry: Traffic;
  readonly #feed: Feed;
  readonly #began = performance.now();

  constructor(entry: Traffic, feed: Feed) {
    this.entry = entry;
    this.#feed = feed;
  }

  end(state: "answered" | "refused" | "failed", answer?: unknown, reason?: string): void {
    this.entry.state = state;
    this.entry.tookMs = performance.now() - this.#began;
    if (answer !== undefined) this.entry.answer = answer;
    if (reason !== undefined) this.entry.reason = reason;
    if (this.#feed.watched) this.#feed.emit({ type: "traffic", entry: this.entry });
  }
}
