import { type Case, isOpen } from "../cases/case.ts";
import { type Errand, keyOf } from "../cases/errands.ts";
import { findMasks, labels } from "../masking/mask.ts";
import { adviceBlocks } from "../views/work.ts";
import type { Around } from "./draw.ts";
import { type Errandry, toPerson } from "./errandry.ts";
import type { Reader } from "./ports-store.ts";

/**
 * Draws the desk's question to somebody of another section. Who was not asked yet does not hear that it is over, and who
 * may not know of the case any more reads nothing of it.
 */
export async function drawAdvice(
  errand: Errand & { kind: "advice" },
  c: Case,
  read: Reader,
  around: Around,
): Promise<Errandry> {
  const advice = c.work.advice.find((one) => one.event === errand.event);
  if (advice === undefined) return { as: "nothing" };
  const stands = ((await read.row(keyOf(errand)))?.place ?? null) !== null;
  if (!stands && (advice.answer !== null || !isOpen(c))) return { as: "nothing" };
  const isKept = await (await around.keptFrom(c))(errand.person);
  if (isKept && !stands) return { as: "nothing" };
  const text = isKept ? null : ((await read.words(advice.words))?.text ?? null);
  const goesOn = isOpen(c) && !isKept;
  const blocks = adviceBlocks(around.policies.of(c), c, advice, errand.person, text, goesOn);
  return toPerson(errand.person, blocks);
}

/** Numbers of cases, in any of the ways they are typed. */
const CASE_NUMBER = /[RrＲｒ][0-9０-９]{1,2}[-－ー‐−–—][0-9０-９]{3,}/gu;

/**
 * A text as another section may read it: nobody is known to it, so nobody is named in it, the reporter least of all,
 * and no case can be told by its number.
 */
export function forAdvisers(text: string, reporter: string, numberHidden: string): string {
  const parts = [reporter, ...reporter.split(/[\s　]+/u)].filter((one) => one !== "" && !one.startsWith("@"));
  const named = [...new Set(parts)]
    .sort((one, other) => other.length - one.length)
    .reduce((open, name) => open.replaceAll(name, labels.name), text);
  const unnumbered = named.replaceAll(CASE_NUMBER, numberHidden);
  return findMasks(unnumbered, { staff: [] })
    .toReversed()
    .reduce(
      (open, { start, end, kind }) => `${open.slice(0, start)}${labels[kind]}${open.slice(end)}`,
      unnumbered,
    );
}
