import type { Finding, Path } from "./fault.ts";
import { at, inside, shown } from "./look.ts";
import { BUILT_IN, URGENCY } from "./policy.ts";
import { optionsIn } from "./references.ts";

/** Slack's limits on what stands together, and ours on what a tired person can take in at once. */
const MOST_IN_MESSAGE = 3;
const MOST_BLOCKS = 100;
const MOST_OPTIONS = 10;

type Say = (path: Path, what: string, remedy: string) => void;

/** Names that mean something else inside a condition. */
const TAKEN = [...BUILT_IN.keys(), URGENCY, "terms", "not", "all-of", "any-of"];

/** Finds entries that are right one by one but do not go together. Looks at whatever of the file can be read. */
export function checkArrangement(data: unknown): Finding[] {
  const found: Finding[] = [];
  for (const [id, topic] of inside(data, "topics")) {
    const say: Say = (path, what, remedy) =>
      found.push({ path: ["topics", id, ...path], on: "key", what, remedy });
    checkTopic(topic, say);
    checkDeputies(topic, say);
    for (const [questionId, question] of inside(topic, "questions")) {
      checkQuestion(question, (path, what, remedy) => say(["questions", questionId, ...path], what, remedy));
      if (TAKEN.includes(String(questionId))) {
        const what = `「${questionId}」はマモリが別の意味で使う名前なので、質問には使えません。`;
        say(["questions", questionId], what, "別の名前にしてください。");
      }
    }
  }
  return found;
}

function checkTopic(topic: unknown, say: Say): void {
  const questions = inside(topic, "questions");
  const surface = at(topic, ["surface"]);
  if (surface === "message" && questions.length > MOST_IN_MESSAGE) {
    const what = `一つのメッセージに質問が${questions.length}個あります。`;
    say(["questions"], what, `${MOST_IN_MESSAGE}個以内にするか、話題を分けてください。`);
  }
  if (surface === "modal" && at(topic, ["title"]) === undefined) {
    say([], "入力画面（modal）に title がありません。", "「title: …」を24文字以内で書いてください。");
  }
  for (const [id, question] of surface === "message" ? [] : questions) {
    if (at(question, ["more"]) === undefined) continue;
    const what = "「more」は、surface: message の話題の質問だけに使えます。";
    say(["questions", id, "more"], what, "help に短く書くか、surface を message にしてください。");
  }
  if (surface === "modal" && blocks(questions) > MOST_BLOCKS) {
    say(["questions"], "入力画面（modal）に収まらない数の質問があります。", "話題を分けてください。");
  }
  if (surface === "doors") {
    const [, door] = questions[0] ?? [];
    if (questions.length > 1 || (door !== undefined && at(door, ["kind"]) !== "one")) {
      const what = "最初のボタン（doors）には、kind: one の質問を一つだけ置けます。";
      say(["questions"], what, "質問を一つにするか、surface を message か modal にしてください。");
    }
  }
}

/** What the reporter leaves to somebody else is asked in their thread, in choices, and is skipped until there is an answer. */
function checkDeputies(topic: unknown, say: Say): void {
  const choices = inside(topic, "questions").every(([, question]) => at(question, ["kind"]) !== "words");
  const fits = at(topic, ["surface"]) === "message" && at(topic, ["skippable"]) === true && choices;
  if (fits || inside(topic, "may-be-answered-by").length === 0) return;
  const what = "この話題は、ほかの人に答えてもらえません。";
  const remedy =
    "surface: message と skippable: true にし、言葉で答える質問（words）を別の話題に分けてください。";
  say(["may-be-answered-by"], what, remedy);
}

function blocks(questions: readonly (readonly [string | number, unknown])[]): number {
  const each = questions.map(([, question]) => {
    const lists = Math.max(1, inside(question, "groups").length);
    return lists + (at(question, ["later"]) === undefined ? 0 : 1);
  });
  return each.reduce((sum, count) => sum + count, 1);
}

function checkQuestion(question: unknown, say: Say): void {
  const kind = at(question, ["kind"]);
  const has = (key: string) => at(question, [key]) !== undefined;
  if (kind === "words") {
    for (const key of ["options", "groups", "initial"].filter(has)) {
      say([key], `言葉で答える質問（words）に「${key}」は使えません。`, "消すか、kind を変えてください。");
    }
    return;
  }
  if (kind !== "one" && kind !== "several") return;
  for (const key of ["max-length", "later"].filter(has)) {
    say([key], `「${key}」は言葉で答える質問（words）だけに使えます。`, "消すか、kind を変えてください。");
  }
  if (!has("options") && !has("groups")) {
    say([], "選択肢がありません。", "「options:」の下に選択肢を書いてください。");
  }
  if (has("options") && has("groups")) {
    say(["groups"], "「options」と「groups」の両方があります。", "どちらか一つにまとめてください。");
  }
  if (kind === "one" && has("groups")) {
    say(
      ["groups"],
      "一つだけ選ぶ質問（one）は、組（groups）に分けられません。",
      "「options」にまとめてください。",
    );
  }
  for (const path of [
    ["options"],
    ...inside(question, "groups").map(([index]) => ["groups", index, "options"]),
  ]) {
    const count = inside(question, ...path).length;
    if (count > MOST_OPTIONS) {
      const remedy = `${MOST_OPTIONS}個以内にするか、組（groups）に分けてください。`;
      say(path, `選択肢が${count}個あります。`, remedy);
    }
  }
  checkKeys(question, kind, say);
  checkMarks(question, kind, say);
}

/** Where options stand for acts, each has to say for which, or for what else. */
function checkMarks(question: unknown, kind: "one" | "several", say: Say): void {
  const options = optionsIn(question).map(([path]) => ({ path, option: at(question, path) }));
  const stands = (option: unknown) =>
    at(option, ["acts"]) !== undefined || at(option, ["mark"]) !== undefined;
  const facts = options.some(({ option }) => stands(option));
  for (const { path, option } of options) {
    const alone = at(option, ["alone"]) === true;
    if (alone && kind === "one") {
      say([...path, "alone"], "「alone」は複数選ぶ質問（several）だけに使えます。", "消してください。");
    }
    if (facts && !alone && !stands(option)) {
      const remedy = "acts に行為の類型を書くか、どれでもなければ mark に何にあたるかを書いてください。";
      say(path, "この選択肢が何にあたるかが書かれていません。", remedy);
    }
  }
}

function checkKeys(question: unknown, kind: "one" | "several", say: Say): void {
  const seen = new Set<string>();
  for (const [path, key] of optionsIn(question)) {
    if (seen.has(key))
      say(path, `「${key}」という選択肢が、ほかの組にもあります。`, "別の名前にしてください。");
    seen.add(key);
  }
  const initial = at(question, ["initial"]);
  if (initial === undefined) return;
  if (kind === "several") {
    say(["initial"], "「initial」は一つだけ選ぶ質問（one）だけに使えます。", "消してください。");
  } else if (!seen.has(String(initial))) {
    say(["initial"], `「${shown(initial)}」という選択肢はありません。`, "選択肢の名前を書いてください。");
  }
}
