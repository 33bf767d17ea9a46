import { WISH } from "../policy/needed.ts";
import { type Case, type Instant, isOpen, namedAtDesk, receivedAt } from "./case.ts";
import type { CaseEvent } from "./events.ts";
import { comesSoon, standing } from "./standing.ts";

/** How a case lies in the desk's queue: what it is found and ordered by, kept in columns of its own beside the case. */
export interface Listed {
  /** The place among all: danger, then who may come again today or tomorrow, then what is promised, then the rest. */
  readonly rank: 0 | 1 | 2 | 3;
  /** The order within one rank: by when the reporter hears, else since when the desk knows of it. */
  readonly at: Instant;
  /** Whether the reporter wrote last. */
  readonly awaits: boolean;
  /** What the reporter asks for, as keys between commas, so that one can be looked for; null where nothing was chosen. */
  readonly wishes: string | null;
  /** Whether the desk may know whose case it is, and so of which section. */
  readonly named: boolean;
}

/** The queue's view of a case; null where it is in none, since it is not with the desk or is over. */
export function listed(c: Case): Listed | null {
  if (!isOpen(c)) return null;
  const wishes = standing(c).answers[WISH.question] ?? [];
  return {
    rank: rankOf(c),
    at: c.answerDue ?? receivedAt(c),
    awaits: awaitsDesk(c),
    wishes: wishes.length === 0 ? null : `,${wishes.join(",")},`,
    named: namedAtDesk(c),
  };
}

function rankOf(c: Case): Listed["rank"] {
  if (c.urgency === "now") return 0;
  if (c.urgency === "today" || comesSoon(c)) return 1;
  return c.answerDue === null ? 3 : 2;
}

/** Whether the reporter wrote last: nothing was sent to them since, or it did not arrive. */
export const awaitsDesk = (c: Case): boolean =>
  !c.replies.some((r) => r.state !== "failed" && r.at >= (c.heardAt ?? receivedAt(c)));

const SAYING: ReadonlySet<CaseEvent["type"]> = new Set([
  "called",
  "sent",
  "messaged",
  "recorded",
  "reopened",
]);

/** When the reporter last said something to the desk. */
export const heardAt = (c: Case, e: CaseEvent): Instant | null =>
  e.by === c.reporter && SAYING.has(e.type) ? e.at : c.heardAt;
