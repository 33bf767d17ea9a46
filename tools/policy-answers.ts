import type { Answers } from "../src/flows/answers.ts";
import type { Fault, Path } from "../src/policy/fault.ts";
import { at } from "../src/policy/look.ts";
import { answerables } from "../src/policy/meaning-atoms.ts";
import { KIND, type Policy } from "../src/policy/policy.ts";
import { openYaml } from "../src/policy/yaml.ts";

/** The answers of a file, or everything that is wrong with it. */
export type AnswersRead =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads `question: option` or `question: [option, …]` from YAML or JSON; `[]` is a skipped question. */
export function readAnswers(text: string, file: string, policy: Policy): AnswersRead {
  const opened = openYaml(text, file, "situation: over");
  if (!opened.ok) return { ok: false, faults: opened.faults };
  const { data, faults, place } = opened.source;
  const found = [...faults];
  const say = (path: Path, what: string, remedy: string) =>
    found.push(place({ path, on: path.length > 1 ? "value" : "key", what, remedy }));
  const questions = new Map(answerables(policy.flow).map((one) => [one.id, one]));
  const answers: Record<string, readonly string[]> = {};
  for (const [key, value] of data instanceof Map ? data : []) {
    const id = String(key);
    const question = questions.get(id);
    if (question === undefined) {
      const remedy = `つづりを確かめてください。使えるのは ${[...questions.keys()].join("、")} です。`;
      say([id], `「${id}」という質問はありません。`, remedy);
      continue;
    }
    const values = Array.isArray(value) ? value : value === null ? [] : [value];
    const chosen = values.map(optionOf);
    answers[id] = chosen;
    for (const [index, option] of chosen.entries()) {
      const path = Array.isArray(value) ? [id, index] : [id];
      const choose = `選べるのは ${question.keys.join("、")} です。`;
      if (option === "") {
        say(path, `「${id}」の答えが、選択肢の名前になっていません。`, choose);
      } else if (!question.keys.includes(option)) {
        const what = `「${id}」に「${option}」という選択肢はありません。`;
        say(path, what, `つづりを確かめてください。${choose}`);
      } else if (chosen.indexOf(option) < index) {
        say(path, `「${id}」に「${option}」が二度あります。`, "片方を消してください。");
      }
    }
    if (!question.several && chosen.length > 1) {
      say([id], `「${id}」で選べるのは一つだけです。`, "一つだけ残してください。");
    }
    if (!question.skippable && chosen.length === 0) {
      say([id], `「${id}」は飛ばせない質問です。`, `選択肢を書くか、この行を消してください。`);
    }
  }
  if (at(data, [KIND]) === undefined) answers[KIND] = ["consult"];
  return found.length > 0 ? { ok: false, faults: found } : { ok: true, answers };
}

/** The name of an option; empty for what is none, such as a list within a list. */
function optionOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}
