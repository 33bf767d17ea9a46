import type { Instant } from "../cases/case.ts";
import { dueAt } from "../cases/due.ts";
import type { Ask } from "../cases/requests.ts";
import { type Casework, type Desk, MAMORI } from "./casework.ts";
import type { Clock, Log } from "./ports.ts";
import type { Store } from "./ports-store.ts";
import { nameOf } from "./trouble.ts";

/** How many cases are looked at in one go. */
const AT_ONCE = 50;

const EVER = Number.MAX_SAFE_INTEGER;

/** After a fault it is tried again so much later: what has fallen due stays due. */
const AGAIN = 10_000;

/** Looked at once in so long even if nothing is due before: a clock that was put forward moves no timer. */
const AT_MOST = 60_000;

export interface Alarm {
  /** Something was saved: when the next case falls due may have changed. */
  look(): void;
  /** Resolves when nothing is being brought about. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * What time brings about in cases. There is no timer for a case: one looks for the earliest that has fallen due, and
 * what is done about it is stored with the case, so that it happens once, and after a restart late rather than not.
 */
export function alarm(parts: {
  readonly store: Store;
  readonly casework: Casework;
  readonly clock: Clock;
  readonly log: Log;
  /** What is asked of a case in which something has fallen due. */
  readonly asks: (desk: Desk) => Promise<readonly Ask[]>;
}): Alarm {
  const { store, casework, clock, log, asks } = parts;
  const now = (): Instant => clock.now().getTime();
  let cancel = () => {};
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  /** The latest the clock showed when all that was due had been looked at. */
  let shown: Instant = 0;

  async function bring(id: number): Promise<void> {
    const at = now();
    const c = await store.read.case(id);
    if (c === null) return;
    const due = dueAt(c, casework.policies.of(c), at);
    // It was noted by another version of Mamori, or nobody is at work any more: it is looked at again when it is due.
    if (due === null || due > at) return store.write((tx) => tx.fallsDue(id, c.version, due));
    // The version makes the gesture's name: brought about twice for the same state, the second changes nothing.
    const who = { id: `due/${id}/${c.version}`, by: MAMORI.id, at, onDesk: true };
    await casework.perform(who, id, asks);
  }

  async function round(): Promise<void> {
    const from = now();
    // The clock was put back: a ring that was to be called later is due now, and each case that waits is looked at.
    const isBehind = from < shown - AT_MOST;
    const due = await (isBehind ? store.read.dueCases(EVER, EVER) : store.read.dueCases(from, AT_ONCE));
    let failed = 0;
    for (const id of due) {
      if (stopped) break;
      // What is wrong with one case keeps nobody from being called in another.
      await bring(id).catch((error: unknown) => {
        failed += 1;
        log.error("alarm", { case: id, error: nameOf(error) });
      });
    }
    cancel();
    if (failed === 0 && !stopped) shown = isBehind ? from : Math.max(shown, from);
    again ||= !isBehind && due.length === AT_ONCE && failed === 0;
    const next = await store.read.nextDueCase();
    // What is still due after it was looked at could not be settled: it is tried again, but not without pause.
    if (next !== null && !stopped && !again)
      cancel = clock.after(next > now() ? Math.min(next - now(), AT_MOST) : AGAIN, look);
  }

  function look(): void {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = round()
      .catch((error: unknown) => {
        log.error("alarm", { error: nameOf(error) });
        cancel();
        cancel = clock.after(AGAIN, look);
      })
      .finally(() => {
        running = null;
        if (again) {
          again = false;
          look();
        }
      });
  }

  return {
    look,
    idle: async () => {
      while (running !== null) await running;
    },
    stop: async () => {
      stopped = true;
      cancel();
      await running;
    },
  };
}
