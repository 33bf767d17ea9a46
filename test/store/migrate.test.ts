import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { hasOpenCall } from "../../src/cases/calls.ts";
import type { Case } from "../../src/cases/case.ts";
import { listed } from "../../src/cases/listed.ts";
import { isShared } from "../../src/cases/sharing.ts";
import { migrate, ownMigrations } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { allStates, type Story } from "../rules/sample-cases.ts";
import { freshDatabase, scratch, silent } from "./scratch.ts";

const first = "CREATE TABLE a (x TEXT); INSERT INTO a VALUES ('before');";
const second = "ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET x = 'after';";

/** A folder of migrations, numbered in the order given. */
function migrations(...sql: string[]): string {
  const folder = scratch();
  sql.forEach((text, i) => {
    mkdirSync(join(folder, `000${i + 1}_step`));
    writeFileSync(join(folder, `000${i + 1}_step`, "migration.sql"), text);
  });
  return folder;
}

function run(path: string, folder: string): string | null {
  const database = new Database(path);
  try {
    return migrate(database, folder, silent);
  } finally {
    database.close();
  }
}

function ask(path: string, sql: string): unknown {
  const database = new Database(path, { readonly: true });
  try {
    return database.prepare(sql).pluck().all();
  } finally {
    database.close();
  }
}

test("an empty database gets all of them at once, without a copy", () => {
  const path = join(scratch(), "m.db");
  expect(run(path, migrations(first, second))).toBeNull();
  expect(ask(path, "SELECT x FROM a")).toEqual(["after"]);
  expect(ask(path, "SELECT migration_name FROM _prisma_migrations")).toEqual(["0001_step", "0002_step"]);
});

test("an existing one gets what is missing, after a copy for its owner only; then nothing is done", () => {
  const path = join(scratch(), "m.db");
  run(path, migrations(first));
  const copy = run(path, migrations(first, second));
  expect(copy).toBe(`${path}.before-0002_step`);
  expect(ask(path, "SELECT x FROM a")).toEqual(["after"]);
  expect(ask(`${path}.before-0002_step`, "SELECT x FROM a")).toEqual(["before"]);
  expect(statSync(`${path}.before-0002_step`).mode & 0o777).toBe(0o600);
  expect(run(path, migrations(first, second))).toBeNull();
});

test("one that does not run leaves everything as it was", () => {
  const path = join(scratch(), "m.db");
  run(path, migrations(first));
  expect(() => run(path, migrations(first, second, "CREATE TABLE a (x TEXT)"))).toThrow(
    expect.objectContaining({ name: "StoreError", trouble: "broken" }),
  );
  expect(ask(path, "SELECT x FROM a")).toEqual(["before"]);
  expect(ask(path, "SELECT count(*) FROM _prisma_migrations")).toEqual([1]);
  expect(run(path, migrations(first, second))).toBe(`${path}.before-0002_step`);
});

test("a database of a newer version is refused and not touched", async () => {
  const path = await freshDatabase();
  const database = new Database(path);
  database.exec(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('9', 'x', '9999_of_the_future')",
  );
  database.close();
  const before = readFileSync(path);
  await expect(openStore({ path, log: silent })).rejects.toMatchObject({
    name: "StoreError",
    trouble: "newer",
    code: "9999_of_the_future",
    message: expect.stringContaining("新しい版"),
  });
  expect(ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'Case'")).toEqual([1]);
  expect(readFileSync(path).length).toBe(before.length);
  expect(existsSync(`${path}.before-0001_start`)).toBe(false);
});

test("a migration that was changed after it was applied is refused", () => {
  const path = join(scratch(), "m.db");
  run(path, migrations(first));
  expect(() => run(path, migrations(`${first} -- edited`, second))).toThrow(
    expect.objectContaining({ name: "StoreError", trouble: "broken", code: "0001_step" }),
  );
  expect(ask(path, "SELECT x FROM a")).toEqual(["before"]);
});

test("a migration that was slipped in before one already applied is refused", () => {
  const path = join(scratch(), "m.db");
  const folder = migrations(first, second);
  run(path, folder);
  mkdirSync(join(folder, "0001_a_late"));
  writeFileSync(join(folder, "0001_a_late", "migration.sql"), "SELECT 1;");
  expect(() => run(path, folder)).toThrow(expect.objectContaining({ trouble: "broken" }));
});

/** A database as the migrations before one of them left it, filled with what stood in it then. */
function from(before: string, fill: (old: Database.Database) => void): string {
  const folder = scratch();
  for (const name of readdirSync(ownMigrations).filter((one) => one < before))
    cpSync(join(ownMigrations, name), join(folder, name), { recursive: true });
  const path = join(scratch(), "mamori.db");
  run(path, folder);
  const old = new Database(path);
  fill(old);
  old.close();
  return path;
}

/** Every state a case may be in, and one whose reporter answers anew what had made it pressing. */
const stories = [...allStates, ["anew", pressing()] as const].map(([, { c, events }], n) => ({
  c: { ...c, id: n + 1 },
  events,
}));

function pressing(): Story {
  const anew = allStates.find(([, { c }]) => c.isAnew)?.[1];
  if (anew === undefined) throw new Error("nobody answers anew");
  const earlier = anew.c.earlier.map((one) => ({
    ...one,
    answers: { ...one.answers, next: ["soon"], wish: ["law", "stop"] },
  }));
  return { ...anew, c: { ...anew.c, earlier } };
}

/** Stores these cases as a version before stored them: without what it did not know of. */
function fillWith(old: Database.Database, without: (c: Case) => object): void {
  const addCase = old.prepare(
    `INSERT INTO "Case" (id, version, reporter, status, urgency, owner, state) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addEvent = old.prepare(
    `INSERT INTO "Event" ("caseId", seq, type, by, at, data) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const { c, events } of stories) {
    addCase.run(c.id, c.version, c.reporter, c.status, c.urgency, c.owner, JSON.stringify(without(c)));
    events.forEach((e, n) => {
      addEvent.run(c.id, n + 1, e.type, e.by, e.at, JSON.stringify(e));
    });
  }
}

/** The columns of each of these cases are what the case itself says. */
function expectListed(path: string): void {
  const database = new Database(path, { readonly: true });
  const columns = database.prepare(
    `SELECT "queueRank" AS rank, "queueAt" AS at, awaits, wishes, named, "answerDue" AS due FROM "Case" WHERE id = ?`,
  );
  for (const { c } of stories) {
    const lies = listed(c);
    const none = { rank: null, at: null, awaits: null, wishes: null, named: null, due: null };
    const stored =
      lies === null
        ? none
        : { ...lies, awaits: Number(lies.awaits), named: Number(lies.named), due: c.answerDue };
    expect(columns.get(c.id), `${c.id}`).toEqual(stored);
  }
  database.close();
}

test("a database from before people had addresses is kept, and everybody is asked after anew", async () => {
  const path = from("0005", (old) =>
    old.exec(
      `INSERT INTO "Person" (id, name, standing, "checkedAt", dm) VALUES ('U1', '佐藤', 'member', 5, 'D1')`,
    ),
  );
  const store = await openStore({ path, log: silent });
  const known = { id: "U1", name: "佐藤", mail: null, standing: "member", checkedAt: 0, dm: "D1" };
  expect(await store.read.person("U1")).toEqual(known);
  await store.close();
});

test("a database from before the queue: what is open lies in it as it would had it come in today", async () => {
  const path = from("0007", (old) => fillWith(old, ({ heardAt: _, reachedAt: __, ...state }) => state));
  const store = await openStore({ path, log: silent });
  for (const { c } of stories) expect(await store.read.case(c.id)).toEqual(c);
  await store.close();
  expectListed(path);
});

test("a database from before the first call counted: a case came in when it first did, and lies where it lay", async () => {
  const path = from("0013", (old) => {
    fillWith(old, ({ reachedAt: _, ...state }) => state);
    // As they lay by the latest call, and by answers that did not stand.
    const lay = old.prepare(
      `UPDATE "Case" SET "queueRank" = ?, "queueAt" = ?, awaits = ?, wishes = ?, named = ?, "answerDue" = ? WHERE id = ?`,
    );
    for (const { c } of stories) {
      const lies = listed({ ...c, isAnew: false, reachedAt: c.calledAt ?? c.sentAt });
      if (lies === null) continue;
      const { rank, at, awaits, wishes, named } = lies;
      lay.run(rank, at, Number(awaits), wishes, Number(named), c.answerDue, c.id);
    }
  });
  const store = await openStore({ path, log: silent });
  for (const { c } of stories) expect(await store.read.case(c.id)).toEqual(c);
  await store.close();
  expectListed(path);
});

test("a case whose state is no JSON keeps no migration from being made", async () => {
  const path = from("0013", (old) => {
    fillWith(old, ({ reachedAt: _, ...state }) => state);
    old.prepare(`UPDATE "Case" SET state = 'broken', "queueRank" = 1 WHERE id = ?`).run(stories[0]?.c.id);
  });
  const store = await openStore({ path, log: silent });
  for (const { c } of stories.slice(1)) expect(await store.read.case(c.id)).toEqual(c);
  await store.close();
});

test("a database from before the digests: with whom a case is shared, and where people are called, is found", async () => {
  const path = from("0010", (old) =>
    fillWith(old, (c) => ({ ...c, managed: c.managed.map(({ at: _, ...one }) => one) })),
  );
  await (await openStore({ path, log: silent })).close();
  const database = new Database(path, { readonly: true });
  const columns = database.prepare(`SELECT manager, calling FROM "Case" WHERE id = ?`);
  for (const { c } of stories)
    expect(columns.get(c.id), `${c.id}`).toEqual({
      manager: isShared(c) ? (c.manager?.person ?? null) : null,
      calling: hasOpenCall(c) ? 1 : null,
    });
  database.close();
});
