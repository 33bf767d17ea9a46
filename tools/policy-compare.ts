import { answerables, type Example } from "../src/policy/meaning-atoms.ts";
import { all } from "../src/policy/meaning-logic.ts";
import { Space } from "../src/policy/meaning-space.ts";
import { answerWords, questionWords } from "../src/policy/meaning-words.ts";
import type { Policy } from "../src/policy/policy.ts";
import { type Cell, outputs } from "./policy-cells.ts";
import { changes, elsewhere } from "./policy-changes.ts";

const MOST_TOLD = 60;

/** What comes out differently under two policies, and what is asked differently, as sentences. */
export function compare(old: Policy, now: Policy): string {
  const { found, complete } = differencesBetween(old, now);
  const told = found.slice(0, MOST_TOLD).map((one) => tell(one, old, now));
  if (found.length > MOST_TOLD) told.push(`  ほかに${found.length - MOST_TOLD}件あります。`);
  if (!complete) told.push("  条件が込み入りすぎていて、すべては比べられませんでした。");
  const asked = changes(old, now).map((one) => `  ${one}`);
  const list = (heading: string, lines: readonly string[]) =>
    [heading, ...(lines.length > 0 ? lines : ["  ありません。"])].join("\n");
  return [
    `${old.version} → ${now.version}`,
    list("■ 結果の変わる答え（それぞれ、いちばん少ない答えの例）", told),
    list("■ 質問と選択肢の違い", asked),
    list(
      "■ 結果に示すものと、そのほかの違い",
      elsewhere(old, now).map((one) => `  ${one}`),
    ),
  ].join("\n\n");
}

/** A result that differs, with the fewest answers that show it. */
export interface Difference {
  readonly of: string;
  readonly before: string;
  readonly after: string;
  readonly example: Example;
}

/** Each way in which the same answers come out differently; not complete where it is too hard to tell. */
export function differencesBetween(
  old: Policy,
  now: Policy,
): { readonly found: readonly Difference[]; readonly complete: boolean } {
  const space = new Space([old, now]);
  const found = outputs(old, now).flatMap(({ of, cells }) =>
    differences(space, of, cells({ policy: old, side: 0, space }), cells({ policy: now, side: 1, space })),
  );
  return { found, complete: !space.tired };
}

/** For each two rules that say different things: answers for which the one decides here and the other there. */
function differences(space: Space, of: string, old: readonly Cell[], now: readonly Cell[]): Difference[] {
  const seen = new Set<string>();
  return old.flatMap((before) =>
    now.flatMap((after): Difference[] => {
      if (before.result === after.result || before.within !== after.within) return [];
      const example = space.example(all([before.when, after.when]));
      if (example === undefined) return [];
      const key = JSON.stringify([before.result, after.result, example]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ of, before: before.result, after: after.result, example }];
    }),
  );
}

function tell({ of, before, after, example }: Difference, old: Policy, now: Policy): string {
  const order = answerables(now.flow).map(({ id }) => id);
  const known = Object.entries(example).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const words = known.map(([id, keys]) => {
    const label = (key: string) => answerWords(id, key, policyWith(id, key, old, now));
    const question = questionWords(id, policyWith(id, undefined, old, now));
    return `${question}：${keys.length > 0 ? keys.map(label).join("、") : "（飛ばした）"}`;
  });
  return `  ${of}　${before} → ${after}\n    ${words.join(" / ")}`;
}

/** The policy whose words to use: the new one, unless only the old one has the question or the option. */
function policyWith(id: string, key: string | undefined, old: Policy, now: Policy): Policy {
  const knows = ({ flow }: Policy) =>
    flow.topics.some(({ questions }) =>
      questions.some(
        (one) => one.id === id && (key === undefined || one.options.some((option) => option.key === key)),
      ),
    );
  return !knows(now) && knows(old) ? old : now;
}
