import { type Formula, type Model, not, type Rule } from "./meaning-logic.ts";
import { BUILT_IN, type Flow, KIND, LATER, type Question, WORDS } from "./policy.ts";

/** Answers as an example: question → chosen options, `[]` for skipped. What is not there is not answered. */
export type Example = Readonly<Record<string, readonly string[]>>;

/** A question as far as the possible answers to it go. */
export interface Answerable {
  readonly id: string;
  readonly several: boolean;
  readonly skippable: boolean;
  readonly keys: readonly string[];
}

/** The questions of a flow, and those the program answers by itself. */
export function answerables(flow: Flow): readonly Answerable[] {
  const builtIn = [...BUILT_IN].map(([id, keys]) => ({ id, several: false, skippable: false, keys }));
  const asked = flow.topics.flatMap((topic) =>
    topic.questions.map((question) => ({
      id: question.id,
      several: question.kind === "several",
      skippable: topic.skippable || question.optional,
      keys: keysOf(question),
    })),
  );
  return [...builtIn, ...asked];
}

export function keysOf(question: Question): readonly string[] {
  if (question.kind !== "words") return question.options.map(({ key }) => key);
  return question.later === undefined ? [WORDS] : [WORDS, LATER];
}

/** `question`: answered or skipped. `question option`: chosen. */
export const given = (question: string): Formula => atom(question);
export const chosen = (question: string, option: string): Formula => atom(`${question} ${option}`);

/** The same, and it counts on that side: the question is asked, the option offered. */
export const counts = (side: number, question: string, option?: string): Formula =>
  atom(`${question}${option === undefined ? "" : ` ${option}`}!${side}`);

function atom(name: string): Formula {
  return { is: "atom", name };
}

/** The question an atom is about. */
export function questionOf(name: string): string {
  return /^[^ !]*/.exec(name)?.[0] ?? name;
}

/** What holds whatever is answered: one answer to `one`, none without its question, skipping where allowed. */
export function rulesOf(same: readonly Answerable[]): readonly Rule[] {
  const [first] = same;
  if (first === undefined) return [];
  const { id } = first;
  const options = [...new Set(same.flatMap(({ keys }) => keys))].map((key) => chosen(id, key));
  const rules: Rule[] = options.map((option) => [not(option), given(id)]);
  if (!same.some(({ skippable }) => skippable)) rules.push([not(given(id)), ...options]);
  if (id === KIND) rules.push([given(id)]);
  if (same.some(({ several }) => several)) return rules;
  const pairs = options.flatMap((one, index) =>
    options.slice(index + 1).map((other): Rule => [not(one), not(other)]),
  );
  return [...rules, ...pairs];
}

/** Whether an atom is about what somebody gave, and not about what counts of it. */
export function isGiven(name: string): boolean {
  return !name.includes("!");
}

/** The answers of a model, as people would give them. */
export function exampleOf(model: Model): Example {
  const names = [...model].filter(isGiven);
  const questions = names.filter((name) => !name.includes(" "));
  const options = (id: string) =>
    names.filter((name) => name.startsWith(`${id} `)).map((name) => name.slice(id.length + 1));
  return Object.fromEntries(questions.map((id) => [id, options(id)]));
}
