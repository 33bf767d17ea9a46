import { type Case, type Instant, isOpen, type PersonId } from "../cases/case.ts";
import type { Ask } from "../cases/requests.ts";
import { isShared } from "../cases/sharing.ts";
import { managersOf, type Organisation, upwards } from "../organisation/organisation.ts";
import { SHARE } from "../policy/needed.ts";
import type { Casework } from "./casework.ts";
import type { Reader, Tx } from "./ports.ts";
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
  const absences = await tx.absences(
    there.flatMap(({ id, deputies }) => [id, ...deputies]),
    now,
  );
  const isAway = (id: PersonId) => absences.some((one) => one.person === id);
  const head = there.find(({ id }) => !isAway(id)) ?? there[0];
  if (head === undefined) return [{ ...ask, manager: null, instead: null }];
  if (!isAway(head.id)) return [{ ...ask, manager: head.id, instead: null }];
  const chosen = absences.find((one) => one.person === head.id)?.delegate ?? null;
  const delegates = [...(chosen === null ? [] : [chosen]), ...head.deputies];
  const away = [...absences, ...(await tx.absences(delegates, now))];
  const free = delegates.find((id) => id !== c.reporter && !away.some((one) => one.person === id));
  // Nobody stands in: the card waits for the head's return.
  return free === undefined
    ? [{ ...ask, manager: head.id, instead: null }]
    : [{ ...ask, manager: free, instead: head.id }];
}

/** The codes of the sections from the top of the city down to one. */
const codesTo = (organisation: Organisation, section: string): readonly string[] =>
  upwards(organisation, section)
    .map(({ code }) => code)
    .toReversed();

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
