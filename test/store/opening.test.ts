import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../src/store/connect.ts";
import { openStore } from "../../src/store/open.ts";
import { noon } from "../contracts/store/given.ts";
import { freshDatabase, scratch, silent } from "./scratch.ts";

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

async function opened(path: string) {
  const store = await openStore({ path, log: silent });
  onTestFinished(() => store.close());
  return store;
}

test("the folder is made for its owner only, and so is every file in it", async () => {
  const before = process.umask(0);
  onTestFinished(() => {
    process.umask(before);
  });
  const path = join(scratch(), "data", "mamori.db");
  const store = await opened(path);
  await store.write((tx) => tx.receive("p", noon));
  expect(modeOf(dirname(path))).toBe("700");
  for (const suffix of ["", "-wal", "-shm", ".lock"]) expect(modeOf(path + suffix)).toBe("600");
});

test("a file that others could read becomes its owner's", async () => {
  const path = join(scratch(), "mamori.db");
  writeFileSync(path, "", { mode: 0o644 });
  await opened(path);
  expect(modeOf(path)).toBe("600");
});

test("somebody is told when the folder lies open to others", async () => {
  const folder = join(scratch(), "open");
  mkdirSync(folder, { mode: 0o755 });
  const warnings: string[] = [];
  const log = { ...silent, warn: (what: string) => warnings.push(what) };
  const store = await openStore({ path: join(folder, "mamori.db"), log });
  await store.close();
  expect(warnings).toEqual(["store.folder-open-to-others"]);
});

test("what was saved is there after closing and opening", async () => {
  const path = await freshDatabase();
  const first = await openStore({ path, log: silent });
  await first.write((tx) => tx.receive("p", noon));
  await first.close();
  await expect(first.write((tx) => tx.receive("q", noon))).rejects.toMatchObject({ code: "closed" });
  const second = await opened(path);
  expect(await second.write((tx) => tx.receive("p", noon))).toBe(false);
});

test("closing waits for what was already asked for", async () => {
  const store = await openStore({ path: await freshDatabase(), log: silent });
  const asked = [1, 2, 3].map((n) => store.write((tx) => tx.receive(`p${n}`, noon)));
  await store.close();
  expect(await Promise.all(asked)).toEqual([true, true, true]);
});

test.each(["read", "write"] as const)(
  "the connection to %s is set so that no commit is lost and no erased word stays",
  async (purpose) => {
    const path = await freshDatabase();
    new Database(path).pragma("journal_mode = WAL");
    const { handle, close } = await connect(path, purpose);
    onTestFinished(close);
    const setting = (name: string) => Number(handle.pragma(name, { simple: true }));
    expect(handle.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(setting("synchronous")).toBe(2);
    expect(setting("secure_delete")).toBe(1);
    expect(setting("foreign_keys")).toBe(1);
    expect(setting("busy_timeout")).toBe(100);
    expect(setting("query_only")).toBe(purpose === "read" ? 1 : 0);
  },
);

test("a second one on the same file is refused, whichever way it gets there", async () => {
  const path = await freshDatabase();
  await opened(path);
  const refused = {
    name: "StoreError",
    trouble: "in-use",
    message: expect.stringContaining("すでに動いている"),
  };
  await expect(openStore({ path, log: silent })).rejects.toMatchObject(refused);
  const link = join(scratch(), "link.db");
  symlinkSync(path, link);
  await expect(openStore({ path: link, log: silent })).rejects.toMatchObject(refused);
});

test("another process holds it until it is killed", async () => {
  const path = await freshDatabase();
  const holder = spawn(process.execPath, [fileURLToPath(new URL("./holder.ts", import.meta.url)), path]);
  onTestFinished(() => {
    holder.kill("SIGKILL");
  });
  await once(holder.stdout, "data");
  await expect(openStore({ path, log: silent })).rejects.toMatchObject({ trouble: "in-use" });
  holder.kill("SIGKILL");
  await once(holder, "exit");
  const store = await opened(path);
  expect(await store.write((tx) => tx.receive("p", noon))).toBe(true);
});

test("a file that is no database is named broken and left as it is", async () => {
  const path = join(scratch(), "mamori.db");
  writeFileSync(path, "これはデータベースではありません。".repeat(100));
  const before = readFileSync(path);
  await expect(openStore({ path, log: silent })).rejects.toMatchObject({
    name: "StoreError",
    trouble: "broken",
    code: "SQLITE_NOTADB",
  });
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("another program's database is not taken over", async () => {
  const path = join(scratch(), "mamori.db");
  const other = new Database(path);
  other.exec("CREATE TABLE recipes (name TEXT)");
  other.close();
  await expect(openStore({ path, log: silent })).rejects.toMatchObject({
    trouble: "broken",
    code: "not-ours",
  });
});

test("a place where nothing can be made is named", async () => {
  const file = join(scratch(), "file");
  writeFileSync(file, "");
  await expect(openStore({ path: join(file, "data", "mamori.db"), log: silent })).rejects.toMatchObject({
    name: "StoreError",
    message: expect.stringContaining("用意できません"),
  });
});

test("after a restore that stopped halfway no empty database is made", async () => {
  const path = join(scratch(), "mamori.db");
  writeFileSync(`${path}.restoring`, "");
  await expect(openStore({ path, log: silent })).rejects.toMatchObject({ code: "restore-interrupted" });
});
