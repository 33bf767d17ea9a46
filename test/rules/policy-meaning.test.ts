import { describe, expect, test } from "vitest";
import { tellFault } from "../../src/policy/fault.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { SAPPORO_2026, TEST_POLICY, textOf } from "../support/policies.ts";

const small = textOf(TEST_POLICY);
const city = textOf(SAPPORO_2026);

function faultsOf(text: string): readonly string[] {
  const reading = readPolicy(text, "p.yml");
  return reading.ok ? [] : reading.faults.map(tellFault);
}

/** A policy with one place changed, and the line that place is in. */
function changed(text: string, from: string, to: string) {
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`the policy has no ${from}`);
  const line = text.slice(0, at).split("\n").length;
  return { line, faults: faultsOf(text.slice(0, at) + to + text.slice(at + from.length)) };
}

test.each([
  ["the test policy", small],
  ["the city's policy", city],
])("%s means what it says", (_, text) => {
  expect(faultsOf(text)).toEqual([]);
});

/** What is changed in the policy, into what, the only thing said about it, and how many lines further down. */
const CASES: Record<string, [from: string, to: string, says: string, below?: number][]> = {
  "what nobody reaches": [
    [
      "asked-when: { situation: { any: [danger] } }",
      "asked-when: { situation: { any: [danger], none: [danger] } }",
      "話題「place」がだれにも聞かれません",
    ],
    [
      "asked-when: { facts: { any: [insult, shout] } }",
      "asked-when: { facts: { any: [insult, shout] }, kind: { any: [report] } }",
      "話題「stop」がだれにも聞かれません",
    ],
    [
      "asked-when: { answer: answered }",
      "asked-when: { all-of: [{ answer: { any: [full] } }, { answer: { any: [partly] } }] }",
      "質問「check」がだれにも聞かれません",
    ],
    [
      "offered-when: { how: { none: [phone] } }",
      "offered-when: { how: { all: [counter, phone] } }",
      "選択肢「home」がだれにも示されません",
    ],
  ],
  "what replies are about": [
    [
      "closing: { opening",
      "occasions: { danger: { label: 安全 } }\nclosing: { opening",
      "場面「danger」の文例が、一つもありません",
    ],
    [
      "text: '{desk.extension}です。' }",
      "text: 文, occasion: danger }\noccasions: { danger: { when: { facts: { any: [hit], none: [hit] } } } }",
      "この条件は決して成り立たないものです",
      1,
    ],
  ],
  "rules without effect": [
    [
      "{ when: { situation: { any: [ongoing] }, facts: { any: [hit, threat] } }, level: now",
      "{ when: { situation: { any: [danger] }, facts: { any: [hit] } }, level: now",
      "上から1番目の規則が必ず先に当てはまるので、上から2番目のこの規則",
    ],
    [
      "{ when: { facts: { any: [hit, threat] } }, level: today",
      "{ when: { facts: { any: [hit, threat], none: [hit, threat] } }, level: today",
      "この条件は決して成り立たないので、この規則が使われることはありません",
    ],
    [
      "{ when: { facts: { any: [hit, threat] } }, level: today",
      "{ when: { facts: { any: [hit] }, situation: { any: [danger, ongoing] } }, level: today",
      "上の規則のどれかが必ず先に当てはまる",
    ],
  ],
  "what nothing uses": [
    ["thresholds: {", "thresholds: { other: 10分,", "目安「other」が、どこにも使われていません"],
    [
      "kind: one, for-the-record: true, options: { counter",
      "kind: one, options: { counter",
      "質問「place」の答えが",
    ],
  ],
};

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  test.each(cases)("%s → %s", (from, to, says, below = 0) => {
    const { line, faults } = changed(small, from, to);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(says);
    expect(faults[0]).toMatch(new RegExp(`^p\\.yml:${line + below}:\\d+ `));
  });
});

test.each([
  [
    "terms: { all: [safety] }",
    "terms: { all: [safety], none: [safety] }",
    "この規則が使われることはありません",
  ],
  [
    "facts: { any: [discriminate, exposed, dogeza] }",
    "facts: { all: [none2, dogeza] }",
    "決して成り立たない",
  ],
  [
    "        when: { terms: { all: [barrier] } }",
    "        when: { terms: { all: [no_barrier, barrier] } }",
    "この規則と一緒には成り立たない",
  ],
  [
    "{ urgency: { any: [now] }, terms",
    "{ urgency: { any: [now], none: [now] }, terms",
    "この文がだれにも示されません",
  ],
  [
    "    - { when: { check: { any: [yes, checking] } }, name",
    "    - { when: { terms: { all: [safety] } }, name",
    "「市として確かめる点」がだれにも示されません",
  ],
  ["  repeated: 3回", "  unused: 3回\n  repeated: 3回", "目安「unused」が"],
  [
    "              long: { label",
    "              slow: { label: 遅い, mark: その他 }\n              long: { label",
    "選択肢「slow」が、どの条件にも規則にも使われていません",
  ],
  [
    "\nterms:\n",
    "\nterms:\n  idle:\n    label: 使わない\n    when: { kind: { any: [consult] } }\n",
    "名前の条件「idle」が、どこにも",
  ],
  ["level: now\n", "level: now\n    within: 30\n", "数と単位が要ります"],
])("in the city's policy: %s → %s", (from, to, says) => {
  const { faults } = changed(city, from, to);
  expect(faults.join("\n")).toContain(says);
});

test("faults of form, of meaning and of use are told at once", () => {
  const text = small
    .replace(
      "asked-when: { situation: { any: [danger] } }",
      "asked-when: { situation: { any: [danger], none: [danger] } }",
    )
    .replace("name: 試験用の決まりごと", "name: 試験用の決まりごと\nname: もう一つ")
    .replace("thresholds: {", "thresholds: { other: 10分,");
  const faults = faultsOf(text);
  expect(faults.join("\n")).toMatch(/二度書かれています(.|\n)*目安「other」(.|\n)*話題「place」/);
});
