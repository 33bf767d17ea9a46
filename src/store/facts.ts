import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { LocalDate } from "../calendar/local.ts";
import { byMonth, placeInYear } from "../calendar/months.ts";
import type { Case } from "../cases/case.ts";
import type { Fact } from "../cases/counted.ts";
import type { Counts } from "../casework/ports-store.ts";
import { FEWEST } from "../figures/cut.ts";
import { factsOf, isOfCity, type Measure } from "../figures/figures.ts";
import { percentilesOf } from "../figures/percentiles.ts";
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

/**
 * A measure over some days, column by column: rows by the thousand take Prisma longer than SQLite takes to find them. Of
 * more people in one place than the threshold of figures/ all others are one; of what is told of the city as a whole
 * only, the place is left out.
 */
export function talliesQuery(measure: Measure, from: LocalDate, to: LocalDate) {
  const { of, isAmountKnown } = factsOf(measure);
  return Prisma.sql`
  WITH "Counted" AS (
    SELECT iif(${isOfCity(measure)}, '', coalesce(path, '')) AS place, value, reporter, count(*) AS times,
      sum(amount) AS amount
    FROM "Fact" WHERE measure = ${of} AND day BETWEEN ${from} AND ${to} AND amount >= ${isAmountKnown ? 1 : 0}
    GROUP BY place, value, reporter),
  "Ranked" AS (
    SELECT *, row_number() OVER (PARTITION BY place, value ORDER BY reporter) <= ${FEWEST} AS first FROM "Counted"),
  "Few" AS (
    SELECT place, value, iif(first, reporter, '') AS reporter, sum(times) AS times, sum(amount) AS amount
    FROM "Ranked" GROUP BY place, value, iif(first, reporter, ''))
  SELECT json_group_array(place) AS places, json_group_array(value) AS "values",
    json_group_array(reporter) AS reporters, json_group_array(times) AS times, json_group_array(amount) AS amounts
  FROM "Few"`;
}

export const amountsQuery = (measure: Measure, from: LocalDate, to: LocalDate) => Prisma.sql`
  SELECT json_group_array(amount) AS list
  FROM "Fact" WHERE measure = ${measure} AND day BETWEEN ${from} AND ${to}`;

/** Says what is looked through as the partial index of prisma/schema.prisma does, word for word. */
export const uncountedQuery = (id: number, limit: number) => Prisma.sql`
  SELECT id, uncounted AS events FROM "Case" WHERE uncounted IS NOT NULL AND id > ${id} ORDER BY id LIMIT ${limit}`;

const texts = z.array(z.string());
const numbers = z.array(z.number());

/** The columns of `talliesQuery`, each as JSON. */
type Columns = Readonly<Record<"places" | "values" | "reporters" | "times" | "amounts", string>>;

/** Reads what was counted, a month at a time and aggregated: everybody else gets their turn in between. */
export function counts(client: Prisma.TransactionClient): Counts {
  return {
    async tallies(measure, from, to) {
      const tallies: Tally[] = [];
      const numberOf = remembering((_, known) => known);
      const nameOf = remembering((value) => value);
      const pathOf = remembering((place): Path | null =>
        place === "" ? null : texts.parse(JSON.parse(place)),
      );
      for (const days of byMonth({ from, to })) {
        const [columns] = await client.$queryRaw<Columns[]>(talliesQuery(measure, days.from, days.to));
        if (columns === undefined) continue;
        const month = placeInYear(days.month);
        const values = texts.parse(JSON.parse(columns.values));
        const reporters = texts.parse(JSON.parse(columns.reporters));
        const times = numbers.parse(JSON.parse(columns.times));
        const amounts = numbers.parse(JSON.parse(columns.amounts));
        for (const [n, place] of texts.parse(JSON.parse(columns.places)).entries())
          tallies.push({
            month,
            path: pathOf(place),
            value: nameOf(values[n] ?? ""),
            reporter: numberOf(reporters[n] ?? ""),
            times: times[n] ?? 0,
            amount: amounts[n] ?? 0,
          });
        await setImmediate();
      }
      return tallies;
    },

    async countedSince() {
      const [found] = await client.$queryRaw<{ day: LocalDate | null }[]>`
        SELECT min(day) AS day FROM "Fact" WHERE measure = 'received'`;
      return found?.day ?? null;
    },

    async percentiles(measure, from, to) {
      const amounts: number[] = [];
      for (const days of byMonth({ from, to })) {
        const [found] = await client.$queryRaw<{ list: string }[]>(amountsQuery(measure, days.from, days.to));
        for (const amount of numbers.parse(JSON.parse(found?.list ?? "[]"))) amounts.push(amount);
        await setImmediate();
      }
      return percentilesOf(amounts);
    },

    async uncounted(id, limit) {
      const found = await client.$queryRaw<{ id: number | bigint; events: number | bigint }[]>(
        uncountedQuery(id, limit),
      );
      return found.map((one) => ({ id: Number(one.id), events: Number(one.events) }));
    },
  };
}

/** The same for the same text, made once; told how many were made before. So people get numbers in place of their ids. */
function remembering<T>(make: (text: string, known: number) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text, known.size);
    known.set(text, made);
    return made;
  };
}
