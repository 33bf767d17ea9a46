import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../src/store/connect.ts";
import { backlogQuery, dueCasesQuery, dueRowsQuery, nextDueQuery } from "../../src/store/due.ts";
import { amountsQuery, talliesQuery, uncountedQuery } from "../../src/store/facts.ts";
import type { Prisma } from "../../src/store/generated/client.ts";
import { countsQuery, queuedQuery, reportersQuery, sayingQuery } from "../../src/store/queue.ts";
import { callingQuery, managersQuery, remindedQuery, sharedQuery } from "../../src/store/read.ts";
import { freshDatabase } from "./scratch.ts";

/** The steps in which SQLite carries out a query. */
async function planOf(query: Prisma.Sql): Promise<string> {
  const connection = await connect(await freshDatabase(), "read");
  onTestFinished(() => connection.close());
  const rows = await connection.client.$queryRawUnsafe<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN ${query.sql}`,
    ...query.values,
  );
  return rows.map((r) => r.detail).join("\n");
}

test.each([
  ["what is due", dueRowsQuery(0, 10), ["Outbox_pending_by_rank", "Outbox_pending_by_line"]],
  ["when the next is due", nextDueQuery, ["Outbox_pending_by_line"]],
  ["how much waits", backlogQuery, ["Outbox_pending_by_", "Outbox_parked"]],
])("%s is found among the pending rows only, without sorting them", async (_, query, indexes) => {
  const plan = await planOf(query);
  for (const index of indexes) expect(plan).toContain(index);
  for (const step of plan.split("\n").filter((s) => /\b(SCAN|SEARCH)\b/.test(s))) {
    expect(step).toMatch(/Outbox_p|SCAN CONSTANT ROW/);
  }
  expect(plan).not.toContain("TEMP B-TREE");
});

test.each([
  ["everything", { queue: "all", wish: null, reporters: null }],
  ["what waits for somebody, of a section and a wish", { queue: "waiting", wish: "law", reporters: ["U1"] }],
] as const)("a page of the queue is read from its index alone, in its order: %s", async (_, sought) => {
  const whole = { ...sought, person: "U2", now: 0 };
  for (const query of [queuedQuery(whole, 50), countsQuery(whole)]) {
    const plan = await planOf(query);
    expect(plan).toContain("USING COVERING INDEX Case_queue");
    expect(plan).not.toContain("TEMP B-TREE");
  }
});

test("whose cases are in the queue is read from its index alone", async () => {
  const plan = await planOf(reportersQuery);
  expect(plan).toContain("USING COVERING INDEX Case_queue");
  expect(plan).not.toMatch(/SCAN (p|m)\b/);
});

test("who wrote something is looked for from the newest words on", async () => {
  const plan = await planOf(sayingQuery("%a%", 10));
  expect(plan).toMatch(/^SCAN w\n/);
  expect(plan).not.toContain("TEMP B-TREE");
});

test("in which cases something has fallen due is found among those that wait for something", async () => {
  const plan = await planOf(dueCasesQuery(0, 10));
  expect(plan).toContain("Case_by_due");
  expect(plan).not.toContain("TEMP B-TREE");
});

test("of which cases somebody was reminded is found among the reminders only", async () => {
  const plan = await planOf(remindedQuery("UTANAKA", 0));
  expect(plan).toContain("Event_reminded");
  for (const step of plan.split("\n").filter((s) => /\bSCAN\b/.test(s)))
    expect(step).toContain("Event_reminded");
});

test("what was counted of a measure is found by its days, whatever was counted before", async () => {
  for (const query of [talliesQuery, amountsQuery])
    expect(await planOf(query("received", "2026-04-01", "2026-04-30"))).toMatch(
      /SEARCH Fact USING INDEX Fact_\w+ \(measure=\? AND day>\? AND day<\?\)/,
    );
  expect(await planOf(uncountedQuery(0, 10))).toContain("Case_uncounted");
});

test("what is shared with somebody, and where people are called, is found among those cases only", async () => {
  for (const query of [sharedQuery("UKIMURA", 0), managersQuery, callingQuery]) {
    const steps = (await planOf(query)).split("\n").filter((s) => /\b(SCAN|SEARCH)\b/.test(s));
    for (const step of steps) expect(step).toMatch(/Case_(by_manager|calling)/);
    expect(steps).not.toEqual([]);
  }
});
