import { describe, expect, test } from "vitest";
import { judge } from "../../src/flows/judge.ts";
import { policyIn, SAPPORO_2024, TEST_POLICY } from "../support/policies.ts";
import { consult, NO_FACTS, policy, rule } from "./judge-sample.ts";

type Given = Readonly<Record<string, string | readonly string[]>>;

/** The answers by which a rule decides, and single changes of them with the rule that decides then. */
type Row = readonly [name: string, given: Given, decides: string, ...changes: (readonly [Given, string])[]];

/** The rows without their changes. */
type Plain = readonly [name: string, given: Given, decides: string];

const TOLD = { answer: "full", check: "no" };
const OFF = { ...TOLD, demand: "cannot", effect: "work" };
const OTHER = "12 unclear";

const RULES: readonly Row[] = [
  [
    "the other party is staff",
    { party: "staff", facts: "hit" },
    "1 unclear",
    [{ party: "unknown" }, "2 likely"],
  ],
  ...["hit", "throw", "weapon", "threat", "confine", "lurk", "sexual"].map(
    (fact): Row => [fact, { facts: fact, care: "hard" }, "2 likely", [{ facts: NO_FACTS }, "10 legitimate"]],
  ),
  ...["discriminate", "exposed", "dogeza"].map(
    (fact): Row => [fact, { facts: fact, care: "hard", check: "yes" }, "3 likely"],
  ),
  ...["insult", "threat_net"].map(
    (fact): Row => [
      `${fact} with harm`,
      { facts: fact, effect: "worn" },
      "4 likely",
      [{ effect: "none" }, OTHER],
      [{ effect: "skip" }, OTHER],
      [{ effect: [] }, OTHER],
      ...["request", "hard", "language", "minor"].map((care) => [{ care }, OTHER] as const),
      [{ care: [] }, OTHER],
      [{ care: "distress" }, "4 likely"],
      [{ check: "yes" }, "4 likely"],
    ],
  ),
  ...["shout", "bang", "pry", "nitpick"].map(
    (fact): Row => [
      `${fact} that went on`,
      { facts: fact, effect: "afraid", stop: "continued", length: "5" },
      "5 likely",
      [{ stop: "stopped" }, OTHER],
      [{ stop: "not_said" }, OTHER],
      [{ stop: [] }, OTHER],
      [{ stop: "not_said", length: "15" }, OTHER],
      [{ stop: "not_said", length: "30" }, "5 likely"],
      [{ stop: "stopped", length: "60" }, "5 likely"],
      [{ effect: "none" }, OTHER],
      [{ care: "minor" }, OTHER],
      [{ check: "yes", answer: "partly" }, "5 likely"],
    ],
  ),
  [
    "stays after being asked to leave",
    { facts: "stay", ...TOLD },
    "6 likely",
    [{ answer: "partly" }, OTHER],
    [{ answer: "fresh" }, OTHER],
    [{ answer: [] }, OTHER],
    [{ check: "checking" }, OTHER],
    [{ check: "unknown" }, OTHER],
    [{ care: "language" }, OTHER],
    [{ care: [] }, OTHER],
    [{ effect: [] }, "6 likely"],
  ],
  ...["repeat", "boss"].map(
    (fact): Row => [
      `${fact} after the answer`,
      { facts: fact, after: "3", ...OFF },
      "7 likely",
      [{ after: "6" }, "7 likely"],
      [{ after: "1" }, OTHER],
      [{ after: "none" }, OTHER],
      [{ after: "unknown" }, OTHER],
      [{ answer: "fresh" }, OTHER],
      [{ demand: "unrelated" }, "7 likely"],
      [{ demand: "none" }, "7 likely"],
      [{ demand: "within" }, OTHER],
      [{ demand: "rights" }, OTHER],
      [{ demand: "unknown" }, OTHER],
      [{ check: "yes" }, OTHER],
      [{ effect: "worn" }, OTHER],
      [{ effect: "others" }, "7 likely"],
      [{ care: "request" }, OTHER],
    ],
  ),
  [
    "a long deadlock",
    { facts: "long", stuck: "30", ...OFF },
    "8 likely",
    [{ stuck: "29" }, OTHER],
    [{ stuck: "none" }, OTHER],
    [{ stuck: "unknown" }, OTHER],
    [{ demand: "within" }, OTHER],
    [{ effect: "afraid" }, OTHER],
    [{ check: "checking" }, OTHER],
    [{ care: "hard" }, OTHER],
  ],
  ...["money", "apology", "special", "punish"].map(
    (fact): Row => [
      `${fact} after a refusal`,
      { facts: fact, ...OFF, effect: "worn" },
      "9 likely",
      [{ demand: "unrelated" }, "9 likely"],
      [{ demand: "none" }, OTHER],
      [{ demand: "within" }, OTHER],
      [{ check: "yes" }, OTHER],
      [{ answer: "partly" }, OTHER],
      [{ effect: "none" }, OTHER],
      [{ care: "minor" }, OTHER],
    ],
  ),
  [
    "nothing in any list",
    { facts: NO_FACTS },
    "10 legitimate",
    [{ facts: ["none1", "none2"] }, OTHER],
    [{ facts: [] }, OTHER],
    [{ facts: [...NO_FACTS, "selfharm"] }, OTHER],
    [{ effect: "skip" }, OTHER],
    [{ effect: ["none", "skip"] }, OTHER],
    [{ effect: "worn" }, OTHER],
    [{ effect: [] }, OTHER],
  ],
  [
    "a shout that ended when asked",
    { facts: "shout", stop: "stopped", length: "15" },
    "11 legitimate",
    [{ length: "5" }, "11 legitimate"],
    [{ length: "30" }, OTHER],
    [{ length: "unknown" }, OTHER],
    [{ length: [] }, OTHER],
    [{ stop: "continued" }, OTHER],
    [{ stop: [] }, OTHER],
    [{ effect: "afraid" }, OTHER],
    [{ facts: ["shout", "stay"] }, "6 likely"],
    ...["bang", "pry", "nitpick", "selfharm", "repeat", "long", "boss", "money", "punish"].map(
      (fact) => [{ facts: ["shout", fact] }, OTHER] as const,
    ),
  ],
];

const PLAIN = RULES.map(([name, given, decides]): Plain => [name, given, decides]);

for (const [name, given, decides, ...changes] of RULES) {
  describe(name, () => {
    test(`→ ${decides}`, () => expect(rule(consult(given))).toBe(decides));
    for (const [change, then] of changes) {
      test(`with ${JSON.stringify(change)} → ${then}`, () => {
        expect(rule(consult({ ...given, ...change }))).toBe(then);
      });
    }
  });
}

test("every rule decides somewhere, and an earlier rule before a later one", () => {
  const decided = new Set(PLAIN.map(([, given]) => rule(consult(given))));
  expect([...decided].map((one) => Number.parseInt(one, 10)).toSorted((a, b) => a - b)).toEqual(
    policy.judging.indication.map((_, index) => index + 1),
  );
  const likely = PLAIN.filter(([, , decides]) => decides.endsWith("likely"));
  for (const [, first, decides] of likely) {
    for (const [, second] of likely) {
      const both = { ...second, ...first, facts: [first.facts ?? [], second.facts ?? []].flat() };
      expect(Number.parseInt(rule(consult(both)), 10)).toBeLessThanOrEqual(Number.parseInt(decides, 10));
    }
  }
});

test("what a rule says carries its reason and clause; with a need for care, both are said", () => {
  const { indication } = judge(policy, consult({ facts: "hit", care: "hard" }));
  expect(indication).toEqual({
    points: "likely",
    label: "許容範囲を超える言動の可能性（組織で確認）",
    because: [
      "要求に理由があっても、許されない言動です。",
      "配慮の必要と、安全を守ることは、両方とも大切です。",
    ],
    clause: "基本方針 2(2)",
    rule: 2,
  });
  expect(judge(policy, consult({ facts: "hit" })).indication.because).toHaveLength(1);
});

test("acts follow from facts, in the city's order, each once; offences beside them", () => {
  const seen = judge(policy, consult({ facts: ["dogeza", "weapon", "shout", "selfharm"] }));
  expect(seen.acts).toEqual(["mental", "intimidation", "apology_demand"]);
  expect(seen.offences).toEqual([
    "脅迫（刑法222条）",
    "名誉毀損（刑法230条）",
    "侮辱（刑法231条）",
    "強要（刑法223条）",
    "威力業務妨害（刑法234条）",
  ]);
  expect(judge(policy, consult({})).acts).toEqual([]);
});

test.each(PLAIN)("the edition before the elements decides the same: %s", (_, given, decides) => {
  const { indication, elements } = judge(policyIn(SAPPORO_2024), consult(given));
  expect(`${indication.rule} ${indication.points}`).toBe(decides);
  expect(elements).toEqual([]);
});

test("the engine: named conditions, a second reason, otherwise, open points, urgency in a direction", () => {
  const small = policyIn(TEST_POLICY);
  const start = { kind: ["consult"], situation: ["over"], what: ["words"], how: ["phone"] };
  const hit = judge(small, { ...start, situation: ["ongoing"], facts: ["hit", "long"], answer: ["partly"] });
  expect(hit.indication).toMatchObject({ rule: 1, because: ["許されません。", "説明は続けます。"] });
  expect(hit.directions).toEqual(["離れてください。"]);
  const rough = judge(small, { ...start, facts: ["shout"], stop: [] });
  expect(rough).toMatchObject({ indication: { rule: 4, points: "unclear" }, openPoints: ["伝えたあと"] });
  expect(rough.directions).toEqual(["やめるよう伝えます。"]);
  const on = judge(small, { ...start, facts: ["shout"], stop: ["continued"] });
  expect(on).toMatchObject({ indication: { rule: 2 }, openPoints: [], directions: ["記録します。"] });
  expect(on.elements).toEqual([{ key: "work", label: "就業環境", state: "present" }]);
});
