import type { Case, PersonId } from "../cases/case.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import type { CaseEvent } from "../cases/events.ts";
import { isManager } from "../cases/sharing.ts";
import type { KnownBlock } from "../views/kit.ts";
import { managerBlocks, managerOver } from "../views/manager.ts";
import { managerNotice } from "../views/manager-desk.ts";
import { wakes } from "../views/notices.ts";
import type { Names } from "../views/thread.ts";
import { type Around, namesFor } from "./draw.ts";
import { type Errandry, toPerson } from "./errandry.ts";
import type { Reader } from "./ports-store.ts";
import { noteOf } from "./summons.ts";

/**
 * Draws the card of a manager whom the reporter lets know. Of whom the case is kept by now nothing is left but that it
 * is over; and who never had the card gets nothing.
 */
export async function drawManager(
  errand: Errand & { kind: "manager" },
  c: Case,
  read: Reader,
  around: Around,
): Promise<Errandry> {
  const { person, event } = errand;
  const stands = ((await read.row(keyOf(errand)))?.place ?? null) !== null;
  const isTold = isManager(c, person) && c.manager?.event === event && (await around.admits(person));
  if (!isTold && !stands) return { as: "nothing" };
  const blocks = isTold ? await told(c, around) : managerOver;
  return toPerson(person, blocks);
}

async function told(c: Case, around: Around): Promise<KnownBlock[]> {
  const names = await namesFor(c, around, false);
  const section = (await around.whereabouts(c.reporter))?.section ?? null;
  return managerBlocks(around.policies.of(c), c, names, section, c.manager?.instead ?? null);
}

/** Everybody who acts in a case as a manager, and in whose place. */
export const managersIn = (c: Case): readonly PersonId[] => [
  ...(c.manager === null ? [] : [c.manager.person, c.manager.instead]).filter((id) => id !== null),
  ...c.managed.map((one) => one.by),
];

/** What is said at the desk about managers, with the note that one of them wrote. */
export async function drawManagerNotice(
  event: CaseEvent & { type: "shared" | "narrowed" | "managed" },
  c: Case,
  names: Names,
  read: Reader,
  around: Around,
): Promise<KnownBlock[] | null> {
  const note =
    event.type === "managed" && event.words !== null ? await noteOf(event.words, c, read, around) : null;
  return managerNotice(event, names, wakes(c, event).person, note);
}
