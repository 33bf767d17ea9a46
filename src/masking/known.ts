import { fold, OPAQUE } from "./fold.ts";
import { hiragana, romanKey, written } from "./readings.ts";
import type { Piece } from "./rule.ts";

/**
 * Who works here: colleagues are not hidden. Sections and places need no list: what stands behind them (課, 区役所)
 * tells them apart, and a surname that stands alone is hidden only where something is said of a person.
 */
export interface Known {
  readonly staff: readonly string[];
}

/** A place in the folded text that may name a citizen. */
export interface Candidate extends Piece {
  /** Addressed or introduced as citizens are (様, と名乗る): a colleague of that surname does not keep it. */
  readonly formal: boolean;
}

const nothing = /(?!)/gu;

function key(name: string): string {
  const plain = name.replaceAll(" ", "");
  return /^[A-Za-z'.-]+$/u.test(plain) ? romanKey(plain) : hiragana(plain);
}

/** Tells citizens from colleagues, for one text. */
export function citizens(text: string, known: Known): (candidate: Candidate) => boolean {
  const whole = new Set<string>();
  const parts = new Set<string>();
  for (const entry of known.staff) {
    const name = fold(entry, nothing).text.trim();
    const tokens = name.split(/[ ()/・]/u).filter((one) => one !== "" && !one.includes(OPAQUE));
    whole.add(key(name));
    if (tokens.length > 1) whole.add(key([...tokens].reverse().join("")));
    const surname = [4, 3, 2, 1].map((length) => name.slice(0, length)).find((one) => written.has(one));
    for (const one of [...tokens, ...(tokens.length === 1 && surname !== undefined ? [surname] : [])]) {
      parts.add(key(one));
    }
  }
  return ({ start, end, formal }) => {
    const name = key(text.slice(start, end));
    return !whole.has(name) && (formal || !parts.has(name));
  };
}
