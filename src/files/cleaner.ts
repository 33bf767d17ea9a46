import { fileURLToPath } from "node:url";
import { apart } from "../apart/apart.ts";
import type { Cleaned, Cleaner } from "../casework/ports-documents.ts";
import { endings, kindOf } from "./kind.ts";

const WASHER = fileURLToPath(new URL("washer.ts", import.meta.url));

/** The longest a file may take; a photograph takes less than a second. */
const PATIENCE_MS = 60_000;

/**
 * Takes away what files say of their makers, in a process of its own for each: what people attach was made by anybody,
 * and may be made to break whoever opens it.
 */
export function openCleaner(washer = WASHER): Cleaner {
  const washing = apart("the file", washer, PATIENCE_MS);
  let isOver = false;
  return {
    async clean(bytes): Promise<Cleaned> {
      const unclean: Cleaned = { as: "unclean", bytes, ending: endings[kindOf(bytes)] };
      const made = await washing.run(bytes).catch((error: unknown) => {
        // What was cut short may be cleaned the next time.
        if (isOver) throw error;
        return null;
      });
      if (made === null) return unclean;
      const end = made.indexOf("\n");
      const [as, ending = ""] = made.toString("latin1", 0, end).split(" ");
      if (as === "encrypted") return { as: "encrypted" };
      return as === "clean"
        ? { as: "clean", bytes: new Uint8Array(made.subarray(end + 1)), ending }
        : unclean;
    },
    close: () => {
      isOver = true;
      return washing.close();
    },
  };
}
