import { givenCharacters, givenEnding, givenReadings } from "./given-names.ts";
import { katakanaRoles, latinWords, leading, roleEnding, roles } from "./people-words.ts";
import { hiragana, read, romanGiven, romanKey, romanSurnames, written } from "./readings.ts";

export const KANJI = /[\p{Script=Han}々ヶ]/u;
export const KATAKANA = /[ァ-ヺー]/u;
export const HIRAGANA = /[ぁ-ゖ]/u;
export const LATIN = /[A-Za-z'-]/u;

/** How long a name, or a run of characters that may hold one, gets. Everything looked at is bounded by it. */
const LONGEST = 12;

/** Where the run of such characters that ends at `end` begins. */
export function runStart(text: string, end: number, script: RegExp): number {
  let start = end;
  while (start > 0 && end - start < LONGEST && script.test(text.charAt(start - 1))) start--;
  return start;
}

/** Where the run of such characters that begins at `start` ends. */
export function runEnd(text: string, start: number, script: RegExp): number {
  let end = start;
  while (end < text.length && end - start < LONGEST && script.test(text.charAt(end))) end++;
  return end;
}

/** Whether these kanji are a given name: by their characters. */
export function isGiven(kanji: string): boolean {
  return kanji.length > 0 && kanji.length <= 3 && [...kanji].every((one) => givenCharacters.has(one));
}

/** A surname, or a surname and a given name, written in kanji without a space. */
export function isWrittenName(kanji: string): boolean {
  if (written.has(kanji)) return true;
  return [4, 3, 2, 1].some((length) => {
    const given = kanji.slice(length);
    if (!written.has(kanji.slice(0, length)) || !isGiven(given)) return false;
    return length > 1 || (given.length > 1 && givenEnding.test(given));
  });
}

/** A surname, or both names, in kana. */
export function isReadName(kana: string): boolean {
  const reading = hiragana(kana);
  if (read.has(reading)) return true;
  for (let at = 2; at < reading.length; at++) {
    if (read.has(reading.slice(0, at)) && givenReadings.has(reading.slice(at))) return true;
  }
  return false;
}

/** Only words that lean on a name stand before it: 世帯主, 昨日. */
export function onlyLeading(kanji: string): boolean {
  return afterLeading(kanji) === kanji.length;
}

function afterLeading(kanji: string): number {
  let at = 0;
  for (;;) {
    const length = leading.exec(kanji.slice(at))?.[0].length ?? 0;
    if (length === 0) return at;
    at += length;
  }
}

/** Where in these kanji, before an honorific, the name begins; nowhere for a role. Unknown names count too. */
export function nameInKanji(kanji: string): number | undefined {
  if (roles.has(kanji)) return undefined;
  for (let at = 0; at < kanji.length; at++) {
    const long = kanji.length - at > 1 || onlyLeading(kanji.slice(0, at));
    if (long && isWrittenName(kanji.slice(at))) return at;
  }
  const at = afterLeading(kanji);
  const rest = kanji.slice(at);
  if (rest === "" || rest.length > 5 || roles.has(rest) || roleEnding.test(rest)) return undefined;
  return at;
}

/** Katakana before an honorific is a name unless it is a role. */
export function isKatakanaName(katakana: string): boolean {
  if (katakana.length < 2) return false;
  if (isReadName(katakana)) return true;
  return (
    !katakanaRoles.has(katakana) &&
    !/(?:マン|ター|ナー|パー|ラー|ワーカー|ドライバー|スタッフ|マネ)$/u.test(katakana)
  );
}

/** Where in these hiragana, before an honorific, the name begins: after a particle, or at once. */
export function nameInHiragana(kana: string): number | undefined {
  for (let at = 0; at <= kana.length - 2; at++) {
    const rest = kana.slice(at);
    if (at > 0 && !/[はがをにのともでやへ]$|から$|より$/u.test(kana.slice(0, at))) continue;
    if (roles.has(rest)) return undefined;
    if (isReadName(rest) || givenReadings.has(rest)) return at;
  }
  return undefined;
}

/** A reading long and rare enough to be a name where nothing else says so. */
export function isPlainKatakanaName(katakana: string): boolean {
  return katakana.length > 2 && !katakanaRoles.has(katakana) && isReadName(katakana);
}

export function isLatinSurname(word: string): boolean {
  return word.length > 3 && !latinWords.has(word.toLowerCase()) && romanSurnames.has(romanKey(word));
}

/** A word beside a Latin surname that belongs to the name. */
export function isLatinCompanion(word: string): boolean {
  if (word.length < 2 || latinWords.has(word.toLowerCase())) return false;
  return romanGiven.has(romanKey(word)) || /^[A-Z]/u.test(word);
}

/** What stands behind a name when somebody is addressed or introduced as citizens are. */
export const formally = /^(?:様|さま|殿|と名乗|と申|と称|という)/u;

/** What says that the word before it is a place. */
export const place =
  /^(?:という|の)(?:交差点|駅|バス停|公園|地区|町|店|病院|踏切|橋|川|道路|地名|街|土地|辺り|方面)/u;

/** Kanji that may follow a name without being part of it. */
export const behindKanji =
  /^(?:様|氏|殿|君|宅|家(?![^のがはにをもでと])|邸|方(?=[へにの])|本人|夫妻|夫婦|親子|姓|世帯|宛|名義|先生|他|社長|容疑者)/u;
