import { expect, test } from "vitest";
import { inBlocks, lineOf } from "../../src/views/answers.ts";
import { toBoth } from "../../src/words/to-both.ts";

const choices = (count: number) =>
  Array.from({ length: count }, (_, n) => `${n}、${"長".repeat(70)}`.slice(0, 75));

test("short answers are one text, a line for each question", () => {
  expect(inBlocks([lineOf("状況：", ["終わった"]), lineOf("影響：", ["怖い", "けが"])])).toEqual([
    "状況：終わった\n影響：怖い、けが",
  ]);
  expect(inBlocks([])).toEqual([]);
  expect(inBlocks([lineOf("影響：", [])])).toEqual([]);
});

test("what one block does not hold is parted between two choices, and nothing is lost", () => {
  const all = choices(100);
  const texts = inBlocks([lineOf("影響：", all)]);
  expect(texts).toHaveLength(3);
  expect(texts.join("")).toBe(`影響：${all.join("、")}`);
  for (const text of texts.slice(0, -1)) expect(text).toMatch(/長、$/);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(3_000);
});

test("what Slack does not take in one message is said to be left out", () => {
  const texts = inBlocks(choices(200).map((choice) => lineOf("質問：", [choice])));
  expect(texts).toHaveLength(4);
  expect(texts.at(-1)).toBe(toBoth.content.moreAnswers);
});
