import type { Finding, Path } from "./fault.ts";
import { all, type Formula } from "./meaning-logic.ts";
import type { Space } from "./meaning-space.ts";
import type { Condition, Flow, Question, Topic } from "./policy.ts";

/** Something that must be possible, and what to say where it is not. */
export interface Claim {
  readonly holds: Formula;
  readonly path: Path;
  readonly on: Finding["on"];
  readonly what: () => string;
  readonly remedy: string;
  /** Those that, broken themselves, already say why. */
  readonly unless: readonly Claim[];
  /** The condition by which the flow opens a topic, a question or an option. */
  readonly opens?: Condition;
}

const CONTRADICTION = "条件の中に食い違いがないか、前の質問の条件と合っているかを確かめてください。";

export function claim(
  path: Path,
  holds: Formula,
  what: string | (() => string),
  unless: readonly Claim[] = [],
  remedy = CONTRADICTION,
): Claim {
  return { path, on: "key", holds, what: typeof what === "string" ? () => what : what, unless, remedy };
}

/** That every topic, question and option with a condition comes up for somebody. */
export function flowClaims(flow: Flow, space: Space): readonly Claim[] {
  return flow.topics.flatMap((topic) => {
    const path = ["topics", topic.id];
    const opens = space.formula(topic.askedWhen);
    const what = `この条件は決して成り立たないので、話題「${topic.id}」がだれにも聞かれません。`;
    const whole =
      topic.askedWhen === undefined
        ? []
        : [{ ...claim([...path, "asked-when"], opens, what), opens: topic.askedWhen }];
    return [
      ...whole,
      ...topic.questions.flatMap((question) => questionClaims(topic, question, space, whole)),
    ];
  });
}

function questionClaims(topic: Topic, question: Question, space: Space, whole: readonly Claim[]): Claim[] {
  const path = ["topics", topic.id, "questions", question.id];
  const asked = space.question(question.id);
  const reached: Claim[] = [];
  if (question.askedWhen !== undefined) {
    const opens = all([space.formula(topic.askedWhen), space.formula(question.askedWhen)]);
    const what = `この条件は決して成り立たないので、質問「${question.id}」がだれにも聞かれません。`;
    reached.push({ ...claim([...path, "asked-when"], opens, what, whole), opens: question.askedWhen });
  }
  if (question.options.length > 0 && question.options.every((option) => option.offeredWhen !== undefined)) {
    const what = `出せる選択肢が一つもないので、質問「${question.id}」がだれにも聞かれません。`;
    reached.push(claim(path, asked, what, [...whole, ...reached]));
  }
  const options = pathsOf(question).flatMap(([inner, option]) => {
    if (option.offeredWhen === undefined) return [];
    const what = `この条件は決して成り立たないので、選択肢「${option.key}」がだれにも示されません。`;
    const offered = all([asked, space.formula(option.offeredWhen)]);
    const at = [...path, ...inner, "offered-when"];
    return [{ ...claim(at, offered, what, [...whole, ...reached]), opens: option.offeredWhen }];
  });
  return [...reached, ...options];
}

/** The options of a question, with where the file has them. */
export function pathsOf(question: Question) {
  if (question.groups.length === 0) {
    return question.options.map((option) => [["options", option.key], option] as const);
  }
  return question.groups.flatMap(({ options }, index) =>
    options.map((option) => [["groups", index, "options", option.key], option] as const),
  );
}
