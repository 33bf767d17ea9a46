import { counted } from "../cases/counted.ts";
import { replay } from "../cases/evolve.ts";
import type { Policies } from "./policies.ts";
import type { Clock, Log } from "./ports.ts";
import type { Store } from "./ports-store.ts";
import { nameOf } from "./trouble.ts";

/** So many cases are counted by one write; whoever reports meanwhile waits for no more than these. */
const AT_ONCE = 20;

/** After a fault it goes on so much later. */
const AGAIN = 60_000;

/** The counting of what happened before there was any counting. */
export interface PastCounting {
  /** Whether it went over all of them; what it could not count is left out of the figures. */
  isThrough(): boolean;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Counts the cases of before from their events, once, beside everything else. That a case was counted is stored with
 * what was counted of it, so after a kill in between the rest follows, and nothing is counted twice.
 */
export function countPast(parts: {
  readonly store: Store;
  readonly policies: Policies;
  readonly clock: Clock;
  readonly log: Log;
}): PastCounting {
  const { store, policies, clock, log } = parts;
  let stopped = false;
  let through = false;
  let cancel = () => {};

  /** What cannot be read is left for a program that can. */
  async function pastOf({ id, events }: { readonly id: number; readonly events: number }) {
    try {
      const past = (await store.read.events(id)).slice(0, events);
      const c = replay(id, past);
      return [{ c, facts: counted(null, past, c, policies.of(c)) }];
    } catch (error) {
      log.error("past-uncounted", { case: id, error: nameOf(error) });
      return [];
    }
  }

  async function count(): Promise<void> {
    let done = 0;
    for (let last = 0; !stopped; ) {
      const some = await store.read.uncounted(last, AT_ONCE);
      last = some.at(-1)?.id ?? last;
      if (some.length === 0) {
        through = true;
        break;
      }
      const past = (await Promise.all(some.map(pastOf))).flat();
      await store.write(async (tx) => {
        for (const { c, facts } of past) await tx.countPast(c, facts);
      });
      done += past.length;
    }
    if (done > 0) log.info("past-counted", { cases: done });
  }

  const begin = (): Promise<void> =>
    count().catch((error: unknown) => {
      log.error("past-counting", { error: nameOf(error) });
      if (stopped) return;
      cancel = clock.after(AGAIN, () => {
        running = begin();
      });
    });

  let running = begin();
  return {
    isThrough: () => through,
    idle: () => running,
    stop: async () => {
      stopped = true;
      cancel();
      await running;
    },
  };
}
