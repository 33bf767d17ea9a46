import type { Instant } from "../cases/case.ts";
import type { OutboxRow } from "../casework/ports-records.ts";
import type { Store } from "../casework/ports-store.ts";
import { Prisma, type Outbox as StoredRow } from "./generated/client.ts";
import { rowOf } from "./read.ts";

type Due = Pick<Store["read"], "dueRows" | "nextDue" | "backlog" | "dueCases" | "nextDueCase">;

// Every query here says `done < wanted AND parked IS NULL` as the partial indexes of prisma/schema.prisma do, word for
// word, so that what was done long ago costs nothing.

/** Whether a pending row stands before this one in its line. */
const heldBack = Prisma.sql`EXISTS (
  SELECT 1 FROM "Outbox" AS e
  WHERE e.line = o.line AND e.seq < o.seq AND e.done < e.wanted AND e.parked IS NULL)`;

export const dueRowsQuery = (now: Instant, limit: number) => Prisma.sql`
  SELECT o.* FROM "Outbox" AS o
  WHERE o.done < o.wanted AND o.parked IS NULL AND o."dueAt" <= ${now} AND NOT ${heldBack}
  ORDER BY o.urgent DESC, o.seq LIMIT ${limit}`;

export const nextDueQuery = Prisma.sql`
  SELECT min(o."dueAt") AS at FROM "Outbox" AS o
  WHERE o.done < o.wanted AND o.parked IS NULL AND NOT ${heldBack}`;

export const backlogQuery = Prisma.sql`
  SELECT (SELECT count(*) FROM "Outbox" WHERE done < wanted AND parked IS NULL) AS pending,
         (SELECT count(*) FROM "Outbox" WHERE parked IS NOT NULL) AS parked`;

/** Reads through the partial index of prisma/schema.prisma: cases that wait for nothing cost nothing. */
export const dueCasesQuery = (now: Instant, limit: number) => Prisma.sql`
  SELECT id FROM "Case" WHERE "dueAt" IS NOT NULL AND "dueAt" <= ${now} ORDER BY "dueAt" LIMIT ${limit}`;

/** A row, or null where what it owes cannot be read. */
function legible(row: StoredRow): OutboxRow | null {
  try {
    return rowOf(row);
  } catch {
    return null;
  }
}

/** What the outbox has to do next, and in which cases something has fallen due. */
export function due(client: Prisma.TransactionClient): Due {
  return {
    async dueRows(now, limit) {
      const found = await client.$queryRaw<StoredRow[]>(dueRowsQuery(now, limit));
      const rows = found.map((one) => ({ key: one.key, wanted: one.wanted, row: legible(one) }));
      return {
        rows: rows.flatMap(({ row }) => row ?? []),
        unreadable: rows.flatMap(({ key, wanted, row }) => (row === null ? [{ key, wanted }] : [])),
      };
    },

    async nextDue() {
      const [found] = await client.$queryRaw<{ at: number | bigint | null }[]>(nextDueQuery);
      return found === undefined || found.at === null ? null : Number(found.at);
    },

    async dueCases(now, limit) {
      const found = await client.$queryRaw<{ id: number | bigint }[]>(dueCasesQuery(now, limit));
      return found.map(({ id }) => Number(id));
    },

    async nextDueCase() {
      const [found] = await client.$queryRaw<{ at: number | bigint | null }[]>`
        SELECT min("dueAt") AS at FROM "Case" WHERE "dueAt" IS NOT NULL`;
      return found === undefined || found.at === null ? null : Number(found.at);
    },

    async backlog() {
      const [found] =
        await client.$queryRaw<{ pending: number | bigint; parked: number | bigint }[]>(backlogQuery);
      return { pending: Number(found?.pending ?? 0), parked: Number(found?.parked ?? 0) };
    },
  };
}
