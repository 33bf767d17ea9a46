import { type Cues, suggest } from "../../src/cues/cues.ts";
import type { Narrative } from "./narratives.ts";

/** Suggested and mentioned; mentioned but not suggested; suggested but not mentioned. */
export interface Score {
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
}

export const factsIn = (cues: Cues, text: string): readonly string[] =>
  suggest(cues, text).map(({ fact }) => fact);

/** How the cues of one fact do on a set of narratives. */
export function scoreOf(cues: Cues, set: readonly Narrative[], fact: string): Score {
  const outcomes = set.map(({ text, facts }) => ({
    suggested: factsIn(cues, text).includes(fact),
    mentioned: facts.includes(fact),
  }));
  return {
    found: outcomes.filter((one) => one.suggested && one.mentioned).length,
    missed: outcomes.filter((one) => !one.suggested && one.mentioned).length,
    wrong: outcomes.filter((one) => one.suggested && !one.mentioned).length,
  };
}

export const total = (scores: readonly Score[]): Score => ({
  found: scores.reduce((sum, one) => sum + one.found, 0),
  missed: scores.reduce((sum, one) => sum + one.missed, 0),
  wrong: scores.reduce((sum, one) => sum + one.wrong, 0),
});

export const recall = ({ found, missed }: Score): number => found / (found + missed);
export const precision = ({ found, wrong }: Score): number => found / (found + wrong);

/** A row for each score: how many mentions there are, recall and precision. */
export function tableOf(
  columns: Readonly<Record<string, readonly Score[]>>,
  names: readonly string[],
): string {
  const cell = (score: Score) =>
    `${String(score.found + score.missed).padStart(4)} ${recall(score).toFixed(2)} ${precision(score).toFixed(2)}`;
  const row = (name: string, cells: readonly string[]) => [name.padEnd(14), ...cells].join("   ");
  const head = row(
    "",
    Object.keys(columns).map((name) => name.padEnd(14)),
  );
  const units = row(
    "fact",
    Object.keys(columns).map(() => "   n  rec  pre"),
  );
  const rows = names.map((name, i) =>
    row(
      name,
      Object.values(columns).map((scores) => {
        const score = scores[i];
        return score ? cell(score) : "";
      }),
    ),
  );
  return [head, units, ...rows].join("\n");
}
