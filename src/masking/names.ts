import { givenReadings } from "./given-names.ts";
import { type Candidate, citizens, type Known } from "./known.ts";
import {
  behindKanji,
  formally,
  isLatinCompanion,
  isLatinSurname,
  isPlainKatakanaName,
  isReadName,
  KANJI,
} from "./name-shapes.ts";
import { addressed } from "./names-addressed.ts";
import { inKanji } from "./names-in-kanji.ts";
import { roles } from "./people-words.ts";
import { hiragana } from "./readings.ts";
import type { Found, Piece } from "./rule.ts";

/** Everything in the folded text that names a citizen. */
export function namesIn(text: string, known: Known): readonly Found[] {
  const isCitizen = citizens(text, known);
  const candidates = [
    ...addressed(text),
    ...inKanji(text),
    ...inKatakana(text),
    ...inLatin(text),
    ...asLabelled(text),
    ...inSpeech(text),
  ];
  return merged(candidates.filter(isCitizen)).map((piece) => ({ ...piece, kind: "name" }));
}

/** Names in katakana, of their own or with the other name behind a space. */
function* inKatakana(text: string): Generator<Candidate> {
  for (const { 0: found, index } of text.matchAll(/(?<![ァ-ヺー])[ァ-ヺー]{2,12}(?![ァ-ヺー])/gu)) {
    const second =
      /^[ ・][ァ-ヺー]{2,8}(?![ァ-ヺー])/u.exec(
        text.slice(index + found.length, index + found.length + 10),
      )?.[0] ?? "";
    const both = second !== "" && isReadName(found) && givenReadings.has(hiragana(second.slice(1)));
    const end = index + found.length + (both ? second.length : 0);
    const rest = text.slice(end, end + 12);
    if (KANJI.test(rest.charAt(0)) && !behindKanji.test(rest)) continue;
    if (!both && !isPlainKatakanaName(found)) continue;
    yield { start: index, end, formal: formally.test(rest) };
  }
}

/** Names in Latin letters: after Mr., by the surname, with the word beside it. */
function* inLatin(text: string): Generator<Candidate> {
  for (const { indices } of text.matchAll(
    /(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Dr)\.? ?(?<name>[A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'-]{1,20})?)/dgu,
  )) {
    const [start, end] = indices?.groups?.name ?? [0, 0];
    yield { start, end, formal: true };
  }
  const words = [...text.matchAll(/(?<![A-Za-z0-9@._/-])[A-Za-z][A-Za-z']{1,20}(?![A-Za-z0-9@_])/gu)];
  for (const [at, { 0: word, index }] of words.entries()) {
    if (!isLatinSurname(word)) continue;
    const end = index + word.length;
    const before = words[at - 1];
    const after = words[at + 1];
    const follows =
      after !== undefined && /^,? $/u.test(text.slice(end, after.index)) && isLatinCompanion(after[0]);
    const precedes =
      before !== undefined &&
      before.index + before[0].length + 1 === index &&
      text.charAt(index - 1) === " " &&
      isLatinCompanion(before[0]);
    yield {
      start: precedes && !follows ? before.index : index,
      end: follows ? after.index + after[0].length : end,
      formal: false,
    };
  }
}

/** What stands behind 氏名： or お名前は, known as a name or not. */
function* asLabelled(text: string): Generator<Candidate> {
  const label =
    /(?:氏名|名前|名字|苗字|名義人?|差出人)(?:欄)?[はが: 「『]{1,3}(?<name>[\p{Script=Han}々ヶ]{2,6}(?: [\p{Script=Han}]{1,3})?|[ァ-ヺー]{2,8}(?: [ァ-ヺー]{2,8})?)(?=[。、」』)）\n ]|と(?:の|答|名|書)|です|で、|$)/dgu;
  for (const { indices, groups } of text.matchAll(label)) {
    const [start, end] = indices?.groups?.name ?? [0, 0];
    if (!roles.has(groups?.name ?? "")) yield { start, end, formal: true };
  }
}

/** Somebody says the name first: 「わたなべですけど」. */
function* inSpeech(text: string): Generator<Candidate> {
  for (const { 0: found, index } of text.matchAll(
    /(?<=[「『])[ぁ-ゖァ-ヺー]{2,10}?(?=です|だ[。、」が]|だけど|と申|といい)/gu,
  )) {
    if (isReadName(found)) yield { start: index, end: index + found.length, formal: false };
  }
}

function merged(candidates: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const { start, end } of [...candidates].sort((one, other) => one.start - other.start)) {
    const last = out.at(-1);
    if (last !== undefined && start < last.end)
      out[out.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    else out.push({ start, end });
  }
  return out;
}
