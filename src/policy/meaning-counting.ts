import { chosen, counts, given, keysOf } from "./meaning-atoms.ts";
import { all, any, type Formula, not, type Rule, same } from "./meaning-logic.ts";
import type { Condition, Question, Topic } from "./policy.ts";

/** When a question is asked, and which answers to it count: of options offered, and 「この中にはない」 alone. */
export function countingOf(
  side: number,
  topic: Topic,
  question: Question,
  opens: (condition: Condition | undefined) => Formula,
  everybodys: readonly string[],
): { readonly asked: Formula; readonly rules: readonly Rule[] } {
  const { id } = question;
  const keys = keysOf(question);
  const options = new Map(question.options.map((option) => [option.key, option]));
  const offered = (key: string) => opens(options.get(key)?.offeredWhen);
  const asked = all([opens(topic.askedWhen), opens(question.askedWhen), any(keys.map(offered))]);
  const taken = (key: string) => all([chosen(id, key), offered(key)]);
  const counted = keys.flatMap((key) => {
    const stronger = strongerThan(question, key).map((other) => not(taken(other)));
    return same(counts(side, id, key), all([asked, taken(key), ...stronger]));
  });
  const some = any(keys.map((key) => counts(side, id, key)));
  const skipped = not(any(everybodys.map((key) => chosen(id, key))));
  const whole = same(counts(side, id), all([given(id), asked, any([some, skipped])]));
  return { asked, rules: [...counted, ...whole] };
}

/** What the program answers by itself always counts. */
export function countingAlways(side: number, id: string, keys: readonly string[]): readonly Rule[] {
  const each = keys.flatMap((key) => same(counts(side, id, key), chosen(id, key)));
  return [...same(counts(side, id), given(id)), ...each];
}

/** Beside which options one that stands alone does not count: the others of its list; of its like, later ones. */
function strongerThan(question: Question, key: string): readonly string[] {
  if (question.kind !== "several") return [];
  const lists =
    question.groups.length > 0 ? question.groups.map((group) => group.options) : [question.options];
  const list = lists.find((options) => options.some((option) => option.key === key)) ?? [];
  const place = list.findIndex((option) => option.key === key);
  if (!list[place]?.alone) return [];
  return list.filter((option, index) => !option.alone || index > place).map((option) => option.key);
}
