import type { Case } from "../../../src/cases/case.ts";
import type { CaseEvent } from "../../../src/cases/events.ts";
import { evolve, replay } from "../../../src/cases/evolve.ts";
import type { NewWords } from "../../../src/casework/ports-records.ts";
import type { Store, Tx } from "../../../src/casework/ports-store.ts";

/** Makes an empty store; whoever makes it closes it after the test. */
export type OpenStore = () => Promise<Store>;

export const noon = Date.UTC(2026, 3, 1, 3);

export const opened = (by: string): CaseEvent => ({
  type: "opened",
  kind: "report",
  policy: "sapporo-2026.2",
  answers: { situation: ["over"] },
  by,
  at: noon,
});

export const sent = (by: string, number: string): CaseEvent => ({
  type: "sent",
  number,
  named: true,
  parts: 1,
  by,
  at: noon + 1,
});

/** Opens a draft in a transaction. */
export async function openCase(tx: Tx, reporter: string): Promise<Case> {
  const c = replay(await tx.newCase(reporter), [opened(reporter)]);
  await tx.save(c, 0, [opened(reporter)], null, []);
  return c;
}

/** Lets events happen to a case and saves it. */
export async function happen(tx: Tx, c: Case, ...events: CaseEvent[]): Promise<Case> {
  const after = events.reduce(evolve, c);
  const rings = after.calls.flatMap(({ next }) => next ?? []);
  await tx.save(after, c.version, events, rings.length === 0 ? null : Math.min(...rings), []);
  return after;
}

/** A case that was sent in, with the next number of the year. */
export async function sentCase(tx: Tx, reporter: string, fiscalYear = "R8"): Promise<Case> {
  const draft = await openCase(tx, reporter);
  const number = `${fiscalYear}-${String(await tx.nextNumber(fiscalYear)).padStart(3, "0")}`;
  return happen(tx, draft, sent(reporter, number));
}

export const said = (author: string, text: string, caseId: number | null = null): NewWords => ({
  caseId,
  author,
  role: "told",
  text,
  files: 0,
  at: noon,
  source: null,
});
