import type { Bag } from "./shapes.ts";

/** What came over the wire and turned out to be an object. */
export function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The objects of a list; anything else counts as an empty list. */
export function bags(value: unknown): Bag[] {
  return Array.isArray(value) ? value.filter(isBag) : [];
}

/** Parses JSON without throwing; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
