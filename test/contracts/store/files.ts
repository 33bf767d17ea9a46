import { describe, expect, test } from "vitest";
import { noon, type OpenStore, said, sentCase } from "./given.ts";

/** What every store owes to files that came with words, and to reactions. */
export function filesContract(open: OpenStore): void {
  describe("files", () => {
    test("they come back in their order, with what became of each, and are forgotten for good", async () => {
      const store = await open();
      const c = await store.write((tx) => sentCase(tx, "U1"));
      const words = await store.write((tx) =>
        tx.addWords({ ...said("U1", "二つあります", c.id), files: 2, attached: ["F2", "F1"] }),
      );
      const other = await store.write((tx) =>
        tx.addWords({ ...said("U2", "どこにも属しません"), files: 1, attached: ["F3"] }),
      );
      const [first, second] = await store.read.filesOf(c.id);
      expect(first).toEqual({ id: first?.id, words, slack: "F2", copy: null, fate: null });
      expect(second).toEqual({ id: second?.id, words, slack: "F1", copy: null, fate: null });
      await store.write((tx) => tx.changeFile(first?.id ?? 0, { copy: "F9", fate: "marked" }));
      await store.write((tx) => tx.changeFile(second?.id ?? 0, { fate: "too-large" }));
      expect(await store.read.filesOf(c.id)).toEqual([
        { ...first, copy: "F9", fate: "marked" },
        { ...second, fate: "too-large" },
      ]);
      expect(await store.read.file(first?.id ?? 0)).toEqual({ ...first, copy: "F9", fate: "marked" });
      await store.write((tx) => tx.changeWords(other, { caseId: c.id }));
      await store.write((tx) => tx.changeWords(words, { files: 1 }));
      expect(await store.read.words(words)).toMatchObject({ files: 1, text: "二つあります", revision: 0 });
      expect((await store.read.filesOf(c.id)).map((f) => f.slack)).toEqual(["F2", "F1", "F3"]);
      await store.write((tx) => tx.forgetFile(first?.id ?? 0));
      await store.write((tx) => tx.forgetFile(first?.id ?? 0));
      expect((await store.read.filesOf(c.id)).map((f) => f.slack)).toEqual(["F1", "F3"]);
      expect(await store.read.file(first?.id ?? 0)).toBeNull();
    });

    test("those of words that were never put into a case are forgotten with them", async () => {
      const store = await open();
      const c = await store.write((tx) => sentCase(tx, "U1"));
      const astray = { ...said("U1", "どこにも属しません"), files: 1, attached: ["F1"] };
      const words = await store.write((tx) => tx.addWords(astray));
      await store.write((tx) => tx.eraseUnclaimed(noon + 1));
      await store.write((tx) => tx.changeWords(words, { caseId: c.id }));
      expect(await store.read.filesOf(c.id)).toEqual([]);
    });

    test("a change of one that is forgotten changes nothing", async () => {
      const store = await open();
      await store.write((tx) => tx.changeFile(7, { fate: "failed" }));
      expect(await store.read.file(7)).toBeNull();
    });
  });

  describe("reactions", () => {
    test("each is noted once, and goes when it is taken away", async () => {
      const store = await open();
      const words = await store.write((tx) => tx.addWords(said("U1", "書きました")));
      const nod = { words, person: "U2", name: "eyes" };
      for (const one of [nod, nod, { ...nod, person: "U3" }, { ...nod, name: "tada" }])
        await store.write((tx) => tx.nod(one, true));
      expect(await store.read.nods(words)).toHaveLength(3);
      await store.write((tx) => tx.nod(nod, false));
      await store.write((tx) => tx.nod(nod, false));
      expect(await store.read.nods(words)).toEqual([
        { ...nod, person: "U3" },
        { ...nod, name: "tada" },
      ]);
      expect(await store.read.nods(words + 1)).toEqual([]);
    });
  });

  test("the cases in which somebody may go on writing, the newest first", async () => {
    const store = await open();
    const first = await store.write((tx) => sentCase(tx, "U1"));
    const second = await store.write((tx) => sentCase(tx, "U2"));
    await store.write((tx) => tx.newCase("U3"));
    expect(await store.read.liveCases()).toEqual([second.id, first.id]);
  });
}
