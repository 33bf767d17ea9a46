import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { FORMS } from "../cases/exports.ts";
import type { Row } from "../views/case-table.ts";
import type { Order } from "./order.ts";

/** A process of its own: takes what is to be written and its rows, line by line, gives back the file, and ends. */
const column = z.object({
  title: z.string(),
  kind: z.enum(["text", "number", "day", "moment"]),
  width: z.number(),
});
const orders: z.ZodType<Order> = z.object({ form: z.enum(FORMS), columns: z.array(column) });
const row: z.ZodType<Row> = z.array(z.union([z.string(), z.number(), z.null()]));

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function* rows(): AsyncGenerator<Row> {
  for await (const line of { [Symbol.asyncIterator]: () => lines }) yield row.parse(JSON.parse(line));
}

const first = await lines.next();
const { form, columns } = orders.parse(JSON.parse(first.value ?? ""));
// Only the library that this file needs is loaded.
if (form === "csv") await pipeline((await import("./csv.ts")).csvOf(columns, rows()), process.stdout);
else process.stdout.write(await (await import("./excel.ts")).excelOf(columns, rows()));
