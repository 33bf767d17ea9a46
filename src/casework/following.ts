import type { Instant } from "../cases/case.ts";
import { isCalling } from "../cases/case.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import { refusalOf } from "../cases/file-errands.ts";
import { type Casework, MAMORI } from "./casework.ts";
import { changeEnded } from "./changes.ts";
import { cityDigestNext } from "./city-digests.ts";
import { redirected } from "./digests.ts";
import type { Directory } from "./directory.ts";
import { exportEnded } from "./exports.ts";
import type { Log } from "./ports.ts";
import type { OutboxRow, Settled } from "./ports-records.ts";
import type { Tx } from "./ports-store.ts";

/** A row, and how its attempt ended. */
export interface Settlement {
  readonly row: OutboxRow;
  readonly settled: Settled;
}

/** What the end of an errand means for its case: a receipt for who wrote, an answer that arrived. */
export function following(parts: {
  readonly casework: Casework;
  readonly log: Log;
  readonly directory: Directory;
  readonly now: () => Instant;
}): (tx: Tx, settlement: Settlement) => Promise<void> {
  const { casework, log, directory, now } = parts;

  async function follow(tx: Tx, { row, settled }: Settlement): Promise<void> {
    const { errand } = row;
    if (settled.as === "parked") log.error("parked", { key: row.key, error: settled.error });
    if (errand.kind === "card" && settled.as === "done" && row.place === null) await tellArrival(tx, row);
    // A call that waited until the desk's channel was fit again: who called reads that it arrived.
    const isNotice = errand.kind === "notice" && errand.to === "desk";
    if (isNotice && settled.as === "done" && row.place === null && row.attempts > 0)
      await tellHeard(tx, errand.case);
    if (errand.kind === "handed" && settled.as !== "again") await tellUnreached(tx, errand);
    if (errand.kind === "summons" && settled.as === "parked" && row.place === null) {
      const { event: call, person } = errand;
      await casework.apply(tx, MAMORI, now(), errand.case, { ask: "miss", call, person });
    }
    if (errand.kind === "file" && settled.as !== "again")
      await tellUnsent(tx, errand, settled.as === "parked");
    if (errand.kind === "sheet" && settled.as === "parked") {
      const notice: Errand = { ...errand, kind: "notice" };
      await tx.arm([{ errand: notice, urgent: false }], now());
    }
    if (errand.kind === "manager" && settled.as !== "again") await tellNoManager(tx, errand);
    if (errand.kind === "digest" && settled.as !== "again" && !(await isOnItsWay(tx, errand))) {
      const next = await redirected(errand, tx, directory);
      if (next !== null) await tx.arm([{ errand: next, urgent: false }], now());
    }
    if (errand.kind === "city-digest" && settled.as !== "again") {
      const next = cityDigestNext(errand, await isOnItsWay(tx, errand), {
        ...{ settled, isFirst: row.place === null },
      });
      await tx.arm(
        next.map((one) => ({ errand: one, urgent: false })),
        now(),
      );
    }
    if (errand.kind === "advice" && settled.as === "parked" && row.place === null) {
      const { event: advice, person } = errand;
      await casework.apply(tx, MAMORI, now(), errand.case, { ask: "advise", advice, person, words: null });
    }
    if (errand.kind === "change") await changeEnded(tx, errand, settled, now());
    if (errand.kind === "export") await exportEnded(tx, errand, settled, now());
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
      const notice: Errand = { kind: "undelivered", case: errand.case, words: errand.words };
      const isSaid = failed || (await tx.row(keyOf(notice))) !== null;
      const said = isSaid ? [receipt, notice] : [receipt];
      await tx.arm(
        said.map((one) => ({ errand: one, urgent: row.urgent })),
        now(),
      );
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

  async function tellHeard(tx: Tx, id: number): Promise<void> {
    const c = await tx.case(id);
    if (c !== null && isCalling(c))
      await tx.arm([{ errand: { kind: "safety", case: id }, urgent: true }], now());
  }

  /** Who was to answer in the reporter's place was not asked: not let in, or no way to them. The reporter hears of it. */
  async function tellUnreached(tx: Tx, errand: Errand & { kind: "handed" }): Promise<void> {
    if (await isOnItsWay(tx, errand)) return;
    await casework.apply(tx, MAMORI, now(), errand.case, { ask: "unreached", event: errand.event });
  }

  /** Who wrote hears which of their files did not arrive, or not without what they may tell; who reads, how many. */
  async function tellUnsent(tx: Tx, errand: Errand & { kind: "file" }, failed: boolean): Promise<void> {
    if (failed) await tx.changeFile(errand.file, { fate: "failed" });
    const fate = (await tx.file(errand.file))?.fate ?? "carried";
    if (fate === "carried" || fate === "deleted") return;
    const { case: id, words, to } = errand;
    const said: Errand[] = [{ kind: "unsent", case: id, words, to: to === "desk" ? "reporter" : "desk" }];
    if (refusalOf(fate) !== null)
      said.push(
        { kind: "mark", case: id, words, mark: "failed" },
        { kind: "unarrived", case: id, words, to },
      );
    await tx.arm(
      said.map((one) => ({ errand: one, urgent: false })),
      now(),
    );
  }

  /** The card of a manager reached nobody: not let in, or no way to them. The desk hears of it. */
  async function tellNoManager(tx: Tx, errand: Errand & { kind: "manager" }): Promise<void> {
    if (await isOnItsWay(tx, errand)) return;
    await casework.apply(tx, MAMORI, now(), errand.case, { ask: "miss-manager", event: errand.event });
  }

  /** Whether a message stands, or still may. */
  async function isOnItsWay(tx: Tx, errand: Errand): Promise<boolean> {
    const row = await tx.row(keyOf(errand));
    return row === null || row.place !== null || (row.parked === null && row.done < row.wanted);
  }

  /** Whether no earlier part of the same words was parked. */
  async function everyPartArrived(tx: Tx, errand: Errand & { kind: "relay" }): Promise<boolean> {
    for (let part = 1; part < errand.parts; part++) {
      if ((await tx.row(keyOf({ ...errand, part })))?.parked != null) return false;
    }
    return true;
  }

  return follow;
}
