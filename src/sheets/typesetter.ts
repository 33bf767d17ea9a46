import { text } from "node:stream/consumers";
import { setSheet } from "./compile.ts";

/** A process of its own: takes one sheet as JSON, gives back its PDF, and ends. */
process.stdout.write(setSheet(await text(process.stdin)).pdf());
