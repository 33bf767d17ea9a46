import { fold, OPAQUE } from "./fold.ts";
import { hiragana, romanKey, written } from "./readings.ts";
import type { Piece } from "./rule.ts";

/** Whom and what the city itself is called by: colleagues and sections are not hidden. */
export interface Known {
  readonly staff: readonly string[];
  readonly places: readonly string[];
}

/** A place in the folded text that may name a citizen. */
export interface Candidate extends Piece {
  /** Addressed or introduced as citizens are (様, と名乗る): a colleague of that surname does not keep it. */
  readonly formal: boolean;
  /** Standing alone: a place of that name keeps it. */
  readonly bare: boolean;
}

const nothing = /(?!)/gu;

function key(name: string): string {
  const plain = name.replaceAll(" ", "");
  return /^[A-Za-z'.-]+$/u.test(plain) ? romanKey(plain) : hiragana(plain);
}

/** Tells citizens from colleagues and places, for one text. */
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
  const places = placesIn(text, known.places);
  return ({ start, end, formal, bare }) => {
    const name = key(text.slice(start, end));
    if (whole.has(name) || (parts.has(name) && !formal)) return false;
    return !bare || !places.some((place) => place.start <= start && end <= place.end);
  };
}

function placesIn(text: string, places: readonly string[]): readonly Piece[] {
  return places.flatMap((place) => {
    const name = fold(place, nothing).text.trim();
    const found: Piece[] = [];
    if (name === "") return found;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      found.push({ start: at, end: at + name.length });
    }
    return found;
  });
}
