import { fileURLToPath } from "node:url";
import { apart } from "../apart/apart.ts";
import type { Exports } from "../casework/ports-documents.ts";
import type { Order } from "./order.ts";

const WRITER = fileURLToPath(new URL("writer.ts", import.meta.url));

/** The longest a table may take: it waits for its rows, and twenty thousand cases take some minutes to be read. */
const PATIENCE_MS = 30 * 60_000;

/** Writes tables beside the bot, one after the other. */
export function openExports(writer = WRITER): Exports {
  const writing = apart("the table", writer, PATIENCE_MS);
  return {
    table: async (form, columns, rows) => new Uint8Array(await writing.run(lines({ form, columns }, rows))),
    book: async (sheets) => new Uint8Array(await writing.run(lines({ form: "book", sheets }))),
    close: writing.close,
  };
}

/** What is to be written, and then its rows, each as a line of JSON. */
async function* lines(order: Order, rows?: Parameters<Exports["table"]>[2]): AsyncGenerator<string> {
  yield `${JSON.stringify(order)}\n`;
  for await (const row of rows ?? []) yield `${JSON.stringify(row)}\n`;
}
