import type { Answers } from "../src/flows/answers.ts";
import { holds } from "../src/flows/condition.ts";
import { isJudged, judge } from "../src/flows/judge.ts";
import { urgency, urgencyRule } from "../src/flows/urgency.ts";
import { asked, effective, walk } from "../src/flows/walk.ts";
import type { Path } from "../src/policy/fault.ts";
import { answerWords, conditionWords, questionWords } from "../src/policy/meaning-words.ts";
import { type Policy, URGENCY } from "../src/policy/policy.ts";
import { openYaml } from "../src/policy/yaml.ts";

/** What a policy makes of some answers, and which rule in which line said so. `text` is the policy's file. */
export function explain(policy: Policy, text: string, file: string, answers: Answers): string {
  const opened = openYaml(text, file);
  const line = (...path: Path) =>
    opened.ok ? `${opened.source.place({ path, on: "key", what: "", remedy: "" }).line}行目` : "";
  const parts = [
    `${policy.name}（${policy.version}）\n${policy.notice}`,
    path(policy, answers, line),
    urgent(policy, answers, line),
    ...(isJudged(policy, answers)
      ? [judged(policy, answers, line)]
      : [
          `■ 見立て\n  まだ示しません（条件：${conditionWords(policy.judging.when, policy)}、${line("indication", "when")}）`,
        ]),
  ];
  return parts.join("\n\n");
}

type Line = (...path: Path) => string;

function path(policy: Policy, answers: Answers, line: Line): string {
  const counting = effective(policy.flow, answers);
  const words = (id: string, keys: readonly string[]) =>
    keys.length > 0 ? keys.map((key) => answerWords(id, key, policy)).join("、") : "（飛ばした）";
  const told = (id: string) => {
    const keys = counting[id];
    return `    ${questionWords(id, policy)}：${keys ? words(id, keys) : "（まだ答えていない）"}`;
  };
  const topics = asked(policy.flow, answers).flatMap((topic) => [
    `  ${topic.id}（${line("topics", topic.id)}）`,
    ...topic.questions.map(({ id }) => told(id)),
  ]);
  const step = walk(policy.flow, answers);
  const next = step.at === "topic" ? [`  次に聞くこと：${step.topic.id}（あと${step.remaining}）`] : [];
  const dropped = Object.entries(answers).flatMap(([id, keys]) => {
    const lost = keys.filter((key) => !counting[id]?.includes(key));
    return lost.length > 0 ? [`    ${questionWords(id, policy)}：${words(id, lost)}`] : [];
  });
  const ignored = dropped.length > 0 ? ["  聞かない質問、出ない選択肢なので数えない答え", ...dropped] : [];
  const came = `  ${questionWords("kind", policy)}：${words("kind", counting.kind ?? [])}`;
  return ["■ 質問の流れ", came, ...topics, ...next, ...ignored].join("\n");
}

function urgent(policy: Policy, answers: Answers, line: Line): string {
  const rule = urgencyRule(policy, answers);
  const index = rule ? policy.urgency.indexOf(rule) : -1;
  const by = rule
    ? [
        `  規則${index + 1}（${line("urgency", index)}）：${conditionWords(rule.when, policy)}`,
        `  ${rule.because}`,
        ...rule.steps.map((one) => `  ・${one}`),
      ]
    : ["  どの規則にも当てはまらない"];
  return [`■ 急ぎの度合い：${policy.labels.urgency[urgency(policy, answers)]}`, ...by].join("\n");
}

function judged(policy: Policy, answers: Answers, line: Line): string {
  const { indication, elements, openPoints, directions, acts } = judge(policy, answers);
  const { judging, labels } = policy;
  const index = indication.rule - 1;
  const rule = judging.indication[index];
  const by = rule
    ? `  規則${index + 1}（${line("indication", "rules", index)}）：${conditionWords(rule.when, policy)}`
    : `  どの規則にも当てはまらない（otherwise、${line("indication", "otherwise")}）`;
  const withUrgency = { ...effective(policy.flow, answers), [URGENCY]: [urgency(policy, answers)] };
  const matching = judging.directions.flatMap((one, number) =>
    holds(one.when, withUrgency)
      ? [`  規則${number + 1}（${line("directions", "rules", number)}）：${one.say}`]
      : [],
  );
  const otherwise = `  どの規則にも当てはまらない（otherwise、${line("directions", "otherwise")}）：${directions[0]}`;
  const list = (heading: string, lines: readonly string[]) =>
    lines.length > 0 ? [[heading, ...lines].join("\n")] : [];
  return [
    ["■ 対応の方向", ...(matching.length > 0 ? matching : [otherwise])].join("\n"),
    ...list(
      "■ 要素",
      elements.map(
        ({ key, label, state }) => `  ${label}：${labels.elements[state]}（${line("elements", key)}）`,
      ),
    ),
    [
      `■ 見立て：${indication.label}`,
      by,
      ...indication.because.map((one) => `  ${one}`),
      `  （${indication.clause}）`,
    ].join("\n"),
    ...list(
      "■ 確かめる点",
      openPoints.map((one) => `  ・${one}`),
    ),
    ...list(
      "■ 行為の類型（窓口だけに示す）",
      acts.map((key) => `  ・${policy.acts.find((act) => act.key === key)?.label ?? key}`),
    ),
  ].join("\n\n");
}
