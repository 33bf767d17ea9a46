import { checkArrangement } from "./arrangement.ts";
import { type Fault, tellFault } from "./fault.ts";
import { formWords } from "./form-words.ts";
import { checkMeaning } from "./meaning.ts";
import { checkNeeded } from "./needed.ts";
import { checkPlaceholders, fillIn } from "./placeholders.ts";
import type { Policy } from "./policy.ts";
import { checkReferences } from "./references.ts";
import { policySchema } from "./schema.ts";
import { readTerms } from "./terms.ts";
import { openYaml } from "./yaml.ts";

const MOST_PLACED = 1000;
const MOST_TOLD = 100;

/** A policy with the text it was read from, by which its versions tell apart. */
export interface Edition {
  readonly policy: Policy;
  readonly text: string;
}

/** Either a policy without any fault, or everything that is wrong with the file. */
export type Reading =
  | ({ readonly ok: true } & Edition)
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads the text of a policy file. A file with any fault is not used at all, and every fault is told at
 * once, with its line, for people who know the rules and not the program.
 */
export function readPolicy(text: string, file: string): Reading {
  const opened = openYaml(text, file);
  if (!opened.ok) return { ok: false, faults: inOrder(opened.faults) };
  const { data, faults, place } = opened.source;
  const filled = fillIn(data);
  const formed = policySchema(readTerms(filled)).safeParse(filled);
  const dangling = checkReferences(data);
  const findings = [
    ...(formed.success ? [] : formed.error.issues.flatMap((issue) => formWords(issue, data))),
    ...checkArrangement(data),
    ...checkNeeded(data),
    ...dangling,
    ...checkPlaceholders(data),
    ...(formed.success && dangling.length === 0 ? checkMeaning(formed.data, data) : []),
  ];
  const all = [...faults, ...findings.slice(0, MOST_PLACED).map(place)];
  if (formed.success && all.length === 0) return { ok: true, policy: formed.data, text };
  return { ok: false, faults: inOrder(all) };
}

/** From top to bottom, each once. Of a file that is no policy at all, the first hundred are enough. */
function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const once = new Map(faults.map((fault) => [tellFault(fault), fault]));
  const all = [...once.values()].toSorted((a, b) => a.line - b.line || a.column - b.column);
  const next = all[MOST_TOLD];
  if (next === undefined) return all;
  const what = "ここから先にも、直す所があります。";
  const remedy = "ここまでを直してから、もう一度確かめてください。";
  return [...all.slice(0, MOST_TOLD), { ...next, what, remedy }];
}
