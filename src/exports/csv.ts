import { pipeline, type Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { Column, Row } from "../views/case-table.ts";

/** By which a spreadsheet takes what follows for a formula, also in full width, and behind spaces. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/u;

/** What a spreadsheet shows as it is written: nothing anybody wrote is worked out. */
const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/**
 * A table as CSV: UTF-8 with a byte order mark, without which Excel takes it for Shift_JIS, and every text in quotes.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvOf(columns: readonly Column[], rows: AsyncIterable<Row>): Readable {
  async function* cells(): AsyncGenerator<Row> {
    yield columns.map(({ title }) => harmless(title));
    for await (const row of rows) yield row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell));
  }
  const options = { bom: true, record_delimiter: "\r\n", quoted_string: true } as const;
  // What goes wrong is told by the stream that is read.
  return pipeline(cells, stringify(options), () => {});
}
