import { readCondition } from "./condition.ts";
import type { Finding, Path } from "./fault.ts";
import { at, inside, shown } from "./look.ts";
import { BUILT_IN, LATER, URGENCIES, URGENCY, WORDS } from "./policy.ts";

/** Every question with its possible answers, in the order asked. */
type Known = ReadonlyMap<string, ReadonlySet<string>>;

const GIVEN: Known = new Map([...BUILT_IN].map(([id, answers]) => [id, new Set(answers)]));

/** What a condition may refer to at its place: questions, named conditions, and which questions those need. */
interface Scope {
  readonly known: Known;
  readonly all: Known;
  readonly terms: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Conditions may look only at the ways in and at questions asked before, so that no flow can run in a circle,
 * and only at answers and names that exist. Looks at whatever of the file can be read.
 */
export function checkReferences(data: unknown): Finding[] {
  const all = new Map(GIVEN);
  for (const [, topic] of inside(data, "topics")) {
    for (const [id, question] of inside(topic, "questions")) all.set(String(id), answersOf(question));
  }
  const found: Finding[] = [];
  const terms = new Map<string, ReadonlySet<string>>();
  for (const [name] of inside(data, "terms")) {
    const needs = new Set<string>();
    found.push(...checkCondition(data, ["terms", name, "when"], { known: all, all, terms }, needs));
    terms.set(String(name), needs);
  }
  found.push(...checkFlow(data, all, terms));

  const check = (path: Path, known: Known = all) =>
    found.push(...checkCondition(data, path, { known, all: known, terms }));
  for (const [index] of inside(data, "urgency")) check(["urgency", index, "when"]);
  for (const [key] of inside(data, "elements")) {
    check(["elements", key, "present-when"]);
    check(["elements", key, "check-when"]);
  }
  check(["indication", "when"]);
  for (const [index] of inside(data, "indication", "rules")) {
    check(["indication", "rules", index, "when"]);
    check(["indication", "rules", index, "also", "when"]);
  }
  for (const [index] of inside(data, "indication", "open-points")) {
    check(["indication", "open-points", index, "when"]);
  }
  const withUrgency = new Map<string, ReadonlySet<string>>([...all, [URGENCY, new Set(URGENCIES)]]);
  for (const [index] of inside(data, "directions", "rules")) {
    check(["directions", "rules", index, "when"], withUrgency);
  }
  for (const [key] of inside(data, "occasions")) check(["occasions", key, "when"]);
  return [...found, ...checkSheet(data, all)];
}

/** The rows of the record sheet name questions that are asked, and each question once. */
function checkSheet(data: unknown, all: Known): Finding[] {
  const seen = new Set<string>();
  const asked = [...all.keys()].filter((id) => !BUILT_IN.has(id));
  return inside(data, "sheet").flatMap(([row, one]) =>
    inside(one, "questions").flatMap(([index, question]): Finding[] => {
      const path = ["sheet", row, "questions", index];
      const id = shown(question);
      if (!asked.includes(id)) {
        const remedy = `つづりを確かめてください。使えるのは ${asked.join("、")} です。`;
        return [{ path, on: "value", what: `「${id}」という質問はありません。`, remedy }];
      }
      if (seen.has(id))
        return [
          {
            path,
            on: "value",
            what: `「${id}」は、記録票のほかの欄にもあります。`,
            remedy: "どちらか一つにしてください。",
          },
        ];
      seen.add(id);
      return [];
    }),
  );
}

function checkFlow(data: unknown, all: Known, terms: Scope["terms"]): Finding[] {
  const found: Finding[] = [];
  const earlier = new Map(GIVEN);
  const acts = inside(data, "acts").map(([key]) => String(key));
  const check = (path: Path) => found.push(...checkCondition(data, path, { known: earlier, all, terms }));
  for (const [topicId, topic] of inside(data, "topics")) {
    check(["topics", topicId, "asked-when"]);
    for (const [id, question] of inside(topic, "questions")) {
      const path = ["topics", topicId, "questions", id];
      check([...path, "asked-when"]);
      for (const [inner] of optionsIn(question)) {
        check([...path, ...inner, "offered-when"]);
        for (const [index, act] of inside(question, ...inner, "acts")) {
          if (acts.includes(String(act))) continue;
          const what = `「${shown(act)}」という行為の類型はありません。`;
          const remedy = `つづりを確かめてください。使えるのは ${acts.join("、")} です。`;
          found.push({ path: [...path, ...inner, "acts", index], on: "value", what, remedy });
        }
      }
      if (earlier.has(String(id))) {
        const what = `「${id}」という質問は、前にもあります。`;
        found.push({ path, on: "key", what, remedy: "質問の名前は全体で一つずつにしてください。" });
      }
      earlier.set(String(id), answersOf(question));
    }
  }
  return found;
}

/** `needs` collects the questions a condition refers to, also through named conditions. */
function checkCondition(data: unknown, path: Path, scope: Scope, needs = new Set<string>()): Finding[] {
  const { known, all, terms } = scope;
  const found: Finding[] = [];
  const condition = at(data, path);
  if (condition === undefined) return found;
  const unknown = (place: Path, name: string, what: string, usable: Iterable<string>) => {
    const remedy = `つづりを確かめてください。使えるのは ${[...usable].join("、")} です。`;
    found.push({ path: place, on: "key", what: `「${name}」という${what}はありません。`, remedy });
  };
  const refers = (place: Path, question: string, options: readonly { key: string; path: Path }[]) => {
    needs.add(question);
    const answers = known.get(question);
    if (!answers && !all.has(question)) return unknown(place, question, "質問", known.keys());
    if (!answers) {
      const what = `「${question}」はこれより後の質問なので、ここでは使えません。`;
      const remedy = "前の質問を使うか、質問の順番を入れかえてください。";
      found.push({ path: place, on: "key", what, remedy });
      return;
    }
    for (const option of options.filter((one) => !answers.has(one.key))) {
      const what = `「${question}」に「${shown(option.key)}」という選択肢はありません。`;
      const remedy = `つづりを確かめてください。選べるのは ${[...answers].join("、")} です。`;
      found.push({ path: option.path, on: "value", what, remedy });
    }
  };
  const uses = (place: Path, term: string) => {
    const questions = terms.get(term);
    if (!questions) return unknown(place, term, "名前の条件（これより上の terms）", terms.keys());
    for (const question of questions) needs.add(question);
    const later = [...questions].find((question) => all.has(question) && !known.has(question));
    if (later === undefined) return;
    const what = `「${term}」は、これより後の質問「${later}」を使うので、ここでは使えません。`;
    const remedy = "前の質問だけを使う条件にするか、質問の順番を入れかえてください。";
    found.push({ path: place, on: "value", what, remedy });
  };
  readCondition(condition, { refers, uses }, path);
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
