import type { Instant } from "../cases/case.ts";
import { attempting } from "./attempt.ts";
import type { Casework } from "./casework.ts";
import type { DeskChannel } from "./desk-channel.ts";
import type { Directory } from "./directory.ts";
import type { Around } from "./draw.ts";
import { following, type Settlement } from "./following.ts";
import type { People } from "./people.ts";
import type { Clock, Log } from "./ports.ts";
import type { Cleaner, Exports } from "./ports-documents.ts";
import type { DueRows, OutboxRow, Settled } from "./ports-records.ts";
import type { Chat, Transfers } from "./ports-slack.ts";
import type { Reader, Store } from "./ports-store.ts";
import { readOnce } from "./read-once.ts";
import { nameOf } from "./trouble.ts";

/** How many messages are on their way at the same time. */
const AT_ONCE = 12;

/** A clock that is put right by less than this delays nothing. */
const JITTER = 1_000;

/** Rows looked at per round. */
const PER_ROUND = 64;

/** Places kept free for what is urgent, so that it never waits behind answers that Slack keeps us waiting for. */
const FOR_URGENT = 8;

/** What can be done twice without harm. */
const MARKS: ReadonlySet<OutboxRow["errand"]["kind"]> = new Set(["mark", "nod"]);

export interface Outbox {
  /** Something was armed: look now. */
  kick(): void;
  /** Resolves when nothing is due and nothing is on its way. */
  idle(): Promise<void>;
  /** Takes up no new rows and waits for those on their way. */
  stop(): Promise<void>;
}

/** Carries out what is armed: in order within a thread, urgent first, never twice, as long as it takes. */
export function outbox(parts: {
  store: Store;
  chat: Chat;
  transfers: Transfers;
  cleaner: Cleaner;
  exports: Exports;
  clock: Clock;
  log: Log;
  desk: DeskChannel;
  people: People;
  around: Around;
  casework: Casework;
  directory: Directory;
}): Outbox {
  const { store, clock, log } = parts;
  const now = (): Instant => clock.now().getTime();
  const busy = new Set<string>();
  const ended: Settlement[] = [];
  const attempts = attempting({ ...parts, now });
  const follow = following({ ...parts, now });
  const waiting: (() => void)[] = [];
  let looking = false;
  let again = false;
  let settling = false;
  let stopped = false;
  let broken = false;
  let shown: Instant = 0;
  let cancel: () => void = () => {};

  function kick(): void {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    void look()
      .catch((error: unknown) => {
        broken = true;
        log.error("outbox", { error: nameOf(error) });
        cancel();
        cancel = clock.after(1_000, kick);
      })
      .finally(() => {
        looking = false;
        if (again) {
          again = false;
          kick();
        } else settle();
      });
  }

  /** A row's time is absolute: where the clock was put back, nothing waits until that time comes again. */
  async function followClock(): Promise<void> {
    const at = now();
    if (at >= shown) shown = at;
    if (at >= shown - JITTER) return;
    await store.write((tx) => tx.dueBy(at));
    shown = at;
  }

  async function look(): Promise<void> {
    broken = false;
    if (stopped) return;
    await followClock();
    const due = await store.read.dueRows(now(), PER_ROUND + busy.size);
    if (due.unreadable.length > 0) await putAside(due.unreadable);
    const free = due.rows.filter((row) => !busy.has(row.line));
    const rows = free.filter((row, n) => n + busy.size < AT_ONCE + (row.urgent ? FOR_URGENT : 0));
    if (rows.length > 0) {
      for (const row of rows) busy.add(row.line);
      // Noted before Slack is asked: after a crash these are the rows that may have been posted already.
      const fresh = rows.filter((r) => r.place === null && !r.posting && !MARKS.has(r.errand.kind));
      try {
        if (fresh.length > 0) await store.write((tx) => tx.posting(fresh.map((r) => r.key)));
      } catch (error) {
        for (const row of rows) busy.delete(row.line);
        throw error;
      }
      // Read after the rows were: what changes later arms its rows again, so nothing old is taken for done.
      const read = readOnce(store.read);
      for (const row of rows) void carry(row, read);
    }
    cancel();
    cancel = () => {};
    const next = await store.read.nextDue();
    if (next !== null && !stopped)
      cancel = clock.after(Math.max(next - now(), busy.size > 0 ? 1_000 : 0), kick);
  }

  /** Parks what cannot be read, so that it holds up neither its line nor the others. */
  async function putAside(rows: DueRows["unreadable"]): Promise<void> {
    const error = "unreadable";
    for (const { key } of rows) log.error("parked", { key, error });
    await store.write((tx) => tx.settle(rows.map((row) => ({ ...row, as: "parked", error }))));
  }

  async function carry(row: OutboxRow, read: Reader): Promise<void> {
    let settled: Settled;
    try {
      settled = await attempts.attempt(row, read);
    } catch (error) {
      settled = attempts.failed(row, error);
    }
    ended.push({ row, settled });
    settle();
  }

  /** Notes how attempts ended, many in one transaction. */
  function settle(): void {
    if (settling) return;
    if (ended.length === 0) {
      calm();
      return;
    }
    settling = true;
    const batch = ended.splice(0);
    store
      .write(async (tx) => {
        await tx.settle(batch.map((b) => b.settled));
        for (const one of batch) await follow(tx, one);
      })
      .then(
        () => {
          for (const { row } of batch) busy.delete(row.line);
          parts.casework.announce();
        },
        (error: unknown) => {
          // Kept and tried again: until this is saved the lines stay closed, so nothing is posted twice.
          log.error("outbox-settle", { error: nameOf(error) });
          ended.unshift(...batch);
          broken = true;
        },
      )
      .finally(() => {
        settling = false;
        if (broken) cancel = clock.after(1_000, kick);
        else if (ended.length > 0) settle();
        else kick();
      });
  }

  /** Tells who waits for quiet, if it is quiet. */
  function calm(): void {
    if (looking || settling || again || busy.size > 0 || ended.length > 0) return;
    for (const done of waiting.splice(0)) done();
  }

  return {
    kick,
    idle: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        kick();
      }),
    stop: () => {
      stopped = true;
      cancel();
      return new Promise((resolve) => {
        waiting.push(resolve);
        if (!looking) settle();
      });
    },
  };
}
