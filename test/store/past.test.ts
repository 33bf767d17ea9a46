import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { FakeClock } from "../../playground/workspace/clock.ts";
import { counted, type Fact } from "../../src/cases/counted.ts";
import { countPast } from "../../src/casework/past.ts";
import type { Log } from "../../src/casework/ports.ts";
import type { Store } from "../../src/casework/ports-store.ts";
import { migrate, ownMigrations } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { allStates, asks, does, policy, type Story } from "../rules/sample-cases.ts";
import { scratch, silent } from "./scratch.ts";

const YEAR = ["2026-04-01", "2027-03-31"] as const;

/** Every state a case can be in, as cases of their own. */
const stories: readonly (Story & { id: number })[] = allStates.map(([, story], n) => ({
  ...story,
  id: n + 1,
  c: { ...story.c, id: n + 1, number: story.c.number === null ? null : `R8-${n + 1}` },
}));

/** A database of the version before anything was counted, with all these cases. */
function databaseOfBefore(): string {
  const before = scratch();
  for (const name of readdirSync(ownMigrations).sort().slice(0, 9))
    cpSync(join(ownMigrations, name), join(before, name), { recursive: true });
  const path = join(scratch(), "mamori.db");
  const old = new Database(path);
  migrate(old, before, silent);
  const addCase = old.prepare(
    `INSERT INTO "Case" (id, version, reporter, status, number, state) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const addEvent = old.prepare(
    `INSERT INTO "Event" ("caseId", seq, type, by, at, data) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, c, events } of stories) {
    const { section: _, ...state } = c;
    addCase.run(id, c.version, c.reporter, c.status, c.number, JSON.stringify(state));
    events.forEach((e, n) => {
      addEvent.run(id, n + 1, e.type, e.by, e.at, JSON.stringify(e));
    });
  }
  old.close();
  return path;
}

const clock = new FakeClock(new Date("2026-11-20T01:00:00Z"));
const policies = { current: policy, of: () => policy };

async function opens(path: string): Promise<Store> {
  const store = await openStore({ path, log: silent });
  onTestFinished(() => store.close());
  return store;
}

/** What stands in the table, as text, without its ids. */
function factsIn(path: string): readonly string[] {
  const database = new Database(path, { readonly: true });
  const found = database
    .prepare<[], Record<string, unknown>>(
      `SELECT "caseId", reporter, day, measure, value, amount, path FROM "Fact" ORDER BY "caseId", id`,
    )
    .all();
  database.close();
  return found.map((row) => Object.values(row).join(" "));
}

const lineOf = ({ id, c }: { id: number; c: Story["c"] }, fact: Fact): string =>
  [id, c.reporter, fact.day, fact.measure, fact.value, fact.amount, fact.path].join(" ");
const expected = stories.flatMap((story) =>
  counted(null, story.events, story.c, policy).map((fact) => lineOf(story, fact)),
);

test("what was there before anything was counted is counted once, for the city as a whole", async () => {
  const path = databaseOfBefore();
  const store = await opens(path);
  expect(factsIn(path)).toEqual([]);
  await countPast({ store, policies, clock, log: silent }).idle();
  expect(factsIn(path)).toEqual(expected);
  expect(await store.read.uncounted(0, 10)).toEqual([]);
  const tallies = await store.read.tallies("received", ...YEAR);
  const times = expected.filter((line) => line.includes(" received ")).length;
  expect(tallies).toEqual([{ month: 7, path: null, value: "", reporter: 0, times, amount: 0 }]);
  await countPast({ store, policies, clock, log: silent }).idle();
  expect(factsIn(path)).toEqual(expected);
});

test("what happens meanwhile is counted as it happens, and the past of the same case beside it", async () => {
  const path = databaseOfBefore();
  const store = await opens(path);
  const claimed = stories.find(({ c }) => c.status === "claimed" && c.decision === null);
  if (claimed === undefined) throw new Error("nobody has a case");
  const decided = does(claimed, ["desk", asks.decide]);
  const events = decided.events.slice(claimed.events.length);
  const facts = counted(claimed.c, events, decided.c, policy);
  await store.write((tx) => tx.save(decided.c, claimed.c.version, events, null, facts));
  await countPast({ store, policies, clock, log: silent }).idle();
  const more = facts.map((fact) => lineOf(claimed, fact));
  expect(more).toHaveLength(1);
  expect(factsIn(path).toSorted()).toEqual([...expected, ...more].toSorted());
});

test("cut off after some of them, the next start counts the others and none twice", async () => {
  const path = databaseOfBefore();
  const first = await openStore({ path, log: silent });
  let writes = 0;
  const dying: Store = {
    ...first,
    write: (work) => {
      if (++writes > 2) throw new Error("killed");
      return first.write(work);
    },
  };
  const counting = countPast({ store: dying, policies, clock, log: silent });
  await counting.idle();
  expect(counting.isThrough()).toBe(false);
  await counting.stop();
  await first.close();
  const half = factsIn(path);
  expect(half.length).toBeGreaterThan(20);
  expect(half).toEqual(expected.slice(0, half.length));
  expect(half.length).toBeLessThan(expected.length);
  await countPast({ store: await opens(path), policies, clock, log: silent }).idle();
  expect(factsIn(path)).toEqual(expected);
});

test("a case that cannot be read is named by its id, and the others are counted", async () => {
  const path = databaseOfBefore();
  const store = await opens(path);
  const [broken] = stories.filter(({ c }) => c.number !== null);
  if (broken === undefined) throw new Error("no case has a number");
  const behind = new Database(path);
  behind
    .prepare(`UPDATE "Event" SET data = json_set(data, '$.type', '秘密') WHERE "caseId" = ?`)
    .run(broken.id);
  behind.close();
  const lines: string[] = [];
  const log: Log = { ...silent, error: (what, facts) => lines.push(JSON.stringify([what, facts])) };
  const counting = countPast({ store, policies, clock, log });
  expect(counting.isThrough()).toBe(false);
  await counting.idle();
  expect(counting.isThrough()).toBe(true);
  expect(factsIn(path)).toEqual(expected.filter((line) => !line.startsWith(`${broken.id} `)));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`"case":${broken.id}`);
  expect(lines[0]).not.toContain("秘密");
  expect(await store.read.uncounted(0, 10)).toEqual([{ id: broken.id, events: broken.c.version }]);
});
