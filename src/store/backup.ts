import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { StoreError } from "../casework/trouble.ts";
import { createPrivate, filesAt, holdLock } from "./file.ts";
import { isEmpty, missingIn, ownMigrations } from "./migrate.ts";
import { fileErrorOf } from "./trouble.ts";

/** A copy of a database that was made and read through. */
interface Backup {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Copies a database as it is at one moment, while the bot goes on writing. The copy is read through before it gets
 * its name, and never takes the place of a file that is there.
 */
export function backUp(database: string, to: string): Backup {
  const path = resolve(to);
  const part = `${path}.part`;
  if (!existsSync(database)) {
    throw new StoreError("broken", "missing", `データベース ${database} がありません。`);
  }
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (!createPrivate(path)) {
      throw new StoreError(
        "in-use",
        "exists",
        `${path} はすでにあります。上書きしないので、別の名前にしてください。`,
      );
    }
  } catch (error) {
    throw fileErrorOf(error, `控え ${path} を作れません。`);
  }
  try {
    copyTo(database, part);
    readThrough(part);
    putInPlace(part, path);
    return { path, bytes: statSync(path).size };
  } catch (error) {
    rmSync(part, { force: true });
    rmSync(path, { force: true });
    throw fileErrorOf(error, `データベース ${database} の控えを作れません。`);
  }
}

/**
 * Puts a copy in the place of the database, which is kept beside it under the name that is returned (null if there
 * was none). Refused while a bot runs on it. An interruption at any point leaves the one or the other, or a trace
 * that keeps the bot from starting on an empty database.
 */
export function restore(from: string, to: string, migrations = ownMigrations): string | null {
  const copy = resolve(from);
  if (!existsSync(copy)) throw new StoreError("broken", "missing", `${copy} がありません。`);
  const files = filesAt(to);
  const release = holdLock(files);
  const part = `${files.restoring}.part`;
  try {
    readThrough(copy, migrations);
    copyTo(copy, part);
    putInPlace(part, files.restoring);
    const aside = putAside(files.database);
    putInPlace(files.restoring, files.database);
    return aside;
  } catch (error) {
    rmSync(part, { force: true });
    throw fileErrorOf(error, `${copy} から復元できません。`);
  } finally {
    release();
  }
}

/** A copy as of one moment, without free pages, readable by its owner only. */
function copyTo(from: string, part: string): void {
  rmSync(part, { force: true });
  createPrivate(part);
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    source.prepare("VACUUM INTO ?").run(part);
  } finally {
    source.close();
  }
}

/** Whether every page and every reference is whole, and whether this program knows the version. */
function readThrough(path: string, migrations?: string): void {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const whole = database.pragma("integrity_check(1)", { simple: true });
    const dangling = database.prepare("PRAGMA foreign_key_check").get();
    if (whole !== "ok" || dangling !== undefined) {
      throw new StoreError("broken", "integrity", `${path} は壊れています。何も変えていません。`);
    }
    if (migrations === undefined) return;
    if (isEmpty(database))
      throw new StoreError("broken", "not-ours", `${path} は空です。何も変えていません。`);
    missingIn(database, migrations);
  } finally {
    database.close();
  }
}

/**
 * Moves a database away together with what SQLite keeps beside it, should its last use have ended badly. The database
 * goes first: without it, and with a copy waiting, the bot does not start.
 */
function putAside(database: string): string | null {
  if (existsSync(database)) foldLog(database);
  const asides = (n: number) => `${database}.replaced-${n}`;
  let free = 1;
  while (existsSync(asides(free))) free++;
  // Where an interrupted restore moved the database already, the rest belongs to it.
  const aside = asides(existsSync(database) ? free : Math.max(1, free - 1));
  for (const suffix of ["", "-wal", "-shm"]) {
    if (existsSync(database + suffix)) renameSync(database + suffix, aside + suffix);
  }
  sync(dirname(database));
  return existsSync(aside) ? aside : null;
}

/** Brings the write-ahead log into the file, if the file is whole enough for that. */
function foldLog(database: string): void {
  try {
    const file = new Database(database, { timeout: 1_000 });
    file.pragma("wal_checkpoint(TRUNCATE)");
    file.close();
  } catch {
    // A broken database is moved as it is, with its log.
  }
}

/** Gives a finished file its name, so that it is the whole file or no file after a loss of power. */
function putInPlace(part: string, path: string): void {
  sync(part);
  renameSync(part, path);
  sync(dirname(path));
}

function sync(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
