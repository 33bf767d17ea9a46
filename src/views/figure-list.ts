import { toCity } from "../words/to-city.ts";
import { toExport } from "../words/to-export.ts";
import type { Column, Row } from "./case-table.ts";
import type { FigureTable } from "./city-tables.ts";
import { month } from "./figures.ts";

const { figureList: say } = toExport;

/** The columns of what may be told of the city as one long table, with a line for each number. */
export const figureColumns: readonly Column[] = [
  { title: say.column.table, kind: "text", width: 26 },
  { title: say.column.row, kind: "text", width: 40 },
  { title: say.column.what, kind: "text", width: 22 },
  { title: say.column.number, kind: "number", width: 10 },
  { title: say.column.unit, kind: "text", width: 8 },
  { title: say.column.from, kind: "text", width: 16 },
  { title: say.column.to, kind: "text", width: 16 },
  { title: say.column.text, kind: "text", width: 40 },
];

/**
 * The lines of that table. A number always stands with the months it is of; where none is told its place is empty, and
 * the last column says why, so that 0, 非表示 and 受け取っていません stay apart.
 */
export const figureRows = (tables: readonly FigureTable[]): readonly Row[] =>
  tables.flatMap(({ title, columns, rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.map(({ text, told }, n) => [
        ...[title, label, columns[n + 1] ?? ""],
        ...(told === null
          ? [null, null, null, null]
          : [told.n, toCity.tables.units[told.unit], month(told.days.from), month(told.days.to)]),
        text,
      ]),
    ),
  );
