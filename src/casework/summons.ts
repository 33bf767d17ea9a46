import { callOf } from "../cases/calls.ts";
import type { Case, PersonId, WordsId } from "../cases/case.ts";
import type { Errand } from "../cases/errands.ts";
import { standDownBlocks, summonsBlocks } from "../views/calls.ts";
import { asWritten, type Shown, veil } from "../views/shown.ts";
import { type Around, colleagues } from "./draw.ts";
import { type Errandry, toPerson } from "./errandry.ts";
import type { Reader } from "./ports-store.ts";

/** Draws the message to somebody who is called, or the word that nobody need come any more. */
export async function drawSummons(
  errand: Errand & { kind: "summons" | "stand-down" },
  c: Case,
  read: Reader,
  around: Around,
): Promise<Errandry> {
  const call = callOf(c, errand.event);
  const me = call?.summoned.find((one) => one.person === errand.person);
  if (call === undefined || me === undefined) return { as: "nothing" };
  const note = call.over?.words == null ? null : await noteOf(call.over.words, c, read, around);
  if (errand.kind === "stand-down") return toPerson(errand.person, standDownBlocks(note));
  const ids = [c.reporter, ...calledIn(c), ...(call.over === null ? [] : [call.over.by])];
  const known = new Map(await Promise.all(ids.map(async (id) => [id, await around.name(id)] as const)));
  const names = (id: string) => known.get(id) ?? "";
  const where = await around.whereabouts(c.reporter);
  return toPerson(errand.person, summonsBlocks(around.policies.of(c), c, call, me, where, names, note));
}

/** Everybody who was called in a case, and in whose place. */
export const calledIn = (c: Case): readonly PersonId[] =>
  c.calls.flatMap((call) => [
    ...call.summoned.flatMap((one) => [one.person, ...(one.instead === null ? [] : [one.instead])]),
    ...(call.over === null ? [] : [call.over.by]),
  ]);

/** What was written when a call was ended, masked as all words of staff are; null once it is erased. */
export async function noteOf(id: WordsId, c: Case, read: Reader, around: Around): Promise<Shown | null> {
  const words = await read.words(id);
  if (words === null || words.text === null) return null;
  return veil(words, await colleagues(c, around)).shown ?? asWritten(words.text);
}
