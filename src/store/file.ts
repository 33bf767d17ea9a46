import { chmodSync, existsSync, mkdirSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import type { Log } from "../casework/ports.ts";
import { StoreError } from "../casework/trouble.ts";
import { fileErrorOf } from "./trouble.ts";

/** Where a database lies and what lies beside it; one name for one file, whichever way it was reached. */
interface Files {
  readonly database: string;
  readonly lock: string;
  /** A restore that is under way; it is left behind only where one was interrupted. */
  readonly restoring: string;
}

/** Makes the folder, for its owner only, and finds the database's one name. */
export function filesAt(path: string): Files {
  const wanted = resolve(path);
  try {
    mkdirSync(dirname(wanted), { recursive: true, mode: 0o700 });
    const database = existsSync(wanted)
      ? realpathSync(wanted)
      : join(realpathSync(dirname(wanted)), basename(wanted));
    return { database, lock: `${database}.lock`, restoring: `${database}.restoring` };
  } catch (error) {
    throw fileErrorOf(error, `データベースのフォルダー ${dirname(wanted)} を用意できません。`);
  }
}

/** Says when others on the machine may look into a folder that was there already. */
export function warnOfOpenFolder(files: Files, log: Log): void {
  const folder = dirname(files.database);
  if ((statSync(folder).mode & 0o077) !== 0) log.warn("store.folder-open-to-others", { folder });
}

/**
 * Makes a file that only its owner may read; false if it is there already. A file that SQLite has open must never be
 * opened here: closing it again would drop the locks of this whole process.
 */
export function createPrivate(path: string): boolean {
  try {
    writeFileSync(path, "", { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (existsSync(path)) return false;
    throw error;
  }
}

/**
 * Holds a lock beside the database until it is released or the process ends, however it ends: the operating system
 * frees it. A second bot on the same file is refused.
 */
export function holdLock(files: Files): () => void {
  try {
    createPrivate(files.lock);
    const lock = new Database(files.lock, { timeout: 0 });
    try {
      lock.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      lock.close();
      throw error;
    }
    return () => lock.close();
  } catch (error) {
    const named = fileErrorOf(error, `データベース ${files.database} をこのプログラムのものにできません。`);
    if (!(named instanceof StoreError) || named.trouble !== "locked") throw named;
    throw new StoreError(
      "in-use",
      named.code,
      `データベース ${files.database} は、すでに動いている Mamori（または復元の作業）が使っています。先にそれを止めてください。`,
    );
  }
}

/**
 * Makes the file or takes the one that is there, and sets what has to stand before any other connection opens:
 * readable by its owner only, and the write-ahead log.
 */
export function prepareFile(files: Files): Database.Database {
  const sentence = `データベース ${files.database} を開けません。`;
  if (!existsSync(files.database) && existsSync(files.restoring)) {
    throw new StoreError(
      "broken",
      "restore-interrupted",
      `${sentence}復元が途中で止まっています。npm run restore をもう一度実行してください。`,
    );
  }
  try {
    if (!createPrivate(files.database)) chmodSync(files.database, 0o600);
    const database = new Database(files.database, { timeout: 100 });
    try {
      database.pragma("secure_delete = ON");
      database.pragma("synchronous = FULL");
      const mode = database.pragma("journal_mode = WAL", { simple: true });
      if (mode !== "wal") throw new StoreError("broken", "no-wal", `${sentence}WAL にできません。`);
      // Whatever was erased just before a crash leaves the log now.
      database.pragma("wal_checkpoint(TRUNCATE)");
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw fileErrorOf(error, sentence);
  }
}
