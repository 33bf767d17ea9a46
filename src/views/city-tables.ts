import type { Days } from "../calendar/months.ts";
import { closingFacts } from "../cases/case.ts";
import type { HeldKind } from "../cases/held.ts";
import type { Measure } from "../figures/figures.ts";
import type { Percentiles } from "../figures/percentiles.ts";
import type { Sum } from "../figures/sections.ts";
import { INDICATIONS } from "../policy/judging.ts";
import { WISH } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { duration } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toCity } from "../words/to-city.ts";
import { toFigures } from "../words/to-figures.ts";
import { figure } from "./figures.ts";

const { tables: say } = toCity;
const { cases, times } = toFigures.figures;

/** What is counted of every bureau. */
export const OF_BUREAUS = ["received", "occurred", "called", "closed"] as const satisfies readonly Measure[];

/** What is counted of the city's desk by itself. */
const OF_DESK = ["overdue", "reopened", "withdrawn", "changed"] as const satisfies readonly Measure[];

/** How long something took: of too few to be told, or hidden as every number is. */
export type Lengths = Percentiles | { readonly as: "hidden" };

/** A number of some days. */
export interface ToldDays extends Days {
  readonly times: number;
}

/** Everything that may be told of the city over some days. */
export interface CityTold {
  readonly days: Days;
  /** Those of them of which anything is known; null: counting began later, and nothing is received. */
  readonly counted: Days | null;
  /** Of the city as a whole, by measure and value; what is not in it is hidden. */
  readonly sums: ReadonlyMap<Measure, ReadonlyMap<string, Sum>>;
  /** What came to the desk, by blocks of months in the order of time. */
  readonly received: readonly ToldDays[];
  /** The bureaus in the order of the city's file. */
  readonly bureaus: readonly { readonly name: string; readonly sums: ReadonlyMap<Measure, Sum> }[];
  readonly lengths: Readonly<Record<"answered" | "closed", Lengths>>;
  /** The days of notices to all staff and of training, as the desk noted them; null: nobody did. */
  readonly held: Readonly<Record<HeldKind, readonly string[] | null>> | null;
}

/** What a number in a table counts. */
export type CellUnit = keyof typeof say.units;

/** What stands in a table: as people read it, and as a spreadsheet counts with it. */
export interface TableCell {
  readonly text: string;
  /** null also for a number that is not of all the days. */
  readonly number: number | null;
  /** The number with what it is of, as a list with a line for each tells it; null where none is told. */
  readonly told: { readonly n: number; readonly unit: CellUnit; readonly days: Days } | null;
}

export type TableId = keyof typeof say.titles;

/** Figures that belong together. The first column is what a row is of. */
export interface FigureTable {
  readonly id: TableId;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly TableCell[] }[];
  readonly note: string | null;
}

/** The values of each measure that has some, in their order, with what they are called. */
export function valuesOf(
  policy: Policy,
): ReadonlyMap<Measure, readonly (readonly [value: string, label: string])[]> {
  const { labels } = policy;
  const wish = policy.flow.topics.flatMap((topic) => topic.questions).find(({ id }) => id === WISH.question);
  return new Map<Measure, readonly (readonly [string, string])[]>([
    ["kind", Object.entries(toBoth.kind)],
    ["act", policy.acts.map(({ key, label }) => [key, label])],
    [
      "indication",
      [...INDICATIONS.map((key) => [key, labels.indication[key]] as const), ["none", say.notJudged]],
    ],
    ["decided", Object.entries(labels.decision)],
    ["measure", policy.measures.map(({ id, label }) => [id, label])],
    ["wish", (wish?.options ?? []).map(({ key, label }) => [key, label])],
    ["fulfilled", closingFacts.map((fact) => [fact, toBoth.closingFact[fact]])],
  ]);
}

/** The tables in which the desk and the leadership read what may be told of the city (docs/privacy.md). */
export function cityTables(told: CityTold, policy: Policy): readonly FigureTable[] {
  const values = valuesOf(policy);
  const sumOf = (measure: Measure, value = ""): Sum => told.sums.get(measure)?.get(value) ?? { as: "hidden" };
  const cell = (sum: Sum, unit: CellUnit): TableCell => numberCell(sum, unit, told);
  const listed = (id: TableId, measure: Measure, note: string | null = null): FigureTable => ({
    ...{ id, title: say.titles[id], columns: [say.what, say.count], note },
    rows: (values.get(measure) ?? []).map(([value, label]) => ({
      label,
      cells: [cell(sumOf(measure, value), "cases")],
    })),
  });
  const counts = (sums: (measure: Measure) => Sum) =>
    OF_BUREAUS.map((measure) => cell(sums(measure), IN_TIMES.has(measure) ? "times" : "cases"));

  return [
    {
      ...{ id: "bureaus", title: say.titles.bureaus, note: say.cityOnly },
      columns: [say.bureau, ...OF_BUREAUS.map((measure) => say.measure[measure])],
      rows: [
        ...told.bureaus.map(({ name, sums }) => ({
          label: name,
          cells: counts((measure) => sums.get(measure) ?? { as: "hidden" }),
        })),
        { label: say.city, cells: counts((measure) => sumOf(measure)) },
      ],
    },
    listed("kinds", "kind"),
    listed("acts", "act", say.once),
    listed("indications", "indication"),
    listed("decisions", "decided", say.again),
    {
      ...{ id: "times", title: say.titles.times, note: say.working },
      columns: [say.what, say.half, say.most, say.of],
      rows: (["answered", "closed"] as const).map((measure) => ({
        label: say[measure],
        cells: [...lengthCells(told.lengths[measure], sumOf(measure), told), cell(sumOf(measure), "cases")],
      })),
    },
    {
      ...{ id: "desk", title: say.titles.desk, columns: [say.what, say.times], note: null },
      rows: OF_DESK.map((measure) => ({
        label: say.measure[measure],
        cells: [cell(sumOf(measure), "times")],
      })),
    },
    listed("measures", "measure"),
    asked(listed("wishes", "wish")),
    listed("closing", "fulfilled", say.closingNote),
    {
      ...{ id: "hours", title: say.titles.hours, columns: [say.what, say.total], note: null },
      rows: [{ label: say.occurred, cells: [cell(sumOf("lasted"), "minutes")] }],
    },
    {
      ...{ id: "notices", title: say.titles.notices, columns: [say.what, say.days], note: null },
      rows: (["notice", "training"] as const).map((what) => ({
        label: say[what],
        cells: [written(heldOn(told.held?.[what] ?? null))],
      })),
    },
  ];
}

const IN_TIMES: ReadonlySet<Measure> = new Set(["occurred", "called"]);

const written = (text: string): TableCell => ({ text, number: null, told: null });

/** How a number of each unit reads. */
export const READ: Readonly<Record<CellUnit, (n: number) => string>> = { cases, times, minutes: duration };

/** A number; minutes are what a sum amounts to. Of days that nobody counted there is none, not even a hidden one. */
function numberCell(sum: Sum, unit: CellUnit, { days, counted }: CityTold): TableCell {
  if (counted === null) return written(say.notReceived);
  if (sum.as === "hidden") return written(say.hidden);
  const n = unit === "minutes" ? sum.amount : sum.times;
  return {
    text: figure({ ...sum, times: n }, READ[unit], days),
    number: isWhole(sum, days) ? n : null,
    told: { n, unit, days: { from: sum.from, to: sum.to } },
  };
}

/** Whether a number is of all the days that were asked for. */
export const isWhole = (sum: Sum, days: Days): sum is Sum & { readonly as: "told" } =>
  sum.as === "told" && sum.from === days.from && sum.to === days.to;

/** Manuals and talks are asked for elsewhere: that nobody counts them here is said. */
const asked = (table: FigureTable): FigureTable => ({
  ...table,
  rows: [
    ...table.rows,
    ...[say.manuals, say.trainings].map((label) => ({ label, cells: [written(say.notReceived)] })),
  ],
});

/** Of the same cases as the number beside them. */
function lengthCells(lengths: Lengths, of: Sum, { days: asked, counted }: CityTold): readonly TableCell[] {
  const instead = (text: string) => [written(text), written(text)];
  if (counted === null) return instead(say.notReceived);
  if (lengths.as === "hidden" || of.as === "hidden") return instead(say.hidden);
  if (lengths.as === "few") return instead(say.few);
  const days = { from: of.from, to: of.to };
  return [lengths.half, lengths.most].map((n) => ({
    text: duration(n),
    number: isWhole(of, asked) ? n : null,
    told: { n, unit: "minutes", days },
  }));
}

const heldOn = (days: readonly string[] | null): string =>
  days === null ? say.notReceived : days.length === 0 ? say.none : days.join("、");
