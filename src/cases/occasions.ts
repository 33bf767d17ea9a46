import { holds } from "../flows/condition.ts";
import { effective } from "../flows/walk.ts";
import type { Policy } from "../policy/policy.ts";
import { OCCASIONS, type Occasion } from "../policy/replies.ts";
import { hasOpenCall } from "./calls.ts";
import { type Case, isCalling, isOpen } from "./case.ts";
import { awaitsDesk } from "./listed.ts";
import { comesSoon, standingAnswers } from "./standing.ts";

/** The states of a case that call for a reply of a kind, the most pressing first. */
const STATES: readonly (readonly [Occasion, (c: Case) => boolean])[] = [
  ["danger", (c) => isOpen(c) && (isCalling(c) || hasOpenCall(c) || c.urgency === "now")],
  ["closing", (c) => c.status === "closed"],
  ["decision", (c) => isOpen(c) && c.decision !== null],
  ["received", awaitsDesk],
  ["asking", (c) => isOpen(c) && c.decision === null && !awaitsDesk(c)],
  ["again", (c) => isOpen(c) && goesOn(c)],
  ["head", (c) => isOpen(c) && c.manager !== null],
];

/**
 * What the desk may want to write about in a case, the likeliest first: what the case's state calls for, then what its
 * answers do by the policy's conditions, then everything else, so that nothing is ever missing.
 */
export function occasionsFor(c: Case, policy: Policy): readonly Occasion[] {
  const answers = effective(policy.flow, standingAnswers(c));
  const byState = STATES.filter(([, calls]) => calls(c)).map(([occasion]) => occasion);
  const byAnswers = OCCASIONS.filter((one) => {
    const { when } = policy.occasions[one];
    return isOpen(c) && when !== undefined && holds(when, answers);
  });
  return [...new Set([...byState, ...byAnswers, ...OCCASIONS])];
}

/** Whether a talk repeats itself or left the city's work, it happened again, or is expected to today or tomorrow. */
const goesOn = (c: Case): boolean =>
  c.repeatingSince !== null || c.unrelatedSince !== null || c.incidents.length > 0 || comesSoon(c);
