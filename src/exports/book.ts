import writeExcel, { type Cell as ExcelCell } from "write-excel-file/node";
import type { BookCell, BookSheet } from "../views/book.ts";

const LINE = { borderStyle: "thin", borderColor: "#9aa1ac" } as const;
const WRAPPED = { wrap: true, alignVertical: "top" } as const;

/** Sheets as one Excel file to be read and printed. A text is stored as text and never as a formula. */
export const bookBytes = (sheets: readonly BookSheet[]): Promise<Buffer> =>
  writeExcel(
    sheets.map((one) => ({
      data: rowsOf(one),
      sheet: one.name,
      columns: one.columns.map(({ width }) => ({ width })),
      orientation: "landscape" as const,
      showGridLines: false,
    })),
  ).toBuffer();

function rowsOf({ title, lines, columns, rows, notes }: BookSheet): ExcelCell[][] {
  const across = columns.length;
  const sentence = (value: string): ExcelCell[] => [text(value, { ...WRAPPED, columnSpan: across })];
  const head = columns.map(({ title: of }) =>
    text(of, { ...LINE, wrap: true, fontWeight: "bold", backgroundColor: "#eef1f5" }),
  );
  return [
    [text(title, { fontWeight: "bold", fontSize: 14 })],
    ...lines.map(sentence),
    ...(rows.length === 0 ? [] : [[], head, ...rows.map((row) => row.map(cellOf))]),
    ...notes.map(sentence),
  ];
}

const text = (value: string, look: object): ExcelCell => ({
  ...look,
  value: value.toWellFormed(),
  type: String,
  format: "@",
});

/** The first column says what a row is of; in the others numbers are numbers, read with their unit. */
const cellOf = (cell: BookCell, n: number): ExcelCell =>
  typeof cell === "string"
    ? text(cell, { ...LINE, ...WRAPPED, align: n === 0 ? "left" : "right" })
    : { ...LINE, ...WRAPPED, value: cell.n, type: Number, format: `#,##0"${cell.unit}"`, align: "right" };
