import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import type { Store } from "../../src/casework/ports-store.ts";
import { openStore } from "../../src/store/open.ts";
import { noon, said, sentCase } from "../contracts/store/given.ts";
import { freshDatabase, silent } from "./scratch.ts";

/**
 * How often a text stands in the files of a database. They are read by another process: if this one opened and closed
 * them, the system would take SQLite's locks away.
 */
function occurrences(path: string, text: string): number {
  const files = [path, `${path}-wal`, `${path}-shm`].filter((file) => existsSync(file));
  const { stdout } = spawnSync("cat", files, { maxBuffer: 1e9 });
  return stdout.toString("utf8").split(text).length - 1;
}

/** Words of every size, some of them edited, among the words of others. */
async function muchWritten(store: Store): Promise<number> {
  const c = await store.write((tx) => sentCase(tx, "U1"));
  for (let i = 0; i < 60; i++) {
    await store.write(async (tx) => {
      const id = await tx.addWords(said("U1", `秘密の言葉 ${"あ".repeat((i * 331) % 9_000)}`, c.id));
      await tx.addWords({ ...said("U2", `残る言葉 ${"い".repeat((i * 97) % 700)}`, c.id), role: "note" });
      if (i % 3 === 0)
        await tx.changeWords(id, { text: `秘密の言葉、直し ${"う".repeat((i * 53) % 5_000)}` });
    });
  }
  return c.id;
}

async function opened() {
  const path = await freshDatabase();
  const store = await openStore({ path, log: silent });
  onTestFinished(() => store.close());
  return { path, store };
}

test("after an erasure the words stand in none of the files, and those of others do", async () => {
  const { path, store } = await opened();
  const id = await muchWritten(store);
  expect(occurrences(path, "秘密の言葉")).toBeGreaterThan(0);
  expect(await store.write((tx) => tx.eraseWords(id, ["told"]))).toBe(60);
  await store.write((tx) => tx.receive("the next write waits for the log to be emptied", noon));
  expect(occurrences(path, "秘密の言葉")).toBe(0);
  expect(occurrences(path, "残る言葉")).toBeGreaterThanOrEqual(60);
});

test("while somebody reads a copy the log cannot be emptied; after that, the next write does it", async () => {
  const { path, store } = await opened();
  const id = await muchWritten(store);
  const copying = new Database(path, { readonly: true });
  copying.exec("BEGIN");
  copying.prepare(`SELECT count(*) FROM "Words"`).get();
  await store.write((tx) => tx.eraseWords(id, ["told"]));
  await store.write((tx) => tx.receive("p1", noon));
  copying.exec("COMMIT");
  copying.close();
  await store.write((tx) => tx.receive("p2", noon));
  await store.write((tx) => tx.receive("p3", noon));
  expect(occurrences(path, "秘密の言葉")).toBe(0);
});

test("an erasure that was taken back erases nothing", async () => {
  const { store } = await opened();
  const id = await muchWritten(store);
  const refused = store.write(async (tx) => {
    await tx.eraseWords(id, ["told"]);
    throw new Error("no");
  });
  await expect(refused).rejects.toThrow("no");
  expect((await store.read.wordsOf(id)).filter((w) => w.text === null)).toEqual([]);
});
