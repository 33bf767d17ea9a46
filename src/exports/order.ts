import type { TableForm } from "../cases/exports.ts";
import type { BookSheet } from "../views/book.ts";
import type { Column } from "../views/case-table.ts";

/** What the writer is told first: a table, whose rows follow, or all of a book. */
export type Order =
  | { readonly form: TableForm; readonly columns: readonly Column[] }
  | { readonly form: "book"; readonly sheets: readonly BookSheet[] };
