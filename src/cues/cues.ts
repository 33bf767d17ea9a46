import { isDenied, isElsewhere, isUnreal } from "./happened.ts";
import { type Passage, passageAt, passagesOf } from "./passages.ts";
import { type Pattern, placesOf, type Text } from "./pattern.ts";
import { plain, withoutDigits } from "./plain.ts";
import { isSpoken } from "./voices.ts";

/** Words by which a narrative may mention a fact. */
export interface Cue {
  readonly words: readonly Pattern[];
  /** `telling`: not inside 「」. `speech`: only as words of the other party. */
  readonly where: "anywhere" | "telling" | "speech";
  /** Words which, close by in the same sentence, mean something else. */
  readonly unless: readonly string[];
}

/** By the key of the fact. */
export type Cues = Readonly<Record<string, readonly Cue[]>>;

/** A fact the narrative seems to mention, and the words that say so, as places in the narrative. */
export interface Suggestion {
  readonly fact: string;
  readonly from: number;
  readonly to: number;
}

/** How far the surroundings of a cue are looked at. */
const NEAR = 12;
const FAR = 40;

interface Reading extends Text {
  readonly passages: readonly Passage[];
  readonly numbers: Uint32Array;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

const ENDS = /[。!?]/;

/** Up to `far` characters after a place, to the end of the sentence. */
function ahead(text: string, at: number, far: number): string {
  const slice = text.slice(at, at + far);
  const end = slice.search(ENDS);
  return end < 0 ? slice : slice.slice(0, end + 1);
}

/** Up to `far` characters before a place, from the beginning of the sentence. */
function behind(text: string, at: number, far: number): string {
  const slice = text.slice(Math.max(0, at - far), at);
  return slice.slice(Math.max(...[..."。!?"].map((end) => slice.lastIndexOf(end))) + 1);
}

/** Whether the words at this place say that it happened. */
function holds({ text }: Reading, cue: Cue, { from, to }: Place, passage: Passage): boolean {
  if (passage.voice === "ours") return false;
  const after = ahead(text, to, FAR);
  const before = behind(text, from, FAR);
  const quoted = passage.voice === "theirs";
  const spoken = quoted || isSpoken(after);
  if (cue.where === "telling" && quoted) return false;
  if (cue.where === "speech" && !spoken) return false;
  const around = before.slice(-NEAR) + text.slice(from, to) + after.slice(0, NEAR);
  if (cue.unless.some((word) => around.includes(word))) return false;
  if (isDenied(after)) return false;
  const beyond = quoted ? ahead(text, passage.to, FAR) : after;
  if (quoted && isDenied(beyond)) return false;
  if (!spoken && isUnreal(after)) return false;
  return !isElsewhere(quoted ? behind(text, passage.from, FAR) : before, beyond);
}

/** The first place found where the cue holds. */
function placeOf(reading: Reading, cue: Cue): Place | undefined {
  for (const pattern of cue.words) {
    for (const place of placesOf(reading, pattern)) {
      const passage = reading.passages[reading.numbers[place.from] ?? 0];
      if (passage && place.to <= passage.to && holds(reading, cue, place, passage)) return place;
    }
  }
  return undefined;
}

/** The facts a narrative seems to mention, each with the words that say so. Candidates: a person ticks them. */
export function suggest(cues: Cues, narrative: string): readonly Suggestion[] {
  const { text, from, to } = plain(narrative);
  const passages = passagesOf(text);
  const reading = { text, blurred: withoutDigits(text), passages, numbers: passageAt(text, passages) };
  return Object.entries(cues).flatMap(([fact, list]) => {
    for (const cue of list) {
      const place = placeOf(reading, cue);
      if (place) return [{ fact, from: from[place.from] ?? 0, to: to[place.to - 1] ?? 0 }];
    }
    return [];
  });
}
