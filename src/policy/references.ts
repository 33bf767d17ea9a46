import { readCondition } from "./condition.ts";
import type { Finding, Path } from "./fault.ts";
import { at, inside, shown } from "./look.ts";
import { KIND, KINDS, LATER, WORDS } from "./policy.ts";

/** Every question with its possible answers, in the order asked. */
type Known = Map<string, ReadonlySet<string>>;

/**
 * Conditions may look only at the way in and at questions asked before, so that no flow can run in a circle,
 * and only at answers that exist. Looks at whatever of the file can be read.
 */
export function checkReferences(data: unknown): Finding[] {
  const all: Known = new Map([[KIND, new Set(KINDS)]]);
  const earlier: Known = new Map(all);
  const found: Finding[] = [];
  for (const [, topic] of inside(data, "topics")) {
    for (const [id, question] of inside(topic, "questions")) all.set(String(id), answersOf(question));
  }

  const check = (path: Path, known: Known) => found.push(...checkCondition(data, path, known, all));
  for (const [topicId, topic] of inside(data, "topics")) {
    check(["topics", topicId, "asked-when"], earlier);
    for (const [id, question] of inside(topic, "questions")) {
      const path = ["topics", topicId, "questions", id];
      check([...path, "asked-when"], earlier);
      for (const [inner] of optionsIn(question)) check([...path, ...inner, "offered-when"], earlier);
      if (earlier.has(String(id))) {
        const what = `「${id}」という質問は、前にもあります。`;
        found.push({ path, on: "key", what, remedy: "質問の名前は全体で一つずつにしてください。" });
      }
      earlier.set(String(id), answersOf(question));
    }
  }
  for (const [index] of inside(data, "urgency")) check(["urgency", index, "when"], all);
  return found;
}

function checkCondition(data: unknown, path: Path, known: Known, all: Known): Finding[] {
  const found: Finding[] = [];
  const condition = at(data, path);
  if (condition === undefined) return found;
  const refers = (place: Path, question: string, options: readonly { key: string; path: Path }[]) => {
    const answers = known.get(question);
    if (!answers) {
      const later = all.has(question);
      const what = later
        ? `「${question}」はこれより後の質問なので、ここでは使えません。`
        : `「${question}」という質問はありません。`;
      const remedy = later
        ? "前の質問を使うか、質問の順番を入れかえてください。"
        : `つづりを確かめてください。使えるのは ${[...known.keys()].join("、")} です。`;
      found.push({ path: place, on: "key", what, remedy });
      return;
    }
    for (const option of options.filter((one) => !answers.has(one.key))) {
      const what = `「${question}」に「${shown(option.key)}」という選択肢はありません。`;
      const remedy = `つづりを確かめてください。選べるのは ${[...answers].join("、")} です。`;
      found.push({ path: option.path, on: "value", what, remedy });
    }
  };
  readCondition(condition, { refers }, path);
  return found;
}

/** The options of a question, in groups or not, with the way to each. */
export function optionsIn(question: unknown): (readonly [path: Path, key: string])[] {
  const plain = inside(question, "options").map(([key]) => [["options", key], String(key)] as const);
  const grouped = inside(question, "groups").flatMap(([index, group]) =>
    inside(group, "options").map(([key]) => [["groups", index, "options", key], String(key)] as const),
  );
  return [...plain, ...grouped];
}

function answersOf(question: unknown): ReadonlySet<string> {
  const keys = optionsIn(question).map(([, key]) => key);
  if (at(question, ["kind"]) !== "words") return new Set(keys);
  return new Set(at(question, ["later"]) === undefined ? [WORDS] : [WORDS, LATER]);
}
