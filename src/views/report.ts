import type { LocalDate } from "../calendar/local.ts";
import { type Days, daysOfMonths, firstOf, monthIn, monthOf } from "../calendar/months.ts";
import { HELD, type HeldKind } from "../cases/held.ts";
import type { Policy } from "../policy/policy.ts";
import { eraDay, eraFiscalYear, readDay } from "../words/time.ts";
import { toCity } from "../words/to-city.ts";
import { toReport } from "../words/to-report.ts";
import { altOf, type Chart, type DrawnChart, drawnChart, type MonthsBlock } from "./chart.ts";
import { actsChart } from "./city-chart.ts";
import {
  type CityTold,
  cityTables,
  type FigureTable,
  READ,
  type TableCell,
  type TableId,
} from "./city-tables.ts";

const { report: say } = toReport;

/** A number in print: what it says, and of which months, where it is not of all of them. */
interface PrintedCell {
  readonly text: string;
  readonly when: string;
  /** Whether it is no number. */
  readonly pale: boolean;
}

interface PrintedTable {
  /** Empty where the title of the chapter above it says it. */
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly PrintedRow[];
  readonly note: string;
}

interface PrintedRow {
  readonly label: string;
  readonly cells: readonly PrintedCell[];
  /** Whether it is of all the rows above it and more. */
  readonly total: boolean;
}

/** A picture of numbers with what is read out in its place. */
interface PrintedChart {
  readonly chart: DrawnChart;
  readonly alt: string;
}

interface Chapter {
  readonly title: string;
  readonly charts: readonly PrintedChart[];
  readonly tables: readonly PrintedTable[];
}

/** The yearly report (年報) with every sentence that stands in it; `templates/report.typ` only sets it. */
export interface YearReport {
  readonly title: string;
  readonly year: string;
  readonly period: string;
  /** That the fiscal year is not over; empty where it is. */
  readonly going: string;
  readonly office: string;
  readonly made: string;
  readonly notice: { readonly title: string; readonly text: string };
  readonly summary: { readonly title: string; readonly facts: readonly Fact[] };
  readonly about: {
    readonly title: string;
    readonly text: string;
    readonly definitions: string;
    readonly quoted: readonly { readonly text: string; readonly source: string }[];
    readonly reading: string;
    readonly remarks: readonly string[];
  };
  readonly chapters: readonly Chapter[];
  readonly footer: string;
}

interface Fact extends PrintedCell {
  readonly label: string;
}

/** Which tables stand in which chapter; each stands in one. */
const CHAPTERS: readonly { readonly title: string; readonly tables: readonly TableId[] }[] = [
  { title: say.chapters.received, tables: ["kinds", "bureaus"] },
  { title: say.chapters.acts, tables: ["acts"] },
  { title: say.chapters.judged, tables: ["indications", "decisions", "measures", "wishes"] },
  { title: say.chapters.desk, tables: ["times", "desk", "hours"] },
  { title: say.chapters.closing, tables: ["closing"] },
  { title: say.chapters.held, tables: ["notices"] },
];

/** The measures that lead out of the city, as the policy's own ladder names them (policy/schema-work.ts). */
const OUTSIDE: ReadonlySet<string> = new Set(["police", "lawyer"]);

/**
 * The report of a fiscal year, named by the year in which it begins. What it says are the tables of the city and nothing
 * else: so it can hold no more than docs/privacy.md allows.
 */
export function reportOf(told: CityTold, policy: Policy, year: number, today: LocalDate): YearReport {
  const whole = daysOfMonths(monthIn(year, 0), 12);
  const tables = cityTables(told, policy);
  const name = eraFiscalYear(year);
  return {
    title: say.title,
    year: name,
    period: say.period(eraDay(whole.from), eraDay(whole.to)),
    going: told.days.to < whole.to ? say.going(eraDay(told.days.to)) : "",
    office: say.office(policy.desk.name),
    made: say.made(eraDay(today)),
    notice: { title: say.noticeTitle, text: policy.notice },
    summary: {
      title: say.summary,
      facts: [...factsOf(tables, policy), ...HELD.map((what) => heldFact(what, told))],
    },
    about: {
      title: say.chapters.about,
      text: say.about1(policy.desk.name),
      definitions: say.definitions,
      quoted: policy.definitions.map(({ text, source }) => ({ text, source: say.source(source) })),
      reading: say.reading,
      remarks: howToRead(told),
    },
    chapters: CHAPTERS.map(({ title, tables: ids }) => ({
      title,
      charts: ids.flatMap((id) => chartsOf(id, told, policy, year)).map(printedChart),
      tables: ids
        .flatMap((id) => tables.filter((table) => table.id === id))
        .map((table, n) => printed(table, n === 0 ? title : "")),
    })),
    footer: say.footer(say.title, name),
  };
}

/** How to read figures of the city, wherever they stand in a file. */
export function howToRead({ days, counted }: CityTold): readonly string[] {
  return [
    ...(counted === null ? [say.notCounted] : []),
    ...(counted !== null && counted.from > days.from ? [say.since(readDay(counted.from))] : []),
    ...[say.wholeMonths, toCity.hiding, say.notReceived, say.stretched, toCity.speaking],
  ];
}

/** What the first page tells at a glance. */
function factsOf(tables: readonly FigureTable[], policy: Policy): readonly Fact[] {
  const { measure, occurred } = toCity.tables;
  const wanted: readonly (readonly [id: TableId, row: string, column: string | null, label: string])[] = [
    ["bureaus", toCity.tables.city, measure.received, measure.received],
    ["bureaus", toCity.tables.city, measure.closed, measure.closed],
    ["hours", occurred, null, say.hours],
    ["desk", measure.changed, null, measure.changed],
    ...policy.measures
      .filter(({ id }) => OUTSIDE.has(id))
      .map(({ label }) => ["measures", label, null, label] as const),
  ];
  return wanted.flatMap(([id, row, column, label]) => {
    const table = tables.find((one) => one.id === id);
    const n = column === null ? 0 : (table?.columns.indexOf(column) ?? 0) - 1;
    const cell = table?.rows.findLast((one) => one.label === row)?.cells[n];
    return cell === undefined ? [] : [{ label, ...printedCell(cell) }];
  });
}

/** On how many days something was held; the days themselves stand in their table. */
function heldFact(what: HeldKind, { held }: CityTold): Fact {
  const days = held?.[what] ?? null;
  const label = toCity.tables[what];
  if (days === null) return { label, text: notReceived, when: "", pale: true };
  return {
    label,
    text: days.length === 0 ? toCity.tables.none : say.days(days.length),
    when: "",
    pale: false,
  };
}

const printed = ({ title, columns, rows, note }: FigureTable, chapter: string): PrintedTable => ({
  ...{ title: title === chapter ? "" : title, columns, note: note ?? "" },
  rows: rows.map(({ label, cells }) => ({
    ...{ label, cells: cells.map(printedCell) },
    total: label === toCity.tables.city,
  })),
});

const { hidden, notReceived, few } = toCity.tables;
const NO_NUMBER: ReadonlySet<string> = new Set([hidden, notReceived, few]);

const printedCell = ({ text, number, told }: TableCell): PrintedCell =>
  told === null || number !== null
    ? { text, when: "", pale: NO_NUMBER.has(text) }
    : { text: READ[told.unit](told.n), when: monthsIn(told.days), pale: false };

/** In a fiscal year a month needs no year beside it. */
function monthsIn({ from, to }: Days): string {
  const [first, last] = [from, to].map((day) => Number(day.slice(5, 7)));
  return say.months(first ?? 0, last ?? 0);
}

const printedChart = (chart: Chart): PrintedChart => ({ chart: drawnChart(chart), alt: altOf(chart) });

/** The pictures beside a table; none where no number is told that could be drawn. */
function chartsOf(id: TableId, told: CityTold, policy: Policy, year: number): readonly Chart[] {
  const chart = id === "kinds" ? monthsChart(told, year) : id === "acts" ? actsChart(told, policy) : null;
  return chart === null ? [] : [chart];
}

/** The months of the year that are over: those of which nothing is known, those that are told, and what is between. */
function monthsChart({ days, counted, received }: CityTold, year: number): Chart | null {
  if (!received.some(({ times }) => times > 0)) return null;
  const blocks: MonthsBlock[] = [];
  let next = monthIn(year, 0);
  const until = (month: number, value: MonthsBlock["value"]) => {
    if (month > next) blocks.push({ months: month - next, value });
    next = Math.max(next, month);
  };
  const end = monthOf(days.to) + 1;
  until(counted === null ? end : monthOf(counted.from), { as: "not-received" });
  for (const { from, to, times } of received) {
    until(monthOf(from), { as: "hidden" });
    until(monthOf(to) + 1, { as: "told", n: times });
  }
  until(end, { as: "hidden" });
  return {
    as: "months",
    title: say.received,
    unit: "cases",
    first: firstOf(monthIn(year, 0)),
    blocks,
  };
}
