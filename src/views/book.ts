import type { Days } from "../calendar/months.ts";
import type { Policy } from "../policy/policy.ts";
import { readDay } from "../words/time.ts";
import { toCity } from "../words/to-city.ts";
import { toReport } from "../words/to-report.ts";
import { type CityTold, cityTables, type FigureTable, type TableCell } from "./city-tables.ts";
import { howToRead } from "./report.ts";

const { report: say } = toReport;

/** What stands in a sheet's table: text, or a number that is read with its unit. */
export type BookCell = string | { readonly n: number; readonly unit: string };

/** A sheet of an Excel file for people: a title, sentences, a table that may be empty, and what is to be known of it. */
export interface BookSheet {
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly BookCell[])[];
  readonly notes: readonly string[];
}

/** What may be told of the city as sheets: first what they are and how to read them, then a sheet for each table. */
export function bookOf(
  head: { readonly as: "figures" | "report"; readonly title: string; readonly lines: readonly string[] },
  told: CityTold,
  policy: Policy,
): readonly BookSheet[] {
  const over = span(told.days);
  return [
    {
      ...{ name: say.about[head.as], title: head.title, columns: [{ title: "", width: 100 }], rows: [] },
      lines: [...head.lines, over, policy.notice, ...howToRead(told)],
      notes: [],
    },
    ...cityTables(told, policy).map((table) => sheetOf(table, over)),
  ];
}

const span = ({ from, to }: Days): string => say.period(readDay(from), readDay(to));

const sheetOf = ({ title, columns, rows, note }: FigureTable, over: string): BookSheet => ({
  ...{ name: title, title, lines: [over] },
  columns: columns.map((one, n) => ({ title: one, width: n === 0 ? 52 : 26 })),
  rows: rows.map(({ label, cells }) => [label, ...cells.map(bookCell)]),
  notes: note === null ? [] : [note],
});

const bookCell = ({ text, number, told }: TableCell): BookCell =>
  number === null || told === null ? text : { n: number, unit: toCity.tables.units[told.unit] };
