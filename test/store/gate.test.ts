import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { type Connection, connect } from "../../src/store/connect.ts";
import { gate } from "../../src/store/gate.ts";
import { openStore } from "../../src/store/open.ts";
import { noon, openCase, said, sentCase } from "../contracts/store/given.ts";
import { freshDatabase, freshStore, silent } from "./scratch.ts";

/** A gate whose connection the test can break. */
async function breakable() {
  const path = await freshDatabase();
  await (await openStore({ path, log: silent })).close();
  new Database(path).pragma("journal_mode = WAL");
  const connection: Connection = await connect(path, "write");
  onTestFinished(() => connection.close());
  const troubles: string[] = [];
  const logged: string[] = [];
  const log = {
    ...silent,
    error: (what: string, facts: unknown) => logged.push(what + JSON.stringify(facts)),
  };
  const { write } = gate(connection, log, (trouble, code) => troubles.push(`${trouble} ${code}`));
  return { path, write, handle: connection.handle, troubles, logged };
}

test("writes happen one after another in the order in which they were asked for", async () => {
  const store = await freshStore();
  const seen: string[] = [];
  await Promise.all(
    ["a", "b", "c"].map((name) =>
      store.write(async (tx) => {
        seen.push(`${name} begins`);
        await tx.receive(name, noon);
        await tx.receive(`${name} again`, noon);
        seen.push(`${name} ends`);
      }),
    ),
  );
  expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
});

test("between two writes everybody else gets a turn", async () => {
  const store = await freshStore();
  let turns = 0;
  let counting = true;
  const count = () => {
    turns++;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(Array.from({ length: 200 }, (_, i) => store.write((tx) => tx.receive(`p${i}`, noon))));
  counting = false;
  expect(turns).toBeGreaterThanOrEqual(199);
});

test("a write that fails does not hold up or spoil the next", async () => {
  const store = await freshStore();
  const results = await Promise.allSettled([
    store.write((tx) => openCase(tx, "U1")),
    store.write(async (tx) => {
      await openCase(tx, "U1");
      throw new Error("no");
    }),
    store.write((tx) => openCase(tx, "U1")),
  ]);
  expect(results.map((r) => r.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await store.read.casesOf("U1", 9)).toHaveLength(2);
});

test("work that goes on after a failed statement is not saved either", async () => {
  const store = await freshStore();
  const careless = store.write(async (tx) => {
    await tx.receive("before", noon);
    await tx.addWords(said("U1", "x", 999)).catch(() => {});
    await tx.receive("after", noon);
  });
  await expect(careless).rejects.toMatchObject({ name: "StoreError" });
  expect(await store.write((tx) => tx.receive("before", noon))).toBe(true);
});

test("while another program holds the file for a moment, the whole transaction is tried again", async () => {
  const { path, write } = await breakable();
  const other = new Database(path);
  onTestFinished(() => {
    other.close();
  });
  other.exec("BEGIN IMMEDIATE");
  let times = 0;
  const written = write(async (tx) => {
    times++;
    if (times === 3) other.exec("ROLLBACK");
    return tx.receive("p", noon);
  });
  expect(await written).toBe(true);
  expect(times).toBe(3);
});

test("if it never lets go, the trouble is named, and nothing is saved", async () => {
  const { path, write, troubles } = await breakable();
  const other = new Database(path);
  onTestFinished(() => {
    other.close();
  });
  other.exec("BEGIN IMMEDIATE");
  await expect(write((tx) => tx.receive("p", noon))).rejects.toMatchObject({ trouble: "locked" });
  other.exec("ROLLBACK");
  expect(await write((tx) => tx.receive("p", noon))).toBe(true);
  expect(troubles).toEqual([]);
});

test("with no room left the trouble has a name without anybody's words, and once there is room it goes on", async () => {
  const { write, handle, troubles, logged } = await breakable();
  const words = "だれにも見せない言葉".repeat(20_000);
  handle.pragma(`max_page_count = ${Number(handle.pragma("page_count", { simple: true }))}`);
  const refused = write(async (tx) => {
    const c = await sentCase(tx, "U1");
    await tx.addWords(said("U1", words, c.id));
  });
  const error = await refused.catch((e: unknown) => e);
  expect(error).toMatchObject({ name: "StoreError", trouble: "full", code: "SQLITE_FULL" });
  expect(JSON.stringify([String(error), error, logged])).not.toContain("だれにも");
  handle.pragma("max_page_count = 100000");
  expect((await write((tx) => sentCase(tx, "U1"))).number).toBe("R8-001");
  expect(troubles).toEqual([]);
});

test("a file that may only be read is named so", async () => {
  const { write, handle, troubles } = await breakable();
  handle.pragma("query_only = ON");
  await expect(write((tx) => tx.receive("p", noon))).rejects.toMatchObject({ trouble: "read-only" });
  handle.pragma("query_only = OFF");
  expect(await write((tx) => tx.receive("p", noon))).toBe(true);
  expect(troubles).toEqual([]);
});

test("a connection on which no transaction can be begun is given up, and whoever runs the bot hears of it once", async () => {
  const { write, handle, troubles } = await breakable();
  handle.exec("BEGIN");
  const waiting = [1, 2].map((n) => write((tx) => tx.receive(`p${n}`, noon)));
  for (const result of await Promise.allSettled(waiting)) expect(result.status).toBe("rejected");
  await expect(write((tx) => tx.receive("p3", noon))).rejects.toMatchObject({ name: "StoreError" });
  expect(troubles).toHaveLength(1);
});
