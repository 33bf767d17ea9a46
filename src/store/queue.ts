import { z } from "zod";
import { PAGE, QUEUES, type Queue } from "../cases/queues.ts";
import type { Log } from "../casework/ports.ts";
import type { Queues, Sought } from "../casework/ports-store.ts";
import { Prisma } from "./generated/client.ts";
import { casesIn } from "./read.ts";

// Every query here says `queueRank IS NOT NULL` as the partial index of prisma/schema.prisma does, word for word, and
// asks for nothing that does not stand in it: what is closed costs nothing, and what is open is read from the index.

const inQueue = Prisma.sql`FROM "Case" INDEXED BY "Case_queue"`;

/** Who the sections' people are does not stand in the database, so they come as a list. */
function chosen({ wish, reporters }: Pick<Sought, "wish" | "reporters">): Prisma.Sql {
  const wished = wish === null ? Prisma.empty : Prisma.sql`AND wishes LIKE ${`%,${wish},%`}`;
  const of =
    reporters === null
      ? Prisma.empty
      : Prisma.sql`AND named AND reporter IN (SELECT value FROM json_each(${JSON.stringify(reporters)}))`;
  return Prisma.sql`"queueRank" IS NOT NULL ${wished} ${of}`;
}

function within(queue: Queue, { person, now }: Pick<Sought, "person" | "now">): Prisma.Sql {
  switch (queue) {
    case "all":
      return Prisma.sql`true`;
    case "unclaimed":
      return Prisma.sql`owner IS NULL`;
    case "mine":
      return Prisma.sql`owner = ${person}`;
    case "waiting":
      return Prisma.sql`(owner = ${person} AND awaits)`;
    case "overdue":
      return Prisma.sql`"answerDue" < ${now}`;
  }
}

export const queuedQuery = (sought: Sought, page: number) => Prisma.sql`
  SELECT id ${inQueue} WHERE ${chosen(sought)} AND ${within(sought.queue, sought)}
  ORDER BY "queueRank", "queueAt", id LIMIT ${PAGE} OFFSET ${page * PAGE}`;

export const countsQuery = (sought: Sought) => Prisma.sql`
  SELECT ${Prisma.join(QUEUES.map((queue) => Prisma.sql`total(${within(queue, sought)}) AS ${Prisma.raw(`"${queue}"`)}`))}
  ${inQueue} WHERE ${chosen(sought)}`;

/** As one value: rows by the thousand take Prisma longer than SQLite takes to find them. */
export const reportersQuery = Prisma.sql`
  SELECT json_group_array(json_array(q.reporter, q.cases, p.mail, m.section)) AS list
  FROM (SELECT reporter, count(*) AS cases ${inQueue} WHERE "queueRank" IS NOT NULL AND named GROUP BY reporter) AS q
  LEFT JOIN "Person" AS p ON p.id = q.reporter
  LEFT JOIN "Membership" AS m ON m.person = q.reporter`;

const reporters = z.array(
  z
    .tuple([z.string(), z.number(), z.string().nullable(), z.string().nullable()])
    .transform(([reporter, cases, mail, said]) => ({ reporter, cases, mail, said })),
);

/** Newest first, so that what is looked for is mostly found before all was looked through. */
export const sayingQuery = (pattern: string, limit: number) => Prisma.sql`
  SELECT w."caseId" FROM "Words" AS w JOIN "Case" AS c ON c.id = w."caseId"
  WHERE w.text LIKE ${pattern} ESCAPE ${"\\"} AND c.status IN ('waiting', 'claimed', 'closed')
  ORDER BY w.id DESC LIMIT ${limit}`;

/** The desk's queues, and what it looks for in them. */
export function queues(client: Prisma.TransactionClient, log: Log): Queues {
  return {
    async queued(sought, page) {
      const found = await client.$queryRaw<{ id: number | bigint }[]>(queuedQuery(sought, page));
      return casesIn(
        client,
        found.map(({ id }) => Number(id)),
        log,
      );
    },

    async queueCounts(sought) {
      const [found] = await client.$queryRaw<Partial<Record<Queue, number>>[]>(countsQuery(sought));
      const of = (queue: Queue) => Number(found?.[queue] ?? 0);
      return {
        all: of("all"),
        unclaimed: of("unclaimed"),
        mine: of("mine"),
        waiting: of("waiting"),
        overdue: of("overdue"),
      };
    },

    async queuedReporters() {
      const [found] = await client.$queryRaw<{ list: string }[]>(reportersQuery);
      return reporters.parse(JSON.parse(found?.list ?? "[]"));
    },

    async numbered(numbers) {
      const found = await client.$queryRaw<{ id: number | bigint }[]>`
        SELECT id FROM "Case" WHERE number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))
          AND status IN ('waiting', 'claimed', 'closed')
        ORDER BY id DESC`;
      return casesIn(
        client,
        found.map(({ id }) => Number(id)),
        log,
      );
    },

    async saying(text, limit) {
      const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      const found = await client.$queryRaw<{ caseId: number | bigint }[]>(sayingQuery(pattern, limit));
      return [...new Set(found.map(({ caseId }) => Number(caseId)))];
    },
  };
}
