import type { Instant, PersonId } from "../cases/case.ts";
import { type Casework, MAMORI } from "./casework.ts";
import type { Log } from "./ports.ts";
import type { Store } from "./ports-store.ts";
import { nameOf } from "./trouble.ts";

/** Cases of people who are not in the desk's channel any more are offered to the others; each one by itself. */
export async function releaseLeft(
  parts: {
    readonly store: Store;
    readonly casework: Casework;
    readonly log: Log;
    readonly now: () => Instant;
  },
  there: readonly PersonId[],
): Promise<void> {
  const { store, casework, log, now } = parts;
  for (const id of await store.read.heldBeside(there)) {
    // What is wrong with one case keeps no other from being offered.
    const c = await store.read.case(id).catch((error: unknown) => {
      log.error("leaver", { case: id, error: nameOf(error) });
      return null;
    });
    if (c === null || c.owner === null) continue;
    const { owner } = c;
    // The version makes the gesture's name: found twice in the same state, the second changes nothing.
    const who = { id: `left/${id}/${c.version}`, by: MAMORI.id, at: now(), onDesk: true };
    const outcome = await casework
      .perform(who, id, async () => [{ ask: "vacate", from: owner }])
      .catch((error: unknown) => log.error("leaver", { case: id, error: nameOf(error) }));
    if (outcome?.as === "done" && outcome.events.length > 0) log.info("vacated", { case: id });
  }
}
