import { type Case, isOpen, namedAtDesk, type PersonId } from "../cases/case.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import type { KnownBlock } from "../views/kit.ts";
import { pathLine, sectionBlocks } from "../views/section.ts";
import type { Around } from "./draw.ts";
import type { Reader, Tx } from "./ports-store.ts";

/** How many of somebody's cases are looked through. */
const CASES = 10;

/**
 * The question where the reporter works, for whom the city's file does not know: asked in one case, and again only if
 * the section they named is gone.
 */
export async function drawSection(
  errand: Errand & { kind: "section" },
  c: Case,
  read: Reader,
  around: Pick<Around, "members">,
): Promise<KnownBlock[] | null> {
  const belonging = await around.members.belonging(c.reporter);
  const isAsked = (await read.row(keyOf(errand)))?.place != null;
  if (!isAsked) {
    if (belonging.as !== "unknown" || c.status === "withdrawn") return null;
    if (!belonging.gone && (await askedIn(c.reporter, read)).length > 0) return null;
  }
  return sectionBlocks(around.members.organisation(), belonging);
}

/** The questions of this kind that stand in somebody's cases. */
async function askedIn(person: PersonId, read: Reader): Promise<readonly Errand[]> {
  const errands = (await read.casesOf(person, CASES)).map((c): Errand => ({ kind: "section", case: c.id }));
  const rows = await Promise.all(errands.map((errand) => read.row(keyOf(errand))));
  return errands.filter((_, n) => rows[n]?.place != null);
}

/** The section of a reporter as the desk may read it. With few people in a section it would name who did not want it. */
export const sectionAtDesk = async (c: Case, around: Pick<Around, "members">): Promise<string | null> =>
  namedAtDesk(c) ? sectionLine(c, around) : null;

/** The section of a reporter, for themselves. */
export async function sectionLine(c: Case, around: Pick<Around, "members">): Promise<string | null> {
  const belonging = await around.members.belonging(c.reporter);
  const isKnown = belonging.as === "listed" || belonging.as === "said";
  return isKnown ? pathLine(around.members.organisation(), belonging.section) : null;
}

/** Remembers where somebody says they work, and has everything that shows it brought up to date. */
export async function keepSection(
  tx: Tx,
  person: PersonId,
  section: string | null,
  at: number,
): Promise<void> {
  await tx.keepMembership({ person, section, at });
  const cards = (await tx.casesOf(person, CASES))
    .filter((c) => isOpen(c) && namedAtDesk(c))
    .map((c): Errand => ({ kind: "card", case: c.id }));
  const asked = await askedIn(person, tx);
  await tx.arm(
    [...asked, ...cards].map((errand) => ({ errand, urgent: false })),
    at,
  );
}
