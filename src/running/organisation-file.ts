import { readFile, stat } from "node:fs/promises";
import type { FileLook } from "../casework/organisations.ts";

/** Looks at the organisation's file again and again: whether it changed shows in its time and size. */
export function organisationFile(path: string): () => Promise<FileLook> {
  let seen = "";
  return async () => {
    try {
      const { mtimeNs, size, ino } = await stat(path, { bigint: true });
      const now = `${mtimeNs} ${size} ${ino}`;
      if (now === seen) return { as: "same" };
      const bytes = await readFile(path);
      // Noted before the reading: what is written meanwhile shows at the next look.
      seen = now;
      return { as: "changed", bytes };
    } catch (error) {
      seen = "";
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
      return { as: "unreadable", code };
    }
  };
}
