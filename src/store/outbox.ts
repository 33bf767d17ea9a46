import type { Instant } from "../cases/case.ts";
import { type Errand, keyOf, lineOf } from "../cases/errands.ts";
import type { Settled } from "../casework/ports-records.ts";
import type { Prisma } from "./generated/client.ts";

/** Adds what is owed to Slack. Whatever the number of errands, it is one statement, or two if any is urgent. */
export async function arm(
  client: Prisma.TransactionClient,
  errands: readonly { errand: Errand; urgent: boolean }[],
  at: Instant,
): Promise<void> {
  if (errands.length === 0) return;
  const rows = errands.map(({ errand, urgent }) => ({
    key: keyOf(errand),
    line: lineOf(errand),
    caseId: "case" in errand ? errand.case : null,
    errand: JSON.stringify(errand),
    urgent: urgent ? 1 : 0,
  }));
  await client.$executeRaw`
    INSERT INTO "Outbox" (key, "caseId", errand, line, urgent, seq, "dueAt", "armedAt")
    SELECT value ->> 'key', value ->> 'caseId', value ->> 'errand', value ->> 'line', value ->> 'urgent',
      (SELECT coalesce(max(seq), 0) FROM "Outbox") + 1 + json_each.key, ${at}, ${at}
    FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT (key) DO UPDATE SET
      errand = excluded.errand,
      urgent = CASE WHEN done < wanted AND parked IS NULL THEN max(urgent, excluded.urgent) ELSE excluded.urgent END,
      seq = CASE WHEN done < wanted AND parked IS NULL THEN seq ELSE excluded.seq END,
      "dueAt" = CASE WHEN done < wanted AND parked IS NULL THEN "dueAt" ELSE excluded."dueAt" END,
      "armedAt" = CASE WHEN done < wanted AND parked IS NULL THEN "armedAt" ELSE excluded."armedAt" END,
      attempts = CASE WHEN done < wanted AND parked IS NULL THEN attempts ELSE 0 END,
      wanted = wanted + 1,
      parked = NULL`;

  // An urgent row cannot pass the rows before it in its line, so these become urgent with it.
  const lines = rows.filter((r) => r.urgent).map((r) => r.line);
  if (lines.length === 0) return;
  await client.$executeRaw`
    UPDATE "Outbox" SET urgent = 1
    WHERE done < wanted AND parked IS NULL AND NOT urgent
      AND line IN (SELECT value FROM json_each(${JSON.stringify(lines)}))`;
}

/** Notes how attempts ended, all in one statement. */
export async function settle(client: Prisma.TransactionClient, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return;
  const ends = settled.map((s) => ({
    key: s.key,
    wanted: s.wanted,
    end: s.as,
    place: s.as === "parked" ? null : s.place,
    dueAt: s.as === "again" ? s.dueAt : null,
    posting: s.as === "again" && s.posting ? 1 : 0,
    error: s.as === "parked" ? s.error : null,
  }));
  await client.$executeRaw`
    UPDATE "Outbox" SET
      done = CASE WHEN s."end" = 'done' THEN max(done, s.wanted) ELSE done END,
      attempts = CASE s."end" WHEN 'done' THEN 0 WHEN 'again' THEN attempts + 1 ELSE attempts END,
      "dueAt" = coalesce(s."dueAt", "Outbox"."dueAt"),
      posting = s.posting,
      "placeChannel" = coalesce(s.channel, "placeChannel"),
      "placeTs" = coalesce(s.ts, "placeTs"),
      parked = CASE WHEN s."end" = 'parked' AND "Outbox".wanted = s.wanted THEN s.error ELSE parked END
    FROM (
      SELECT value ->> 'key' AS key, value ->> 'wanted' AS wanted, value ->> 'end' AS "end",
        value ->> '$.place.channel' AS channel, value ->> '$.place.ts' AS ts, value ->> 'dueAt' AS "dueAt",
        value ->> 'posting' AS posting, value ->> 'error' AS error
      FROM json_each(${JSON.stringify(ends)})) AS s
    WHERE "Outbox".key = s.key`;
}

/** What is pending and due later than now is due now. */
export async function dueBy(client: Prisma.TransactionClient, now: Instant): Promise<void> {
  await client.$executeRaw`
    UPDATE "Outbox" SET "dueAt" = ${now} WHERE done < wanted AND parked IS NULL AND "dueAt" > ${now}`;
}

/** Notes, before Slack is asked, that these rows may be posted from now on. */
export async function posting(client: Prisma.TransactionClient, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await client.$executeRaw`
    UPDATE "Outbox" SET posting = 1 WHERE key IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`;
}
