import { createHash } from "node:crypto";
import type { Instant } from "../cases/case.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import { type Casework, MAMORI } from "./casework.ts";
import type { DeskChannel } from "./desk-channel.ts";
import { type Around, draw, type Errandry } from "./draw.ts";
import { type Holds, holds } from "./holds.ts";
import type { People } from "./people.ts";
import type { Chat, Clock, Log, OutboxRow, Place, Reader, Sent, Settled, Store, Tx } from "./ports.ts";
import { readOnce } from "./read-once.ts";
import { StoreError } from "./trouble.ts";

/** How many messages are on their way at the same time. */
const AT_ONCE = 12;

/** Rows looked at per round. */
const PER_ROUND = 64;

/** While the desk's channel is unfit, its rows wait and are looked at this often. */
const DESK_WAIT = 60_000;
const DESK_WAIT_URGENT = 10_000;

/** Places kept free for what is urgent, so that it never waits behind answers that Slack keeps us waiting for. */
const FOR_URGENT = 8;

/** After so many faults of our own in drawing a row it is parked, so that it does not hold up its line for good. */
const FAULTS = 5;

/** Slack's errors that pass by themselves once somebody has put the channel right. */
const CHANNEL_ERRORS = new Set(["not_in_channel", "channel_not_found", "is_archived", "restricted_action"]);

/** Slack's errors that mean the message to update is not there any more. */
const GONE = new Set(["message_not_found", "cant_update_message"]);

/** The outbox's answer to "already as you want it". */
const DONE_ALREADY = new Set(["already_reacted", "no_reaction"]);

export interface Outbox {
  /** Something was armed: look now. */
  kick(): void;
  /** Resolves when nothing is due and nothing is on its way. */
  idle(): Promise<void>;
  /** Takes up no new rows and waits for those on their way. */
  stop(): Promise<void>;
}

/** The first block's id: what a message is found again by after an uncertain answer; says nothing to a reader. */
export const markerOf = (key: string): string =>
  `m.${createHash("sha256").update(key).digest("base64url").slice(0, 20)}`;

/** 1 s, 2 s, 4 s … 5 min. */
const backOff = (attempts: number): number => Math.min(1_000 * 2 ** Math.min(attempts, 12), 300_000);

/** Carries out what is armed: in order within a thread, urgent first, never twice, as long as it takes. */
export function outbox(parts: {
  store: Store;
  chat: Chat;
  clock: Clock;
  log: Log;
  desk: DeskChannel;
  people: People;
  around: Around;
  casework: Casework;
}): Outbox {
  const { store, chat, clock, log, desk, people, around, casework } = parts;
  const now = (): Instant => clock.now().getTime();
  const busy = new Set<string>();
  const ended: Settlement[] = [];
  const held: Holds = holds(now);
  const waiting: (() => void)[] = [];
  let looking = false;
  let again = false;
  let settling = false;
  let stopped = false;
  let broken = false;
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

  async function look(): Promise<void> {
    broken = false;
    if (stopped) return;
    const due = await store.read.dueRows(now(), PER_ROUND + busy.size);
    const free = due.filter((row) => !busy.has(row.line));
    const rows = free.filter((row, n) => n + busy.size < AT_ONCE + (row.urgent ? FOR_URGENT : 0));
    if (rows.length > 0) {
      for (const row of rows) busy.add(row.line);
      // Noted before Slack is asked: after a crash these are the rows that may have been posted already.
      const fresh = rows.filter((r) => r.place === null && !r.posting && r.errand.kind !== "mark");
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

  async function carry(row: OutboxRow, read: Reader): Promise<void> {
    let settled: Settled;
    try {
      settled = await attempt(row, read);
    } catch (error) {
      log.error("errand", { key: row.key, error: nameOf(error) });
      const ours = !(error instanceof StoreError);
      settled =
        ours && row.attempts + 1 >= FAULTS
          ? { key: row.key, wanted: row.wanted, as: "parked", error: nameOf(error) }
          : later(row, backOff(row.attempts), true);
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
        for (const one of batch) await consequences(tx, one);
      })
      .then(
        () => {
          for (const { row } of batch) busy.delete(row.line);
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

  /** What the end of an errand means for its case: a receipt for who wrote, an answer that arrived. */
  async function consequences(tx: Tx, { row, settled }: Settlement): Promise<void> {
    const { errand } = row;
    if (settled.as === "parked") log.error("parked", { key: row.key, error: settled.error });
    if (errand.kind === "card" && settled.as === "done" && row.place === null) await tellArrival(tx, row);
    if (errand.kind === "handed" && settled.as !== "again") await tellUnreached(tx, errand);
    if (errand.kind !== "relay" || settled.as === "again") return;
    const failed = settled.as === "parked";
    if (!failed && (errand.part < errand.parts || row.done > 0)) return;
    if (!failed && !(await everyPartArrived(tx, errand))) return;
    if (errand.to === "reporter") {
      const ask = failed ? "undelivered" : "delivered";
      await casework.apply(tx, MAMORI, now(), errand.case, { ask, words: errand.words });
    } else {
      const mark = failed ? "failed" : "delivered";
      const receipt: Errand = { kind: "mark", case: errand.case, words: errand.words, mark };
      await tx.arm([{ errand: receipt, urgent: row.urgent }], now());
    }
  }

  /** The desk can read the case now; until then its reporter was told that it is on its way. */
  async function tellArrival(tx: Tx, row: OutboxRow): Promise<void> {
    const caseId = row.caseId;
    const c = caseId === null ? null : await tx.case(caseId);
    if (c === null) return;
    const head: Errand = { kind: "thread", case: c.id };
    const safety: Errand[] = c.calledAt === null ? [] : [{ kind: "safety", case: c.id }];
    await tx.arm(
      [head, ...safety].map((errand) => ({ errand, urgent: row.urgent })),
      now(),
    );
  }

  /** Who was to answer in the reporter's place was not asked: not let in, or no way to them. The reporter hears of it. */
  async function tellUnreached(tx: Tx, errand: Errand & { kind: "handed" }): Promise<void> {
    const row = await tx.row(keyOf(errand));
    const waits = row === null || (row.parked === null && row.done < row.wanted);
    if (waits || row.place !== null) return;
    await casework.apply(tx, MAMORI, now(), errand.case, { ask: "unreached", event: errand.event });
  }

  /** Whether no earlier part of the same words was parked. */
  async function everyPartArrived(tx: Tx, errand: Errand & { kind: "relay" }): Promise<boolean> {
    for (let part = 1; part < errand.parts; part++) {
      if ((await tx.row(keyOf({ ...errand, part })))?.parked != null) return false;
    }
    return true;
  }

  async function attempt(row: OutboxRow, read: Reader): Promise<Settled> {
    const what = await draw(row.errand, read, around);
    if (what.as === "nothing") return done(row, null);
    if (what.as === "mark") {
      const until = held.until("reactions.add", null);
      if (until !== null) return later(row, until - now(), false);
      return after(row, await chat.mark(what.place, what.name), "reactions.add", what.place, null);
    }
    if ("desk" in what.to && desk.trouble() !== null)
      return later(row, row.urgent ? DESK_WAIT_URGENT : DESK_WAIT, row.posting);
    const channel = await channelOf(what.to);
    if (typeof channel !== "string") return after(row, channel, "conversations.open", null, null);
    const drawn = { ...what.drawn, marker: markerOf(row.key) };
    if (row.place !== null) {
      const until = held.until("chat.update", null);
      if (until !== null) return later(row, until - now(), false);
      const sent = await chat.update(row.place, drawn);
      if (sent.as !== "refused" || !GONE.has(sent.error))
        return after(row, sent, "chat.update", row.place, null);
    }
    return post(row, what, channel, drawn);
  }

  async function post(
    row: OutboxRow,
    what: Errandry & { as: "message" },
    channel: string,
    drawn: Parameters<Chat["post"]>[1],
  ): Promise<Settled> {
    const thread = await threadOf(what);
    if (thread === "none-yet") return later(row, backOff(row.attempts), row.posting);
    if (row.posting) {
      const method = thread === null ? "conversations.history" : "conversations.replies";
      const until = held.until(method, null);
      if (until !== null) return later(row, until - now(), true);
      const found = await chat.find({ channel, thread }, drawn.marker, row.armedAt);
      if (found.as === "found") return done(row, { channel, ts: found.it }, false);
      if (found.as !== "none") return after(row, found, method, null, channel);
    }
    const until = held.until("chat.postMessage", channel);
    if (until !== null) return later(row, until - now(), false);
    const sent = await chat.post({ channel, thread, broadcast: what.broadcast && thread !== null }, drawn);
    return after(
      row,
      sent,
      "chat.postMessage",
      sent.as === "sent" ? { channel, ts: sent.ts } : null,
      channel,
    );
  }

  /** What one answer of Slack means for the row. */
  function after(
    row: OutboxRow,
    sent: Sent | { as: "none" },
    method: string,
    place: Place | null,
    channel: string | null,
  ): Settled {
    // What may have been posted before stays so, until Slack refuses the posting itself.
    const posting = row.posting && method !== "chat.postMessage";
    switch (sent.as) {
      case "sent":
        return done(row, place);
      case "wait":
        held.hold(method, sent.scope === "channel" ? channel : null, sent.seconds);
        return later(row, sent.seconds * 1_000, posting);
      case "uncertain":
        return later(row, backOff(row.attempts), true);
      case "unreachable":
        return later(row, backOff(row.attempts), row.posting);
      case "none":
        return { key: row.key, wanted: row.wanted, as: "parked", error: "user_not_found" };
      case "refused": {
        if (DONE_ALREADY.has(sent.error)) return done(row, place);
        const isDesk = place?.channel === desk.id || channel === desk.id;
        if (isDesk && CHANNEL_ERRORS.has(sent.error)) {
          void desk.check();
          return later(row, DESK_WAIT, posting);
        }
        return { key: row.key, wanted: row.wanted, as: "parked", error: sent.error };
      }
    }
  }

  /** `whole`: what was found again is as old as its posting; if it was wished for since, it is updated next. */
  const done = (row: OutboxRow, place: Place | null, whole = true): Settled => ({
    key: row.key,
    wanted: whole ? row.wanted : Math.min(row.wanted, row.done + 1),
    as: "done",
    place,
  });

  const later = (row: OutboxRow, ms: number, posting: boolean): Settled => ({
    key: row.key,
    wanted: row.wanted,
    as: "again",
    dueAt: now() + Math.max(ms, 0),
    posting,
    place: null,
  });

  async function channelOf(
    to: (Errandry & { as: "message" })["to"],
  ): Promise<string | Exclude<Sent, { as: "sent" }> | { as: "none" }> {
    if ("desk" in to) return desk.id;
    const until = held.until("conversations.open", null);
    if (until !== null && (await people.known(to.person))?.dm == null) {
      return { as: "wait", seconds: (until - now()) / 1_000, scope: "method" };
    }
    const dm = await people.dm(to.person);
    return dm.as === "found" ? dm.it : dm;
  }

  async function threadOf(what: Errandry & { as: "message" }): Promise<string | null | "none-yet"> {
    if (what.under !== null) return what.under;
    if (what.head === null) return null;
    const head = await store.read.row(what.head);
    return head?.place?.ts ?? "none-yet";
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

interface Settlement {
  readonly row: OutboxRow;
  readonly settled: Settled;
}

/** An error by its name and code only: its text may hold people's words. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? `:${error.code}` : "";
  return `${error.name}${code}`;
}
