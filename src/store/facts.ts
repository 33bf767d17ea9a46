import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { daysLater, type LocalDate } from "../calendar/local.ts";
import type { Case } from "../cases/case.ts";
import type { Fact } from "../cases/counted.ts";
import type { Counts } from "../casework/ports.ts";
import type { Measure } from "../figures/figures.ts";
import type { Path, Tally } from "../figures/tree.ts";
import { Prisma } from "./generated/client.ts";

/** Writes what a case adds to the figures. What counts once a case (the index `Fact_once`) stays as it was counted first. */
export async function count(
  client: Prisma.TransactionClient,
  { id, reporter }: Pick<Case, "id" | "reporter">,
  facts: readonly Fact[],
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ day, measure, value, amount, path }) => [
    ...[day, measure, value, amount],
    path === null ? null : JSON.stringify(path),
  ]);
  await client.$executeRaw`
    INSERT INTO "Fact" ("caseId", reporter, day, measure, value, amount, path)
    SELECT ${id}, ${reporter}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
    FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT DO NOTHING`;
}

/** One month of a measure, as one value: rows by the thousand take Prisma longer than SQLite takes to find them. */
export const talliesQuery = (measure: Measure, from: LocalDate, to: LocalDate) => Prisma.sql`
  SELECT json_group_array(json_array(path, value, reporter, times, amount)) AS list
  FROM (
    SELECT path, value, reporter, count(*) AS times, sum(amount) AS amount FROM "Fact"
    WHERE measure = ${measure} AND day BETWEEN ${from} AND ${to} GROUP BY path, value, reporter)`;

export const amountsQuery = (measure: Measure, from: LocalDate, to: LocalDate) => Prisma.sql`
  SELECT json_group_array(amount) AS list
  FROM (SELECT amount FROM "Fact" WHERE measure = ${measure} AND day BETWEEN ${from} AND ${to} ORDER BY amount)`;

/** Says what is looked through as the partial index of prisma/schema.prisma does, word for word. */
export const uncountedQuery = (id: number, limit: number) => Prisma.sql`
  SELECT id, uncounted AS events FROM "Case" WHERE uncounted IS NOT NULL AND id > ${id} ORDER BY id LIMIT ${limit}`;

const counting = z.array(z.tuple([z.string().nullable(), z.string(), z.string(), z.number(), z.number()]));
const amounts = z.array(z.number());
const codes = z.array(z.string());

/** Reads what was counted, a month at a time and aggregated: everybody else gets their turn in between. */
export function counts(client: Prisma.TransactionClient): Counts {
  const list = async (query: Prisma.Sql): Promise<unknown> => {
    const [found] = await client.$queryRaw<{ list: string }[]>(query);
    return JSON.parse(found?.list ?? "[]");
  };

  return {
    async tallies(measure, from, to) {
      const tallies: Tally[] = [];
      const reporters = numbering();
      const paths = new Map<string, Path>();
      const pathOf = (text: string): Path => {
        const path = paths.get(text) ?? codes.parse(JSON.parse(text));
        paths.set(text, path);
        return path;
      };
      for (const { first, last } of monthly(from, to)) {
        const month = (Number(first.slice(5, 7)) + 8) % 12;
        for (const row of counting.parse(await list(talliesQuery(measure, first, last)))) {
          const [path, value, who, times, amount] = row;
          const reporter = reporters(who);
          tallies.push({
            month,
            path: path === null ? null : pathOf(path),
            value,
            reporter,
            times,
            amount,
          });
        }
        await setImmediate();
      }
      return tallies;
    },

    amounts: async (measure, from, to) => amounts.parse(await list(amountsQuery(measure, from, to))),

    async uncounted(id, limit) {
      const found = await client.$queryRaw<{ id: number | bigint; events: number | bigint }[]>(
        uncountedQuery(id, limit),
      );
      return found.map((one) => ({ id: Number(one.id), events: Number(one.events) }));
    },
  };
}

/** Numbers in place of ids, from 0 in the order of their first asking: who somebody is stays in the database. */
function numbering(): (id: string) => number {
  const known = new Map<string, number>();
  return (id) => {
    const number = known.get(id) ?? known.size;
    known.set(id, number);
    return number;
  };
}

/** The days from one to another, month by month; the last day of a month compares as its 31st. */
function* monthly(from: LocalDate, to: LocalDate): Generator<{ first: LocalDate; last: LocalDate }> {
  for (let first = from; first <= to; ) {
    const month = first.slice(0, 7);
    const end = `${month}-31`;
    yield { first, last: end < to ? end : to };
    first = `${daysLater(`${month}-28`, 4).slice(0, 7)}-01`;
  }
}
