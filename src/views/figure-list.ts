import { toCity } from "../words/to-city.ts";
import { toExport } from "../words/to-export.ts";
import type { Column, Row } from "./case-table.ts";
import type { FigureTable } from "./city-tables.ts";
import { month } from "./figures.ts";

const { column: say } = toExport.figures;

/** The columns of what may be told of the city as one long table, with a line for each number. */
export const figureColumns: readonly Column[] = [
  { title: say.table, kind: "text", width: 26 },
  { title: say.row, kind: "text", width: 40 },
  { title: say.what, kind: "text", width: 22 },
  { title: say.number, kind: "number", width: 10 },
  { title: say.unit, kind: "text", width: 8 },
  { title: say.from, kind: "text", width: 16 },
  { title: say.to, kind: "text", width: 16 },
  { title: say.text, kind: "text", width: 40 },
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
