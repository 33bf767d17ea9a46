import type { Store } from "../../src/casework/ports-store.ts";
import type { PastCase } from "./telling.ts";

/**
 * Writes the past into an empty database, through the store's own gate and in one transaction: all of it, or nothing.
 * Nothing is owed to Slack for it and nothing in it falls due, so no message of the past is posted; who the people are, the bot asks Slack.
 */
export async function moveIn(store: Store, cases: readonly PastCase[]): Promise<void> {
  await store.write(async (tx) => {
    for (const { c } of cases) same("case", await tx.newCase(c.reporter), c.id);
    for (const { id, revision: _, ...words } of cases.flatMap((one) => one.words))
      same("words", await tx.addWords(words), id);
    for (const { c, events, facts } of cases) await tx.save(c, 0, events, null, facts);
  });
}

/** The cases know one another's ids and their words by them, so nothing may have lived here before. */
function same(what: string, given: number, meant: number): void {
  if (given !== meant)
    throw new Error(`the past moves into an empty database only: ${what} ${meant} is ${given}`);
}
