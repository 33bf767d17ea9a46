import { describe, expect, test } from "vitest";
import type { ExportWish } from "../../../src/cases/exports.ts";
import type { Store } from "../../../src/casework/ports-store.ts";
import { happen, noon, type OpenStore, openCase, sentCase } from "./given.ts";

const wish: ExportWish = {
  ...{ content: "cases", by: "U9", at: noon, form: "csv", words: false, span: "days" },
  ...{ first: "2026-04-01", last: "2026-04-30" },
};

/** Looks all cases through. */
async function cameIn(store: Store, from: number, until: number) {
  const all: { id: number; at: number }[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const { found, next } = await store.read.cameIn({ from, until }, after);
    all.push(...found);
    after = next;
  }
  return all;
}

/** What every store owes to who writes cases out. */
export function exportsContract(open: OpenStore): void {
  describe("exports", () => {
    test("one is noted, goes on and ends; who waits for it is known", async () => {
      const store = await open();
      expect(await store.read.export(1)).toBe(null);
      const id = await store.write((tx) => tx.beginExport(wish));
      const begun = { ...wish, id, state: "making", made: 0, total: null, noted: 0 };
      expect(await store.read.export(id)).toEqual(begun);
      expect(await store.read.exportUnderWay("U9")).toEqual(begun);
      expect(await store.read.exportUnderWay("U8")).toBe(null);
      await store.write((tx) => tx.changeExport(id, { state: "sharing", made: 2, total: 3 }));
      expect(await store.read.exportUnderWay("U9")).toMatchObject({ state: "sharing", made: 2, total: 3 });
      await store.write((tx) => tx.changeExport(id, { state: "delivered", noted: 3 }));
      expect(await store.read.exportUnderWay("U9")).toBe(null);
      expect(await store.read.export(id)).toMatchObject({ state: "delivered", words: false, noted: 3 });
    });

    test("what the city held is noted for each fiscal year, and what was noted before is forgotten", async () => {
      const store = await open();
      expect(await store.read.held(2026)).toEqual({ notice: null, training: null });
      await store.write((tx) => tx.keepHeld(2026, { notice: ["2026-04-20", "2027-03-01"], training: [] }));
      await store.write((tx) => tx.keepHeld(2025, { notice: null, training: ["2026-02-28"] }));
      expect(await store.read.held(2026)).toEqual({ notice: ["2026-04-20", "2027-03-01"], training: [] });
      await store.write((tx) => tx.keepHeld(2026, { notice: ["2026-04-21"], training: null }));
      expect(await store.read.held(2026)).toEqual({ notice: ["2026-04-21"], training: null });
      expect(await store.read.held(2025)).toEqual({ notice: null, training: ["2026-02-28"] });
    });

    test("what came in within a time: by a call or by what was sent, whichever was first; no drafts", async () => {
      const store = await open();
      const [sent, called, both] = await store.write(async (tx) => {
        const sent = await sentCase(tx, "U1");
        await openCase(tx, "U1");
        const call = { type: "called", by: "U1", at: noon + 10 } as const;
        const called = await happen(tx, await openCase(tx, "U2"), { ...call, number: "R8-002" });
        const both = await happen(tx, await sentCase(tx, "U3"), { ...call, number: "R8-003" });
        return [sent, called, both];
      });
      const all = [
        { id: sent.id, at: noon + 1 },
        { id: called.id, at: noon + 10 },
        { id: both.id, at: noon + 1 },
      ];
      expect(await cameIn(store, 0, noon + 11)).toEqual(all);
      expect(await cameIn(store, noon + 1, noon + 2)).toEqual([all[0], all[2]]);
      expect(await cameIn(store, noon + 2, noon + 10)).toEqual([]);
      const ids = [both.id, sent.id];
      expect((await store.read.cases(ids)).map(({ id }) => id)).toEqual(ids);
      expect(await store.read.cases([])).toEqual([]);
    });

    test("however many there are, each is found once", async () => {
      const store = await open();
      await store.write(async (tx) => {
        for (let n = 0; n < 501; n++) await sentCase(tx, "U1");
      });
      const found = await cameIn(store, 0, noon + 2);
      expect(new Set(found.map(({ id }) => id)).size).toBe(501);
      expect(found).toHaveLength(501);
    });
  });
}
