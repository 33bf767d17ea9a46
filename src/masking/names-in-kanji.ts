import { givenReadings } from "./given-names.ts";
import type { Candidate } from "./known.ts";
import {
  behindKanji,
  formally,
  isGiven,
  isWrittenName,
  KANJI,
  KATAKANA,
  onlyLeading,
  place,
  runEnd,
  runStart,
} from "./name-shapes.ts";
import { ambiguous } from "./people-words.ts";
import { hiragana, written } from "./readings.ts";

/** What follows a surname that stands without an honorific, when it speaks of a person. */
const person =
  /^[」』]?[、,]?(?:と名乗|と申|と称|と言い|という(?:名|男|女|人|方|者)|と(?:答え|署名|書|の?こと)|が(?:来|窓口|怒|激|暴|大声|居座|電話)|から(?:電話|入電|着信|メール|怒|何度)|の(?:件|要求|言い分|対応)|に(?:怒|殴|蹴|「|胸|言わ)|は「|です|だ[。」]|だけど|ですけど|[、,] ?[0-9]{2}代)/u;
const introduced = /^[」』]?[、,]?(?:と名乗|と申|と称|という(?:名|男|女|人|方|者))/u;
const spoken = /^(?:です|だ[。、」]|だけど|だが|ですけど|ですが|と申|といい|と言い)/u;
const asked = /(?:氏名|名前|名字|苗字|姓|相手)(?:欄)?[はが:「『 ]{1,3}$/u;
const given = new RegExp(
  `^(?:${[...givenReadings].sort((one, other) => other.length - one.length).join("|")})`,
  "u",
);

/** Surnames in kanji, with the given name behind them, or alone. */
export function* inKanji(text: string): Generator<Candidate> {
  for (let start = 0; start < text.length; start++) {
    if (!KANJI.test(text.charAt(start))) continue;
    if (!onlyLeading(text.slice(runStart(text, start, KANJI), start))) continue;
    for (const length of [4, 3, 2, 1]) {
      const surname = text.slice(start, start + length);
      if (!written.has(surname)) continue;
      const end =
        endOfFullName(text, start, length) ?? (isAlone(text, start, length) ? start + length : undefined);
      if (end === undefined) continue;
      const formal = formally.test(text.slice(end, end + 4));
      yield { start, end, formal };
      break;
    }
  }
}

function endOfFullName(text: string, start: number, length: number): number | undefined {
  const behind = start + length;
  const from = behind + (text.charAt(behind) === " " ? 1 : 0);
  const end = runEnd(text, from, KANJI);
  for (const size of [3, 2, 1]) {
    const stop = from + size;
    if (stop > end || !isGiven(text.slice(from, stop))) continue;
    if (stop < end && !behindKanji.test(text.slice(stop, stop + 4))) continue;
    if (from > behind ? true : isWrittenName(text.slice(start, stop))) return stop;
  }
  const kana = given.exec(hiragana(text.slice(from, from + 8)))?.[0];
  if (kana === undefined || kana.length < 2 || (length === 1 && from === behind)) return undefined;
  const rest = text.slice(from + kana.length, from + kana.length + 3);
  if (KATAKANA.test(text.charAt(from))) return KATAKANA.test(rest.charAt(0)) ? undefined : from + kana.length;
  const ends = /^[はがをにのともでやへ]/u.test(kana)
    ? /^(?:さん|ちゃん|くん|[^ぁ-ゖ]|$)/u
    : /^(?:さん|ちゃん|くん|さま|[はがをにのともでやへ]|から|より|[^ぁ-ゖ]|$)/u;
  return ends.test(rest) ? from + kana.length : undefined;
}

function isAlone(text: string, start: number, length: number): boolean {
  const end = start + length;
  const rest = text.slice(end, end + 12);
  if (place.test(rest) || KATAKANA.test(rest.charAt(0))) return false;
  if (KANJI.test(rest.charAt(0)) && !behindKanji.test(rest)) return false;
  const labelled = asked.test(text.slice(Math.max(0, start - 8), start));
  if (length === 1) {
    return (
      introduced.test(rest) ||
      (/[「『]/u.test(text.charAt(start - 1)) && spoken.test(rest)) ||
      (labelled && /^[。、」]/u.test(rest))
    );
  }
  if (!ambiguous.has(text.slice(start, end))) return true;
  return labelled || person.test(rest) || behindKanji.test(rest);
}
