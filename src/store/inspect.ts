import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { StoreError } from "../casework/trouble.ts";
import { missingIn, ownMigrations } from "./migrate.ts";
import { fileErrorOf } from "./trouble.ts";

/** What can be learned about a database from outside, while a bot runs on it or not. */
export interface Inspection {
  readonly path: string;
  readonly folder: {
    readonly path: string;
    readonly exists: boolean;
    /** Permission bits; null where there is no folder yet. */
    readonly mode: number | null;
    readonly writable: boolean;
  };
  readonly file:
    | { readonly as: "none" }
    | {
        readonly as: "sound";
        readonly bytes: number;
        readonly behind: number;
        readonly writable: boolean;
        /** The versions of the policy that were in force, by name, with the hash of each. */
        readonly policies: ReadonlyMap<string, string>;
      }
    | { readonly as: "trouble"; readonly sentence: string };
  readonly inUse: boolean;
  /** Free bytes on the disk for whoever is not root; null if the system does not say. */
  readonly free: number | null;
}

/** Looks at a database without changing anything in it, and without getting in a running bot's way. */
export function inspect(path: string): Inspection {
  const database = resolve(path);
  const folder = dirname(database);
  const exists = existsSync(folder);
  const standing = nearest(folder);
  const writable = mayWrite(standing);
  return {
    path: database,
    folder: { path: folder, exists, mode: exists ? statSync(folder).mode & 0o777 : null, writable },
    file: existsSync(database) ? look(database, writable) : { as: "none" },
    inUse: isHeld(`${database}.lock`),
    free: freeAt(standing),
  };
}

/** The folder itself, or the one above it that is there. */
function nearest(folder: string): string {
  let at = folder;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function freeAt(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Reads every page and every reference, and how far the schema is behind this program's. */
function look(path: string, folderWritable: boolean): Inspection["file"] {
  const sentence = `データベース ${path} を読めません。`;
  try {
    const file = new Database(path, { readonly: true, fileMustExist: true, timeout: 2_000 });
    try {
      const whole = file.pragma("integrity_check(1)", { simple: true });
      const dangling = file.prepare("PRAGMA foreign_key_check").get();
      if (whole !== "ok" || dangling !== undefined)
        throw new StoreError(
          "broken",
          "integrity",
          `データベース ${path} は壊れています。止めて、控えから戻してください。`,
        );
      const behind = missingIn(file, ownMigrations).length;
      return {
        as: "sound",
        bytes: statSync(path).size,
        behind,
        writable: folderWritable && mayWrite(path),
        policies: policiesIn(file),
      };
    } finally {
      file.close();
    }
  } catch (error) {
    const named = fileErrorOf(error, sentence);
    return { as: "trouble", sentence: named instanceof StoreError ? named.message : sentence };
  }
}

function policiesIn(file: Database.Database): ReadonlyMap<string, string> {
  const there = file.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'Policy'").get();
  if (there === undefined) return new Map();
  const kept = file.prepare<[], { version: string; hash: string }>("SELECT version, hash FROM Policy").all();
  return new Map(kept.map(({ version, hash }) => [version, hash]));
}

/** Whether a bot holds the lock. Only reads: taking the lock, even for a moment, could refuse a bot that starts. */
function isHeld(lock: string): boolean {
  if (!existsSync(lock)) return false;
  try {
    const file = new Database(lock, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      file.prepare("SELECT 1 FROM sqlite_schema").get();
      return false;
    } finally {
      file.close();
    }
  } catch {
    return true;
  }
}
