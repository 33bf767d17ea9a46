import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { isJudged, judge } from "../../src/flows/judge.ts";
import { urgency, urgencyRule } from "../../src/flows/urgency.ts";
import { consult, NO_FACTS, policy } from "./judge-sample.ts";

const SAFETY = ["hit", "throw", "weapon", "threat", "confine", "lurk", "sexual"];

describe("how urgent", () => {
  test.each<[string, Answers, number, string]>([
    ["danger", consult({ situation: "danger", effect: "none" }), 1, "now"],
    ...SAFETY.map((fact): [string, Answers, number, string] => [
      `${fact}, still going on`,
      consult({ situation: "ongoing", facts: fact }),
      2,
      "now",
    ]),
    ["does not leave, still", consult({ situation: "ongoing", facts: ["stay", "selfharm"] }), 2, "now"],
    ["speaks of killing himself, still", consult({ situation: "ongoing", facts: "selfharm" }), 3, "now"],
    ...[...SAFETY, "selfharm"].map((fact): [string, Answers, number, string] => [
      `${fact}, over`,
      consult({ facts: fact }),
      4,
      "today",
    ]),
    ["did not leave, over", consult({ facts: "stay" }), 0, "normal"],
    ["injured", consult({ effect: "injured" }), 5, "today"],
    ["unwell", consult({ situation: "ongoing", effect: ["unwell", "work"] }), 5, "today"],
    ["comes again tomorrow", consult({ next: "soon" }), 5, "today"],
    ["likely comes again", consult({ next: "likely" }), 0, "normal"],
    ["shouted at, still", consult({ situation: "ongoing", facts: "shout", effect: "worn" }), 0, "normal"],
    ["nothing answered", {}, 0, "normal"],
  ])("%s", (_, answers, number, level) => {
    const found = urgencyRule(policy, answers);
    expect(found ? policy.urgency.indexOf(found) + 1 : 0).toBe(number);
    expect(urgency(policy, answers)).toBe(level);
  });

  test("who speaks of killing himself is not left alone: steps of its own, and no advice to leave", () => {
    const answers = consult({ situation: "ongoing", facts: "selfharm" });
    expect(urgencyRule(policy, answers)?.steps.join("")).toMatch(/一人に.*代わり.*110番・119番.*福祉/);
    const { directions } = judge(policy, answers);
    expect(directions[0]).toContain("一人にせず");
    expect(directions.join("")).not.toContain("離れ");
    const both = judge(policy, consult({ situation: "ongoing", facts: ["selfharm", "weapon"] }));
    expect(both.directions[0]).toContain("離れ");
  });

  test("after something grave the desk makes contact within a quarter of an hour", () => {
    expect(urgencyRule(policy, consult({ facts: "threat" }))?.within).toEqual({ text: "15分", minutes: 15 });
  });
});

describe("対応の方向: all that hold, in this order", () => {
  const says: readonly [Readonly<Record<string, string | readonly string[]>>, string][] = [
    [{ situation: "ongoing", facts: "hit" }, "対応を続けないでください"],
    [{ situation: "ongoing", facts: "selfharm" }, "一人にせず"],
    [{ situation: "ongoing", facts: "insult" }, "一度やめるよう伝え"],
    [{ facts: "long", stuck: "30" }, "所属長の判断で対応を終えられる目安です"],
    [{ facts: "long", demand: "unrelated" }, "30分から1時間が打ち切りの目安です"],
    [{ check: "checking" }, "事実を確かめ、誤りは正して"],
    [{ answer: "partly" }, "まず、できること・できないことと理由"],
    [{ care: "distress" }, "先に必要な配慮を確かめ"],
    [{ facts: "repeat" }, "担当を一つにし"],
    [{ demand: "rights" }, "制度の窓口へ案内し"],
  ];
  test.each(says)("%j → %s", (given, text) => {
    expect(judge(policy, consult(given)).directions.join("")).toContain(text);
    expect(judge(policy, consult({})).directions.join("")).not.toContain(text);
  });

  test("where nothing calls for more, the usual work goes on", () => {
    expect(judge(policy, consult({})).directions).toEqual(["通常の対応を続け、必要なことを記録します。"]);
  });

  test("several stand in the order of the table", () => {
    const { directions } = judge(
      policy,
      consult({ facts: ["repeat", "long"], stuck: "30", check: "yes", answer: "partly", care: "hard" }),
    );
    expect(directions.map((one) => one.slice(0, 4))).toEqual([
      "所属長の",
      "事実を確",
      "まず、で",
      "先に必要",
      "担当を一",
    ]);
  });
});

test.each<[string, Answers, string[]]>([
  ["nothing named", consult({}), ["present", "none", "none"]],
  ["insulted and worn", consult({ facts: "insult", effect: "worn" }), ["present", "present", "present"]],
  ["insulted, with a barrier", consult({ facts: "insult", care: "hard" }), ["present", "check", "check"]],
  ["hit, no effect", consult({ facts: "hit" }), ["present", "present", "check"]],
  ["only worn", consult({ effect: "worn" }), ["present", "none", "present"]],
  ["rather not say", consult({ effect: "skip" }), ["present", "none", "check"]],
  ["everything skipped", consult({ facts: [], effect: [], care: [] }), ["present", "check", "check"]],
  ["nobody knows who it was", consult({ party: "unknown" }), ["check", "none", "none"]],
  ["staff", consult({ party: "staff" }), ["check", "none", "none"]],
])("the three elements: %s", (_, answers, states) => {
  expect(judge(policy, answers).elements.map((one) => one.state)).toEqual(states);
});

describe("when there is anything to judge", () => {
  const report = consult({ kind: "report", facts: "hit" });
  test.each<[string, Answers, boolean]>([
    ["a consultation", consult({}), true],
    ["a report before it is sent", report, false],
    ["a report whose reporter goes on", { ...report, after_sending: ["continued"] }, true],
    ["a report the desk will ask about", { ...report, after_sending: ["desk"] }, false],
    ["advice about a manual", consult({ doubt: "manual" }), false],
    ["a wish to be heard", consult({ doubt: ["talk", "other"] }), false],
    ["a manual, and a case", consult({ doubt: ["manual", "section"] }), true],
    ["no doubt named", consult({ doubt: [] }), true],
  ])("%s", (_, answers, judged) => {
    expect(isJudged(policy, answers)).toBe(judged);
    if (!judged) expect(judge(policy, { ...answers, facts: NO_FACTS }).acts).toEqual([]);
  });
});
