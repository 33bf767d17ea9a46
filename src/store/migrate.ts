import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { z } from "zod";
import type { Log } from "../casework/ports.ts";
import { StoreError } from "../casework/trouble.ts";
import { createPrivate } from "./file.ts";
import { fileErrorOf } from "./trouble.ts";

/** The migrations that come with the program. */
export const ownMigrations = join(import.meta.dirname, "../../prisma/migrations");

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const applied = z.array(z.object({ migration_name: z.string(), checksum: z.string() }));

/**
 * Brings a database up to this program's schema: all that is missing in one transaction, after a copy of what was
 * there. Returns the copy's path, or null if nothing was to do or nothing was there.
 */
export function migrate(database: Database.Database, folder: string, log: Log): string | null {
  const sentence = `データベース ${database.name} を新しい版に移せません。`;
  try {
    const missing = missingIn(database, folder);
    const [first] = missing;
    if (first === undefined) return null;
    const copy = isEmpty(database) ? null : copyBefore(database, first.name);
    database.transaction(() => {
      database.exec(recordTable);
      for (const migration of missing) apply(database, migration);
    })();
    log.info("store.migrated", { to: missing.at(-1)?.name, copy });
    return copy;
  } catch (error) {
    throw fileErrorOf(error, sentence);
  }
}

/** What is still to be applied; throws if the database is not one this program can go on with. Changes nothing. */
export function missingIn(database: Database.Database, folder: string): readonly Migration[] {
  const known = readMigrations(folder);
  const done = appliedIn(database);
  done.forEach((one, index) => {
    const own = known[index];
    if (own === undefined || !known.some((k) => k.name === one.migration_name)) {
      throw new StoreError(
        "newer",
        one.migration_name,
        `データベース ${database.name} は、これより新しい版の Mamori のものです（${one.migration_name}）。新しい版で動かすか、この版でとった控えに戻してください。何も変えていません。`,
      );
    }
    if (own.name !== one.migration_name || own.checksum !== one.checksum) {
      throw new StoreError(
        "broken",
        one.migration_name,
        `データベース ${database.name} に記録された移行 ${one.migration_name} が、このプログラムのものと違います。プログラムのファイルが書き換えられていないか確かめてください。何も変えていません。`,
      );
    }
  });
  return known.slice(done.length);
}

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

function appliedIn(database: Database.Database): z.infer<typeof applied> {
  if (isEmpty(database)) return [];
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = '_prisma_migrations'").get() === undefined) {
    throw new StoreError(
      "broken",
      "not-ours",
      `${database.name} は Mamori のデータベースではありません。何も変えていません。`,
    );
  }
  return applied.parse(
    database.prepare("SELECT migration_name, checksum FROM _prisma_migrations ORDER BY migration_name").all(),
  );
}

export const isEmpty = (database: Database.Database): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;

/** Keeps the database as it is before a migration. A copy left by an earlier try is replaced: this one is newer. */
function copyBefore(database: Database.Database, name: string): string {
  const copy = `${database.name}.before-${name}`;
  const part = `${copy}.part`;
  rmSync(part, { force: true });
  createPrivate(part);
  database.prepare("VACUUM INTO ?").run(part);
  renameSync(part, copy);
  return copy;
}

function apply(database: Database.Database, { name, sql, checksum }: Migration): void {
  database.exec(sql);
  database
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (?, ?, ?, current_timestamp, current_timestamp, 1)`,
    )
    .run(name, checksum, name);
}

/** Prisma's own record, so that its tools understand the database too. */
const recordTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id"                  TEXT PRIMARY KEY NOT NULL,
  "checksum"            TEXT NOT NULL,
  "finished_at"         DATETIME,
  "migration_name"      TEXT NOT NULL,
  "logs"                TEXT,
  "rolled_back_at"      DATETIME,
  "started_at"          DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
