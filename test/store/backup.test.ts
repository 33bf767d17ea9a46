import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import type { Store } from "../../src/casework/ports-store.ts";
import { backUp, restore } from "../../src/store/backup.ts";
import { openStore } from "../../src/store/open.ts";
import { noon, said, sentCase } from "../contracts/store/given.ts";
import { freshDatabase, scratch, silent } from "./scratch.ts";

const root = join(import.meta.dirname, "../..");

/** Runs what `npm run backup` and `npm run restore` run, as a process of its own. */
function command(name: "backup" | "restore", database: string, ...given: string[]) {
  return new Promise<{ code: number; said: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, `src/running/${name}.ts`), ...given],
      { cwd: scratch(), env: { DATABASE_URL: `file:${database}` } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}

async function opened(path: string): Promise<Store> {
  const store = await openStore({ path, log: silent });
  onTestFinished(() => store.close());
  return store;
}

/** One transaction whose parts belong together: a case, its words and its card. */
const wholeCase = (store: Store) =>
  store.write(async (tx) => {
    const c = await sentCase(tx, "U1");
    await tx.addWords(said("U1", "x", c.id));
    await tx.arm([{ errand: { kind: "card", case: c.id }, urgent: false }], noon);
    return c;
  });

async function withOneCase(): Promise<string> {
  const path = await freshDatabase();
  const store = await openStore({ path, log: silent });
  await wholeCase(store);
  await store.close();
  return path;
}

test("a copy made while the bot writes holds whole transactions, and is put back as one", async () => {
  const path = await freshDatabase();
  const store = await opened(path);
  const to = join(scratch(), "copies", "a.db");
  let running = true;
  const copying = command("backup", path, to).finally(() => {
    running = false;
  });
  let written = 0;
  for (; running; written++) await wholeCase(store);
  const { code, said: output } = await copying;
  expect(code, output).toBe(0);
  expect(output).toContain(to);
  expect(output).toMatch(/\d\.\d MB/);
  expect(statSync(to).mode & 0o777).toBe(0o600);
  expect(readdirSync(dirname(to))).toEqual(["a.db"]);

  const elsewhere = join(scratch(), "mamori.db");
  expect((await command("restore", elsewhere, to)).code).toBe(0);
  const copy = await opened(elsewhere);
  const cases = await copy.read.casesOf("U1", written + 1);
  expect(cases.length).toBeGreaterThan(0);
  expect(cases.length).toBeLessThanOrEqual(written);
  expect(await copy.read.backlog()).toEqual({ pending: cases.length, parked: 0 });
  for (const c of cases) {
    expect(await copy.read.events(c.id)).toHaveLength(2);
    expect(await copy.read.wordsOf(c.id)).toHaveLength(1);
  }
  expect((await wholeCase(copy)).number).toBe(`R8-${String(cases.length + 1).padStart(3, "0")}`);
});

test("without a name the copy goes beside the database, named by the moment", async () => {
  const path = await withOneCase();
  expect((await command("backup", path)).code).toBe(0);
  expect(readdirSync(join(dirname(path), "backups"))).toEqual([
    expect.stringMatching(/^mamori-\d{8}T\d{6}Z\.db$/),
  ]);
});

test("a copy never takes the place of a file that is there", async () => {
  const path = await withOneCase();
  const to = join(scratch(), "a.db");
  writeFileSync(to, "precious");
  const { code, said: output } = await command("backup", path, to);
  expect(code).toBe(1);
  expect(output).toContain("上書きしない");
  expect(readFileSync(to, "utf8")).toBe("precious");
});

test("a database that is not there, or is none, gives no copy", async () => {
  const folder = scratch();
  const to = join(folder, "a.db");
  expect((await command("backup", join(folder, "none.db"), to)).code).toBe(1);
  writeFileSync(join(folder, "other.db"), "no database ".repeat(999));
  expect(() => backUp(join(folder, "other.db"), to)).toThrow(expect.objectContaining({ trouble: "broken" }));
  expect(readdirSync(folder)).toEqual(["other.db"]);
});

test("the database that is replaced is kept aside, each time under a name of its own", async () => {
  const path = await withOneCase();
  const copy = join(scratch(), "a.db");
  backUp(path, copy);
  const later = await openStore({ path, log: silent });
  await wholeCase(later);
  await later.close();

  expect(restore(copy, path)).toBe(`${path}.replaced-1`);
  expect(restore(copy, path)).toBe(`${path}.replaced-2`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await (await opened(path)).read.casesOf("U1", 9)).toHaveLength(1);
  expect(await (await opened(`${path}.replaced-1`)).read.casesOf("U1", 9)).toHaveLength(2);
});

test("what a killed bot had saved goes aside with the database, and not into the restored one", async () => {
  const path = await withOneCase();
  const copy = join(scratch(), "a.db");
  backUp(path, copy);
  // A bot that was killed leaves its log behind.
  const killed = new Database(path);
  killed.pragma("journal_mode = WAL");
  killed.exec("INSERT INTO Received (id, at) VALUES ('late', 1)");
  const aside = restore(copy, path);
  killed.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(await (await opened(path)).write((tx) => tx.receive("late", noon))).toBe(true);
  expect(await (await opened(aside ?? "")).write((tx) => tx.receive("late", noon))).toBe(false);
});

test("nothing is put back while the bot runs", async () => {
  const path = await withOneCase();
  const copy = join(scratch(), "a.db");
  backUp(path, copy);
  await opened(path);
  const { code, said: output } = await command("restore", path, copy);
  expect(code).toBe(1);
  expect(output).toContain("先にそれを止めてください");
});

test("a copy that is damaged, foreign, empty or of a newer version is refused, and nothing is changed", async () => {
  const path = await withOneCase();
  const good = join(scratch(), "good.db");
  backUp(path, good);
  const folder = scratch();
  const damaged = readFileSync(good);
  damaged.fill(0xff, 4096 * 3, 4096 * 6);
  writeFileSync(join(folder, "damaged.db"), damaged);
  writeFileSync(join(folder, "half.db"), readFileSync(good).subarray(0, 4096 * 5));
  writeFileSync(join(folder, "text.db"), "no database ".repeat(999));
  writeFileSync(join(folder, "empty.db"), "");
  new Database(join(folder, "foreign.db")).exec("CREATE TABLE recipes (name TEXT)").close();
  writeFileSync(join(folder, "newer.db"), readFileSync(good));
  new Database(join(folder, "newer.db"))
    .exec("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('9', 'x', '9999_future')")
    .close();

  for (const name of ["damaged", "half", "text", "empty", "foreign", "newer", "missing"]) {
    expect(() => restore(join(folder, `${name}.db`), path), name).toThrow(
      expect.objectContaining({ name: "StoreError", trouble: name === "newer" ? "newer" : "broken" }),
    );
  }
  expect(readdirSync(dirname(path)).filter((f) => /replaced|restoring/.test(f))).toEqual([]);
  expect(await (await opened(path)).read.casesOf("U1", 9)).toHaveLength(1);
});

test("a restore that was cut off after the database had gone aside is finished by the next one", async () => {
  const path = await withOneCase();
  const copy = join(scratch(), "a.db");
  backUp(path, copy);
  backUp(path, `${path}.restoring`);
  renameSync(path, `${path}.replaced-1`);
  await expect(openStore({ path, log: silent })).rejects.toMatchObject({ code: "restore-interrupted" });
  expect(restore(copy, path)).toBe(`${path}.replaced-1`);
  expect(await (await opened(path)).read.casesOf("U1", 9)).toHaveLength(1);
});
