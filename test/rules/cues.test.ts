import { expect, test } from "vitest";
import { heldOut, tuning } from "../cues/narratives.ts";
import { shippedCues } from "../cues/policy-cues.ts";
import { factsIn, precision, recall, type Score, scoreOf, tableOf, total } from "../cues/score.ts";

const URGENT = ["hit", "throw", "weapon", "threat", "confine", "lurk", "sexual", "selfharm"];

const cues = shippedCues();
const facts = Object.keys(cues);
const sets = { tuning, "held out": heldOut, whole: [...tuning, ...heldOut] };

/** The score of every fact, then of the urgent ones together and of all. */
function scoresOf(set: typeof tuning): readonly Score[] {
  const each = facts.map((fact) => scoreOf(cues, set, fact));
  const urgent = each.filter((_, i) => URGENT.includes(facts[i] ?? ""));
  return [...each, total(urgent), total(each)];
}

const columns = Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, scoresOf(set)]));

test("the cues find what narratives mention, and little else", () => {
  console.log(tableOf(columns, [...facts, "urgent", "all"]));
  for (const scores of Object.values(columns)) {
    const [urgent, all] = scores.slice(-2);
    if (urgent === undefined || all === undefined) throw new Error("no scores");
    expect(recall(urgent)).toBeGreaterThanOrEqual(0.95);
    expect(recall(all)).toBeGreaterThanOrEqual(0.9);
    expect(precision(all)).toBeGreaterThanOrEqual(0.8);
  }
});

test("the set is large enough, and no narrative stands in it twice", () => {
  const texts = sets.whole.map(({ text }) => text);
  expect(texts.length).toBeGreaterThanOrEqual(170);
  expect(new Set(texts).size).toBe(texts.length);
  for (const { facts: mentioned, never } of sets.whole) {
    for (const fact of [...mentioned, ...never]) expect(facts).toContain(fact);
    expect(mentioned.filter((fact) => never.includes(fact))).toEqual([]);
  }
});

test("what is only named and did not happen is hardly ever suggested", () => {
  const named = sets.whole.flatMap(({ text, never }) => never.map((fact) => ({ text, fact })));
  const suggested = named.filter(({ text, fact }) => factsIn(cues, text).includes(fact));
  expect(named.length).toBeGreaterThanOrEqual(100);
  expect(suggested.length / named.length).toBeLessThanOrEqual(0.03);
});

/** One narrative for each way of saying that something was not so, or of saying whose words they are. */
const SAYINGS: readonly (readonly [text: string, facts: readonly string[]])[] = [
  ["殴られた。", ["hit"]],
  ["殴られてはいない。", []],
  ["殴られたわけではありません。", []],
  ["殴られたり蹴られたりはしていません。", []],
  ["殴られそうになった。", []],
  ["以前の担当は殴られたことがあるそうだ。", []],
  ["「殺すぞ」と言われた。", ["threat"]],
  ["殺すぞと言われた。", ["threat"]],
  ["ｺﾛｽｿﾞと言われた。", ["threat"]],
  ["殺 す ぞ と 言 わ れ た 。", ["threat"]],
  ["『殺すぞ』と言われた。", ["threat"]],
  ['"殺すぞ"と言われた。', ["threat"]],
  ["「殺すぞ」と言われたわけではない。", []],
  ["死ぬほど忙しい。", []],
  ["「死ぬしかない」と言われた。", ["selfharm"]],
  ["私は「殺すとは穏やかではありません」と伝えた。", []],
  ["「お金は払えません」と説明した。", []],
  ["「慰謝料を払え」と説明された。", ["money"]],
  ["三十分、怒鳴られた。", ["shout", "long"]],
  ["３０分、どなられた。", ["shout", "long"]],
  ["十分に説明した。", []],
  ["", []],
  ["「", []],
  ["」「」」「", []],
];

test.each(SAYINGS)("%s", (text, expected) => {
  expect(factsIn(cues, text).toSorted()).toEqual([...expected].toSorted());
});
