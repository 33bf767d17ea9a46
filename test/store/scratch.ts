import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, onTestFinished } from "vitest";
import type { Log, Store } from "../../src/casework/ports.ts";
import { openStore } from "../../src/store/open.ts";

export const silent: Log = { info() {}, warn() {}, error() {} };

/** A folder that is gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "mamori-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

let template: Promise<string> | null = null;

afterAll(async () => {
  if (template !== null) rmSync(dirname(await template), { recursive: true });
});

/** An empty database, migrated once for all tests of a file. */
function migrated(): Promise<string> {
  template ??= (async () => {
    const path = join(mkdtempSync(join(tmpdir(), "mamori-template-")), "template.db");
    await (await openStore({ path, log: silent })).close();
    return path;
  })();
  return template;
}

/** The path of an empty, migrated database of the test's own. */
export async function freshDatabase(): Promise<string> {
  const path = join(scratch(), "mamori.db");
  copyFileSync(await migrated(), path);
  return path;
}

/** A store of the test's own, closed after it. */
export async function freshStore(): Promise<Store> {
  const store = await openStore({ path: await freshDatabase(), log: silent });
  onTestFinished(() => store.close());
  return store;
}
