import type { Log } from "../casework/ports.ts";
import type { Passing } from "../casework/ports-store.ts";
import type { Prisma } from "./generated/client.ts";
import { casesIn } from "./read.ts";

/** So many cases are looked at in one go: some milliseconds, in which nobody else can read. */
const ATTENDED = 500;

/** Reads the cases one after the other, a few at a time, however many there are. */
export function passing(client: Prisma.TransactionClient, log: Log): Passing {
  return {
    async cameIn({ from, until }, after) {
      const looked = await client.$queryRaw<{ id: number | bigint; at: number | bigint | null }[]>`
        SELECT id, state ->> '$.reachedAt' AS at FROM "Case" WHERE id > ${after} AND number IS NOT NULL
        ORDER BY id LIMIT ${ATTENDED}`;
      const found = looked.flatMap(({ id, at }) =>
        at === null || at < from || at >= until ? [] : [{ id: Number(id), at: Number(at) }],
      );
      const last = looked.at(-1);
      return { found, next: looked.length < ATTENDED || last === undefined ? null : Number(last.id) };
    },

    cases: (ids) => casesIn(client, ids, log),
  };
}
