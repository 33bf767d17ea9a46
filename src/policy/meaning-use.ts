import type { Finding } from "./fault.ts";
import { inside } from "./look.ts";
import { pathsOf } from "./meaning-claims.ts";
import type { Condition, Policy, Question } from "./policy.ts";

/** The guide the program itself goes by, also where no text mentions it. */
const USED_BY_PROGRAM = ["deadlock"];

/** Every condition of a policy, as written; what named conditions stand for comes once, at their own place. */
export function conditionsOf({ flow, terms, urgency, judging, occasions }: Policy): readonly Condition[] {
  const asked = flow.topics.flatMap((topic) => [
    topic.askedWhen,
    ...topic.questions.flatMap((question) => [
      question.askedWhen,
      ...question.options.map((option) => option.offeredWhen),
    ]),
  ]);
  const rules = [
    ...terms,
    ...urgency,
    ...judging.indication,
    ...judging.indication.flatMap(({ also }) => also ?? []),
    ...judging.openPoints,
    ...judging.directions,
  ];
  const elements = judging.elements.flatMap(({ presentWhen, checkWhen }) => [presentWhen, checkWhen]);
  const replies = Object.values(occasions).map(({ when }) => when);
  return [...asked, ...rules.map(({ when }) => when), judging.when, ...elements, ...replies].filter(
    (one) => one !== undefined,
  );
}

/** What conditions look at: answers as `question option`, whole questions by their name, and named conditions. */
interface Use {
  readonly answers: Set<string>;
  readonly questions: Set<string>;
  readonly terms: Set<string>;
  /** Conditions that any answer but these meets. */
  readonly ruledOut: { readonly question: string; readonly options: readonly string[] }[];
}

function use(condition: Condition, used: Use): void {
  switch (condition.is) {
    case "all-of":
    case "any-of":
      for (const part of condition.of) use(part, used);
      return;
    case "not":
      use(condition.of, used);
      return;
    case "term":
      used.terms.add(condition.term);
      return;
    case "chosen":
      for (const key of condition.options) used.answers.add(`${condition.question} ${key}`);
      if (condition.how === "none") used.ruledOut.push(condition);
      return;
    default:
      used.questions.add(condition.question);
      if (condition.is === "answered") used.ruledOut.push({ ...condition, options: [] });
  }
}

/** Finds answers that are asked for without anybody using them, and named conditions and guides likewise. */
export function checkUse(policy: Policy, data: unknown): Finding[] {
  const used: Use = { answers: new Set(), questions: new Set(), terms: new Set(), ruledOut: [] };
  for (const condition of conditionsOf(policy)) use(condition, used);
  const questions = policy.flow.topics.flatMap((topic) =>
    topic.questions.flatMap((question) =>
      unusedIn(question, used).map((finding) => ({
        ...finding,
        path: ["topics", topic.id, "questions", question.id, ...finding.path],
      })),
    ),
  );
  const terms = policy.terms.flatMap(({ name }): Finding[] => {
    if (used.terms.has(name)) return [];
    const what = `名前の条件「${name}」が、どこにも使われていません。`;
    return [{ path: ["terms", name], on: "key", what, remedy: "使うか、消してください。" }];
  });
  const texts = textsOf(data);
  const guides = inside(data, "thresholds").flatMap(([name]): Finding[] => {
    if (USED_BY_PROGRAM.includes(String(name)) || texts.includes(`{thresholds.${name}}`)) return [];
    const what = `目安「${name}」が、どこにも使われていません。`;
    const remedy = `文の中に {thresholds.${name}} と書いて使うか、消してください。`;
    return [{ path: ["thresholds", name], on: "key", what, remedy }];
  });
  return [...questions, ...terms, ...guides, ...unusedOccasions(policy, data)];
}

/** Occasions that the file speaks of, though no reply is about them. */
function unusedOccasions({ templates }: Policy, data: unknown): readonly Finding[] {
  const used = new Set<string>(templates.flatMap(({ occasion }) => occasion ?? []));
  return inside(data, "occasions").flatMap(([key]): Finding[] => {
    if (used.has(String(key))) return [];
    const what = `場面「${key}」の文例が、一つもありません。`;
    const remedy = `返事の文例（templates）に「occasion: ${key}」と書いて使うか、消してください。`;
    return [{ path: ["occasions", key], on: "key", what, remedy }];
  });
}

function unusedIn(question: Question, used: Use): readonly Finding[] {
  const { id } = question;
  if (question.forTheRecord) return [];
  const remedy = "条件や規則で使うか、記録のために聞くなら「for-the-record: true」を付けてください。";
  const options = pathsOf(question).filter(([, { key }]) => !used.answers.has(`${id} ${key}`));
  const nothing = !used.questions.has(id) && ![...used.answers].some((answer) => answer.startsWith(`${id} `));
  if (nothing && !question.options.some((option) => option.forTheRecord)) {
    const what = `質問「${id}」の答えが、どの条件にも規則にも使われていません。`;
    return [{ path: [], on: "key", what, remedy }];
  }
  // One answer rules out the others, so naming some of them says something of all. Of several, each stands alone.
  if (question.kind !== "several") return [];
  const alone = new Set(question.options.filter((option) => option.alone).map(({ key }) => key));
  const anything = used.ruledOut.filter(
    (one) => one.question === id && one.options.every((key) => alone.has(key)),
  );
  if (anything.length > 0) return [];
  return options.flatMap(([path, option]): Finding[] => {
    if (option.alone || option.forTheRecord) return [];
    const what = `選択肢「${option.key}」が、どの条件にも規則にも使われていません。`;
    return [{ path, on: "key", what, remedy }];
  });
}

/** Every text of the file, joined. */
function textsOf(data: unknown): string {
  if (typeof data === "string") return data;
  return inside(data)
    .map(([, inner]) => textsOf(inner))
    .join("\n");
}
