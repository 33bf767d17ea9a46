import { AFTER_SENDING, type Condition, KIND, type Policy, type Question, URGENCY, WORDS } from "./policy.ts";

/** What of a policy its conditions are told with. */
export type Vocabulary = Pick<Policy, "flow" | "terms" | "labels">;

const BUILT_IN_NAMES: Readonly<Record<string, string>> = {
  [KIND]: "入り口",
  [AFTER_SENDING]: "送ったあと",
  [URGENCY]: "急ぎの度合い",
};
/** What the answers are called that no question of a policy brings. */
export const KIND_LABELS = { report: "報告", consult: "相談" };
export const AFTER_SENDING_LABELS = { continued: "続けて答える", desk: "窓口に聞いてもらう" };

const BUILT_IN_ANSWERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [KIND]: KIND_LABELS,
  [AFTER_SENDING]: AFTER_SENDING_LABELS,
};

/** A condition in the words that people see. */
export function conditionWords(condition: Condition, policy: Vocabulary): string {
  return told(condition, policy, false);
}

/** A question by its short name. */
export function questionWords(id: string, policy: Vocabulary): string {
  const question = questionIn(id, policy);
  return BUILT_IN_NAMES[id] ?? question?.label ?? question?.ask.replace(/[。？]$/, "") ?? id;
}

/** An answer in its label. */
export function answerWords(id: string, key: string, policy: Vocabulary): string {
  if (id === URGENCY)
    return Object.entries(policy.labels.urgency).find(([level]) => level === key)?.[1] ?? key;
  const question = questionIn(id, policy);
  if (question?.kind === "words") return key === WORDS ? "書いた" : (question.later ?? "あとで");
  const option = question?.options.find((one) => one.key === key);
  return BUILT_IN_ANSWERS[id]?.[key] ?? option?.label ?? key;
}

function questionIn(id: string, policy: Vocabulary): Question | undefined {
  return policy.flow.topics.flatMap((topic) => topic.questions).find((question) => question.id === id);
}

function told(condition: Condition, policy: Vocabulary, inside: boolean): string {
  const bracket = (words: string) => (inside ? `（${words}）` : words);
  switch (condition.is) {
    case "all-of":
    case "any-of": {
      if (condition.of.length === 1 && condition.of[0]) return told(condition.of[0], policy, inside);
      const parts = condition.of.map((part) => told(part, policy, true));
      return bracket(parts.join(condition.is === "all-of" ? "、かつ " : "、または "));
    }
    case "not":
      return notWords(condition.of, policy, inside);
    case "term":
      return policy.terms.find((term) => term.name === condition.term)?.label ?? condition.term;
    case "answered":
      return `${questionWords(condition.question, policy)}：答えた`;
    case "skipped":
      return `${questionWords(condition.question, policy)}：飛ばした`;
    case "chosen": {
      const names = condition.options.map((key) => quoted(answerWords(condition.question, key, policy)));
      const name = questionWords(condition.question, policy);
      const joined = names.join(condition.how === "all" ? "と" : "か");
      return `${name}：${joined}${condition.how === "none" ? "以外" : ""}`;
    }
  }
}

function quoted(words: string): string {
  return words.includes("「") ? `『${words}』` : `「${words}」`;
}

function notWords(condition: Condition, policy: Vocabulary, inside: boolean): string {
  if (condition.is === "not") return told(condition.of, policy, inside);
  if (condition.is === "answered") return `${questionWords(condition.question, policy)}：答えていない`;
  if (condition.is === "skipped") return `${questionWords(condition.question, policy)}：飛ばしていない`;
  return `${told(condition, policy, true)} ではない`;
}
