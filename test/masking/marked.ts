import { findMasks } from "../../src/masking/mask.ts";
import type { Kind } from "../../src/masking/rule.ts";
import { known, sentences } from "./sentences.ts";

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: string | undefined;
}

/** A sentence without its marks, and where they were. */
export interface Marked {
  readonly text: string;
  readonly spans: readonly Span[];
}

export function unmark(sentence: string): Marked {
  const spans: Span[] = [];
  let text = "";
  let from = 0;
  for (const match of sentence.matchAll(/⟦([a-z-]+):([^⟧]+)⟧|⟪([^⟫]+)⟫/gu)) {
    const [whole, kind, hidden, kept] = match;
    text += sentence.slice(from, match.index);
    const inside = hidden ?? kept ?? "";
    spans.push({ start: text.length, end: text.length + inside.length, kind });
    text += inside;
    from = match.index + whole.length;
  }
  return { text: text + sentence.slice(from), spans };
}

/** How a set of sentences came out. */
export interface Figures {
  readonly go: number;
  readonly gone: number;
  readonly rightKind: number;
  readonly stay: number;
  readonly kept: number;
  /** Characters hidden though nobody marked them: what the two shares do not show. */
  readonly stray: number;
  readonly characters: number;
  readonly faults: readonly string[];
}

export function measure(set: readonly string[]): Figures {
  const sum = { go: 0, gone: 0, rightKind: 0, stay: 0, kept: 0, stray: 0, characters: 0 };
  const faults: string[] = [];
  for (const sentence of set) {
    const { text, spans } = unmark(sentence);
    const hidden = new Array<Kind | undefined>(text.length).fill(undefined);
    for (const { start, end, kind } of findMasks(text, known)) hidden.fill(kind, start, end);
    for (const { start, end, kind } of spans) {
      const here = hidden.slice(start, end);
      const all = here.every((one) => one !== undefined);
      if (kind === undefined) {
        sum.stay++;
        if (here.every((one) => one === undefined)) sum.kept++;
        else faults.push(`hid ${text.slice(start, end)}: ${text}`);
      } else {
        sum.go++;
        if (all) sum.gone++;
        else faults.push(`missed ${text.slice(start, end)}: ${text}`);
        if (here.every((one) => one === kind)) sum.rightKind++;
        else if (all) faults.push(`took ${text.slice(start, end)} for ${here.join()}`);
      }
    }
    const outside = hidden.filter(
      (one, at) => one !== undefined && !spans.some(({ start, end }) => start <= at && at < end),
    ).length;
    if (outside > 0) faults.push(`stray ${outside}: ${text}`);
    sum.stray += outside;
    sum.characters += text.length;
  }
  return { ...sum, faults };
}

export const tuned = sentences.filter((_, at) => at % 2 === 0);
export const heldOut = sentences.filter((_, at) => at % 2 === 1);
