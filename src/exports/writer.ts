import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { TABLE_FORMS } from "../cases/exports.ts";
import type { Row } from "../views/case-table.ts";
import type { Order } from "./order.ts";

/** A process of its own: takes what is to be written and its rows, line by line, gives back the file, and ends. */
const column = z.object({
  title: z.string(),
  kind: z.enum(["text", "number", "day", "moment"]),
  width: z.number(),
});
const sheet = z.object({
  ...{ name: z.string(), title: z.string(), lines: z.array(z.string()), notes: z.array(z.string()) },
  columns: z.array(z.object({ title: z.string(), width: z.number() })),
  rows: z.array(z.array(z.union([z.string(), z.object({ n: z.number(), unit: z.string() })]))),
});
const orders: z.ZodType<Order> = z.union([
  z.object({ form: z.enum(TABLE_FORMS), columns: z.array(column) }),
  z.object({ form: z.literal("book"), sheets: z.array(sheet) }),
]);
const row: z.ZodType<Row> = z.array(z.union([z.string(), z.number(), z.null()]));

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function* rows(): AsyncGenerator<Row> {
  for await (const line of { [Symbol.asyncIterator]: () => lines }) yield row.parse(JSON.parse(line));
}

const first = await lines.next();
const order = orders.parse(JSON.parse(first.value ?? ""));
// Only the library that this file needs is loaded.
if (order.form === "book") process.stdout.write(await (await import("./book.ts")).bookBytes(order.sheets));
else if (order.form === "csv")
  await pipeline((await import("./csv.ts")).csvOf(order.columns, rows()), process.stdout);
else process.stdout.write(await (await import("./excel.ts")).excelOf(order.columns, rows()));
