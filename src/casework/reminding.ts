import type { Errand } from "../cases/errands.ts";
import { beginOf, owes } from "../cases/reminded.ts";
import { owedBlocks } from "../views/reminders.ts";
import type { Around } from "./draw.ts";
import { type Errandry, toPerson } from "./errandry.ts";
import type { Reader } from "./ports-store.ts";

/** Draws the one message about the answers of which somebody was reminded in one quarter of an hour. */
export async function drawReminder(
  errand: Errand & { kind: "reminder" },
  read: Reader,
  around: Around,
): Promise<Errandry> {
  const found = await read.remindedSince(errand.person, beginOf(errand.quarter));
  const cases = await Promise.all(
    found
      .filter((c) => owes(c, errand.person, errand.quarter))
      .map(async (c) => ({
        c,
        policy: around.policies.of(c),
        owner: c.owner === null || c.owner === errand.person ? null : await around.name(c.owner),
      })),
  );
  return toPerson(errand.person, owedBlocks(cases, around.now()));
}
