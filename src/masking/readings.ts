import { givenReadings } from "./given-names.ts";
import { surnames } from "./surnames.ts";

/** One spelling for every romanisation of a name: Satō, Satoh, Satou and SATO are the same person. */
export function romanKey(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, "")
    .replaceAll(/m(?=[bmp])/gu, "n")
    .replaceAll(/o(?:u|o|h(?![aiueoy]))/gu, "o")
    .replaceAll("uu", "u")
    .replaceAll(/(?<![cs])hu/gu, "fu")
    .replaceAll("tu", "tsu")
    .replaceAll("si", "shi")
    .replaceAll("ti", "chi")
    .replaceAll("zi", "ji")
    .replaceAll(/sy(?=[auo])/gu, "sh")
    .replaceAll(/ty(?=[auo])/gu, "ch")
    .replaceAll(/[zj]y(?=[auo])/gu, "j");
}

const rows: readonly (readonly [kana: string, vowels: string])[] = [
  ["あいうえお", ""],
  ["かきくけこ", "k"],
  ["さしすせそ", "s"],
  ["たちつてと", "t"],
  ["なにぬねの", "n"],
  ["はひふへほ", "h"],
  ["まみむめも", "m"],
  ["らりるれろ", "r"],
  ["がぎぐげご", "g"],
  ["ざじずぜぞ", "z"],
  ["だぢづでど", "d"],
  ["ばびぶべぼ", "b"],
  ["ぱぴぷぺぽ", "p"],
];
const syllables: ReadonlyMap<string, string> = new Map([
  ...rows.flatMap(([kana, consonant]) =>
    [...kana].map((one, at): readonly [string, string] => [one, consonant + "aiueo".charAt(at)]),
  ),
  ["や", "ya"],
  ["ゆ", "yu"],
  ["よ", "yo"],
  ["わ", "wa"],
  ["を", "o"],
  ["ん", "n"],
]);

/** A reading in Latin letters, as romanKey spells it. */
function roman(reading: string): string {
  const letters = reading.replaceAll(
    /(.)([ゃゅょ])|っ(?=.)|./gu,
    (whole, before?: string, small?: string) => {
      if (before !== undefined && small !== undefined) {
        return `${(syllables.get(before) ?? "").replace(/i$/u, "")}y${"auo".charAt("ゃゅょ".indexOf(small))}`;
      }
      return syllables.get(whole) ?? "";
    },
  );
  return romanKey(letters);
}

/** Katakana as hiragana, so that one list of readings serves both. */
export function hiragana(text: string): string {
  return text.replaceAll(/[ァ-ヶ]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0x60));
}

export const written: ReadonlySet<string> = new Set(surnames.map((one) => one.written));
export const read: ReadonlySet<string> = new Set(surnames.flatMap((one) => one.readings));
export const romanSurnames: ReadonlySet<string> = new Set([...read].map(roman));
export const romanGiven: ReadonlySet<string> = new Set([...givenReadings].map(roman));
