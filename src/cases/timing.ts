import type { Case } from "./case.ts";
import type { Request, Ruling } from "./requests.ts";
import { nothing, refuse, rule } from "./rulings.ts";
import { isLive } from "./standing.ts";

/** From when a talk is counted, as its reporter says: that it left the city's work, or that a press was a mistake. */
export function timed(c: Case, request: Request & { ask: "unrelated" | "take-back" }): Ruling {
  if (request.by.id !== c.reporter) return refuse("not-yours");
  if (c.status === "withdrawn") return refuse("withdrawn");
  if (!isLive(c)) return refuse("not-live");
  const stamp = { by: request.by.id, at: request.now };
  if (request.ask === "unrelated")
    return c.unrelatedSince === null ? rule({ type: "unrelated", ...stamp }) : nothing;
  const since = request.of === "repeating" ? c.repeatingSince : c.unrelatedSince;
  return since === null ? nothing : rule({ type: "taken-back", of: request.of, ...stamp });
}
