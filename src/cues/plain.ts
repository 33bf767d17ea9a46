/** A text made comparable, each of its characters with the place in the original it came from. */
export interface Plain {
  readonly text: string;
  /** Where the character begins in the original, and where it ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** What takes part in the character before it: voicing marks, as half width or combining characters. */
const MARKS = new Set(["\uFF9E", "\uFF9F", "\u3099", "\u309A"]);
const BRACKETS = new Map(
  [..."『“„〝【"].map((c): [string, string] => [c, "「"]).concat([..."』”〟】"].map((c) => [c, "」"])),
);
const DIGITS = new Map([..."〇一二三四五六七八九"].map((c, i) => [c, String(i)]));
const TEN = "十";

const isDigit = (c: string | undefined) => c !== undefined && c >= "0" && c <= "9";

/** Katakana as hiragana, kanji digits as digits, quotation marks as 「」, a new line as the end of a sentence. */
function folded(c: string): string {
  if (c >= "ァ" && c <= "ヶ") return String.fromCharCode(c.charCodeAt(0) - 0x60);
  if (c === "\n" || c === "\r") return "。";
  if (/\s/.test(c)) return "";
  return BRACKETS.get(c) ?? DIGITS.get(c) ?? c;
}

/** 三十 is 30, 三十五 is 35, 十五 is 15 and 十 is 10. */
function tens(before: string | undefined, after: string | undefined): string {
  if (isDigit(before)) return isDigit(after) ? "" : "0";
  return isDigit(after) ? "1" : "10";
}

/** The text without differences of width, kana, case, digits and spaces. */
export function plain(original: string): Plain {
  const pieces: { readonly c: string; readonly from: number; readonly to: number }[] = [];
  for (let from = 0; from < original.length; ) {
    let to = from + String.fromCodePoint(original.codePointAt(from) ?? 0).length;
    while (to < original.length && MARKS.has(original.charAt(to))) to++;
    const same = original.slice(from, to).normalize("NFKC").toLowerCase();
    for (const c of same) {
      const one = folded(c);
      if (one !== "") pieces.push({ c: one, from, to });
    }
    from = to;
  }
  const chars: string[] = [];
  const begins: number[] = [];
  const ends: number[] = [];
  let open = false;
  for (const [i, { c, from, to }] of pieces.entries()) {
    let put = c;
    if (c === TEN) put = tens(chars.at(-1), DIGITS.get(pieces[i + 1]?.c ?? "") ?? pieces[i + 1]?.c);
    if (c === '"') {
      put = open ? "」" : "「";
      open = !open;
    }
    for (let at = 0; at < put.length; at++) {
      chars.push(put.charAt(at));
      begins.push(from);
      ends.push(to);
    }
  }
  return { text: chars.join(""), from: begins, to: ends };
}

/** The same text with 〇 for every digit. */
export const withoutDigits = (text: string): string => text.replaceAll(/[0-9]/g, "〇");
