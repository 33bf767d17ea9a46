import { plain } from "./plain.ts";

/** One stretch of a pattern: any of these words, right after what came before, or a little later in the sentence. */
export interface Part {
  /** The longest first. An empty one stands for nothing being there. */
  readonly choices: readonly string[];
  /** The characters with which the choices begin, to look no further where none of them stands. */
  readonly firsts: string;
  readonly apart: boolean;
}

/** `椅子…(投|な)げ`: parts that follow one another. 〇 stands for a digit. */
export type Pattern = readonly Part[];

/** How far two parts with … between them may stand from one another. */
const GAP = 18;
/** A single kana or letter would be found everywhere. */
const SHORTEST = 2;
const ANY_DIGIT = "〇";
const STOPS = /[。!?「」]/;

/** Plain, but for 〇, which stands for any digit and not for 0. */
const comparable = (written: string) =>
  written
    .split(ANY_DIGIT)
    .map((part) => plain(part).text)
    .join(ANY_DIGIT);

/** A kanji says as much as two kana. */
const weight = (word: string) => word.length + (word.match(/\p{Script=Han}/gu)?.length ?? 0);

const shortest = ({ choices }: Part) => Math.min(...choices.map(weight));

/** The pattern as written in a policy; nothing if it cannot be read or is too short to mean anything. */
export function readPattern(written: string): Pattern | undefined {
  const parts: Part[] = [];
  let apart = false;
  for (const [token] of written.matchAll(/\([^()]*\)\??|…|[^()…]+|[()]/g)) {
    if (token === "(" || token === ")") return undefined;
    if (token === "…") apart = true;
    if (token === "…" || token.trim() === "") continue;
    const words = token.startsWith("(") ? token.replace(/^\(|\)\??$/g, "").split("|") : [token];
    const choices = words.map(comparable);
    if (choices.includes("") || choices.some((choice) => /[?|]/.test(choice))) return undefined;
    const left = token.endsWith(")?") ? [...choices, ""] : choices;
    const firsts = left.map((choice) => choice.charAt(0)).join("");
    parts.push({ choices: left.toSorted((a, b) => b.length - a.length), firsts, apart });
    apart = false;
  }
  const [first] = parts;
  const length = parts.reduce((sum, part) => sum + shortest(part), 0);
  return first === undefined || first.apart || apart || shortest(first) === 0 || length < SHORTEST
    ? undefined
    : parts;
}

/** The digits of the text stand as 〇 in `blurred`. */
export interface Text {
  readonly text: string;
  readonly blurred: string;
}

function standsAt({ text, blurred }: Text, word: string, at: number): boolean {
  return text.startsWith(word, at) || (word.includes(ANY_DIGIT) && blurred.startsWith(word, at));
}

/** Whether one of the choices may begin here. */
function mayBegin({ text, blurred }: Text, { choices, firsts }: Part, at: number): boolean {
  if (choices.at(-1) === "") return true;
  return at < text.length && (firsts.includes(text.charAt(at)) || firsts.includes(blurred.charAt(at)));
}

/** Where the remaining parts end if they stand at this place. */
function endOf(text: Text, pattern: Pattern, index: number, at: number): number | undefined {
  const part = pattern[index];
  if (part === undefined) return at;
  for (let from = at; from <= at + (part.apart ? GAP : 0); from++) {
    for (const word of mayBegin(text, part, from) ? part.choices : []) {
      const end = standsAt(text, word, from)
        ? endOf(text, pattern, index + 1, from + word.length)
        : undefined;
      if (end !== undefined) return end;
    }
    if (STOPS.test(text.text.charAt(from))) return undefined;
  }
  return undefined;
}

/** Every place where the pattern stands. */
export function* placesOf(
  text: Text,
  pattern: Pattern,
): Generator<{ readonly from: number; readonly to: number }> {
  for (const word of pattern[0]?.choices ?? []) {
    const source = word.includes(ANY_DIGIT) ? text.blurred : text.text;
    for (let from = source.indexOf(word); from >= 0; from = source.indexOf(word, from + 1)) {
      const to = endOf(text, pattern, 1, from + word.length);
      if (to !== undefined) yield { from, to };
    }
  }
}
