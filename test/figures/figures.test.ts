import fc from "fast-check";
import { expect, test } from "vitest";
import { FEWEST } from "../../src/figures/cut.ts";
import { figureOf, MEASURES, type Measure, tell } from "../../src/figures/figures.ts";
import type { Tally } from "../../src/figures/tree.ts";

const MONTHS = 12;
const VALUES = ["a", "b", "c"];
const PATHS = [null, [], ["A"], ["A", "x"], ["A", "y"], ["B"], ["B", "z"], ["C", "v", "w"]] as const;
const measures = Object.keys(MEASURES).filter((key): key is Measure => Object.hasOwn(MEASURES, key));

const cities: fc.Arbitrary<Tally[]> = fc.array(
  fc.record({
    month: fc.integer({ min: 0, max: MONTHS - 1 }),
    path: fc.constantFrom<readonly string[] | null>(...PATHS),
    value: fc.constantFrom("a", "a", "b", "c", "unknown"),
    reporter: fc.integer({ min: 0, max: 60 }),
    times: fc.integer({ min: 1, max: 3 }),
    amount: fc.integer({ min: 0, max: 90 }),
  }),
  { minLength: 20, maxLength: 300, size: "max" },
);

test("every number told is the number of what happened, by five people or nobody", () => {
  fc.assert(
    fc.property(cities, fc.constantFrom(...measures), (tallies, measure) => {
      for (const { path, value, from, to, times, amount } of tell(measure, VALUES, tallies, MONTHS)) {
        // Slow and obvious: look at everything there is.
        const behind = tallies.filter(
          (one) =>
            one.value === value &&
            from <= one.month &&
            one.month <= to &&
            path.every((code, n) => one.path?.[n] === code),
        );
        expect(times).toBe(behind.reduce((sum, one) => sum + one.times, 0));
        expect(amount).toBe(behind.reduce((sum, one) => sum + one.amount, 0));
        const people = new Set(behind.map((one) => one.reporter)).size;
        expect(people === 0 || people >= FEWEST).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("what is told of the city only is told of no part of it", () => {
  const tallies = Array.from({ length: 60 }, (_, n) => ({
    month: 0,
    path: [n % 2 === 0 ? "A" : "B"],
    value: "a",
    reporter: n,
    times: 1,
    amount: 0,
  }));
  for (const measure of measures) {
    const parts = new Set(tell(measure, ["a"], tallies, 1).map(({ path }) => path.join("/")));
    const { city = false }: { city?: boolean } = MEASURES[measure];
    expect([...parts].toSorted()).toEqual(city ? [""] : ["", "A", "B"]);
  }
});

test("a big city is told month by month, down to every section", () => {
  const tallies = ["A", "B"].flatMap((bureau, b) =>
    ["x", "y"].flatMap((section, s) =>
      Array.from({ length: 3 * 6 }, (_, n) => ({
        month: n % 3,
        path: [bureau, section],
        value: "",
        reporter: b * 100 + s * 50 + n,
        times: 1,
        amount: 10,
      })),
    ),
  );
  const told = tell("received", [""], tallies, 3);
  expect(told).toHaveLength(7 * 3);
  const section = told.filter(({ path }) => path.join("/") === "B/y");
  expect(figureOf(section, "", { from: 0, to: 2 })).toEqual({
    as: "told",
    from: 0,
    to: 2,
    times: 18,
    amount: 180,
  });
});

test("of a part in which nothing happened none is told; of one in which little did, nothing", () => {
  const of = (section: string, people: number, first: number) =>
    Array.from({ length: people }, (_, n) => ({
      ...{ month: 0, path: ["A", section], value: "", reporter: first + n, times: 1, amount: 0 },
    }));
  const told = tell("received", [""], [...of("x", 9, 0), ...of("y", 2, 20)], 1, [
    ["A", "x"],
    ["A", "y"],
    ["A", "z"],
    ["B"],
  ]);
  const lines = told.map(({ path, times }) => `${path.join("/")} ${times}`);
  expect(lines).toEqual([" 11", "A 11", "A/z 0", "B 0"]);
});

test.each([
  ["the whole time", { from: 0, to: 5 }, { as: "told", from: 0, to: 4, times: 16, amount: 30 }],
  ["a time with one block", { from: 3, to: 11 }, { as: "told", from: 3, to: 4, times: 7, amount: 10 }],
  ["a time that cuts a block", { from: 1, to: 2 }, { as: "hidden" }],
  ["a time of which nothing is told", { from: 5, to: 11 }, { as: "hidden" }],
])("of %s is read what whole blocks say", (_, over, figure) => {
  const told = [
    { path: [], value: "a", from: 0, to: 2, times: 9, amount: 20 },
    { path: [], value: "a", from: 3, to: 4, times: 7, amount: 10 },
    { path: [], value: "b", from: 0, to: 5, times: 99, amount: 99 },
  ];
  expect(figureOf(told, "a", over)).toEqual(figure);
});
