import { expect } from "vitest";
import type { Store, Tx } from "../../src/casework/ports-store.ts";
import { StoreError } from "../../src/casework/trouble.ts";
import { MINUTE, story } from "../support/city.ts";
import { digests, SHARED } from "../support/digests.ts";
import { ORGANISATION, TOWNSFOLK } from "../support/organisation.ts";
import { reports } from "../support/steps.ts";
import { saidInLog } from "../support/telling.ts";

/** A database that notes for no more than so many heads how far they were told. */
class Marks {
  left = Number.POSITIVE_INFINITY;

  /** For `CityOptions.store`. */
  readonly under = (real: Store): Store => ({
    ...real,
    write: (work) => real.write((tx) => work(this.#through(tx))),
  });

  #through(tx: Tx): Tx {
    return {
      ...tx,
      keepDigest: async (mark) => {
        if (this.left <= 0) throw new StoreError("full", "SQLITE_FULL");
        await tx.keepDigest(mark);
        this.left--;
      },
    };
  }
}

const marks = new Marks();

const HEADS = Array.from({ length: 30 }, (_, n) => ({ name: `長${n}`, mail: `head${n}@example.jp` }));
const rows = HEADS.flatMap(({ name, mail }, n) => [
  `部署,k${n},第${n}課,shimin,,,,,,,`,
  `人,k${n},${name},,,,,${mail},長,,`,
]);

/** The Friday before the first Monday of a month, on which every head has a line. */
const MANY = {
  organisation: `${ORGANISATION}${rows.join("\n")}\n`,
  people: [...TOWNSFOLK, ...HEADS],
  store: marks.under,
  begins: "2026-10-30T16:57",
};

story(
  "digests that cannot be noted stop neither the start nor what time brings about: they come once they can be",
  async (city) => {
    marks.left = Number.POSITIVE_INFINITY;
    await reports(city.sato, { share: SHARED });
    await city.stops();
    await city.clock.advance(10 * MINUTE);
    marks.left = 0;
    await city.starts();
    await city.passes(2 * MINUTE);
    expect(digests(city, "木村")).toEqual([]);
    expect(saidInLog(city, "digests").map(({ facts }) => facts.error)).toContain("StoreError:SQLITE_FULL");
    expect(saidInLog(city, "tick")).toEqual([]);
    marks.left = Number.POSITIVE_INFINITY;
    await city.passes(MINUTE);
    expect(digests(city, "木村")).toHaveLength(1);
  },
  { organisation: ORGANISATION, people: TOWNSFOLK, store: marks.under, begins: "2026-11-16T08:50" },
);

story(
  "some heads' digests are noted and those of the others cannot be: the first have theirs at once, the others later",
  async (city) => {
    marks.left = Number.POSITIVE_INFINITY;
    await city.passes(4 * MINUTE);
    await city.stops();
    await city.clock.set(new Date("2026-11-02T08:59+09:00"));
    await city.starts();
    marks.left = 25;
    const told = () => HEADS.filter(({ name }) => digests(city, name).length > 0).length;
    await city.clock.advance(MINUTE);
    await city.until("the first digest", () => digests(city, "部長").length > 0);
    await city.passes(MINUTE / 2);
    expect(told()).toBeGreaterThan(10);
    expect(told()).toBeLessThanOrEqual(20);
    marks.left = Number.POSITIVE_INFINITY;
    await city.passes(2 * MINUTE);
    for (const { name } of HEADS) expect(digests(city, name), name).toHaveLength(1);
  },
  MANY,
);
