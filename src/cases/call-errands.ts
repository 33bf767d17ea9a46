import { PLACE } from "../policy/needed.ts";
import { type Call, callOf, isComing } from "./calls.ts";
import { type Case, reachedDesk } from "./case.ts";
import type { Errand } from "./errands.ts";

/** The messages to those who are called that look different because of a change: somebody waits for them. */
export function summonsErrands(before: Case | null, after: Case): Errand[] {
  const id = after.id;
  return changedCalls(before, after).flatMap((call) => [
    ...call.summoned.map(({ person }): Errand => ({ kind: "summons", case: id, event: call.event, person })),
    ...recalled(before, call).map(
      (person): Errand => ({ kind: "stand-down", case: id, event: call.event, person }),
    ),
  ]);
}

/** Where the reporter and the desk see how their calls stand. */
export function callErrands(before: Case | null, after: Case): Errand[] {
  const changed = changedCalls(before, after);
  return [
    ...changed.map(({ need }): Errand => ({ kind: need === "help" ? "safety" : "live", case: after.id })),
    ...(changed.length > 0 && reachedDesk(after) ? [{ kind: "card" as const, case: after.id }] : []),
  ];
}

const changedCalls = (before: Case | null, after: Case): readonly Call[] =>
  after.calls.filter((call) => look(before, call.event) !== look(after, call.event));

/** Who is on the way when a call ends: a message brought up to date would not be noticed. */
function recalled(before: Case | null, call: Call): string[] {
  const was = before === null ? undefined : callOf(before, call.event);
  if (call.over === null || was === undefined || was.over !== null) return [];
  const { by } = call.over;
  return call.summoned.filter((one) => isComing(one) && one.person !== by).map((one) => one.person);
}

const look = (c: Case | null, event: number): string | null => {
  const call = c === null ? undefined : callOf(c, event);
  return c === null || call === undefined ? null : JSON.stringify([call, c.answers[PLACE.question] ?? null]);
};
