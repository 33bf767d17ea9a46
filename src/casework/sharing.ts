import { type Case, type Instant, isOpen, type PersonId } from "../cases/case.ts";
import type { Ask } from "../cases/requests.ts";
import { isShared } from "../cases/sharing.ts";
import { codesTo, managersOf } from "../organisation/organisation.ts";
import { SHARE } from "../policy/needed.ts";
import { standsFor } from "./absences.ts";
import type { Casework } from "./casework.ts";
import type { Reader, Tx } from "./ports-store.ts";
import type { Calling } from "./rings.ts";

/**
 * Whom the reporter's wish to let their manager know means at this moment: the head of their section, else the next
 * above, or who stands in for them. Nothing of it is asked of Slack; nobody further up hears of it instead.
 */
export async function asksToShare(
  c: Case,
  tx: Reader,
  now: Instant,
  { directory }: Pick<Calling, "directory">,
  /** The section that the reporter named just now. */
  said: string | null = null,
): Promise<readonly Ask[]> {
  if (!(c.answers[SHARE.question] ?? []).includes(SHARE.withManager)) return [];
  const self = await directory.memberOf(c.reporter);
  const section = self === null && said !== null ? said : await directory.sectionOf(c.reporter);
  const organisation = directory.organisation();
  const ask = {
    ask: "share",
    ...(section === null ? {} : { section: codesTo(organisation, section) }),
  } as const;
  const heads = section === null ? [] : managersOf(organisation, section, self);
  const found = await Promise.all(
    heads.map(async ({ key, deputies }) => {
      const [id = null] = await directory.idsOf([key], tx);
      return id === null || id === c.reporter ? null : { id, deputies: await directory.idsOf(deputies, tx) };
    }),
  );
  const there = found.filter((one) => one !== null);
  const stands = await Promise.all(there.map((one) => standsFor(one, [c.reporter], tx, now)));
  const [head] = there;
  if (head === undefined) return [{ ...ask, manager: null, instead: null }];
  const first = stands.find(({ as }) => as === "there") ?? stands[0];
  return first?.as === "instead"
    ? [{ ...ask, manager: first.person, instead: head.id }]
    : // Nobody stands in: the card waits for the head's return.
      [{ ...ask, manager: first?.person ?? head.id, instead: null }];
}

/** How many of somebody's cases are looked through. */
const CASES = 10;

/** Somebody said where they work: their manager can be told now of the cases in which nobody could be reached. */
export async function shareAgain(
  tx: Tx,
  person: PersonId,
  section: string,
  now: Instant,
  { work, calling }: { readonly work: Pick<Casework, "apply">; readonly calling: Calling },
): Promise<void> {
  for (const c of await tx.casesOf(person, CASES)) {
    if (!isOpen(c) || !isShared(c) || c.manager === null || c.manager.person !== null) continue;
    const by = { id: person, onDesk: false };
    for (const ask of await asksToShare(c, tx, now, calling, section))
      await work.apply(tx, by, now, c.id, ask);
  }
}
