import type { Path } from "./fault.ts";

/** Looking into data that may have any shape: what is not there is simply not found. */
export function at(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (value instanceof Map) return value.get(step);
    return Array.isArray(value) && typeof step === "number" ? value[step] : undefined;
  }, data);
}

/** The entries of what may be a mapping or a list, with their keys. */
export function inside(data: unknown, ...path: Path): readonly (readonly [string | number, unknown])[] {
  const value = at(data, path);
  if (value instanceof Map) return [...value].map(([key, inner]) => [String(key), inner]);
  return Array.isArray(value) ? value.map((inner, index) => [index, inner]) : [];
}

/** A value as it can be quoted in a sentence. */
export function shown(value: unknown): string {
  if (value instanceof Map || Array.isArray(value)) return "…";
  const text = String(value ?? "").replaceAll(/\s+/g, " ");
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
