import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { check } from "../../src/flows/check.ts";
import { readable } from "../../src/flows/summary.ts";
import { urgency } from "../../src/flows/urgency.ts";
import { topicNow } from "../../src/flows/walk.ts";
import { policyIn, TEST_POLICY } from "../support/policies.ts";

const policy = policyIn(TEST_POLICY);
const consult: Answers = { kind: ["consult"], situation: ["over"], what: ["words"], how: ["phone"] };

function problems(topicId: string, given: Answers, words: Record<string, string> = {}, before = consult) {
  const topic = topicNow(policy.flow, before, topicId);
  if (!topic) throw new Error(`${topicId} is not asked`);
  return check(topic, given, words).map(({ question, problem }) => `${question}: ${problem}`);
}

describe("what a form sends back", () => {
  test.each<[string, string, Answers, Record<string, string>, string[]]>([
    ["words and a choice", "told", { what: ["words"], how: ["phone"] }, { what: "十文字までは大丈夫。" }, []],
    ["words put off", "told", { what: ["later"], how: ["phone"] }, {}, []],
    ["optional words left empty", "told", { how: ["phone"] }, {}, []],
    ["a needed choice missing", "told", { what: ["words"] }, {}, ["how: needed"]],
    [
      "too many words",
      "told",
      { what: ["words"], how: ["phone"] },
      { what: "長".repeat(11) },
      ["what: too-long"],
    ],
    [
      "one character of two halves counts once",
      "told",
      { what: ["words"], how: ["phone"] },
      { what: "𠮟".repeat(10) },
      [],
    ],
    ["an option that does not exist", "told", { how: ["fax"] }, {}, ["how: unknown-option"]],
    ["two where one is asked", "told", { how: ["phone", "counter"] }, {}, ["how: only-one"]],
    ["several where several are asked", "facts", { facts: ["hit", "shout", "repeat"] }, {}, []],
    ["an option not offered now", "facts", { facts: ["home"] }, {}, ["facts: unknown-option"]],
    ["a skippable topic left empty", "facts", {}, {}, []],
    ["a question of another topic", "facts", { share: ["desk"] }, {}, ["share: unknown-question"]],
    ["words for no question", "share", { share: ["desk"] }, { note: "x" }, ["note: unknown-question"]],
    ["names every object has", "share", { share: ["toString"] }, {}, ["share: unknown-option"]],
    ["what may not be skipped", "share", { share: [] }, {}, ["share: needed"]],
  ])("%s", (_, topicId, given, words, expected) => {
    expect(problems(topicId, given, words)).toEqual(expected);
  });
});

describe("urgency: the first rule that holds", () => {
  test.each<[string, Answers, string]>([
    ["danger", { situation: ["danger"] }, "now"],
    ["hit, and it goes on", { ...consult, situation: ["ongoing"], facts: ["hit"] }, "now"],
    ["hit, and it is over", { ...consult, facts: ["hit"] }, "today"],
    ["nothing of the kind", { ...consult, facts: ["long"] }, "normal"],
    ["nothing answered", {}, "normal"],
    ["an answer that no longer counts", { ...consult, kind: ["report"], facts: ["hit"] }, "normal"],
  ])("%s", (_, answers, level) => {
    expect(urgency(policy, answers)).toBe(level);
  });
});

test("what was answered reads in the words of the policy, in the order asked", () => {
  const answers = {
    ...consult,
    what: ["later"],
    facts: ["repeat", "hit", "home"],
    share: [],
    stop: ["continued"],
  };
  expect(readable(policy, answers)).toEqual([
    { id: "situation", topic: "situation", question: "状況", answer: ["終わった"] },
    { id: "what", topic: "told", question: "何が。", answer: ["いまは書かない"] },
    { id: "how", topic: "told", question: "どこで。", answer: ["電話"] },
    { id: "facts", topic: "facts", question: "あったことは。", answer: ["叩かれた", "続いている"] },
    { id: "share", topic: "share", question: "誰に。", answer: [] },
  ]);
});
