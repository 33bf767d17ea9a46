import { expect, test } from "vitest";
import { noon, type OpenStore, openCase } from "./given.ts";

const HOUR = 3_600_000;

/** Who cannot be called, and in which cases time brings something about. */
export function absencesContract(open: OpenStore): void {
  const away = { person: "UHEAD", from: noon, until: noon + HOUR, delegate: "ULEADER" };

  test("somebody is away from the first moment of an absence until its end, and nobody else is", async () => {
    const store = await open();
    await store.write((tx) => tx.setAbsence(away));
    const who = ["UHEAD", "ULEADER"];
    expect(await store.read.absences(who, noon - 1)).toEqual([]);
    expect(await store.read.absences(who, noon)).toEqual([away]);
    expect(await store.read.absences(who, noon + HOUR - 1)).toEqual([away]);
    expect(await store.read.absences(who, noon + HOUR)).toEqual([]);
    expect(await store.read.absences([], noon)).toEqual([]);
    expect(await store.read.absence("UHEAD")).toEqual(away);
  });

  test("a new absence replaces the old, and it can be taken back", async () => {
    const store = await open();
    const later = { ...away, from: noon + HOUR, until: noon + 2 * HOUR, delegate: null };
    await store.write(async (tx) => {
      await tx.setAbsence(away);
      await tx.setAbsence(later);
    });
    expect(await store.read.absence("UHEAD")).toEqual(later);
    expect(await store.read.absences(["UHEAD"], noon)).toEqual([]);
    await store.write((tx) => tx.endAbsence("UHEAD"));
    expect(await store.read.absence("UHEAD")).toBeNull();
  });

  test("the cases in which something has fallen due are found, the longest due first", async () => {
    const store = await open();
    const ids = await store.write(async (tx) => {
      const cases = [await openCase(tx, "U1"), await openCase(tx, "U2"), await openCase(tx, "U3")];
      const [first, second] = cases;
      if (first === undefined || second === undefined) throw new Error("three cases");
      await tx.save(first, first.version, [], noon + 1, []);
      await tx.save(second, second.version, [], noon, []);
      return cases.map((c) => c.id);
    });
    const [first, second] = ids;
    expect(await store.read.nextDueCase()).toBe(noon);
    expect(await store.read.dueCases(noon - 1, 10)).toEqual([]);
    expect(await store.read.dueCases(noon + 1, 10)).toEqual([second, first]);
    expect(await store.read.dueCases(noon + 1, 1)).toEqual([second]);
  });
}
