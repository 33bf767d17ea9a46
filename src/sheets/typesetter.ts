import { text } from "node:stream/consumers";
import { z } from "zod";
import { setSheet, TEMPLATE_NAMES } from "./compile.ts";

/** A process of its own: takes one sheet as JSON with the name of its template, gives back its file, and ends. */
const order = z.object({ template: z.enum(TEMPLATE_NAMES), sheet: z.string() });

const { template, sheet } = order.parse(JSON.parse(await text(process.stdin)));
const set = setSheet(template, sheet);
// Only the library that this file needs is loaded.
process.stdout.write(
  template === "picture" ? await (await import("./picture.ts")).pictureOf(set.svg()) : set.pdf(),
);
