import type { StoreTrouble } from "./ports-store.ts";

/** Somebody else changed the case first: load it again and decide anew. */
export class Conflict extends Error {
  override name = "Conflict";
}

/**
 * Nothing was saved, or nothing could be read. `code` is what the database calls it. The message is a sentence of
 * our own, since a database's holds the values it was given, and so people's words.
 */
export class StoreError extends Error {
  override name = "StoreError";
  readonly trouble: StoreTrouble;
  readonly code: string;

  constructor(trouble: StoreTrouble, code: string, sentence?: string) {
    super(sentence ?? `${trouble} (${code})`);
    this.trouble = trouble;
    this.code = code;
  }
}

/** Whether the database may take later what it did not take now, since somebody else held it or the disk was full. */
export const mayPass = (error: unknown): boolean =>
  error instanceof StoreError && ["locked", "full", "read-only"].includes(error.trouble);

/** In how many milliseconds something is tried again that failed so often: 1 s, 2 s, 4 s … 5 min. */
export const backOff = (attempts: number): number => Math.min(1_000 * 2 ** Math.min(attempts, 12), 300_000);

/** An error by its name and code only: its text may hold people's words. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? `:${error.code}` : "";
  return `${error.name}${code}`;
}
