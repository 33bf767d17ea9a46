import type { Lift } from "../../src/cases/case.ts";
import type { Known } from "../../src/masking/known.ts";
import { asWritten, filler, type Veiled, veil } from "../../src/views/shown.ts";

/** The places of a text that the desk does not see, whatever was lifted. */
export const hiddenPlaces = (text: string, known: Known): readonly Veiled[] =>
  veil({ id: 1, text, revision: 0 }, known).places;

/** A reporter's text as the desk reads it. */
export function deskReads(text: string, known: Known, lifted: readonly Lift[] = []): string {
  const shown = veil({ id: 1, text, revision: 0 }, known, lifted).shown ?? asWritten("");
  return filler(shown)(shown.text);
}
