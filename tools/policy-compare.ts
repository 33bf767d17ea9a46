import { answerables, type Example } from "../src/policy/meaning-atoms.ts";
import { ALWAYS, all, any, type Formula, NEVER, not } from "../src/policy/meaning-logic.ts";
import { Space } from "../src/policy/meaning-space.ts";
import { answerWords, questionWords } from "../src/policy/meaning-words.ts";
import type { Condition, Policy } from "../src/policy/policy.ts";
import { changes } from "./policy-changes.ts";

const MOST_TOLD = 60;

/** A result, and for which answers it comes out. */
interface Cell {
  readonly result: string;
  readonly when: Formula;
}

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
  const both = (of: (policy: Policy, side: number) => readonly Cell[]) => [of(old, 0), of(now, 1)] as const;
  const says = [...new Set([...sentences(old), ...sentences(now)])];
  const found = [
    ...differences(
      space,
      "急ぎの度合い",
      both((policy, side) => urgencyCells(policy, side, space)),
    ),
    ...differences(
      space,
      "見立て",
      both((policy, side) => indicationCells(policy, side, space)),
    ),
    ...says.flatMap((say) =>
      differences(
        space,
        "対応の方向",
        both((policy, side) => directionCells(policy, side, space, say)),
      ),
    ),
  ];
  return { found, complete: !space.tired };
}

/** For each two rules that say different things: answers for which the one decides here and the other there. */
function differences(
  space: Space,
  of: string,
  [old, now]: readonly [readonly Cell[], readonly Cell[]],
): Difference[] {
  const seen = new Set<string>();
  return old.flatMap((before) =>
    now.flatMap((after): Difference[] => {
      if (before.result === after.result) return [];
      const example = space.example(all([before.when, after.when]));
      if (example === undefined) return [];
      const key = JSON.stringify([before.result, after.result, example]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ of, before: before.result, after: after.result, example }];
    }),
  );
}

function inOrder(
  space: Space,
  side: number,
  rules: readonly { when: Condition; result: string }[],
  otherwise: string,
  within: Formula,
): Cell[] {
  let open = within;
  const cells = rules.map(({ when, result }): Cell => {
    const holds = space.formula(when, side);
    const cell = { result, when: all([open, holds]) };
    open = all([open, not(holds)]);
    return cell;
  });
  return [...cells, { result: otherwise, when: open }];
}

function urgencyCells({ urgency: rules, labels }: Policy, side: number, space: Space): readonly Cell[] {
  const named = rules.map(({ when, level }) => ({ when, result: labels.urgency[level] }));
  return inOrder(space, side, named, labels.urgency.normal, ALWAYS);
}

function indicationCells({ judging, labels }: Policy, side: number, space: Space): readonly Cell[] {
  const judged = space.formula(judging.when, side);
  const named = judging.indication.map(({ when, points }) => ({ when, result: labels.indication[points] }));
  const cells = inOrder(space, side, named, labels.indication[judging.otherwise.points], judged);
  return [...cells, { result: "（示さない）", when: not(judged) }];
}

function sentences({ judging }: Policy): readonly string[] {
  return [...judging.directions.map(({ say }) => say), judging.otherwiseSay];
}

/** Whether a sentence is said: also the last one, where nothing else is. */
function directionCells({ judging }: Policy, side: number, space: Space, say: string): readonly Cell[] {
  const holds = ({ when }: { readonly when: Condition }) => space.formula(when, side);
  const otherwise = judging.otherwiseSay === say ? not(any(judging.directions.map(holds))) : NEVER;
  const said = any([...judging.directions.filter((one) => one.say === say).map(holds), otherwise]);
  const when = all([space.formula(judging.when, side), said]);
  return [
    { result: `「${say}」を示す`, when },
    { result: "示さない", when: not(when) },
  ];
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
