import type { Candidate } from "./known.ts";
import {
  formally,
  HIRAGANA,
  isKatakanaName,
  isLatinCompanion,
  isLatinSurname,
  isReadName,
  isWrittenName,
  KANJI,
  KATAKANA,
  LATIN,
  nameInHiragana,
  nameInKanji,
  place,
  runStart,
} from "./name-shapes.ts";

const honorific =
  /さん(?!ざん)|サン(?![ァ-ヺー])|(?<![態同多仕模異王神仏紋])様(?![々子式相態変])|(?<!逆)さま(?!ざ)|氏(?![名神族])|殿(?![様堂下])|くん(?![でだじ])|君(?![がはをにもたら])|ちゃん(?!と)|-(?:san|sama|kun)(?![a-z])|と名乗|と申[しす]|と称[しす]|という(?:名前|名字|男|女|人|方|者)/gu;

/** A name in front of an honorific, or of the words with which somebody gives a name. */
export function* addressed(text: string): Generator<Candidate> {
  for (const match of text.matchAll(honorific)) {
    const end = match.index - (/[」』、 ]/u.test(text.charAt(match.index - 1)) ? 1 : 0);
    const start = startOfName(text, end, match[0]);
    if (start !== undefined) yield { start, end, formal: formally.test(match[0]) };
  }
}

function startOfName(text: string, end: number, by: string): number | undefined {
  const last = text.charAt(end - 1);
  const unsure = by.startsWith("という");
  if (KANJI.test(last)) {
    const start = runStart(text, end, KANJI);
    const run = text.slice(start, end);
    const at = nameInKanji(run);
    if (at === undefined) return undefined;
    const name = run.slice(at);
    const weak = unsure || ((by === "くん" || by === "君" || by.startsWith("と")) && name.length < 2);
    if (weak && !isWrittenName(name)) return undefined;
    return place.test(text.slice(end, end + 12)) ? undefined : start + at;
  }
  if (KATAKANA.test(last)) {
    const start = runStart(text, end, KATAKANA);
    const run = text.slice(start, end);
    return (unsure ? isReadName(run) : isKatakanaName(run)) ? start : undefined;
  }
  if (HIRAGANA.test(last)) {
    const start = runStart(text, end, HIRAGANA);
    const at = nameInHiragana(text.slice(start, end));
    return at === undefined ? undefined : start + at;
  }
  if (!LATIN.test(last)) return undefined;
  const start = runStart(text, end, LATIN);
  const word = text.slice(start, end);
  if (/^[A-Z]{1,4}$/u.test(word) && !isLatinSurname(word)) return undefined;
  if (unsure && !isLatinSurname(word)) return undefined;
  const first = /(?<![A-Za-z])[A-Z][A-Za-z'-]{1,20} $/u.exec(text.slice(Math.max(0, start - 24), start))?.[0];
  return start - (first !== undefined && isLatinCompanion(first.trim()) ? first.length : 0);
}
