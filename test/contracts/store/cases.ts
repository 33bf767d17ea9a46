import { describe, expect, test } from "vitest";
import type { CaseEvent } from "../../../src/cases/events.ts";
import { Conflict } from "../../../src/casework/trouble.ts";
import { happen, noon, type OpenStore, openCase, opened, said, sent, sentCase } from "./given.ts";

/** What every store owes to the cases it keeps. */
export function casesContract(open: OpenStore): void {
  describe("cases", () => {
    test("a case comes back as it was saved, with its events in order", async () => {
      const store = await open();
      const saved = await store.write((tx) => sentCase(tx, "U1"));
      expect(await store.read.case(saved.id)).toEqual(saved);
      expect(await store.read.events(saved.id)).toEqual([opened("U1"), sent("U1", "R8-001")]);
      expect(await store.read.case(saved.id + 1)).toBeNull();
      expect(await store.read.events(saved.id + 1)).toEqual([]);
    });

    test("a topic handed on comes back with its events", async () => {
      const store = await open();
      const draft = await store.write((tx) => openCase(tx, "U1"));
      const stamp = { topic: "merits", at: noon };
      const saved = await store.write((tx) =>
        happen(
          tx,
          draft,
          { ...stamp, type: "handed", to: "U2", answers: { answer: [] }, urgency: "normal", by: "U1" },
          { ...stamp, type: "declined", by: "U2" },
          { ...stamp, type: "handed", to: "U3", answers: { answer: [] }, urgency: "normal", by: "U1" },
          { ...stamp, type: "unreached", to: "U3", by: "mamori" },
        ),
      );
      expect(saved.handed).toEqual([{ topic: "merits", to: "U3", at: noon, event: 4, state: "unreached" }]);
      expect(await store.read.case(saved.id)).toEqual(saved);
      expect((await store.read.events(saved.id)).map((e) => e.type)).toEqual([
        "opened",
        "handed",
        "declined",
        "handed",
        "unreached",
      ]);
    });

    test("an id that was reserved and never saved is no case", async () => {
      const store = await open();
      const id = await store.write((tx) => tx.newCase("U1"));
      expect(await store.read.case(id)).toBeNull();
      expect(await store.read.casesOf("U1", 10)).toEqual([]);
      expect(await store.read.draftOf("U1")).toBeNull();
      expect(await store.write((tx) => tx.newCase("U1"))).not.toBe(id);
    });

    test("within a transaction its own writes are seen, outside only what was saved", async () => {
      const store = await open();
      await store.write(async (tx) => {
        const draft = await openCase(tx, "U1");
        expect(await tx.case(draft.id)).toEqual(draft);
        expect(await store.read.case(draft.id)).toBeNull();
      });
      expect(await store.read.draftOf("U1")).not.toBeNull();
    });

    test("whoever saves from an older version is refused, and changes nothing", async () => {
      const store = await open();
      const draft = await store.write((tx) => openCase(tx, "U1"));
      const first = await store.write((tx) => happen(tx, draft, { type: "repeating", by: "U1", at: noon }));
      const late = store.write(async (tx) => {
        await tx.receive("payload", noon);
        await happen(tx, draft, { type: "ended", by: "U1", at: noon });
      });
      await expect(late).rejects.toBeInstanceOf(Conflict);
      expect(await store.read.case(draft.id)).toEqual(first);
      expect(await store.read.events(draft.id)).toHaveLength(2);
      expect(await store.write((tx) => tx.receive("payload", noon))).toBe(true);
    });

    test("a case that is not there cannot be saved", async () => {
      const store = await open();
      const draft = await store.write((tx) => openCase(tx, "U1"));
      await expect(
        store.write((tx) => happen(tx, { ...draft, id: 999 }, { type: "ended", by: "U1", at: noon })),
      ).rejects.toBeInstanceOf(Conflict);
    });

    test("what the work throws comes out as it is, and leaves nothing behind", async () => {
      const store = await open();
      const refusal = new Error("changed my mind");
      const refused = store.write(async (tx) => {
        const c = await sentCase(tx, "U1");
        await tx.addWords(said("U1", "x", c.id));
        await tx.arm([{ errand: { kind: "card", case: c.id }, urgent: true }], noon);
        throw refusal;
      });
      await expect(refused).rejects.toBe(refusal);
      expect(await store.read.casesOf("U1", 10)).toEqual([]);
      expect(await store.read.words(1)).toBeNull();
      expect(await store.read.backlog()).toEqual({ pending: 0, parked: 0 });
    });

    test("of which cases somebody was reminded is known from a moment on, whatever it was about", async () => {
      const store = await open();
      const reminded = (to: string | null, at: number): CaseEvent => ({
        ...{ type: "reminded", step: "answer_due", about: noon, due: noon, owner: "U8", to, at },
        ...{ tells: false, said: true, by: "mamori" },
      });
      const [early, late] = await store.write(async (tx) => [
        await happen(tx, await sentCase(tx, "U1"), reminded("U8", noon + 5)),
        await happen(tx, await sentCase(tx, "U2"), reminded("U8", noon + 7), reminded(null, noon + 8)),
        await happen(tx, await sentCase(tx, "U3"), reminded("U9", noon + 7)),
      ]);
      expect(await store.read.remindedSince("U8", noon + 5)).toEqual([early, late]);
      expect(await store.read.remindedSince("U8", noon + 6)).toEqual([late]);
      expect(await store.read.remindedSince("U8", noon + 8)).toEqual([]);
    });

    test("when time next brings something about can be put off, but not for what happened since", async () => {
      const store = await open();
      const saved = await store.write((tx) => sentCase(tx, "U1"));
      await store.write((tx) => tx.fallsDue(saved.id, saved.version, noon + 9));
      await store.write((tx) => tx.fallsDue(saved.id, saved.version - 1, noon + 3));
      expect(await store.read.nextDueCase()).toBe(noon + 9);
      expect(await store.read.dueCases(noon + 9, 10)).toEqual([saved.id]);
      await store.write((tx) => tx.fallsDue(saved.id, saved.version, null));
      expect(await store.read.nextDueCase()).toBeNull();
    });

    test("a person's cases come newest first and no more than asked for", async () => {
      const store = await open();
      const ids: number[] = [];
      for (const who of ["U1", "U2", "U1", "U1"]) {
        const c = await store.write((tx) => sentCase(tx, who));
        if (who === "U1") ids.unshift(c.id);
      }
      expect((await store.read.casesOf("U1", 10)).map((c) => c.id)).toEqual(ids);
      expect((await store.read.casesOf("U1", 2)).map((c) => c.id)).toEqual(ids.slice(0, 2));
      expect(await store.read.casesOf("U3", 10)).toEqual([]);
    });

    test("the draft of a person is the newest that reached nobody", async () => {
      const store = await open();
      await store.write((tx) => openCase(tx, "U1"));
      const newest = await store.write((tx) => openCase(tx, "U1"));
      await store.write((tx) => sentCase(tx, "U1"));
      await store.write((tx) => openCase(tx, "U2"));
      expect(await store.read.draftOf("U1")).toEqual(newest);
    });
  });

  describe("numbers", () => {
    test("they count within a fiscal year, and looking at the next one does not take it", async () => {
      const store = await open();
      expect(await store.write((tx) => tx.nextNumber("R8"))).toBe(1);
      expect(await store.write((tx) => tx.nextNumber("R8"))).toBe(1);
      const numbers: (string | null)[] = [];
      for (const year of ["R8", "R8", "R9", "R8"]) {
        numbers.push((await store.write((tx) => sentCase(tx, "U1", year))).number);
      }
      expect(numbers).toEqual(["R8-001", "R8-002", "R9-001", "R8-003"]);
    });

    test("a refusal leaves no gap", async () => {
      const store = await open();
      await store.write((tx) => sentCase(tx, "U1"));
      const refused = store.write(async (tx) => {
        await sentCase(tx, "U1");
        throw new Error("refused");
      });
      await expect(refused).rejects.toThrow("refused");
      expect((await store.write((tx) => sentCase(tx, "U2"))).number).toBe("R8-002");
    });

    test("fifty at once get fifty numbers, each once", async () => {
      const store = await open();
      const all = await Promise.all(
        Array.from({ length: 50 }, () => store.write((tx) => sentCase(tx, "U1"))),
      );
      const wanted = Array.from({ length: 50 }, (_, i) => `R8-${String(i + 1).padStart(3, "0")}`);
      expect(all.map((c) => c.number).sort()).toEqual(wanted);
    });

    test("beyond 999 they go on", async () => {
      const store = await open();
      await store.write(async (tx) => {
        const draft = await openCase(tx, "U1");
        await happen(tx, draft, sent("U1", "R8-1041"));
      });
      expect((await store.write((tx) => sentCase(tx, "U2"))).number).toBe("R8-1042");
    });

    test("a number that is taken is not given twice", async () => {
      const store = await open();
      await store.write((tx) => sentCase(tx, "U1"));
      const twice = store.write(async (tx) => happen(tx, await openCase(tx, "U2"), sent("U2", "R8-001")));
      await expect(twice).rejects.toBeInstanceOf(Conflict);
    });
  });
}
