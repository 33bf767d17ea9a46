import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Log } from "../../src/casework/ports.ts";
import type { Store } from "../../src/casework/ports-store.ts";
import { openStore } from "../../src/store/open.ts";

export const silent: Log = { info() {}, warn() {}, error() {} };

/** In memory where the system offers that: a disk makes every commit wait, and no test takes the power away. */
const PLACE = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** Says what is to be done in the end. */
export type Ends = (close: () => void | Promise<void>) => void;

/** A folder that is gone after the test, or whenever `ends` says. */
export function scratch(ends: Ends = onTestFinished): string {
  const folder = mkdtempSync(join(PLACE, "mamori-store-"));
  ends(() => rmSync(folder, { recursive: true }));
  return folder;
}

let template: Promise<Buffer> | null = null;

/** An empty database, migrated once for all tests of a process. */
function migrated(): Promise<Buffer> {
  template ??= (async () => {
    const folder = mkdtempSync(join(PLACE, "mamori-template-"));
    try {
      const path = join(folder, "template.db");
      await (await openStore({ path, log: silent })).close();
      return readFileSync(path);
    } finally {
      rmSync(folder, { recursive: true });
    }
  })();
  return template;
}

/** The path of an empty, migrated database of the test's own. */
export async function freshDatabase(ends?: Ends): Promise<string> {
  const path = join(scratch(ends), "mamori.db");
  writeFileSync(path, await migrated());
  return path;
}

/** A store of the test's own, closed after it. */
export async function freshStore(): Promise<Store> {
  const store = await openStore({ path: await freshDatabase(), log: silent });
  onTestFinished(() => store.close());
  return store;
}
