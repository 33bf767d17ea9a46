import writeExcel, { type Cell as ExcelCell } from "write-excel-file/node";
import { isDate } from "../calendar/local.ts";
import type { Column, Row } from "../views/case-table.ts";

const DAY = "yyyy/mm/dd";
const MOMENT = "yyyy/mm/dd hh:mm";
const LOOK = { alignVertical: "top", wrap: true } as const;

/** A table as an Excel file with one sheet. What anybody wrote is text and never a formula: no cell here is one. */
export async function excelOf(columns: readonly Column[], rows: AsyncIterable<Row>): Promise<Buffer> {
  const head = columns.map(
    ({ title }): ExcelCell => ({ ...LOOK, value: title, type: String, fontWeight: "bold" }),
  );
  const data: ExcelCell[][] = [head];
  for await (const row of rows) data.push(columns.map(({ kind }, n) => cellOf(kind, row[n] ?? null)));
  const widths = columns.map(({ width }) => ({ width }));
  return writeExcel(data, { columns: widths, stickyRowsCount: 1, orientation: "landscape" }).toBuffer();
}

function cellOf(kind: Column["kind"], value: string | number | null): ExcelCell {
  if (value === null) return null;
  if (typeof value === "number") return { ...LOOK, value, type: Number };
  const moment = kind === "text" || kind === "number" ? null : momentOf(value);
  if (moment === null) return { ...LOOK, value: value.toWellFormed(), type: String, format: "@" };
  return { ...LOOK, value: moment, type: Date, format: kind === "day" ? DAY : MOMENT };
}

/** What the city's clocks showed: a spreadsheet knows no time zones, and shows what it is given as UTC. */
function momentOf(value: string): Date | null {
  const [day = "", time = "00:00"] = value.split(" ");
  const at = new Date(`${day}T${time}:00Z`);
  return isDate(day) && !Number.isNaN(at.getTime()) ? at : null;
}
