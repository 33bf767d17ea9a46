import { isOurs } from "./voices.ts";

/** A stretch of a narrative in one voice: the person telling, or words in 「」 of the other party or of ourselves. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly voice: "telling" | "theirs" | "ours";
}

const CONTEXT = 24;

/** For every opening bracket its closing one; brackets without partner are left out. Inner ones belong to the outer. */
function outermostPairs(text: string): readonly (readonly [open: number, close: number])[] {
  const open: number[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === "「") open.push(at);
    if (c !== "」") continue;
    const began = open.pop();
    if (began === undefined) continue;
    while ((pairs.at(-1)?.[0] ?? -1) > began) pairs.pop();
    pairs.push([began, at]);
  }
  return pairs;
}

/** The narrative in voices, without gaps; the brackets belong to what they enclose. */
export function passagesOf(text: string): readonly Passage[] {
  const passages: Passage[] = [];
  let from = 0;
  for (const [open, close] of outermostPairs(text)) {
    passages.push({ from, to: open, voice: "telling" });
    const before = text.slice(Math.max(from, open - CONTEXT), open);
    const ours = isOurs(before, text.slice(close + 1, close + 1 + CONTEXT));
    passages.push({ from: open, to: close + 1, voice: ours ? "ours" : "theirs" });
    from = close + 1;
  }
  passages.push({ from, to: text.length, voice: "telling" });
  return passages;
}

/** For every place of the text the number of its passage. */
export function passageAt(text: string, passages: readonly Passage[]): Uint32Array {
  const numbers = new Uint32Array(text.length);
  for (const [number, { from, to }] of passages.entries()) numbers.fill(number, from, to);
  return numbers;
}
