import { buffer } from "node:stream/consumers";
import { clean, Encrypted } from "./clean.ts";

/** A process of its own: takes one file, gives back its kind in a line and then the file without what it says of itself. */
const given = new Uint8Array(await buffer(process.stdin));
try {
  const made = await clean(given);
  process.stdout.write(made === null ? "unclean\n" : `clean ${made.ending}\n`);
  if (made !== null) process.stdout.write(made.bytes);
} catch (error) {
  if (!(error instanceof Encrypted)) throw error;
  process.stdout.write("encrypted\n");
}
