import { expect, test } from "vitest";
import { moveIn } from "../../playground/city/move-in.ts";
import { pastCases } from "../../playground/city/past.ts";
import { cast, people } from "../../playground/city/people.ts";
import { isShared } from "../../src/cases/sharing.ts";
import { freshStore } from "../store/scratch.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";

const past = pastCases({
  seed: 1,
  now: Date.parse("2026-11-16T10:00:00+09:00"),
  policy: policyIn(SAPPORO_2026),
  people,
});

test("it moves in at once, as it was, and owes Slack nothing", async () => {
  const store = await freshStore();
  await moveIn(store, past);
  for (const { c, events, words } of past) {
    expect(await store.read.case(c.id)).toEqual(c);
    expect(await store.read.events(c.id)).toEqual(events);
    expect(await store.read.wordsOf(c.id)).toEqual(words);
  }
  expect(await store.read.backlog()).toEqual({ pending: 0, parked: 0 });
  expect(await store.read.nextDue()).toBeNull();
  const hers = await store.read.casesOf(cast.clerk.id, 10);
  expect(hers.length).toBeGreaterThanOrEqual(3);
  expect(hers.every((c) => c.status === "closed" || c.status === "withdrawn")).toBe(true);
  const years = [
    await store.read.tallies("received", "2025-04-01", "2026-03-31"),
    await store.read.tallies("received", "2026-04-01", "2027-03-31"),
  ].flat();
  const reached = past.filter(({ c }) => c.number !== null);
  expect(years.reduce((sum, { times }) => sum + times, 0)).toBe(reached.length);
  // Those told their managers count in their section, with what is above it.
  const shared = reached.filter(({ c }) => isShared(c));
  const depths = years.flatMap(({ path, times }) => (path === null ? [] : Array(times).fill(path.length)));
  expect(depths).toEqual(shared.map(() => 3));
  expect(shared.length).toBeGreaterThan(20);
  expect(await store.read.uncounted(0, 10)).toEqual([]);
  await expect(moveIn(store, past)).rejects.toThrow("empty database");
  expect(await store.read.case(past.length + 1)).toBeNull();
});
