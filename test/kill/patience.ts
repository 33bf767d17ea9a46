import type { Change } from "../../playground/workspace/shapes.ts";
import type { Workspace } from "../../playground/workspace/workspace.ts";
import type { Lives } from "./lives.ts";

/** After so long without an answer people try again. */
const PATIENCE = 3_000;

/** Where reactions are waited for: Slack does not say in which thread what they are on stands. */
export const REACTIONS = "reactions";

interface Watching {
  readonly where: ReadonlySet<string>;
  readonly seen: () => boolean;
  readonly done: (seen: boolean) => void;
  stale: boolean;
}

/** Waits for what people see, told by Slack's own changes; never by the clock, but for people's patience. */
export class Patience {
  readonly #lives: Lives;
  readonly #watching = new Set<Watching>();
  readonly #stop: (() => void)[];
  #looking = false;

  constructor(slack: Workspace, lives: Lives) {
    this.#lives = lives;
    const died = () => {
      for (const one of [...this.#watching]) one.done(false);
    };
    lives.deaths.add(died);
    this.#stop = [slack.feed.subscribe((change) => this.#changed(change)), () => lives.deaths.delete(died)];
  }

  close(): void {
    for (const stop of this.#stop) stop();
  }

  /** Waits until it is seen, however many lives of the bot that takes. `where`: channels or people it concerns. */
  async until(where: ReadonlySet<string>, seen: () => boolean): Promise<void> {
    while (!(await this.shortly(where, seen))) await this.#lives.running();
  }

  /** Waits until it is seen; false if the bot died first, or patience ended. */
  shortly(where: ReadonlySet<string>, seen: () => boolean): Promise<boolean> {
    if (seen()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => one.done(seen()), PATIENCE);
      const one: Watching = {
        where,
        seen,
        stale: false,
        done: (was) => {
          clearTimeout(timer);
          this.#watching.delete(one);
          resolve(was);
        },
      };
      this.#watching.add(one);
    });
  }

  #changed(change: Change): void {
    const places = placesOf(change);
    for (const one of this.#watching) one.stale ||= places.some((place) => one.where.has(place));
    if (this.#looking) return;
    this.#looking = true;
    setImmediate(() => {
      this.#looking = false;
      for (const one of [...this.#watching]) {
        if (!one.stale) continue;
        one.stale = false;
        if (one.seen()) one.done(true);
      }
    });
  }
}

function placesOf(change: Change): string[] {
  switch (change.type) {
    case "traffic":
      return change.entry.direction === "to-bot" ? ["deliveries"] : [];
    case "posted":
    case "updated":
    case "whispered":
    case "whisper-updated":
      return [change.channel, change.message.thread_ts ?? change.message.ts];
    case "reacted":
    case "unreacted":
      return [REACTIONS];
    case "view-opened":
    case "view-updated":
      return [change.person];
    default:
      return [];
  }
}
