import { expect, test } from "vitest";
import type { DigestErrand } from "../../../src/casework/ports-records.ts";
import { happen, noon, type OpenStore, openCase, sentCase } from "./given.ts";

const mark = { person: "UHEAD", issue: "2026-11-16", toldAt: noon, weekday: null, form: null };

const done = { on: "2026-04-01" };
const DONE = { verified: done, cared: done, prevented: done, explained: done };

const digest = (person: string, day: string): DigestErrand => ({
  kind: "digest",
  person,
  day,
  since: noon,
  to: person,
  because: null,
});

/** The reporter says that the head may read of it. */
const withManager = {
  type: "answered",
  topic: "share",
  questions: ["share"],
  answers: { share: ["with_manager"] },
  urgency: "normal",
  told: [],
} as const;

/** Somebody calls for help, and a head is called. */
const help = {
  type: "summoned",
  need: "help",
  call: null,
  people: [{ person: "UHEAD", part: "head", instead: null }],
  passedOver: { kept: 0, away: 0, unknown: 0 },
  rings: 1,
  next: null,
  by: "U1",
  at: noon,
} as const;

/** What the digests of heads rest on. */
export function digestsContract(open: OpenStore): void {
  test("what a head chose and was told is kept, and replaced", async () => {
    const store = await open();
    expect(await store.read.digest("UHEAD")).toBeNull();
    await store.write((tx) => tx.keepDigest(mark));
    expect(await store.read.digest("UHEAD")).toEqual(mark);
    const other = { ...mark, issue: "2026-11-20", weekday: 5, form: "short" as const };
    await store.write((tx) => tx.keepDigest(other));
    expect(await store.read.digest("UHEAD")).toEqual(other);
    expect(await store.read.digest("UHEA")).toBeNull();
  });

  test("cases are found by whom they are shared with, while they are and not once they are kept from them", async () => {
    const store = await open();
    const by = "U1";
    const at = noon + 2;
    const answered = { ...withManager, by, at } as const;
    const shared = { type: "shared", manager: "UHEAD", instead: null, by, at } as const;
    const ids = await store.write(async (tx) => {
      const first = await happen(tx, await sentCase(tx, by), answered, shared);
      const second = await happen(tx, await sentCase(tx, by), answered, shared);
      await happen(tx, second, { type: "narrowed", share: "desk", by, at: at + 1 });
      await happen(tx, await sentCase(tx, by), answered, { ...shared, manager: null });
      const over = await happen(tx, await sentCase(tx, by), answered, shared);
      const closed = { by, at: at + 5, message: 1, facts: DONE };
      await tx.save({ ...over, status: "closed", closing: closed }, over.version, [], null, []);
      return { first: first.id, over: over.id };
    });
    const found = async (since: number) => (await store.read.sharedWith("UHEAD", since)).map(({ id }) => id);
    expect(await found(at + 5)).toEqual([ids.first, ids.over]);
    expect(await found(at + 6)).toEqual([ids.first]);
    expect(await store.read.sharedWith("UHEA", 0)).toEqual([]);
    expect(await store.read.managers()).toEqual(["UHEAD"]);
  });

  test("cases in which people are being called are found until the last call is over", async () => {
    const store = await open();
    const c = await store.write(async (tx) => happen(tx, await openCase(tx, "U1"), help));
    expect((await store.read.calling()).map(({ id }) => id)).toEqual([c.id]);
    await store.write((tx) =>
      happen(tx, c, { type: "stood-down", call: c.version, words: 1, by: "U1", at: noon + 1 }),
    );
    expect(await store.read.calling()).toEqual([]);
  });

  test("a case that cannot be read is left out where a head's cases and the calls are listed", async () => {
    const store = await open();
    const by = "U1";
    const at = noon + 2;
    const shared = { type: "shared", manager: "UHEAD", instead: null, by, at } as const;
    const answered = { ...withManager, by, at } as const;
    const ids = await store.write(async (tx) => {
      const sound = await happen(tx, await sentCase(tx, by), answered, shared, help);
      const spoilt = await happen(tx, await sentCase(tx, by), answered, shared, help);
      // No number can be written for it, and what is read back is none.
      await tx.save({ ...spoilt, openedAt: Number.NaN }, spoilt.version, [], null, []);
      return { sound: sound.id, spoilt: spoilt.id };
    });
    await expect(store.read.case(ids.spoilt)).rejects.toThrow();
    expect((await store.read.sharedWith("UHEAD", 0)).map(({ id }) => id)).toEqual([ids.sound]);
    expect((await store.read.calling()).map(({ id }) => id)).toEqual([ids.sound]);
  });

  test("somebody's digests that stand in Slack are found from a day on, the newest first", async () => {
    const store = await open();
    const all = [
      digest("U1", "2026-11-09"),
      digest("U1", "2026-11-16"),
      digest("U1", "2026-11-23"),
      digest("U11", "2026-11-16"),
    ];
    await store.write(async (tx) => {
      await tx.arm(
        all.map((errand) => ({ errand, urgent: false })),
        noon,
      );
      const stands = { wanted: 1, as: "done", place: { channel: "D1", ts: "1.2" } } as const;
      await tx.settle(
        ["U1/2026-11-09", "U1/2026-11-16", "U11/2026-11-16"].map((key) => ({
          ...stands,
          key: `digest/${key}`,
        })),
      );
    });
    expect(await store.read.digestsOf("U1", "2026-11-01")).toEqual([all[1], all[0]]);
    expect(await store.read.digestsOf("U1", "2026-11-10")).toEqual([all[1]]);
    expect(await store.read.digestsOf("U2", "2026-11-01")).toEqual([]);
  });
}
