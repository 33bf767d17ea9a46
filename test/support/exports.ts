import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";
import { filesIn } from "./files.ts";
import { readCsv } from "./tables.ts";

export const CSV = { ファイルの形: "CSV" };
export const WORDS = { 文章: ["書かれた文章も入れる"] };

/** Somebody of the desk writes cases out. */
export async function exports(who: Citizen, fields: Parameters<Citizen["submits"]>[0] = {}) {
  await who.types("/kasuhara export");
  const outcome = await who.submits(fields);
  if (who.actor.modal() !== undefined) await who.dismisses();
  return outcome;
}

/** Somebody of the desk writes figures or a report out. */
export async function exportsOf(
  who: Citizen,
  content: "集計" | "年報",
  fields: Parameters<Citizen["submits"]>[0] = {},
) {
  await who.types("/kasuhara export");
  await who.picks(content);
  const outcome = await who.submits(fields);
  if (who.actor.modal() !== undefined) await who.dismisses();
  return outcome;
}

/** The files of the bot that somebody was brought. */
export const brought = (city: City, who: Citizen) => filesIn(city, who, who.actor.dm());

/** The bytes of one of them. */
export function bytesOf(city: City, who: Citizen, n = 0): Uint8Array {
  const bytes = brought(city, who)[n]?.bytes;
  if (bytes === undefined) throw new Error(`no file in:\n${who.thread()}`);
  return bytes;
}

/** The rows of one of them. */
export const csv = (city: City, who: Citizen, n = 0) => readCsv(bytesOf(city, who, n));
