import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { daysLater } from "../../src/calendar/local.ts";
import type { Days } from "../../src/calendar/months.ts";
import { closingFacts } from "../../src/cases/case.ts";
import type { Fact } from "../../src/cases/counted.ts";
import { replay } from "../../src/cases/evolve.ts";
import { cityFigures } from "../../src/casework/city.ts";
import { figuring } from "../../src/casework/figures.ts";
import { FEWEST } from "../../src/figures/cut.ts";
import type { Measure } from "../../src/figures/figures.ts";
import { organisationOf } from "../../src/organisation/organisation.ts";
import { openStore } from "../../src/store/open.ts";
import {
  type CityTold,
  cityTables,
  OF_BUREAUS,
  READ,
  type TableCell,
  type TableId,
  valuesOf,
} from "../../src/views/city-tables.ts";
import { reportOf } from "../../src/views/report.ts";
import { opened } from "../contracts/store/given.ts";
import { freshDatabase, silent } from "../store/scratch.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";

const policy = policyIn(SAPPORO_2026);
const values = valuesOf(policy);
const BUREAUS = ["総務局", "市民文化局", "環境局"];
const section = (code: string, within: string | null) => ({
  ...{ code, name: code, within, place: "", extension: "", guard: "" },
});
const organisation = organisationOf(
  BUREAUS.flatMap((name) => [section(name, null), ...["一", "二"].map((n) => section(`${name}/${n}`, name))]),
  [],
);
const PATHS = [null, ...BUREAUS.flatMap((name) => [[name], [name, `${name}/一`], [name, `${name}/二`]])];

/** A measure with one of its values: those with many share their cases, so that some are told and some hidden. */
const kinds: readonly (readonly [Measure, string])[] = [
  ...(["received", "occurred", "called", "closed", "overdue", "changed", "answered"] as const).map(
    (measure) => [measure, ""] as const,
  ),
  ...[...values].flatMap(([measure, all]) => all.slice(0, 4).map(([value]) => [measure, value] as const)),
];

interface Happened extends Fact {
  readonly reporter: string;
}

const years: fc.Arbitrary<Happened[]> = fc.array(
  fc
    .record({
      reporter: fc.integer({ min: 0, max: 70 }).map((n) => `U${n}`),
      kind: fc.constantFrom(...kinds, ...kinds.slice(0, 4), ...kinds.slice(0, 4)),
      day: fc.integer({ min: 0, max: 364 }).map((n) => daysLater("2026-04-01", n)),
      amount: fc.integer({ min: 0, max: 900 }),
      path: fc.constantFrom(...PATHS),
    })
    .map(({ kind: [measure, value], ...more }) => ({ ...more, measure, value })),
  { minLength: 1_500, maxLength: 1_800, size: "max" },
);

/** What is told of a fiscal year on the first day of the next, read from a real store in which all this happened. */
async function toldOf(happened: readonly Happened[], today: string, days: Days): Promise<CityTold> {
  const store = await openStore({ path: await freshDatabase(), log: silent });
  onTestFinished(() => store.close());
  await store.write(async (tx) => {
    for (const { reporter, ...fact } of happened) {
      const c = replay(await tx.newCase(reporter), [opened(reporter)]);
      await tx.save(c, 0, [opened(reporter)], null, [fact]);
    }
  });
  const parts = { policies: { current: policy, of: () => policy }, organisation: () => organisation };
  const clock = { now: () => new Date(`${today}T00:00:00+09:00`), after: () => () => {} };
  const figures = figuring({ ...parts, store, clock, isPastCounted: () => true });
  const told = await cityFigures(figures, { ...parts, read: store.read })(days);
  if (told === null) throw new Error("nothing is told");
  return told;
}

const YEAR = { from: "2026-04-01", to: "2027-03-31" };

/** Slow and obvious: looks at everything that happened. */
function behind(happened: readonly Happened[], measure: Measure, value: string, over: Days, bureau?: string) {
  const all = happened.filter(
    (one) =>
      (measure === "lasted" ? one.measure === "occurred" && one.amount > 0 : one.measure === measure) &&
      one.value === value &&
      over.from <= one.day &&
      one.day <= over.to &&
      (bureau === undefined || one.path?.[0] === bureau),
  );
  return { all, people: new Set(all.map(({ reporter }) => reporter)).size };
}

/** Which measure and value a number in a table is of. */
function meaning(
  id: TableId,
  row: number,
  column: number,
): readonly [Measure, string, (string | undefined)?] | null {
  const listed: Partial<Record<TableId, Measure>> = {
    ...{ kinds: "kind", acts: "act", indications: "indication", decisions: "decided" },
    ...{ measures: "measure", wishes: "wish" },
  };
  const measure = listed[id];
  if (measure !== undefined) return [measure, values.get(measure)?.[row]?.[0] ?? "?"];
  if (id === "closing") return ["fulfilled", closingFacts[row] ?? "?"];
  if (id === "bureaus") return [OF_BUREAUS[column] ?? "received", "", BUREAUS[row]];
  if (id === "desk")
    return [(["overdue", "reopened", "withdrawn", "changed"] as const)[row] ?? "changed", ""];
  if (id === "hours") return ["lasted", ""];
  return id === "times" && column === 2 ? [row === 0 ? "answered" : "closed", ""] : null;
}

function numbersIn(told: CityTold): readonly { id: TableId; row: number; column: number; cell: TableCell }[] {
  return cityTables(told, policy).flatMap(({ id, rows }) =>
    rows.flatMap(({ cells }, row) => cells.map((cell, column) => ({ id, row, column, cell }))),
  );
}

test("every number of the report is the number of what happened, by five people or nobody", async () => {
  for (const happened of fc.sample(years, { seed: 20_270_401, numRuns: 3 })) {
    const told = await toldOf(happened, "2027-04-01", YEAR);
    let numbers = 0;
    for (const { id, row, column, cell } of numbersIn(told)) {
      const of = meaning(id, row, column);
      if (of === null || cell.told === null) continue;
      const [measure, value, bureau] = of;
      const { all, people } = behind(happened, measure, value, cell.told.days, bureau);
      const minutes = all.reduce((sum, { amount }) => sum + amount, 0);
      expect(cell.told.n, `${id} ${row} ${column}`).toBe(cell.told.unit === "minutes" ? minutes : all.length);
      expect(people === 0 || people >= FEWEST).toBe(true);
      if (all.length > 0) numbers++;
    }
    expect(numbers).toBeGreaterThan(15);

    const report = reportOf(told, policy, 2026, "2027-04-01");
    const printed = report.chapters.flatMap(({ tables }) =>
      tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))),
    );
    const tables = cityTables(told, policy).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
    const said = tables.map(({ text, number, told: one }) =>
      one === null || number !== null ? text : READ[one.unit](one.n),
    );
    expect(printed.toSorted()).toEqual(said.toSorted());

    for (const { from, to, times } of told.received)
      expect(times).toBe(behind(happened, "received", "", { from, to }).all.length);
    const months = report.chapters.flatMap(({ charts }) => charts).find(({ chart }) => chart.as === "months");
    const marks = months?.chart.as === "months" ? months.chart.blocks : [];
    expect(marks.filter(({ as }) => as === "told").map(({ text }) => Number(text))).toEqual(
      told.received.map(({ times }) => times),
    );
    expect(marks.reduce((sum, one) => sum + one.months, 0)).toBe(12);
  }
});

test("how long it took is told of all that is told to be counted, by halves and nine tenths", async () => {
  const [happened = []] = fc.sample(years, { seed: 8, numRuns: 1 });
  const told = await toldOf(happened, "2027-04-01", YEAR);
  const cells = cityTables(told, policy).find(({ id }) => id === "times")?.rows[0]?.cells ?? [];
  const amounts = behind(happened, "answered", "", cells[2]?.told?.days ?? YEAR).all.map(
    ({ amount }) => amount,
  );
  const sorted = amounts.toSorted((a, b) => a - b);
  expect(amounts.length).toBeGreaterThan(20);
  const below = (n: number) => sorted.filter((one) => one <= n).length;
  for (const [share, cell] of [
    [0.5, cells[0]],
    [0.9, cells[1]],
  ] as const) {
    const n = cell?.told?.n ?? Number.NaN;
    expect(sorted).toContain(n);
    expect(below(n)).toBeGreaterThanOrEqual(share * amounts.length);
    expect(below(n - 1)).toBeLessThan(share * amounts.length);
  }
});

test("a year in which counting began: the months before are not received, in words and in the picture", async () => {
  const [happened = []] = fc.sample(years, { seed: 9, numRuns: 1 });
  const late = happened.filter(({ day }) => day >= "2026-09-10");
  const told = await toldOf(late, "2027-04-01", YEAR);
  expect(told.counted).toEqual({ from: "2026-09-01", to: YEAR.to });
  const report = reportOf(told, policy, 2026, "2027-04-01");
  expect(report.about.remarks[0]).toBe("数え始めたのは2026年9月1日です。それより前のことは入っていません。");
  const chart = report.chapters[0]?.charts[0]?.chart;
  expect(chart?.as === "months" && chart.blocks[0]).toMatchObject({ as: "not-received", months: 5 });
  for (const { cell } of numbersIn(told)) expect(cell.number).toBe(null);
});

test("29 February is told with its month", async () => {
  const day = "2028-02-29";
  const happened = Array.from(
    { length: 6 },
    (_, n): Happened => ({
      ...{ reporter: `U${n}`, day, measure: "received", value: "", amount: 0, path: null },
    }),
  );
  const told = await toldOf(happened, "2028-03-01", { from: "2027-04-01", to: "2028-02-29" });
  expect(told.received).toEqual([{ from: "2028-02-01", to: "2028-02-29", times: 6 }]);
  expect(reportOf(told, policy, 2027, "2028-03-01")).toMatchObject({
    year: "令和9年度",
    period: "令和9年4月1日から令和10年3月31日まで",
    going: "年度の途中です。令和10年2月29日までの数を載せています。",
  });
});
