import type { Case } from "./case.ts";
import type { CaseEvent } from "./events.ts";
import type { Refusal, Ruling } from "./requests.ts";

/** What is asked is not done, and why. */
export const refuse = (because: Refusal): Ruling => ({ ok: false, because });

/** What is asked is done: this happens. */
export const rule = (...events: CaseEvent[]): Ruling => ({ ok: true, events });

/** It is so already: asked twice, done once. */
export const nothing: Ruling = { ok: true, events: [] };

/** Why nothing can be added to a case that is not with the desk. */
export function notGoingOn(c: Case): Refusal {
  if (c.status === "withdrawn") return "withdrawn";
  return c.status === "draft" ? "not-sent" : "not-open";
}

/** Why nothing can be answered or changed any more. */
export function beingOver(c: Case): Refusal {
  if (c.status === "withdrawn") return "withdrawn";
  return c.sentAt !== null ? "already-sent" : "not-open";
}
