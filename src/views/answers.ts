import { toBoth } from "../words/to-both.ts";

/** Slack takes 3,000 characters in a section. https://docs.slack.dev/reference/block-kit/blocks/section-block */
const BLOCK_HOLDS = 2_800;

/** As many blocks as leave room for everything else on a card: all blocks together may have about 13,000. */
const MOST_BLOCKS = 3;

/** A line of answers in the parts that stay whole. */
export type Line = readonly string[];

/** A question and what was chosen, as a line that may only be parted between two choices. */
export const lineOf = (head: string, chosen: readonly string[]): Line =>
  chosen.map((choice, n) => `${n === 0 ? head : ""}${choice}${n < chosen.length - 1 ? "、" : ""}`);

/** Lines as the texts of as few blocks as they take; what there is no room for is said to be there. */
export function inBlocks(lines: readonly Line[]): readonly string[] {
  const texts: string[] = [];
  let text = "";
  for (const line of lines) {
    for (const part of [...line, "\n"]) {
      if (text.length + part.length > BLOCK_HOLDS) {
        texts.push(text.trimEnd());
        text = "";
      }
      text += part;
    }
  }
  const all = text.trim() === "" ? texts : [...texts, text.trimEnd()];
  return all.length <= MOST_BLOCKS ? all : [...all.slice(0, MOST_BLOCKS), toBoth.content.moreAnswers];
}
