import { expect, test } from "vitest";
import { suggest } from "../../src/cues/cues.ts";
import { cuesSchema } from "../../src/cues/schema.ts";

const withWord = (word: unknown) => ({ hit: [{ words: [word] }] });

test.each([
  ["殴られ", "窓口で殴られた"],
  ["(殴|なぐ)られ", "なぐられた"],
  ["爆破(を)?する", "爆破する"],
  ["椅子…(投|な)げ", "椅子を持ち上げて投げた"],
  ["〇〇分", "20分"],
  ["〇回", "三回"],
  ["Hit Me", "ＨＩＴ　ｍｅ"],
  ["「カス", "「カス」"],
])("%s is found in %s", (word, text) => {
  expect(suggest(cuesSchema.parse(withWord(word)), text)).toHaveLength(1);
});

test.each([
  ["椅子…投げ", "椅子に座った。投げた"],
  ["椅子…投げ", "椅子を見て、それからだいぶ長いあいだ話をしたあとで鞄を投げた"],
  ["〇〇分", "5分"],
  ["十分間", "3分間"],
])("%s is not found in %s", (word, text) => {
  expect(suggest(cuesSchema.parse(withWord(word)), text)).toEqual([]);
});

test.each([
  "(殴られ",
  "殴)られ",
  "((殴)られ",
  "…投げ",
  "椅子…",
  "あ",
  "(殴|)られ",
  "(殴)?",
  "　",
  "",
  "a?",
  5,
  null,
])("%s is refused", (word) => {
  expect(cuesSchema.safeParse(withWord(word)).success).toBe(false);
});

test("a mapping as the policy's reader makes it is read like an object", () => {
  const cue = new Map<string, unknown>([
    ["words", ["殴られ"]],
    ["unless", ["芝居"]],
  ]);
  const cues = cuesSchema.parse(new Map([["hit", [cue]]]));
  expect(suggest(cues, "殴られた").map(({ fact }) => fact)).toEqual(["hit"]);
  expect(suggest(cues, "芝居で殴られた")).toEqual([]);
});

test.each([
  { Hit: [{ words: ["殴られ"] }] },
  { hit: [] },
  { hit: [{ words: [] }] },
  { hit: [{ words: ["殴られ"], where: "quote" }] },
  { hit: [{ words: ["殴られ"], when: "now" }] },
  [],
  null,
])("%j is refused", (cues) => {
  expect(cuesSchema.safeParse(cues).success).toBe(false);
});
