import type { Case } from "../cases/case.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import { askedOf } from "../cases/handed.ts";
import { handedBlocks } from "../views/handing.ts";
import type { Around } from "./draw.ts";
import { type Errandry, toPerson } from "./errandry.ts";
import type { Reader } from "./ports-store.ts";

/**
 * Draws the message to somebody who was asked to answer in the reporter's place. Who is not let in is asked nothing,
 * and who was not asked yet does not hear that it is over.
 */
export async function drawHanded(
  errand: Errand & { kind: "handed" },
  c: Case,
  read: Reader,
  around: Around,
): Promise<Errandry> {
  const event = (await read.events(c.id))[errand.event - 1];
  if (event?.type !== "handed") return { as: "nothing" };
  const policy = around.policies.of(c);
  const stands = ((await read.row(keyOf(errand)))?.place ?? null) !== null;
  const asks = askedOf(c, policy, errand.event) !== null;
  if (!stands && !(asks && (await around.admits(event.to)))) return { as: "nothing" };
  const blocks = handedBlocks(policy, c, errand.event, await around.name(c.reporter));
  return toPerson(event.to, blocks);
}
