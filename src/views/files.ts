import type { PersonId } from "../cases/case.ts";
import { type FileFate, MOST_FILES, refusalOf } from "../cases/file-errands.ts";
import type { Policy } from "../policy/policy.ts";
import { toBoth } from "../words/to-both.ts";
import { type KnownBlock, marked, mention, paragraph, small } from "./kit.ts";

const { files } = toBoth;

/** Which files of one message did not arrive, or not without what they may tell, by their place in the message. */
export function unsentBlocks(
  fates: readonly (FileFate | null)[],
  policy: Policy,
  author: PersonId | null,
): KnownBlock[] | null {
  const whys = new Map<string, number[]>();
  fates.forEach((fate, n) => {
    const told = fate === "marked" ? fate : refusalOf(fate);
    if (told === null) return;
    whys.set(files.why[told], [...(whys.get(files.why[told]) ?? []), n + 1]);
  });
  if (whys.size === 0) return null;
  const lines = [...whys].map(([why, which]) => `• ${which.map(files.nth).join("、")}：${why}`);
  const counts = fates.some((fate) => fate === "too-large" || fate === "too-many");
  return [
    ...(author === null ? [] : [mention(author, files.yours)]),
    marked(`*${files.title}*\n${lines.join("\n")}`),
    ...(counts ? [small(files.most(policy.files.most.text, MOST_FILES))] : []),
  ];
}

/**
 * How many files of one message did not arrive, for who reads it: they see that files came with it. Why, concerns only who
 * attached them, and might tell of a reporter without name.
 */
export function unarrivedBlocks(fates: readonly (FileFate | null)[]): KnownBlock[] | null {
  const missing = fates.filter((fate) => refusalOf(fate) !== null).length;
  return missing === 0 ? null : [paragraph(files.unarrived(missing))];
}
