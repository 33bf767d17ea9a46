import type { Lift, WordsId } from "../cases/case.ts";
import type { Known } from "../masking/known.ts";
import { findMasks, labels, type Mask } from "../masking/mask.ts";

/**
 * Words as one reader sees them. In `text` every place that may be hidden is kept free, with room for what was
 * written as well as for the label; `fill` says what stands there. So words take as many messages whether a place
 * is hidden or not, and how many follows from the stored words alone.
 */
export interface Shown {
  readonly text: string;
  readonly fill: readonly string[];
}

/** A place in the reporter's words that the desk does not see, or sees because the reporter lifted its mask. */
export interface Veiled extends Lift {
  /** The same for the same hidden words, wherever they stand. */
  readonly id: string;
  readonly kind: Mask["kind"];
  readonly written: string;
  readonly lifted: boolean;
}

/** Words as they are stored, as far as hiding something in them needs them. */
export interface Readable {
  readonly id: WordsId;
  readonly text: string | null;
  readonly revision: number;
}

/** Nobody is known: what is hidden then is the most that can ever be. */
export const NOBODY: Known = { staff: [] };

/** No character anybody writes: Unicode keeps both for a program's own use. */
const HOLD = "\ufdd0";
const ROOM = "\ufdd1";
const HELD = new RegExp(`${HOLD}${ROOM}*`, "gu");

/** Words in which nothing is hidden. */
export const asWritten = (text: string): Shown => ({ text, fill: [] });

/** The reporter's words as the desk reads them. Nothing of this is stored: it is found anew whenever they are drawn. */
export function veil(
  words: Readable,
  known: Known = NOBODY,
  lifts: readonly Lift[] = [],
): { readonly shown: Shown | null; readonly places: readonly Veiled[] } {
  const { text } = words;
  if (text === null) return { shown: null, places: [] };
  const masks = masksIn(words, text, NOBODY);
  if (masks.length === 0) return { shown: asWritten(text), places: [] };
  const isNamed = masks.some((m) => m.kind === "name") && known.staff.length > 0;
  const citizens = isNamed ? masksIn(words, text, known) : masks;
  const plain = (from: number, to?: number) => text.slice(from, to).replaceAll(/[\ufdd0\ufdd1]/g, "");
  const parts: string[] = [];
  const fill: string[] = [];
  const places: Veiled[] = [];
  let from = 0;
  for (const mask of masks) {
    const { id, kind, start, end } = mask;
    const written = plain(start, end);
    const lifted = lifts.some(
      (l) => l.words === words.id && l.revision === words.revision && l.start === start && l.end === end,
    );
    const isCitizen = kind !== "name" || citizens.some((one) => one.start < end && one.end > start);
    parts.push(plain(from, start), HOLD, ROOM.repeat(Math.max(written.length, labels[kind].length) - 1));
    fill.push(isCitizen && !lifted ? labels[kind] : written);
    if (isCitizen)
      places.push({ words: words.id, revision: words.revision, start, end, id, kind, written, lifted });
    from = end;
  }
  parts.push(plain(from));
  return { shown: { text: parts.join(""), fill }, places };
}

/** What was found in words as they were read: a long case is drawn in many messages at one moment. */
const found = new WeakMap<Readable, Map<string, readonly Mask[]>>();

/** Whoever is mentioned in Slack works here; as plain text a mention is an id. */
const isColleague = (text: string, { kind, start, end }: Mask): boolean =>
  kind === "handle" && /^@[UW][0-9A-Z]{5,}$/.test(text.slice(start, end));

function masksIn(words: Readable, text: string, known: Known): readonly Mask[] {
  const key = JSON.stringify(known);
  const before = found.get(words) ?? new Map<string, readonly Mask[]>();
  const masks = before.get(key) ?? findMasks(text, known).filter((m) => !isColleague(text, m));
  found.set(words, before.set(key, masks));
  return masks;
}

/** As much room as the reporter's words can take, however much of them is hidden. */
export const roomFor = (text: string): Shown => veil({ id: 0, revision: 0, text }).shown ?? asWritten(text);

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Puts what is shown into the pieces that the text was cut into; they are given one after the other. */
export function filler({ fill }: Shown): (piece: string) => string {
  if (fill.length === 0) return (piece) => piece;
  let next = 0;
  const filled = (held: string) => fill[next++] ?? held;
  return (piece) => piece.replaceAll(HELD, filled).replaceAll(ROOM, "");
}

/**
 * Cuts text into pieces of at most `most` UTF-16 units, at a line's end or a full stop where there is one
 * near the edge, never inside a character as people see it. Together the pieces are the text.
 */
export function pieces(text: string, most: number): string[] {
  const out: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const window = rest.slice(0, most);
    const natural = Math.max(window.lastIndexOf("\n"), window.lastIndexOf("。")) + 1;
    const cut = boundary(rest, natural > most * 0.8 ? natural : most);
    out.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  out.push(rest);
  return out;
}

/** Two of these beside each other are two characters, whatever stands around them. */
const PLAIN = /[a-zA-Z0-9\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]{2}/;

/** Hardly ever is there no such pair in so many units; to look at the whole of a long text takes long. */
const NEARBY = 200;

/** Where the character begins that holds this unit. */
function characterAt(text: string, at: number): number {
  const near = Math.max(0, at - NEARBY);
  const pair = text.slice(near, at).search(PLAIN);
  const from = pair < 0 ? 0 : near + pair + 1;
  const found = characters.segment(text.slice(from, at + 2)).containing(at - from)?.index;
  return found === undefined ? at : from + found;
}

/**
 * The last place up to `at` between two characters and outside what is kept free; inside a character only if it
 * alone is longer than that.
 */
function boundary(text: string, at: number): number {
  let free = at;
  while (free > 0 && text[free] === ROOM) free--;
  if (free > 0 && free < at) return free;
  const between = characterAt(text, at);
  if (between > 0) return between;
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}
