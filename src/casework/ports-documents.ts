import type { TableForm } from "../cases/exports.ts";
import type { BookSheet } from "../views/book.ts";
import type { Column, Row } from "../views/case-table.ts";
import type { Chart } from "../views/chart.ts";
import type { RecordSheet } from "../views/record-parts.ts";
import type { YearReport } from "../views/report.ts";

/** A file without what it says of who made it, where and when; or as it was, where that cannot be taken out. */
export type Cleaned =
  | { readonly as: "clean" | "unclean"; readonly bytes: Uint8Array; readonly ending: string }
  | { readonly as: "encrypted" };

/** Takes out of files what their programs and cameras wrote into them. */
export interface Cleaner {
  clean(bytes: Uint8Array): Promise<Cleaned>;
  close(): Promise<void>;
}

// ---------------------------------------------------------------- documents

/** Sets documents. Nothing is kept ready for it: the first one starts what it needs, and the last one ends it. */
export interface Sheets {
  /** The record sheet of a case as a PDF. Rejects if it cannot be made; the error says nothing of its words. */
  record(sheet: RecordSheet): Promise<Uint8Array>;
  /** The yearly report as a PDF. Rejects as above. */
  report(report: YearReport): Promise<Uint8Array>;
  /** A chart as a PNG that can be read on a light and on a dark ground. Rejects as above. */
  chart(chart: Chart): Promise<Uint8Array>;
  /** Ends what is under way; whoever waits for it hears that it was not made. */
  close(): Promise<void>;
}

/** Writes tables. Nothing is kept ready for it, either. */
export interface Exports {
  /**
   * A table as the bytes of a file. Its rows are taken as fast as they can be written, so that they never pile up.
   * Rejects if it cannot be made, or with what the rows reject with; its own error says nothing of what stands in them.
   */
  table(form: TableForm, columns: readonly Column[], rows: AsyncIterable<Row>): Promise<Uint8Array>;
  /** Some sheets as one Excel file. Rejects if it cannot be made. */
  book(sheets: readonly BookSheet[]): Promise<Uint8Array>;
  /** Ends what is under way; whoever waits for it hears that it was not made. */
  close(): Promise<void>;
}
