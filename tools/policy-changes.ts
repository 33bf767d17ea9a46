import type { Policy, Question } from "../src/policy/policy.ts";

/** What is asked differently: questions and options added, removed, reworded, moved to another kind or place. */
export function changes(old: Policy, now: Policy): readonly string[] {
  const before = questionsOf(old);
  const after = questionsOf(now);
  const removed = [...before]
    .filter(([id]) => !after.has(id))
    .map(([id, { ask }]) => `質問 ${id} がなくなった：${ask}`);
  const rest = [...after].flatMap(([id, question]) => {
    const earlier = before.get(id);
    return earlier ? changesOf(earlier, question) : [`質問 ${id} が加わった：${question.ask}`];
  });
  const kept = [...before.keys()].filter((id) => after.has(id));
  const order = [...after.keys()].filter((id) => before.has(id));
  const moved = kept.join() === order.join() ? [] : ["質問の順番が変わった"];
  return [...removed, ...rest, ...moved];
}

function questionsOf({ flow }: Policy): ReadonlyMap<string, Question> {
  return new Map(
    flow.topics.flatMap(({ questions }) => questions.map((question) => [question.id, question])),
  );
}

const KINDS = { one: "一つ選ぶ", several: "いくつでも選ぶ", words: "書く" } as const;

function changesOf(old: Question, now: Question): readonly string[] {
  const { id } = now;
  const reworded = (name: string, before: string | undefined, after: string | undefined) =>
    before === after ? [] : [`${name}が変わった：${inLine(before)} → ${inLine(after)}`];
  const before = new Map(old.options.map((option) => [option.key, option]));
  const after = new Map(now.options.map((option) => [option.key, option]));
  return [
    ...reworded(`質問 ${id} の文`, old.ask, now.ask),
    ...reworded(`質問 ${id} の説明`, old.help, now.help),
    ...reworded(`質問 ${id} のくわしい説明`, old.more, now.more),
    ...reworded(`質問 ${id} の短い名前`, old.label, now.label),
    ...reworded(`質問 ${id} の答え方`, KINDS[old.kind], KINDS[now.kind]),
    ...[...before.values()]
      .filter(({ key }) => !after.has(key))
      .map(({ key, label }) => `質問 ${id} の選択肢 ${key} がなくなった：${label}`),
    ...[...after.values()].flatMap(({ key, label, help }) => {
      const earlier = before.get(key);
      if (!earlier) return [`質問 ${id} の選択肢 ${key} が加わった：${label}`];
      const name = `質問 ${id} の選択肢 ${key} `;
      return [
        ...reworded(`${name}の文`, earlier.label, label),
        ...reworded(`${name}の説明`, earlier.help, help),
      ];
    }),
  ];
}

/** What results are made of that only one of the two has, or names otherwise, and what differs besides. */
export function elsewhere(old: Policy, now: Policy): readonly string[] {
  const acts = ({ acts }: Policy) => acts.map(({ key, label }) => ({ key, label }));
  return [
    ...named("要素", old.judging.elements, now.judging.elements),
    ...named("行為の類型", acts(old), acts(now)),
    ...OTHERS.filter(([part]) => JSON.stringify(old[part]) !== JSON.stringify(now[part])).map(
      ([part, words]) => `${words}（${WRITTEN[part] ?? part}）が違う`,
    ),
  ];
}

interface Named {
  readonly key: string;
  readonly label: string;
}

function named(what: string, old: readonly Named[], now: readonly Named[]): readonly string[] {
  const before = new Map(old.map(({ key, label }) => [key, label]));
  const after = new Map(now.map(({ key, label }) => [key, label]));
  return [
    ...old
      .filter(({ key }) => !after.has(key))
      .map(({ key, label }) => `${what} ${key} がなくなった：${label}`),
    ...now.flatMap(({ key, label }) => {
      const earlier = before.get(key);
      if (earlier === undefined) return [`${what} ${key} が加わった：${label}`];
      return earlier === label
        ? []
        : [`${what} ${key} の文が変わった：${inLine(earlier)} → ${inLine(label)}`];
    }),
  ];
}

/** What no answer leads to: only that it differs is said. */
const OTHERS = [
  ["definitions", "定義"],
  ["notice", "お断り"],
  ["desk", "窓口"],
  ["admits", "受け付ける人"],
  ["safety", "安全の手順"],
  ["thresholds", "目安"],
  ["workingTime", "業務時間"],
  ["digest", "所属のお知らせ"],
  ["answerWithin", "返事までの時間"],
  ["labels", "画面の言葉"],
  ["cues", "手がかり"],
  ["phrases", "言い方"],
  ["templates", "返事の文例"],
  ["occasions", "返事の場面"],
  ["closing", "終わりのお知らせ"],
  ["sheet", "記録票の欄"],
] as const;

/** As it is called in the file, where the program calls it otherwise. */
const WRITTEN: Readonly<Record<string, string>> = {
  workingTime: "working-hours",
  answerWithin: "answer-within",
};

function inLine(text: string | undefined): string {
  return text === undefined ? "（なし）" : `「${text.replaceAll(/\s*\n\s*/g, " ")}」`;
}
