import type { Form } from "../cases/exports.ts";
import type { Column } from "../views/case-table.ts";

/** What the writer is told before the first row. */
export interface Order {
  readonly form: Form;
  readonly columns: readonly Column[];
}
