import fc from "fast-check";
import { expect, test } from "vitest";
import { type Block, type Cut, cut, FEWEST } from "../../src/figures/cut.ts";
import { type Tally, Tree } from "../../src/figures/tree.ts";

/** So many people, each once, in a month and a place. */
function some(month: number, path: readonly string[] | null, people: number, first = 0): Tally[] {
  return Array.from({ length: people }, (_, n) => ({
    month,
    path,
    value: "",
    reporter: first + n,
    times: 1,
    amount: 0,
  }));
}

/** What is told, by the codes of a part: `A/x 0-2 7` are seven times from April to June. */
function lines(told: Cut): string[] {
  return [...told].flatMap(([part, blocks]) =>
    blocks.map(
      (block) => `${part.path.join("/") || "city"} ${block.from}-${block.to} ${timesIn(part, block)}`,
    ),
  );
}

function timesIn(part: Tree, { from, to }: Block): number {
  let sum = 0;
  for (let month = from; month <= to; month++)
    for (const cell of part.cells(month, "")) for (const { times } of cell.values()) sum += times;
  return sum;
}

test.each<[string, readonly Tally[], number, readonly string[]]>([
  ["an empty city is told as none, month by month", [], 2, ["city 0-0 0", "city 1-1 0"]],
  ["four people are not told", some(0, [], 4), 1, []],
  ["five are", some(0, [], 5), 1, ["city 0-0 5"]],
  ["one person five times is one person", Array.from({ length: 5 }, () => some(0, [], 1)).flat(), 1, []],
  [
    "months are told together once there are enough",
    [...some(0, [], 3), ...some(2, [], 2, 10)],
    4,
    ["city 0-2 5", "city 3-3 0"],
  ],
  ["the same three in two months are three", [...some(0, [], 3), ...some(1, [], 3)], 2, []],
  [
    "a part is told if what is left of the whole is enough, too",
    [...some(0, ["A"], 6), ...some(0, ["B"], 5, 10)],
    1,
    ["city 0-0 11", "A 0-0 6", "B 0-0 5"],
  ],
  [
    "a part beside which only a few are left is not",
    [...some(0, ["A"], 6), ...some(0, ["B"], 2, 10)],
    1,
    ["city 0-0 8", "B 0-0 0"].slice(0, 1),
  ],
  [
    "what is kept from managers counts for the city, and no difference shows it",
    [...some(0, ["A"], 6), ...some(0, ["B"], 6, 10), ...some(0, null, 2, 20)],
    1,
    ["city 0-0 14", "A 0-0 6"],
  ],
  [
    "week against week: what comes later is told with what was not told before",
    [...some(0, ["A"], 5), ...some(0, ["B"], 9, 10), ...some(1, ["A"], 1, 30), ...some(1, ["B"], 9, 40)],
    2,
    ["city 0-0 14", "city 1-1 10", "A 0-0 5", "B 0-0 9"],
  ],
  [
    "two parts whose months are told differently leave nothing behind, either",
    [
      ...[...some(0, ["A"], 4), ...some(1, ["A"], 4, 4)],
      ...[...some(0, ["B"], 6, 10), ...some(1, ["B"], 6, 20)],
      ...[...some(0, [], 1, 30), ...some(1, [], 1, 31)],
    ],
    2,
    ["city 0-0 11", "city 1-1 11", "B 0-0 6", "A 0-1 8"],
  ],
  [
    "a section against its bureau",
    [...some(0, ["A", "x"], 5), ...some(0, ["A", "y"], 3, 10), ...some(0, ["B"], 8, 20)],
    1,
    ["city 0-0 16", "A 0-0 8", "B 0-0 8"],
  ],
])("%s", (_, tallies, months, expected) => {
  expect(lines(cut(Tree.of(tallies), months, [""])).toSorted()).toEqual([...expected].toSorted());
});

test("values told together are told only where each of them is none or enough", () => {
  const of = (value: string, people: number, first: number) =>
    some(0, [], people, first).map((one) => ({ ...one, value }));
  const values = ["likely", "unclear", "legitimate"];
  const few = Tree.of([...of("likely", 6, 0), ...of("unclear", 2, 10)]);
  expect(lines(cut(few, 1, values))).toEqual([]);
  const enough = Tree.of([...of("likely", 6, 0), ...of("unclear", 5, 10)]);
  expect(cut(enough, 1, values).get(enough)).toEqual([{ from: 0, to: 0 }]);
});

test("what was told stays told the same when time goes on", () => {
  fc.assert(
    fc.property(cities, (tallies) => {
      for (let months = 1; months < MONTHS; months++) {
        const before = lines(cut(Tree.of(tallies.filter(({ month }) => month < months)), months, [""]));
        const after = lines(cut(Tree.of(tallies), MONTHS, [""]));
        expect(after).toEqual(expect.arrayContaining(before));
      }
    }),
    { numRuns: 300 },
  );
});

const MONTHS = 4;
const PATHS = [null, [], ["A"], ["A", "x"], ["A", "y"], ["B"], ["B", "z"], ["C"]] as const;

const cities = fc.array(
  fc.record({
    month: fc.integer({ min: 0, max: MONTHS - 1 }),
    path: fc.constantFrom<readonly string[] | null>(...PATHS),
    value: fc.constant(""),
    reporter: fc.integer({ min: 0, max: 25 }),
    times: fc.integer({ min: 1, max: 2 }),
    amount: fc.constant(0),
  }),
  { minLength: 5, maxLength: 120, size: "max" },
);

/** What somebody has to go by who holds every digest and every export: which people stand behind each number told. */
interface Told {
  /** By place and month, whether it is counted in this number. */
  readonly over: readonly number[];
}

/** Every place and month there is, and who stands there; that nobody does is known of none of them. */
function atoms(tallies: readonly Tally[]): {
  keys: readonly string[];
  people: ReadonlyMap<string, Set<number>>;
} {
  const keyOf = (path: readonly string[] | null, month: number) =>
    `${path === null ? "kept" : path.join("/")} ${month}`;
  const keys = PATHS.flatMap((path) => Array.from({ length: MONTHS }, (_, month) => keyOf(path, month)));
  const people = new Map<string, Set<number>>();
  for (const { path, month, reporter } of tallies) {
    const key = keyOf(path, month);
    people.set(key, (people.get(key) ?? new Set()).add(reporter));
  }
  return { keys, people };
}

function numbers(told: Cut, keys: readonly string[]): readonly Told[] {
  return [...told].flatMap(([part, blocks]) =>
    blocks.map(({ from, to }) => ({
      over: keys.map((key) => {
        const [place = "", month = ""] = key.split(" ");
        const code = part.path.join("/");
        const within = code === "" || place === code || place.startsWith(`${code}/`);
        return within && from <= Number(month) && Number(month) <= to ? 1 : 0;
      }),
    })),
  );
}

/**
 * Adds and takes away numbers in every way, each at most once, and looks which groups of people come out. A group is
 * found where the sum counts some places and months equally often, and all others not at all.
 */
function* groupsFound(all: readonly Told[]): Generator<readonly number[]> {
  const length = all[0]?.over.length ?? 0;
  const sum = new Array<number>(length).fill(0);
  function* from(at: number): Generator<readonly number[]> {
    const number = all[at];
    if (number === undefined) {
      const found = new Set(sum.filter((times) => times !== 0));
      if (found.size === 1) yield sum.map((times) => (times === 0 ? 0 : 1));
      return;
    }
    for (const sign of [0, 1, -1]) {
      for (let n = 0; n < length; n++) sum[n] = (sum[n] ?? 0) + sign * (number.over[n] ?? 0);
      yield* from(at + 1);
      for (let n = 0; n < length; n++) sum[n] = (sum[n] ?? 0) - sign * (number.over[n] ?? 0);
    }
  }
  yield* from(0);
}

/** The smallest group that comes out of what is told; null where nothing does. */
function smallestFound(tallies: readonly Tally[], told: Cut): number | null {
  const { keys, people } = atoms(tallies);
  const rows = numbers(told, keys).filter(({ over }) => over.includes(1));
  let smallest: number | null = null;
  for (const group of groupsFound(rows.slice(0, 8))) {
    const found = new Set(keys.flatMap((key, n) => (group[n] === 1 ? [...(people.get(key) ?? [])] : [])));
    if (found.size > 0) smallest = Math.min(smallest ?? found.size, found.size);
  }
  return smallest;
}

test("whoever adds up and takes away everything that is told finds no group under the threshold", () => {
  let found = 0;
  fc.assert(
    fc.property(cities, (tallies) => {
      const smallest = smallestFound(tallies, cut(Tree.of(tallies), MONTHS, [""]));
      if (smallest === null) return;
      found++;
      expect(smallest).toBeGreaterThanOrEqual(FEWEST);
    }),
    { numRuns: 200 },
  );
  // Otherwise nothing was attacked.
  expect(found).toBeGreaterThan(50);
});

test("the attack finds what a table tells that hides small numbers one by one", () => {
  const tallies = [...some(0, ["A"], 6), ...some(0, ["B"], 2, 10)];
  const city = Tree.of(tallies);
  const naive: Cut = new Map(
    city.everything.filter((part) => part.path[0] !== "B").map((part) => [part, [{ from: 0, to: 0 }]]),
  );
  expect(smallestFound(tallies, naive)).toBe(2);
});
