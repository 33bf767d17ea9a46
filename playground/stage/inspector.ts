import type { WireEntry } from "../api.ts";
import type { Traffic } from "../workspace/shapes.ts";

/** The longest part of a request or an answer that the inspector shows. */
const SHOWN = 6_000;

/** One thing that crossed the wire, as the page lists it. */
export function wireEntry({ at, request, answer, ...entry }: Traffic): WireEntry {
  return { ...entry, at: at.toISOString(), request: text(request), answer: text(answer) };
}

function text(value: unknown): string {
  const json = value === undefined ? "" : JSON.stringify(value, null, 1);
  return json.length <= SHOWN ? json : `${json.slice(0, SHOWN)}…`;
}
