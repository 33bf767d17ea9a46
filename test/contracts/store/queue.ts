import { describe, expect, test } from "vitest";
import type { Queue } from "../../../src/cases/queues.ts";
import { happen, noon, type OpenStore, openCase, said, sentCase } from "./given.ts";

/** What every store owes to the desk's queue. */
export function queueContract(open: OpenStore): void {
  describe("the queue", () => {
    const sought = (queue: Queue) => ({ queue, person: "U9", now: noon + 100, wish: null, reporters: null });

    test("it holds what is with the desk: no draft, nothing over, in its order, page by page", async () => {
      const store = await open();
      const none = { all: 0, unclaimed: 0, mine: 0, waiting: 0, overdue: 0 };
      expect(await store.read.queueCounts(sought("all"))).toEqual(none);
      const ids = await store.write(async (tx) => {
        const cases = [];
        for (let n = 0; n < 18; n++) cases.push(await sentCase(tx, "U1"));
        await openCase(tx, "U2");
        const [gone, claimed, ...rest] = cases;
        if (gone === undefined || claimed === undefined) throw new Error("no cases");
        await happen(tx, gone, { type: "withdrawn", reached: 0, by: "U1", at: noon });
        await happen(tx, claimed, { type: "claimed", due: noon + 50, by: "U9", at: noon });
        return [claimed, ...rest].map((c) => c.id);
      });
      expect((await store.read.queued(sought("all"), 0)).map((c) => c.id)).toEqual(ids.slice(0, 15));
      expect((await store.read.queued(sought("all"), 1)).map((c) => c.id)).toEqual(ids.slice(15));
      expect(await store.read.queued(sought("all"), 2)).toEqual([]);
      const counts = { all: 17, unclaimed: 16, mine: 1, waiting: 1, overdue: 1 };
      expect(await store.read.queueCounts(sought("all"))).toEqual(counts);
      expect((await store.read.queued(sought("overdue"), 0)).map((c) => c.id)).toEqual(ids.slice(0, 1));
    });

    test("of some reporters only, and whose cases there are", async () => {
      const store = await open();
      await store.write(async (tx) => {
        await sentCase(tx, "U1");
        await sentCase(tx, "U2");
        await sentCase(tx, "U2");
        await tx.keepMembership({ person: "U2", section: "s", at: noon });
        await tx.knowPerson({
          ...{ id: "U1", name: "佐藤", mail: "sato@example.jp", standing: "member", checkedAt: 0, dm: null },
        });
      });
      const ofU2 = { ...sought("all"), reporters: ["U2", "U3"] };
      expect((await store.read.queueCounts(ofU2)).all).toBe(2);
      expect((await store.read.queued(ofU2, 0)).map(({ c }) => c?.reporter)).toEqual(["U2", "U2"]);
      expect(await store.read.queueCounts({ ...ofU2, reporters: [] })).toMatchObject({ all: 0 });
      expect(await store.read.queuedReporters()).toEqual([
        { reporter: "U1", cases: 1, mail: "sato@example.jp", said: null },
        { reporter: "U2", cases: 2, mail: null, said: "s" },
      ]);
    });

    test("cases are found by number and by words, newest first; nothing in a text is taken for a sign", async () => {
      const store = await open();
      const [a, b] = await store.write(async (tx) => {
        const cases = [await sentCase(tx, "U1"), await sentCase(tx, "U1"), await openCase(tx, "U1")] as const;
        for (const c of cases) await tx.addWords(said("U1", "50%を_返金", c.id));
        await tx.addWords(said("U1", "50%を_返金"));
        return cases;
      });
      expect(await store.read.saying("50%を_", 10)).toEqual([b.id, a.id]);
      expect(await store.read.saying("50%を_", 1)).toEqual([b.id]);
      for (const text of ["5%0", "50_を", "\\"]) expect(await store.read.saying(text, 10)).toEqual([]);
      expect((await store.read.numbered(["R8-001", "R8-002", "R9-001"])).map((c) => c.id)).toEqual([
        b.id,
        a.id,
      ]);
      expect(await store.read.numbered([])).toEqual([]);
    });
  });
}
