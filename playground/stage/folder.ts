import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type KeptCity, readKept } from "./keeping.ts";
import { checkPolicy } from "./policy.ts";
import { BEGIN } from "./times.ts";

/** What a city leaves in its folder; anything else there is not ours. */
const OURS = /^(mamori\.db.*|policy\.yml|bot\.log|slack\.json(\.new)?)$/;

/** What a folder holds of an earlier city. */
export interface Found {
  readonly isNew: boolean;
  /** All but the database; null if there is none, or it cannot be read. */
  readonly kept: KeptCity | null;
  /** When the city goes on. */
  readonly begin: number;
  /** The policy that was in force, if it still is one. */
  readonly ownPolicy: string | null;
}

/** Looks what there is to go on with; `fresh` throws it away first. */
export async function lookInto(folder: string, fresh: boolean): Promise<Found> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (fresh) for (const one of await readdir(folder)) if (OURS.test(one)) await rm(join(folder, one));
  const isNew = !(await readdir(folder)).includes("mamori.db");
  if (isNew) return { isNew, kept: null, begin: BEGIN, ownPolicy: null };
  const kept = await readKept(folder);
  const begin = Math.max(BEGIN, kept?.now ?? 0, await lastLogged(folder));
  const own = await readFile(join(folder, "policy.yml"), "utf8").catch(() => null);
  return { isNew, kept, begin, ownPolicy: own !== null && checkPolicy(own).length === 0 ? own : null };
}

/** The last moment of which the bot's log knows, for a city whose own time was lost. */
async function lastLogged(folder: string): Promise<number> {
  const text = await readFile(join(folder, "bot.log"), "utf8").catch(() => "");
  const moments = [...text.slice(-10_000).matchAll(/"at":"([^"]+)"/g)].map(([, at = ""]) => Date.parse(at));
  return Math.max(0, ...moments.filter((one) => !Number.isNaN(one)));
}
