import { describe, expect, test } from "vitest";
import { noon, type OpenStore, said, sentCase } from "./given.ts";

/** What every store owes to people's words, to the people, and to what Slack delivered. */
export function wordsContract(open: OpenStore): void {
  describe("policies", () => {
    test("each version is kept once, with its text as it was read", async () => {
      const store = await open();
      expect(await store.read.policies()).toEqual([]);
      const first = { version: "a", hash: "1", text: "version: a\n# 守り", keptAt: noon };
      const second = { version: "b", hash: "2", text: "version: b", keptAt: noon + 1 };
      await store.write((tx) => tx.keepPolicy(first));
      await store.write((tx) => tx.keepPolicy(second));
      expect(await store.read.policies()).toEqual([first, second]);
      await expect(store.write((tx) => tx.keepPolicy({ ...first, hash: "3" }))).rejects.toThrow();
      expect(await store.read.policies()).toEqual([first, second]);
    });
  });

  describe("words", () => {
    test("they come back whole, whatever they hold", async () => {
      const store = await open();
      const text = `絵文字だけ😀\u200b\u202e'";--\u0000${"長".repeat(20_000)}`;
      const source = { channel: "D1", ts: "1711944000.000100" };
      const id = await store.write((tx) => tx.addWords({ ...said("U1", text), files: 40, source }));
      const words = { ...said("U1", text), files: 40, source, id, revision: 0 };
      expect(await store.read.words(id)).toEqual(words);
      expect(await store.read.wordsAt(source)).toEqual(words);
      expect(await store.read.wordsAt({ ...source, channel: "D2" })).toBeNull();
      expect(await store.read.words(id + 1)).toBeNull();
    });

    test("an edit replaces the text and counts as a revision; finding its case does not", async () => {
      const store = await open();
      const c = await store.write((tx) => sentCase(tx, "U1"));
      const id = await store.write((tx) => tx.addWords({ ...said("U1", "前"), role: "stray" }));
      await store.write((tx) => tx.changeWords(id, { caseId: c.id, role: "message" }));
      expect(await store.read.words(id)).toMatchObject({
        text: "前",
        caseId: c.id,
        role: "message",
        revision: 0,
      });
      await store.write((tx) => tx.changeWords(id, { text: "後" }));
      expect(await store.read.words(id)).toMatchObject({
        text: "後",
        caseId: c.id,
        role: "message",
        revision: 1,
      });
    });

    test("words that were never put into a case are erased in the end, others are not", async () => {
      const store = await open();
      const c = await store.write((tx) => sentCase(tx, "U1"));
      const lost = await store.write((tx) =>
        tx.addWords({ ...said("U1", "迷子"), role: "stray", at: 1_000 }),
      );
      const later = await store.write((tx) =>
        tx.addWords({ ...said("U1", "あと"), role: "stray", at: 3_000 }),
      );
      const told = await store.write((tx) => tx.addWords({ ...said("U1", "件"), caseId: c.id, at: 1_000 }));
      expect(await store.write((tx) => tx.eraseUnclaimed(2_000))).toBe(1);
      expect(await store.write((tx) => tx.eraseUnclaimed(2_000))).toBe(0);
      expect((await store.read.words(lost))?.text).toBe(null);
      expect((await store.read.words(later))?.text).toBe("あと");
      expect((await store.read.words(told))?.text).toBe("件");
    });

    test("the words of a case come in the order in which they were kept", async () => {
      const store = await open();
      const c = await store.write((tx) => sentCase(tx, "U1"));
      await store.write(async (tx) => {
        await tx.addWords(said("U1", "一", c.id));
        await tx.addWords(said("U2", "二", c.id));
        await tx.addWords(said("U1", "別", null));
      });
      expect((await store.read.wordsOf(c.id)).map((w) => w.text)).toEqual(["一", "二"]);
    });

    test("erasing takes what one person wrote in one case, and an edit that comes after does not bring it back", async () => {
      const store = await open();
      const [c, other] = await store.write(async (tx) => [
        await sentCase(tx, "U1"),
        await sentCase(tx, "U1"),
      ]);
      const [mine, desk, elsewhere] = await store.write(async (tx) => [
        await tx.addWords(said("U1", "私", c.id)),
        await tx.addWords({ ...said("U2", "窓口", c.id), role: "note" }),
        await tx.addWords(said("U1", "別件", other.id)),
      ]);
      expect(await store.write((tx) => tx.eraseWords(c.id, ["told", "message"]))).toBe(1);
      expect(await store.write((tx) => tx.eraseWords(c.id, ["told", "message"]))).toBe(0);
      await store.write((tx) => tx.changeWords(mine, { text: "また" }));
      expect(await store.read.words(mine)).toMatchObject({ text: null, author: "U1", revision: 0 });
      expect((await store.read.words(desk))?.text).toBe("窓口");
      expect((await store.read.words(elsewhere))?.text).toBe("別件");
    });
  });

  describe("people", () => {
    test("somebody is known as last described", async () => {
      const store = await open();
      const sato = {
        id: "U1",
        name: "佐藤",
        mail: null,
        standing: "member",
        checkedAt: noon,
        dm: null,
      } as const;
      expect(await store.read.person("U1")).toBeNull();
      await store.write((tx) => tx.knowPerson(sato));
      expect(await store.read.person("U1")).toEqual(sato);
      const now = {
        ...sato,
        name: "鈴木",
        mail: "suzuki@example.jp",
        standing: "guest",
        checkedAt: noon + 1,
        dm: "D1",
      } as const;
      await store.write((tx) => tx.knowPerson(now));
      expect(await store.read.person("U1")).toEqual(now);
    });
  });

  describe("where people work", () => {
    test("somebody is found by their address: who is still here, then who was seen last", async () => {
      const store = await open();
      const mail = "sato@example.jp";
      const person = (id: string, checkedAt: number, standing: "member" | "deactivated" = "member") =>
        store.write((tx) => tx.knowPerson({ id, name: "佐藤", mail, standing, checkedAt, dm: null }));
      expect(await store.read.personByMail(mail)).toBeNull();
      await person("U1", noon);
      await person("U2", noon + 1);
      await person("U3", noon + 2, "deactivated");
      expect((await store.read.personByMail(mail))?.id).toBe("U2");
      expect(await store.read.personByMail("nobody@example.jp")).toBeNull();
    });

    test("what somebody said last counts, also that they would not say", async () => {
      const store = await open();
      expect(await store.read.membership("U1")).toBeNull();
      for (const section of ["110", null, "120"]) {
        const said = { person: "U1", section, at: noon };
        await store.write((tx) => tx.keepMembership(said));
        expect(await store.read.membership("U1")).toEqual(said);
      }
      expect(await store.read.membership("U2")).toBeNull();
    });
  });

  describe("payloads", () => {
    test("the second time it is known", async () => {
      const store = await open();
      expect(await store.write((tx) => tx.receive("Ev1", noon))).toBe(true);
      expect(await store.write((tx) => tx.receive("Ev1", noon + 1))).toBe(false);
      expect(await store.write((tx) => tx.receive("Ev2", noon))).toBe(true);
    });

    test("of two at the same moment one is the first", async () => {
      const store = await open();
      const both = await Promise.all([1, 2].map(() => store.write((tx) => tx.receive("Ev1", noon))));
      expect(both.sort()).toEqual([false, true]);
    });

    test("of changes of one thing that come in the wrong order the older is known for it", async () => {
      const store = await open();
      const asked = (what: string, mark: string) => store.write((tx) => tx.isLatest(what, mark, noon));
      expect(await asked("edit/D1/1.0", "1700000002.000100")).toBe(true);
      expect(await asked("edit/D1/1.0", "1700000001.000900")).toBe(false);
      expect(await asked("edit/D1/1.0", "1700000002.000100")).toBe(true);
      expect(await asked("edit/D1/1.00", "1700000001.000900")).toBe(true);
      expect(await asked("edit/D1/1.0", "1700000003.000000")).toBe(true);
    });

    test("old ones are forgotten, some at a time, until none is left", async () => {
      const store = await open();
      await store.write(async (tx) => {
        for (let i = 0; i < 1_200; i++) await tx.receive(`old ${i}`, noon);
        await tx.receive("new", noon + 1);
      });
      let forgotten = 0;
      for (let n = 1; n > 0; forgotten += n) n = await store.write((tx) => tx.forgetReceived(noon + 1));
      expect(forgotten).toBe(1_200);
      expect(await store.write((tx) => tx.receive("old 7", noon))).toBe(true);
      expect(await store.write((tx) => tx.receive("new", noon))).toBe(false);
    });
  });
}
