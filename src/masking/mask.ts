import { accountRules } from "./accounts.ts";
import { addressRules, leaningLength } from "./addresses.ts";
import { type Folded, fold, OPAQUE } from "./fold.ts";
import type { Known } from "./known.ts";
import { namesIn } from "./names.ts";
import { numberRules } from "./numbers.ts";
import { type Found, hiddenBy, type Kind, type Rule } from "./rule.ts";

/** What is put in place of each kind; a text that already holds one is left as it is. */
export const labels: Readonly<Record<Kind, string>> = {
  name: "〔氏名〕",
  phone: "〔電話〕",
  postal: "〔郵便番号〕",
  address: "〔住所〕",
  mail: "〔メール〕",
  "my-number": "〔個人番号〕",
  bank: "〔口座〕",
  insurance: "〔保険の番号〕",
  birth: "〔生年月日〕",
  car: "〔車の番号〕",
  handle: "〔アカウント〕",
};

/**
 * A place in a text that is hidden from the desk. The id comes from the kind and the hidden words alone, so it
 * outlives every edit elsewhere, and the same words are lifted wherever they stand.
 */
export interface Mask {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

const sealed = new RegExp(`${Object.values(labels).join("|")}|<[@#!][^<>\\n]{1,80}>`, "gu");
const rules: readonly Rule[] = [...accountRules, ...numberRules, ...addressRules];

/** Hiding one thing can free the sight of another; more often than this it does not happen. */
const ROUNDS = 4;

/** Where a text names a citizen, or tells how to find one: ordered, without overlaps. */
export function findMasks(text: string, known: Known): readonly Mask[] {
  const folded = fold(text, sealed);
  const found: Found[] = [];
  let open = folded.text;
  for (let round = 0; round < ROUNDS; round++) {
    const fresh = lookOnce(open, known);
    if (fresh.length === 0) break;
    found.push(...fresh);
    open = hide(open, fresh);
  }
  return found.sort((one, other) => one.start - other.start).map((one) => placed(one, text, folded));
}

function lookOnce(text: string, known: Known): readonly Found[] {
  const found: Found[] = [];
  let open = text;
  for (const rule of rules) {
    const fresh = hiddenBy(rule, open).map((one) =>
      one.kind === "address"
        ? { ...one, start: one.start + leaningLength(open.slice(one.start, one.end)) }
        : one,
    );
    found.push(...fresh);
    open = hide(open, fresh);
  }
  return [...found, ...namesIn(open, known)];
}

function hide(text: string, found: readonly Found[]): string {
  if (found.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of [...found].sort((one, other) => one.start - other.start)) {
    parts.push(text.slice(from, start), OPAQUE.repeat(end - start));
    from = end;
  }
  return [...parts, text.slice(from)].join("");
}

function placed({ kind, start, end }: Found, text: string, { text: same, starts, ends }: Folded): Mask {
  return {
    id: `${kind}-${digest(same.slice(start, end).replaceAll(" ", ""))}`,
    start: starts[start] ?? text.length,
    end: ends[end - 1] ?? text.length,
    kind,
  };
}

/** A short name for words that must not be read in an id: FNV-1a, twice with different beginnings. */
function digest(words: string): string {
  return [0x811c9dc5, 0x01000193]
    .map((seed) => {
      let hash = seed;
      for (let at = 0; at < words.length; at++) {
        hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193) >>> 0;
      }
      return hash.toString(36);
    })
    .join("");
}
