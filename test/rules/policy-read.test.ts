import { describe, expect, test } from "vitest";
import { CITY_HOURS } from "../../src/calendar/working-time.ts";
import { tellFault } from "../../src/policy/fault.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { TEST_POLICY, textOf } from "../support/policies.ts";

const good = textOf(TEST_POLICY);

/** An open quotation mark runs to the end of the file. */
const LAST_LINE = good.slice(good.indexOf("notice: ")).split("\n").length - 1;

function faultsOf(text: string): readonly string[] {
  const reading = readPolicy(text, "p.yml");
  return reading.ok ? [] : reading.faults.map(tellFault);
}

/** The good policy with one place changed, and the line in which that place is. */
function broken(from: string, to: string) {
  const at = good.indexOf(from);
  if (at < 0) throw new Error(`the test policy has no ${from}`);
  const line = good.slice(0, at).split("\n").length;
  return { line, faults: faultsOf(good.slice(0, at) + to + good.slice(at + from.length)) };
}

test("the test policy is without fault", () => {
  expect(faultsOf(good)).toEqual([]);
});

/** What is changed in the policy, into what, what is said about it, and how many lines further down. */
const CASES: Record<string, [from: string, to: string, says: string, below?: number][]> = {
  "the writing": [
    ["name: 試験", "name: [試験", "かっこや引用符が閉じていません", 1],
    ["  name: 窓口", "\tname: 窓口", "タブ"],
    ["name: 試験", "<<: &a 試験", "目印（&）は使えません"],
    ["notice: 試", "notice: *重要 #", "別名（*）は使えません"],
    ["notice: 試", "notice: !x 試", "型の指定（!）は使えません"],
    ["notice: 試", "notice: 試\nnotice: 試", "「notice」が同じ場所に二度", 1],
    ["notice: 試", "notice: \uFFFD", "UTF-8"],
    ["notice: 試", 'notice: "試', "ここより上に閉じ忘れ", LAST_LINE],
    ["name: 試", "a: b: 試", "「:」が二つ"],
  ],
  "the form": [
    ["notice: 試験用です。\n", "", "「notice」がありません"],
    ["notice: 試", "note: 試", "「note」という項目はありません"],
    ["version: test-1", "version: 2026", "引用符"],
    ["version: test-1", "version: 版1", "「版1」は使えません"],
    ["time-zone: Asia/Tokyo", "time-zone: UTC", "Asia/Tokyo から選んでください"],
    ["guests: true", "guests: 1", "true か false"],
    ["safety: [離れてください。]", "safety: []", "「safety」が空です"],
    ["safety: [離れてください。]", "safety: 離れる", "「- 」で始まる行の並び"],
    ["topics:\n", "topics: ない\nold:\n", "「topics」の値の種類が違います"],
    ["surface: doors", "surface: door", "message、modal、doors から選んで"],
    ["        kind: one", "        kind: two", "one、several、words から選んで"],
    ["deadlock: 30分", "deadlock: 30", "数と単位が要ります"],
    ["deadlock: 30分", "half: 30分", "「deadlock」がありません"],
    ["now: 15分", "now: すぐ", "「30分」「2時間」「1日」"],
    ["danger: 危険がある", "Danger!: 危険がある", "「Danger!」は名前に使えません"],
    ["level: today", "level: soon", "now、today、normal から選んで"],
    ["ask: 何が。", 'ask: ""', "「ask」が空です"],
  ],
  "working hours": [
    [
      "answer-within: { now",
      "working-hours: { day: [月] }\nanswer-within: { now",
      "「day」という項目はありません",
    ],
    [
      "answer-within: { now",
      "working-hours: { days: [mon] }\nanswer-within: { now",
      "日、月、火、水、木、金、土 から選んで",
    ],
    ["answer-within: { now", "working-hours: { days: [] }\nanswer-within: { now", "「days」が空です"],
    ["answer-within: { now", "working-hours: { days: 月 }\nanswer-within: { now", "「- 」で始まる行の並び"],
    ["answer-within: { now", "working-hours: { from: 845 }\nanswer-within: { now", "時刻「845」が読めません"],
    ["answer-within: { now", "working-hours: { from: 8時 }\nanswer-within: { now", "「8:45」のように"],
    [
      "answer-within: { now",
      "working-hours: { to: 24:01 }\nanswer-within: { now",
      "時刻「24:01」が読めません",
    ],
    ["answer-within: { now", "working-hours: { to: 8:75 }\nanswer-within: { now", "時刻「8:75」が読めません"],
    [
      "answer-within: { now",
      "working-hours: { to: 8:45 }\nanswer-within: { now",
      "業務時間の終わりが、始まりより遅くありません",
    ],
    [
      "answer-within: { now",
      "working-hours: { from: 18:00 }\nanswer-within: { now",
      "始まりより遅い終わりにしてください",
    ],
    [
      "answer-within: { now",
      "working-hours: { holidays: 日本 }\nanswer-within: { now",
      "japan、none から選んで",
    ],
    [
      "answer-within: { now",
      "working-hours: { closed-every-year: [12月29日] }\nanswer-within: { now",
      "毎年の休み「12月29日」が読めません",
    ],
    [
      "answer-within: { now",
      "working-hours: { closed-every-year: [2/30] }\nanswer-within: { now",
      "「8/15」のように",
    ],
    [
      "answer-within: { now",
      "working-hours: { closed-every-year: [12/29-1/3-1/5] }\nanswer-within: { now",
      "毎年の休み「12/29-1/3-1/5」が読めません",
    ],
    [
      "answer-within: { now",
      "working-hours: { closed-every-year: [1/1-12/31] }\nanswer-within: { now",
      "窓口の開く日が一日もない年があります",
    ],
    [
      "answer-within: { now",
      "working-hours: { closed: [2026-02-29] }\nanswer-within: { now",
      "日付「2026-02-29」が読めません",
    ],
    [
      "answer-within: { now",
      "working-hours: { closed: [10/1] }\nanswer-within: { now",
      "「2026-10-01」のように",
    ],
    [
      "answer-within: { now",
      "working-hours: { open: [2026-10-04], closed: [2026-10-04] }\nanswer-within: { now",
      "「2026-10-04」は closed にもあります",
    ],
  ],
  "the record sheet": [
    ["notice: 試", "sheet: [{ label: 欄, questions: [ない] }]\nnotice: 試", "「ない」という質問はありません"],
    ["notice: 試", "sheet: [{ label: 欄, questions: [kind] }]\nnotice: 試", "「kind」という質問はありません"],
    ["notice: 試", "sheet: [{ label: 欄, questions: [] }]\nnotice: 試", "「questions」が空です"],
    ["notice: 試", "sheet: [{ questions: [share] }]\nnotice: 試", "「label」がありません"],
    [
      "notice: 試",
      "sheet: [{ label: 欄, questions: [share, share] }]\nnotice: 試",
      "「share」は、記録票のほかの欄にもあります",
    ],
  ],
  "what replies are about": [
    [
      "text: '{desk.extension}です。'",
      "text: 文, occasion: recieved",
      "「occasion」に「recieved」は使えません",
    ],
    [
      "closing: { opening",
      "occasions: { recieved: {} }\nclosing: { opening",
      "「recieved」という項目はありません",
    ],
    [
      "closing: { opening",
      "occasions: { received: { name: 受付 } }\nclosing: { opening",
      "「name」という項目はありません",
    ],
    [
      "closing: { opening",
      "occasions: { received: { when: { fact: answered } } }\nclosing: { opening",
      "「fact」という質問はありません",
    ],
    [
      "  received: {",
      `${Array.from({ length: 100 }, (_, i) => `  t${i}: { label: 文例, text: 文 }\n`).join("")}  received: {`,
      "「templates」が多すぎます。 100個以内",
      -1,
    ],
  ],
  "Slack's limits": [
    ["危険がある", "長".repeat(76), "「danger」が長すぎます（76文字）。 75文字以内"],
    ["label: まだ送らない", `label: まだ, help: ${"長".repeat(76)}`, "「help」が長すぎます（76文字）"],
    ["ask: いまの状況は。", `ask: ${"長".repeat(151)}`, "「ask」が長すぎます（151文字）。 150文字以内"],
    ["title: あったこと", `title: ${"長".repeat(25)}`, "24文字以内"],
    ["max-length: 10", "max-length: 3001", "3000以下"],
    ["max-length: 10", `max-length: 10, more: ${"長".repeat(2001)}`, "「more」が長すぎます（2001文字）"],
    ["max-length: 10", "max-length: 10, more: くわしく", "surface: message の話題の質問だけに使えます"],
    ["    title: あったこと\n", "", "title がありません", -1],
    [
      "over: 終わった",
      Array.from({ length: 9 }, (_, i) => `o${i}: 選択肢`).join(", "),
      "選択肢が11個あります",
    ],
    [
      "      demand: {",
      "      more: { ask: もう一つ, kind: one, options: { a: a } }\n      demand: {",
      "質問が4個あります",
      -2,
    ],
    [
      "      how: {",
      `${Array.from({ length: 99 }, (_, i) => `      q${i}: { ask: 何, kind: words }\n`).join("")}      how: {`,
      "収まらない数の質問",
      -2,
    ],
  ],
  "what stands together": [
    ["      situation:\n", "      kind:\n", "質問には使えません"],
    ["kind: words", "kind: words, options: { a: a }", "「options」は使えません"],
    ["kind: one, initial", "kind: one, later: あとで, initial", "言葉で答える質問（words）だけ"],
    ["initial: counter", "initial: fax", "「fax」という選択肢はありません"],
    [", options: { full: 伝えた, partly: まだ }", "", "選択肢がありません"],
    ["        kind: several", "        kind: one", "組（groups）に分けられません", 1],
    ["        groups:", "        options: { a: a }\n        groups:", "両方があります", 1],
    ["none2: ない", "none1: ない", "「none1」という選択肢が、ほかの組にも"],
    ["options: { hit: 叩かれた, threat: 脅された, none1: ない }", "options: {}", "「options」が空です"],
    ["options: { danger: 危険がある, ongoing: まだ続いている, over: 終わった }", "options: {}", "空です"],
    ["      share:\n", "      answer:\n", "「answer」という質問は、前にもあります"],
    ["surface: doors", 'surface: doors\n    intro: "{desk.fax}"', "「{desk.fax}」に入るものがありません", 1],
    [
      "surface: doors",
      "surface: doors\n    may-be-answered-by: [section]",
      "ほかの人に答えてもらえません",
      1,
    ],
    ["say: お引き", 'say: "{desk.members}", note: お引き', "ここには書けません"],
  ],
  "what the program acts on": [
    ["      share:\n", "      shared:\n", "「share」という質問がありません", -70],
    ["      situation:\n", "      state:\n", "「situation」という質問がありません", -4],
    ["danger: 危険がある, ", "", "「situation」に「danger」という選択肢がありません", -4],
    [", over: 終わった", "", "「situation」に「over」という選択肢がありません", -4],
    ["ongoing: まだ", "going: まだ", "「situation」に「ongoing」という選択肢がありません", -4],
  ],
  conditions: [
    [
      "{ situation: { any: [danger] } }",
      "{ situaton: { any: [danger] } }",
      "「situaton」という質問はありません",
    ],
    ["any: [danger]", "any: [dnager]", "「situation」に「dnager」という選択肢はありません"],
    ["any: [consult]", "any: [question]", "選べるのは report、consult です"],
    ["any: [danger]", "any: []", "「any」に選択肢がありません"],
    ["any: [danger]", "some: [danger]", "any（どれか）、all（すべて）、none"],
    ["{ situation: { any: [danger] } }", "{}", "条件の書き方が正しくありません"],
    ["{ situation: { any: [danger] } }", "{ situation: danger }", "「situation」についての条件"],
    ["{ situation: { any: [danger] } }", "{ share: { any: [desk] } }", "「share」はこれより後の質問"],
    ["{ situation: { any: [danger] } }", "{ place: answered }", "「place」はこれより後の質問"],
    ["{ answer: answered }", "{ check: answered }", "「check」はこれより後の質問"],
    ["any-of: [{ facts: { any: [long, repeat] } }, { facts: skipped }]", "any-of: []", "条件を並べます"],
    ["not: { facts", "not: { fatcs", "「fatcs」という質問はありません"],
    ["any: [hit, threat] } }, level: today", "any: [hit, bite] } }, level: today", "「bite」という"],
    ["{ how: { none: [phone] } }", "{ how: { none: [later] } }", "「how」に「later」という選択肢"],
  ],
};

describe.each(Object.entries(CASES))("faults of %s", (_, cases) => {
  test.each(cases)("%s → %s", (from, to, says, below = 0) => {
    const { line, faults } = broken(from, to);
    const fault = faults.find((one) => one.includes(says));
    expect(fault, `told was:\n${faults.join("\n")}`).toBeDefined();
    // A missing entry is shown at the entry it is missing from, so only the others have a line of their own.
    if (!/がありません。 「/.test(fault ?? ""))
      expect(fault).toMatch(new RegExp(`^p\\.yml:${line + below}:\\d+ `));
  });
});

test("a condition may ask for words, or for words put off", () => {
  expect(broken("{ how: { none: [phone] } }", "{ what: { any: [later] } }").faults).toEqual([]);
  expect(broken("{ how: { none: [phone] } }", "{ what: skipped }").faults).toEqual([]);
});

test.each([
  ["nothing", "", "何も書かれていません"],
  ["a list", "- a\n- b\n", "並びになっていません"],
  ["one word", "policy", "並びになっていません"],
  ["two documents", `${good}---\n${good}`, "複数の文書"],
  ["more than a megabyte", `${good}# ${"長".repeat(400_000)}`, "1MB"],
  ["nothing but brackets", "[".repeat(400_000), "入れ子が深すぎ"],
  ["brackets within brackets", `a: ${"[".repeat(100)}${"]".repeat(100)}`, "入れ子が深すぎます"],
  ["a laugh a billion times", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "使えません"],
])("%s is refused with one plain sentence", (_, text, says) => {
  const faults = faultsOf(text);
  expect(faults.join("\n")).toContain(says);
  expect(faults.join("\n")).not.toMatch(/undefined|Error|NaN/);
});

test("working hours are read, and what is left out is as in a Japanese city hall", () => {
  const hours = (section: string) => {
    const reading = readPolicy(good.replace("answer-within:", `${section}answer-within:`), "p.yml");
    return reading.ok ? reading.policy.workingTime : reading.faults.map(tellFault);
  };
  const city = { ...CITY_HOURS, timeZone: "Asia/Tokyo" };
  expect(hours("")).toEqual(city);
  expect(hours("working-hours: {}\n")).toEqual(city);
  expect(hours("working-hours: { closed: [2026-10-01] }\n")).toEqual({ ...city, closed: ["2026-10-01"] });
  const all =
    "working-hours: { days: [火, 土, 日], from: 10:00, to: 24:00, holidays: none, closed-every-year: [8/13-8/15, 2/29], closed: [2026-10-01], open: [2026-10-05] }\n";
  expect(hours(all)).toEqual({
    timeZone: "Asia/Tokyo",
    weekdays: [2, 6, 0],
    from: 600,
    to: 1_440,
    holidays: "none",
    closedEveryYear: [
      { from: "08-13", to: "08-15" },
      { from: "02-29", to: "02-29" },
    ],
    closed: ["2026-10-01"],
    open: ["2026-10-05"],
  });
});

test("the digest comes out on Mondays at nine, or when work begins, or as the policy says", () => {
  const read = (section: string) => {
    const reading = readPolicy(good.replace("answer-within:", `${section}answer-within:`), "p.yml");
    return reading.ok ? reading.policy.digest : reading.faults.map(tellFault);
  };
  const nobody = { leadership: [] };
  expect(read("")).toEqual({ weekday: 1, at: 540, ...nobody });
  expect(read("digest: {}\n")).toEqual({ weekday: 1, at: 540, ...nobody });
  expect(read("working-hours: { from: 10:00, to: 18:00 }\n")).toEqual({ weekday: 1, at: 600, ...nobody });
  expect(read('digest: { weekday: 金, at: "16:30" }\n')).toEqual({ weekday: 5, at: 990, ...nobody });
  expect(read("digest: { at: 22:00 }\n")).toEqual([
    expect.stringMatching(/^p\.yml:\d+:\d+ お知らせの時刻が、業務時間の外です。 working-hours の from から/),
  ]);
  expect(read("digest: { at: 九時 }\n")).toEqual([
    expect.stringMatching(/^p\.yml:\d+:\d+ 時刻「九時」が読めません。/),
  ]);
  expect(read("digest: { weekday: 月曜 }\n")).toEqual([expect.stringMatching(/^p\.yml:\d+:\d+ .*月曜/)]);
  expect(read("digest: { day: 月 }\n")).toEqual([expect.stringMatching(/^p\.yml:\d+:\d+ 「day」/)]);
});

test("the city's digest goes to whom the policy names by address or by Slack id, each once", () => {
  const read = (list: string) => {
    const section = `digest:\n  leadership:\n${list}`;
    const reading = readPolicy(good.replace("answer-within:", `${section}answer-within:`), "p.yml");
    return reading.ok ? reading.policy.digest.leadership : reading.faults.map(tellFault);
  };
  expect(read("    - Shicho@Example.jp\n    - U0123ABCD\n")).toEqual(["shicho@example.jp", "U0123ABCD"]);
  const line = good.slice(0, good.indexOf("answer-within:")).split("\n").length;
  const at = (n: number, what: string) => [
    expect.stringMatching(new RegExp(`^p\\.yml:${line + n}:\\d+ ${what}`)),
  ];
  expect(read("    - U0123ABCD\n    - 市長\n")).toEqual(at(3, "宛先「市長」が読めません。"));
  expect(read("    - a@example.jp\n    - A@example.jp\n")).toEqual(
    at(3, "宛先「a@example.jp」が二度あります。"),
  );
  expect(read("    42\n")).toEqual(at(2, ""));
});

test("every fault is told at once, from top to bottom, with line and column", () => {
  const text = good
    .replace("notice: 試", "notices: 試")
    .replace("deadlock: 30分", "deadlock: 30")
    .replace("kind: one, initial: counter", "kind: one, initial: fax")
    .replace("facts: skipped", "fact: skipped")
    .replace("any: [danger] } }, level", "any: [dangr] } }, level");
  expect(faultsOf(text)).toEqual([
    "p.yml:2:1 「notice」がありません。 「notice」の行を書き加えてください。",
    expect.stringMatching(/^p\.yml:4:1 「notices」という項目はありません。 .*notice、/),
    "p.yml:15:25 時間「30」が読めません。数と単位が要ります。 「30分」「2時間」「1日」のように書いてください。",
    "p.yml:37:36 「fax」という選択肢はありません。 選択肢の名前を書いてください。",
    expect.stringMatching(
      /^p\.yml:75:66 「fact」という質問はありません。 .*situation、place、what、how、facts、stop/,
    ),
    expect.stringMatching(/^p\.yml:95:34 「situation」に「dangr」という選択肢はありません。/),
  ]);
});
