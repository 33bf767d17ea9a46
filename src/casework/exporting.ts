import { setImmediate } from "node:timers/promises";
import { namedAtDesk } from "../cases/case.ts";
import { type Export, type ExportState, isUnderWay, TABLE_FORMS, windowOf } from "../cases/exports.ts";
import { caseColumns, caseRow, type Row, unreadableRow } from "../views/case-table.ts";
import { exportFile } from "../views/exports.ts";
import { toBoth } from "../words/to-both.ts";
import { bring, type Ends, lookFor, type Trouble } from "./bringing.ts";
import type { Casework } from "./casework.ts";
import { cityFile } from "./city-file.ts";
import type { DeskChannel } from "./desk-channel.ts";
import type { Around } from "./draw.ts";
import { armExport, type ExportErrand } from "./exports.ts";
import type { Place } from "./ports.ts";
import type { Exports } from "./ports-documents.ts";
import type { OutboxRow, Settled } from "./ports-records.ts";
import type { Transfers } from "./ports-slack.ts";
import type { Reader, Store, Tx } from "./ports-store.ts";
import { recorded } from "./record.ts";

/** So many cases are read and written at a time, and in so many it is noted at a time. */
const PAGE = 20;

/** How often who asked is told how far it is. */
const TOLD_EVERY = 2_000;

/** While nobody can say who is of the desk, the file waits. */
const DESK_WAIT = 60_000;

/** So do figures while the cases of before are being counted. */
const COUNTING_WAIT = 5_000;

/** It goes no further: somebody took it back meanwhile. */
class Stopped extends Error {}

/** Makes what was asked for beside everything else, brings it to who asked, and notes it in each case whose words it holds. */
export function exporting(parts: {
  readonly store: Store;
  readonly transfers: Transfers;
  readonly exports: Exports;
  readonly casework: Casework;
  readonly around: Around;
  readonly desk: DeskChannel;
  readonly now: () => number;
  readonly channelOf: (person: string) => Promise<string | Trouble>;
  /** Notes as what a row's file is with Slack, before anybody sees it there. */
  readonly place: (tx: Tx, row: OutboxRow, place: Place) => Promise<void>;
}) {
  const { store, transfers, exports, casework, around, desk, now } = parts;
  const { timeZone } = around.policies.current;

  async function file(row: OutboxRow, it: Export, ends: Ends): Promise<Settled> {
    if (!isUnderWay(it)) return ends.done();
    if (desk.trouble() !== null) return ends.later(DESK_WAIT);
    const channel = await parts.channelOf(it.by);
    if (typeof channel !== "string") return ends.after(channel, "conversations.open", null);
    const ended = row.place === null ? null : await lookFor(transfers, row.place, row.attempts, ends);
    if (ended !== null) return ended;
    try {
      const bytes = it.content === "cases" ? await made(it) : await cityFile(it, { around, exports });
      if (bytes === "not-counted") return ends.later(COUNTING_WAIT);
      if (bytes === "empty") return await end(it, bytes, ends);
      // Who left meanwhile gets nothing.
      if (!(await desk.isOnDesk(it.by))) {
        const isUnknown = desk.trouble() !== null || desk.has(it.by);
        return isUnknown ? ends.later(DESK_WAIT) : await end(it, "left", ends);
      }
      const brought = { ...exportFile(it), bytes, text: toBoth.notification };
      const note = (id: string) => share(row, it, { channel, ts: id });
      return await bring(transfers, brought, { channel, thread: null }, note, ends);
    } catch (error) {
      if (error instanceof Stopped) return ends.done();
      throw error;
    }
  }

  /** From here on it cannot be stopped any more. */
  async function share(row: OutboxRow, it: Export, place: Place): Promise<void> {
    await store.write(async (tx) => {
      if (!(await goesOn(it, tx))) throw new Stopped();
      await tx.changeExport(it.id, { state: "sharing" });
      await armExport(tx, it.id, ["progress"], now());
      await parts.place(tx, row, place);
    });
    casework.announce();
  }

  const goesOn = async ({ id }: Export, read: Reader = store.read): Promise<boolean> => {
    const it = await read.export(id);
    return it !== null && isUnderWay(it);
  };

  /** The bytes of a list of cases, or why there are none. */
  async function made(it: Export): Promise<Uint8Array | "empty"> {
    const ids = await chosen(it);
    if (ids.length === 0) return "empty";
    await progress(it, 0, ids.length);
    const form = TABLE_FORMS.find((one) => one === it.form) ?? "xlsx";
    return exports.table(form, caseColumns(it.words), rowsOf(it, ids));
  }

  /** The cases of an export, in the order in which they came in; always the same ones. */
  async function chosen(it: Export): Promise<readonly number[]> {
    const within = windowOf(it, timeZone);
    const all: { id: number; at: number }[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const { found, next } = await store.read.cameIn(within, after);
      all.push(...found);
      after = next;
      await setImmediate();
    }
    return all.sort((a, b) => a.at - b.at || a.id - b.id).map(({ id }) => id);
  }

  async function* rowsOf(it: Export, ids: readonly number[]): AsyncGenerator<Row> {
    let told = now();
    for (let done = 0; done < ids.length; done += PAGE) {
      if (!(await goesOn(it))) throw new Stopped();
      for (const { number, c } of await store.read.cases(ids.slice(done, done + PAGE))) {
        if (c === null) {
          yield unreadableRow(number, it.words);
          continue;
        }
        const whereabouts = namedAtDesk(c) ? await around.whereabouts(c.reporter) : null;
        const wish = {
          audience: "desk",
          by: it.by,
          at: it.at,
          section: whereabouts?.section ?? null,
        } as const;
        yield caseRow(await recorded(c, wish, store.read, around), it.words);
        await setImmediate();
      }
      if (now() - told < TOLD_EVERY) continue;
      told = now();
      await progress(it, Math.min(done + PAGE, ids.length), ids.length);
    }
  }

  /** How far it is. That it cannot be saved holds nothing up. */
  async function progress({ id }: Export, done: number, total: number): Promise<void> {
    const at = now();
    const saved = store.write(async (tx) => {
      await tx.changeExport(id, { made: done, total });
      await armExport(tx, id, ["progress"], at);
    });
    await saved.then(casework.announce, () => undefined);
  }

  async function end(it: Export, state: ExportState, ends: Ends): Promise<Settled> {
    await store.write(async (tx) => {
      if (!(await goesOn(it, tx))) return;
      await tx.changeExport(it.id, { state });
      await armExport(tx, it.id, ["progress"], now());
    });
    return ends.done();
  }

  /** Each reporter can read who wrote their words out. A restart goes on where it was. */
  async function noted(it: Export, ends: Ends): Promise<Settled> {
    const ids = await chosen(it);
    for (let from = it.noted; from < ids.length; from += PAGE) {
      const cases = await store.read.cases(ids.slice(from, from + PAGE));
      const told: number[] = [];
      for (const { c } of cases)
        if (c !== null && (c.status !== "withdrawn" || (await wasThere(c.id, it)))) told.push(c.id);
      await store.write(async (tx) => {
        const by = { id: it.by, onDesk: true };
        for (const id of told) await casework.apply(tx, by, now(), id, { ask: "see", what: "export" });
        await tx.changeExport(it.id, { noted: Math.min(from + PAGE, ids.length) });
      });
      casework.announce();
    }
    return ends.done();
  }

  /** Whether a case was withdrawn only after its words were asked for. */
  const wasThere = async (id: number, it: Export): Promise<boolean> =>
    (await store.read.events(id)).some((e) => e.type === "withdrawn" && e.at > it.at);

  return async function run(row: OutboxRow, errand: ExportErrand, ends: Ends): Promise<Settled> {
    const it = await store.read.export(errand.export);
    if (it === null) return ends.done();
    return errand.part === "noted" ? noted(it, ends) : file(row, it, ends);
  };
}
