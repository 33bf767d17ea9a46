import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysLater } from "../../../src/calendar/local.ts";
import type { Fact } from "../../../src/cases/counted.ts";
import { replay } from "../../../src/cases/evolve.ts";
import type { Store } from "../../../src/casework/ports-store.ts";
import { isOfCity, tell } from "../../../src/figures/figures.ts";
import { percentilesOf } from "../../../src/figures/percentiles.ts";
import type { Tally } from "../../../src/figures/tree.ts";
import { noon, type OpenStore, opened, sent } from "./given.ts";

/** What one case adds to the figures, and whose it is. */
interface Counted {
  readonly reporter: string;
  readonly facts: readonly Fact[];
}

/** Told of every part of the city, or of the city as a whole; once a case, or each time; with values, or without. */
const COUNTED = ["received", "measure", "closed", "answered", "act", "kind"] as const;
const VALUES = ["", "a", "b"];
const PEOPLE = Array.from({ length: 14 }, (_, n) => `U${n}`);

/** A fiscal year from April, with the days around it. Codes may hold any sign. */
const facts: fc.Arbitrary<Fact> = fc.record({
  day: fc.integer({ min: -3, max: 370 }).map((days) => daysLater("2026-04-01", days)),
  measure: fc.constantFrom(...COUNTED),
  value: fc.constantFrom(...VALUES),
  amount: fc.integer({ min: 0, max: 500 }),
  path: fc.constantFrom(null, ["総務局"], ["総務局", "総務局/行政部"], ["総務局", '"A", B', "c"]),
});
const years: fc.Arbitrary<Counted[]> = fc.array(
  fc.record({
    reporter: fc.constantFrom(...PEOPLE),
    facts: fc.array(facts, { maxLength: 12, size: "max" }),
  }),
  { minLength: 40, maxLength: 60, size: "max" },
);

async function keep(store: Store, cases: readonly Counted[]): Promise<void> {
  await store.write(async (tx) => {
    for (const { reporter, facts } of cases) {
      const c = replay(await tx.newCase(reporter), [opened(reporter)]);
      await tx.save(c, 0, [opened(reporter)], null, facts);
    }
  });
}

const ONCE: ReadonlySet<Fact["measure"]> = new Set(["act", "wish", "answered"]);

/** Slow and obvious: every fact by itself, of those that count once a case the first. */
const kept = (cases: readonly Counted[]) =>
  cases.flatMap(({ reporter, facts }) =>
    facts
      .filter(
        ({ measure, value }, n) =>
          !ONCE.has(measure) ||
          facts.findIndex((other) => other.measure === measure && other.value === value) === n,
      )
      .map((fact) => ({ reporter, ...fact })),
  );

/** How often, with what amount, and by how many people: of more than five it may be told that they are six. */
function cellsOf(tallies: readonly Tally[]): readonly string[] {
  const cells = Map.groupBy(tallies, ({ month, path, value }) => JSON.stringify([month, path, value]));
  return [...cells].map(([key, all]) => {
    const sum = (of: "times" | "amount") => all.reduce((sum, one) => sum + one[of], 0);
    const people = Math.min(6, new Set(all.map(({ reporter }) => reporter)).size);
    return `${key} ${sum("times")} ${sum("amount")} ${people}`;
  });
}

/** What every store owes to the city's figures. */
export function factsContract(open: OpenStore): void {
  describe("facts", () => {
    test("what may be told of them is what adding up one by one would tell", async () => {
      for (const cases of fc.sample(years, { seed: 20_261_122, numRuns: 4 })) {
        const store = await open();
        await keep(store, cases);
        for (const [from, to] of [
          ["2026-04-01", "2027-03-31"],
          ["2026-06-15", "2026-08-31"],
          ["2027-02-01", "2027-02-28"],
          ["2026-12-31", "2026-12-31"],
        ] as const)
          for (const measure of COUNTED) {
            const behind = kept(cases).filter(
              (one) => one.measure === measure && from <= one.day && one.day <= to,
            );
            const slow = behind.map(({ day, path, value, reporter, amount }) => ({
              ...{ month: (Number(day.slice(5, 7)) + 8) % 12, value, times: 1, amount },
              ...{ path: isOfCity(measure) ? null : path, reporter: PEOPLE.indexOf(reporter) },
            }));
            const tallies = await store.read.tallies(measure, from, to);
            expect(cellsOf(tallies).toSorted()).toEqual(cellsOf(slow).toSorted());
            expect(tell(measure, VALUES, tallies, 12)).toEqual(tell(measure, VALUES, slow, 12));
            expect(await store.read.percentiles(measure, from, to)).toEqual(
              percentilesOf(behind.map(({ amount }) => amount)),
            );
          }
      }
    });

    test("what is not saved is not counted", async () => {
      const store = await open();
      const received: Fact = { day: "2026-04-01", measure: "received", value: "", amount: 0, path: null };
      const refused = store.write(async (tx) => {
        const c = replay(await tx.newCase("U1"), [opened("U1")]);
        await tx.save(c, 0, [opened("U1")], null, [received]);
        throw new Error("refused");
      });
      await expect(refused).rejects.toThrow("refused");
      expect(await store.read.tallies("received", "2026-04-01", "2027-03-31")).toEqual([]);
    });

    test("what comes in is counted as it is saved, and never again as something of before", async () => {
      const store = await open();
      const received: Fact = { day: "2026-04-01", measure: "received", value: "", amount: 0, path: null };
      const events = [opened("U1"), sent("U1", "R8-001")];
      const c = await store.write(async (tx) => {
        const c = replay(await tx.newCase("U1"), events);
        await tx.save(c, 0, events, noon, [received]);
        return c;
      });
      expect(await store.read.uncounted(0, 10)).toEqual([]);
      await store.write((tx) => tx.countPast(c, [received]));
      expect(await store.read.tallies("received", "2026-04-01", "2027-03-31")).toEqual([
        { month: 0, path: null, value: "", reporter: 0, times: 1, amount: 0 },
      ]);
    });
  });
}
