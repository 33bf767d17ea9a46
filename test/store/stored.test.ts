import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { noon, sentCase } from "../contracts/store/given.ts";
import { freshDatabase, silent } from "./scratch.ts";

/** A database with one case whose tables the test changes behind the store's back. */
async function tampered(sql: string) {
  const path = await freshDatabase();
  const before = await openStore({ path, log: silent });
  const saved = await before.write(async (tx) => {
    const c = await sentCase(tx, "U1");
    await tx.arm([{ errand: { kind: "card", case: c.id }, urgent: false }], noon);
    return c;
  });
  await before.close();
  new Database(path).exec(sql).close();
  const log: unknown[] = [];
  const store = await openStore({
    path,
    log: { ...silent, error: (what, facts) => log.push([what, facts]) },
  });
  onTestFinished(() => store.close());
  return { saved, store, log };
}

test("a case stored before something was added to cases is read as if it had been absent", async () => {
  const { saved, store } = await tampered(
    `UPDATE "Case" SET state = json_remove(state, '$.messages', '$.replies', '$.closing', '$.reopened', '$.answerDue', '$.handed')`,
  );
  expect(await store.read.case(saved.id)).toEqual(saved);
});

test.each([
  ["a case", `UPDATE "Case" SET state = json_set(state, '$.status', '秘密')`],
  ["a case that is no JSON", `UPDATE "Case" SET state = '{"秘密'`],
  ["an event", `UPDATE "Event" SET data = json_set(data, '$.type', '秘密')`],
  ["a row's errand", `UPDATE "Outbox" SET errand = json_set(errand, '$.kind', '秘密')`],
])("%s that cannot be read is said by where it stands, not by what it says", async (_, sql) => {
  const { saved, store } = await tampered(sql);
  const reads = [
    store.read.case(saved.id),
    store.read.events(saved.id),
    store.read.row(`case/${saved.id}/card`),
  ];
  const failed = (await Promise.allSettled(reads)).flatMap((r) =>
    r.status === "rejected" ? [r.reason] : [],
  );
  expect(failed).toMatchObject([
    { name: "StoreError", trouble: "broken", code: expect.stringMatching(/^unreadable (case|event)/) },
  ]);
  expect(String(failed[0])).not.toContain("秘密");
});

test.each([
  ["open", ""],
  ["over", ", status = 'closed'"],
])(
  "a shared case that is %s and no JSON is left out of a head's cases, and said by its id",
  async (_, more) => {
    const { saved, store, log } = await tampered(
      `UPDATE "Case" SET manager = 'UHEAD', state = '{"秘密'${more}`,
    );
    expect(await store.read.sharedWith("UHEAD", 0)).toEqual([]);
    expect(log).toEqual([["unreadable", { case: saved.id, error: expect.stringMatching(/^StoreError:/) }]]);
  },
);
