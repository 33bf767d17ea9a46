/** Stands for what no rule may look into: words already masked, mentions of Slack. */
export const OPAQUE = "\uFFFF";

/** A text in one width, with the place each character had: rules are written once, masks fit the original. */
export interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const halfKana = "｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
const fullKana =
  "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
const voiceable = /[ウカ-コサ-ソタチツテトハヒフヘホ]/u;
const aspirable = /[ハヒフヘホ]/u;
const dashes = "‐‑‒–—―−－﹣";

/** Full width Latin and digits become half width, half-width kana full width, every dash and space one. */
export function fold(original: string, sealed: RegExp): Folded {
  const text: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (folded: string, start: number, end: number) => {
    text.push(folded);
    starts.push(start);
    ends.push(end);
  };
  const seals = original.matchAll(sealed);
  let seal = seals.next();
  for (let at = 0; at < original.length; ) {
    if (!seal.done && seal.value.index === at) {
      const end = at + seal.value[0].length;
      put(OPAQUE, at, end);
      at = end;
      seal = seals.next();
      continue;
    }
    const one = wide(original.charAt(at), text.at(-1) ?? "");
    const mark = original.charAt(at + 1);
    const voiced = voicedBy(one, mark);
    put(voiced ?? one, at, at + (voiced === undefined ? 1 : 2));
    at += voiced === undefined ? 1 : 2;
  }
  return { text: text.join(""), starts, ends };
}

function wide(char: string, before: string): string {
  const code = char.charCodeAt(0);
  if (dashes.includes(char)) return "-";
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (char === "\u3000" || char === "\u00a0" || char === "\t") return " ";
  const kana = halfKana.indexOf(char);
  const full = kana < 0 ? char : fullKana.charAt(kana);
  return full === "ー" && /[0-9]/.test(before) ? "-" : full;
}

/** A half-width voicing mark, or a combining one, belongs to the kana before it. */
function voicedBy(kana: string, mark: string): string | undefined {
  if ((mark === "ﾞ" || mark === "\u3099") && voiceable.test(kana)) {
    return kana === "ウ" ? "ヴ" : String.fromCharCode(kana.charCodeAt(0) + 1);
  }
  if ((mark === "ﾟ" || mark === "\u309a") && aspirable.test(kana)) {
    return String.fromCharCode(kana.charCodeAt(0) + 2);
  }
  return undefined;
}
