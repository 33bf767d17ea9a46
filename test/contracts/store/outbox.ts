import { beforeEach, describe, expect, test } from "vitest";
import type { Errand } from "../../../src/cases/errands.ts";
import type { Place } from "../../../src/casework/ports.ts";
import type { Settled } from "../../../src/casework/ports-records.ts";
import type { Store } from "../../../src/casework/ports-store.ts";
import { noon, type OpenStore, sentCase } from "./given.ts";

/** What every store owes to the outbox: nothing is forgotten, nothing overtakes, nothing is sent for what is done. */
export function outboxContract(open: OpenStore): void {
  describe("the outbox", () => {
    let store: Store;
    let id: number;
    let other: number;

    beforeEach(async () => {
      store = await open();
      [id, other] = await store.write(async (tx) => [
        (await sentCase(tx, "U1")).id,
        (await sentCase(tx, "U2")).id,
      ]);
    });

    const card = (): Errand => ({ kind: "card", case: id });
    const notice = (event: number): Errand => ({ kind: "notice", case: id, event, to: "desk" });
    const cardKey = () => `case/${id}/card`;
    const arm = (at: number, ...errands: Errand[]) =>
      store.write((tx) =>
        tx.arm(
          errands.map((errand) => ({ errand, urgent: false })),
          at,
        ),
      );
    const armUrgent = (at: number, errand: Errand) =>
      store.write((tx) => tx.arm([{ errand, urgent: true }], at));
    const settle = (...settled: Settled[]) => store.write((tx) => tx.settle(settled));
    const done = (key: string, wanted = 1, place: Place | null = null): Settled => ({
      key,
      wanted,
      as: "done",
      place,
    });
    const later = (key: string, dueAt: number): Settled => ({
      key,
      wanted: 1,
      as: "again",
      dueAt,
      posting: false,
      place: null,
    });
    const dueKeys = async (now: number, limit = 100) =>
      (await store.read.dueRows(now, limit)).rows.map((r) => r.key);

    test("an armed errand is a row that waits", async () => {
      await arm(noon, card());
      expect(await store.read.row(cardKey())).toEqual({
        key: cardKey(),
        caseId: id,
        errand: card(),
        line: cardKey(),
        urgent: false,
        seq: 1,
        wanted: 1,
        done: 0,
        attempts: 0,
        dueAt: noon,
        armedAt: noon,
        posting: false,
        place: null,
        parked: null,
      });
      expect(await store.read.dueRows(noon - 1, 9)).toEqual({ rows: [], unreadable: [] });
      expect(await dueKeys(noon)).toEqual([cardKey()]);
      expect(await store.read.nextDue()).toBe(noon);
      expect(await store.read.backlog()).toEqual({ pending: 1, parked: 0 });
    });

    test("an errand without a case waits too", async () => {
      await arm(noon, { kind: "stray", words: 7, person: "U1", under: "1.2" });
      expect(await store.read.row("stray/7")).toMatchObject({ caseId: null, line: "stray/7" });
    });

    test("arming nothing, settling nothing and announcing nothing is allowed", async () => {
      await store.write(async (tx) => {
        await tx.arm([], noon);
        await tx.settle([]);
        await tx.posting([]);
      });
      expect(await store.read.nextDue()).toBeNull();
    });

    test("what is done is not due any more, and its message is known", async () => {
      const place = { channel: "C1", ts: "1.2" };
      await arm(noon, card());
      await store.write((tx) => tx.posting([cardKey()]));
      expect((await store.read.row(cardKey()))?.posting).toBe(true);
      await settle(done(cardKey(), 1, place));
      const row = await store.read.row(cardKey());
      expect(row).toMatchObject({ done: 1, wanted: 1, posting: false, place, attempts: 0 });
      expect(await store.read.rowAt(place)).toEqual(row);
      expect(await store.read.rowAt({ channel: "C1", ts: "1.3" })).toBeNull();
      expect(await dueKeys(noon)).toEqual([]);
      expect(await store.read.nextDue()).toBeNull();
    });

    test("of each line only the first is due, in the order of arming", async () => {
      await arm(noon, card(), notice(3), notice(4), { kind: "card", case: other });
      expect(await dueKeys(noon)).toEqual([cardKey(), `case/${other}/card`]);
      expect(await dueKeys(noon, 1)).toEqual([cardKey()]);
      await settle(done(cardKey()));
      expect(await dueKeys(noon)).toEqual([`case/${id}/event/3/desk`, `case/${other}/card`]);
    });

    test("a row that was put off holds back its line, and only its line", async () => {
      await arm(noon, notice(3), notice(4), { kind: "card", case: other });
      await settle(later(`case/${id}/event/3/desk`, noon + 500), done(`case/${other}/card`));
      expect(await dueKeys(noon + 499)).toEqual([]);
      expect(await store.read.nextDue()).toBe(noon + 500);
      expect(await dueKeys(noon + 500)).toEqual([`case/${id}/event/3/desk`]);
    });

    test("a parked row lets the others of its line pass", async () => {
      await arm(noon, notice(3), notice(4));
      await settle({ key: `case/${id}/event/3/desk`, wanted: 1, as: "parked", error: "is_archived" });
      expect(await store.read.row(`case/${id}/event/3/desk`)).toMatchObject({
        parked: "is_archived",
        posting: false,
      });
      expect(await dueKeys(noon)).toEqual([`case/${id}/event/4/desk`]);
      expect(await store.read.backlog()).toEqual({ pending: 1, parked: 1 });
    });

    test("arming again gives a parked row another chance, behind the others", async () => {
      await arm(noon, notice(3), notice(4));
      await settle({ key: `case/${id}/event/3/desk`, wanted: 1, as: "parked", error: "is_archived" });
      await arm(noon + 5, notice(3));
      expect(await store.read.row(`case/${id}/event/3/desk`)).toMatchObject({
        parked: null,
        wanted: 2,
        attempts: 0,
        dueAt: noon + 5,
        seq: 3,
      });
      expect(await dueKeys(noon + 5)).toEqual([`case/${id}/event/4/desk`]);
    });

    test("urgent before everything else, and with it whatever stands before it in its line", async () => {
      await arm(noon, { kind: "card", case: other }, card(), notice(3));
      await armUrgent(noon, notice(4));
      await armUrgent(noon, { kind: "safety", case: other });
      expect(await dueKeys(noon)).toEqual([cardKey(), `case/${other}/safety`, `case/${other}/card`]);
    });

    test("while a row waits, arming it again is one more wish, not a new place in the line", async () => {
      await arm(noon, card(), notice(3));
      await settle(later(cardKey(), noon + 9));
      await armUrgent(noon + 1, card());
      expect(await store.read.row(cardKey())).toMatchObject({
        wanted: 2,
        done: 0,
        seq: 1,
        attempts: 1,
        dueAt: noon + 9,
        armedAt: noon,
        urgent: true,
      });
      await settle(done(cardKey(), 2));
      expect(await store.read.backlog()).toEqual({ pending: 1, parked: 0 });
    });

    test("twice in one go is two wishes for one row", async () => {
      await arm(noon, card(), card());
      expect(await store.read.row(cardKey())).toMatchObject({ wanted: 2 });
      expect(await dueKeys(noon)).toEqual([cardKey()]);
    });

    test("armed again after it was done, it waits anew at the end, keeping its message", async () => {
      const place = { channel: "C1", ts: "1.2" };
      await arm(noon, card(), notice(3));
      await settle(done(cardKey(), 1, place));
      await arm(noon + 1, card());
      expect(await store.read.row(cardKey())).toMatchObject({
        wanted: 2,
        done: 1,
        seq: 3,
        place,
        armedAt: noon + 1,
      });
      expect(await dueKeys(noon + 1)).toEqual([`case/${id}/event/3/desk`]);
      await settle(done(`case/${id}/event/3/desk`), done(cardKey(), 2));
      expect((await store.read.row(cardKey()))?.place).toEqual(place);
    });

    test("armed while it was being sent, it stays pending, whatever came of the sending", async () => {
      await arm(noon, card(), { kind: "thread", case: id });
      await arm(noon + 1, card(), { kind: "thread", case: id });
      await settle(done(cardKey(), 1), {
        key: `case/${id}/thread`,
        wanted: 1,
        as: "parked",
        error: "channel_not_found",
      });
      expect(await store.read.row(cardKey())).toMatchObject({ done: 1, wanted: 2, parked: null });
      expect(await store.read.row(`case/${id}/thread`)).toMatchObject({ done: 0, wanted: 2, parked: null });
      expect(await dueKeys(noon + 1)).toEqual([cardKey(), `case/${id}/thread`]);
    });

    test("an attempt that goes on later remembers what may have happened", async () => {
      const place = { channel: "C1", ts: "1.2" };
      await arm(noon, card());
      await settle({ key: cardKey(), wanted: 1, as: "again", dueAt: noon + 7, posting: true, place });
      expect(await store.read.row(cardKey())).toMatchObject({
        attempts: 1,
        dueAt: noon + 7,
        posting: true,
        place,
      });
      await settle({ key: cardKey(), wanted: 1, as: "again", dueAt: noon + 8, posting: false, place: null });
      expect(await store.read.row(cardKey())).toMatchObject({
        attempts: 2,
        dueAt: noon + 8,
        posting: false,
        place,
      });
    });

    test("once the clock was put back, nothing pending lies ahead of it", async () => {
      await arm(noon, card());
      await settle(later(cardKey(), noon + 7));
      await store.write((tx) => tx.dueBy(noon + 9));
      expect(await store.read.row(cardKey())).toMatchObject({ dueAt: noon + 7, attempts: 1 });
      await store.write((tx) => tx.dueBy(noon - 5));
      expect(await dueKeys(noon - 5)).toEqual([cardKey()]);
      await settle(done(cardKey()));
      expect(await dueKeys(noon + 9)).toEqual([]);
    });

    test("an end that is told twice, or late, takes nothing back", async () => {
      await arm(noon, card());
      await arm(noon, card());
      await settle(done(cardKey(), 2));
      await settle(done(cardKey(), 1));
      expect(await store.read.row(cardKey())).toMatchObject({ done: 2, wanted: 2 });
    });

    test("an errand for a case that does not exist is not taken", async () => {
      await expect(arm(noon, { kind: "card", case: 999 })).rejects.toMatchObject({ name: "StoreError" });
    });
  });
}
