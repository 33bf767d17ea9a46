import type { Case } from "./case.ts";
import type { Errand } from "./errands.ts";
import { isManager } from "./sharing.ts";

/** The managers' cards that look different after a change; also those of whom the case is kept from now. */
export function managerErrands(before: Case | null, after: Case): Errand[] {
  const cards = new Map(
    [before?.manager, after.manager].flatMap((one) => (one?.person == null ? [] : [[one.event, one.person]])),
  );
  return [...cards]
    .filter(([event, person]) => look(before, event, person) !== look(after, event, person))
    .map(([event, person]) => ({ kind: "manager", case: after.id, event, person }));
}

/** What decides how a manager's card looks: of what was answered and written, nothing. */
function look(c: Case | null, event: number, person: string): string {
  if (c === null || c.manager?.event !== event || !isManager(c, person)) return "";
  return JSON.stringify([c.status, c.urgency, c.owner, c.managed]);
}
