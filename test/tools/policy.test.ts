import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { isJudged, judge } from "../../src/flows/judge.ts";
import { urgency, urgencyRule } from "../../src/flows/urgency.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { run } from "../../tools/policy.ts";
import { differencesBetween } from "../../tools/policy-compare.ts";
import { anyAnswers } from "../rules/judge-any.ts";
import { policyIn, SAPPORO_2024, SAPPORO_2026, textOf } from "../support/policies.ts";

const CITY = SAPPORO_2026.pathname;
const text = textOf(SAPPORO_2026);
const folder = mkdtempSync(join(tmpdir(), "mamori-policy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file in the test's own folder. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("check", () => {
  test("a good policy", () => {
    expect(run(["check", CITY])).toEqual({ out: `${CITY} に問題はありません。`, ok: true });
  });

  test("every fault, with its line", () => {
    const path = file(
      "faulty.yml",
      text.replace("deadlock: 30分", "deadlock: 30").replace("kind: one", "kind: two"),
    );
    const { out, ok } = run(["check", path]);
    expect(ok).toBe(false);
    expect(out).toMatch(/faulty\.yml:\d+:\d+ 時間「30」が読めません/);
    expect(out).toMatch(/faulty\.yml:\d+:\d+ 「kind」に「two」は使えません/);
  });

  const many = Array.from({ length: 400 }, (_, index) => {
    const when = index === 0 ? "{ kind: { any: [consult] } }" : `{ q${index - 1}: { any: [a] } }`;
    return `  t${index}:\n    surface: message\n    asked-when: ${when}\n    questions:\n      q${index}: { ask: 何, kind: one, for-the-record: true, options: { a: ア, b: イ } }\n`;
  });
  test.each([
    ["empty", "", "何も書かれていません"],
    ["nothing but remarks", "# ここに書きます\n\n", "何も書かれていません"],
    ["a list", "- a\n- b\n", "並びになっていません"],
    ["five megabytes", `a: ${"x".repeat(5_000_000)}\n`, "1MBを超えています"],
    ["five megabytes of bytes that are no text", Buffer.alloc(5_000_000, 0x82), "1MBを超えています"],
    ["a megabyte of anchors", `a: [${"&a 1,".repeat(190_000)}]\n`, "「version」がありません"],
    ["a megabyte of aliases", `a: &a 1\nb: [${"*a,".repeat(300_000)}]\n`, "別名（*）は使えません"],
    ["a megabyte of tabs", `a:\n${"\tb: 1\n".repeat(150_000)}`, "ここから先にも、直す所があります"],
    [
      "501 questions",
      text.replace(
        "\n  share:\n",
        `\n${[...many, ...many.map((one) => one.replaceAll(/\b([tq])(\d+):/g, "$1x$2:"))].join("")}  share:\n`,
      ),
      "質問が多すぎて",
    ],
  ])("%s: a clear sentence", (name, content, says) => {
    const { out, ok } = run(["check", file(`${name.replaceAll(" ", "-")}.yml`, content)]);
    expect(ok).toBe(false);
    expect(out).toContain(says);
    expect(out).not.toMatch(/undefined|Error|NaN/);
    for (const line of out.split("\n")) expect(line).toMatch(/\.yml:\d+:\d+ .*。 .*。$/);
  });

  const latin = Buffer.from("version: a\nname: Sch\xfctz\nnotice: caf\xe9\nb: \xe9\n", "latin1");
  const wide = Buffer.from(`\ufeff${text}`, "utf16le");
  test.each([
    ["Latin-1", latin, "2:10", "ほかに2行"],
    ["Shift_JIS", Buffer.from("76657273696f6e3a20610a6e616d653a208e73960a", "hex"), "2:7", "Shift_JIS"],
    ["UTF-16", wide, "1:1", "UTF-16"],
    ["UTF-16 the other way round", Buffer.from(wide).swap16(), "1:1", "UTF-16"],
    ["UTF-16 without its mark", Buffer.from("name: a\n", "utf16le"), "1:2", "UTF-16"],
    ["UTF-8 that was spoilt before", text.replace("\nname: ", "\nname: \ufffd"), "24:7", "書き直して"],
  ])("%s: one sentence, with the first place and how to save it", (name, content, at, says) => {
    const path = file(`${name.replaceAll(" ", "-")}.yml`, content);
    const { out, ok } = run(["check", path]);
    expect(ok).toBe(false);
    expect(out).toMatch(new RegExp(`^${path}:${at} 読めない文字があります。.*UTF-8を選んで保存し直し`));
    expect(out).toContain(says);
    expect(out.split("\n")).toHaveLength(1);
  });

  test("UTF-8 with its mark, and lines that end as on Windows, are read like any other", () => {
    const path = file("windows.yml", `\ufeff${text.replaceAll("\n", "\r\n")}`);
    expect(run(["check", path])).toEqual({ out: `${path} に問題はありません。`, ok: true });
  });

  test("a control character nobody sees is told with its place", () => {
    const path = file("control.yml", text.replace("\nname: 札幌", "\nname: 札\u0008幌"));
    expect(run(["check", path]).out).toMatch(/:24:8 目に見えない制御文字があります。 .*消すか/);
  });

  test("every line indented with tabs is told, and nothing that only follows from them", () => {
    const tabbed = text.replace(/\ndesk:\n {2}name: .*\n {2}extension: /, (lines) =>
      lines.replaceAll("  ", "\t"),
    );
    const line = text.split("\n").indexOf("desk:") + 1;
    const { out } = run(["check", file("tabs.yml", tabbed)]);
    expect(out.split("\n")).toEqual([
      expect.stringContaining(`tabs.yml:${line + 1}:1 字下げにタブが使われています。`),
      expect.stringContaining(`tabs.yml:${line + 2}:1 字下げにタブが使われています。`),
    ]);
  });

  test("anchors and tags are told beside everything else that is wrong; an alias hides what it stands for", () => {
    const marked = text
      .replace("\nname: ", "\nname: &a ")
      .replace("\nnotice: ", "\nnotice: !!str ")
      .replace("kind: one", "kind: two");
    const told = run(["check", file("marked.yml", marked)]).out;
    expect(told).toMatch(/:24:10 目印（&）は使えません。/);
    expect(told).toMatch(/:25:15 型の指定（!）は使えません。/);
    expect(told).toContain("「kind」に「two」は使えません");
    const merged = text.replace("  guests: true ", "  <<: *who ").replace("\ndesk:", "\ndesk: &who");
    expect(run(["check", file("merged.yml", merged)]).out).toMatch(/目印（&）.*\n.*別名（\*）は使えません。/);
    const alone = text.replace("  guests: true ", "  <<: { guests: true } ");
    expect(run(["check", file("alone.yml", alone)]).out).toContain("「<<」という項目はありません。");
  });

  test("400 questions, each asked because of the one before, are thought through", () => {
    const path = file("400.yml", text.replace("\n  share:\n", `\n${many.join("")}  share:\n`));
    expect(run(["check", path])).toEqual({ out: `${path} に問題はありません。`, ok: true });
  });

  test("of 400 questions with a fault each, a hundred are told, and that there are more", () => {
    const faulty = many.map((one) => one.replace("kind: one", "kind: two")).join("");
    const told = run([
      "check",
      file("400-faulty.yml", text.replace("\n  share:\n", `\n${faulty}  share:\n`)),
    ]);
    const lines = told.out.split("\n");
    expect(lines).toHaveLength(101);
    expect(lines.slice(0, 100).filter((line) => line.includes("「kind」に「two」"))).toHaveLength(100);
    expect(lines[100]).toMatch(/ここから先にも、直す所があります。 .*もう一度確かめてください。$/);
  });
});

test.each([
  [[]],
  [["check"]],
  [["draw", CITY]],
  [["check", CITY, CITY]],
  [["explain", CITY]],
  [["compare", CITY]],
  [["check", CITY, "--loud"]],
])("%j is answered with how to use it", (given) => {
  const { out, ok } = run(given);
  expect(ok).toBe(false);
  expect(out).toContain("使い方");
});

test("a file that is not there, a folder, a picture that cannot be written", () => {
  expect(run(["check", join(folder, "none.yml")]).out).toContain("を読めません");
  expect(run(["check", folder]).out).toContain("を読めません");
  expect(run(["chart", CITY, join(folder, "no/chart.svg")]).out).toContain("書けません");
  const inFile = join(file("no-folder.yml", text), "chart.svg");
  expect(run(["chart", CITY, inFile]).out).toMatch(/^図を .*chart-1\.svg に書けません。.*書き込めるか/);
  expect(run(["chart", CITY, join(folder, "chart.png")]).out).toContain(".svg");
});

describe("explain", () => {
  const explain = (answers: string) => run(["explain", CITY, "--answers", file("answers.yml", answers)]);
  const lineOf = (words: string) => text.slice(0, text.indexOf(words)).split("\n").length;

  test("the path, and which rule in which line said what", () => {
    const { out, ok } = explain("situation: ongoing\nfacts: [hit]\ncare: [hard]\nplace: room\n");
    expect(ok).toBe(true);
    expect(out).toContain("見聞きしたこと：叩く・押す");
    expect(out).toContain("数えない答え\n    場所：相談室");
    expect(out).toMatch(/■ 急ぎの度合い：いますぐ\n {2}規則2（\d+行目）/);
    expect(out).toMatch(/■ 見立て：許容範囲を超える言動の可能性（組織で確認）\n {2}規則2（\d+行目）/);
    expect(out).toContain(
      `規則1（${lineOf("    - when: { urgency: { any: [now] }")}行目）：対応を続けないで`,
    );
    expect(out).toContain("配慮の必要と、安全を守ることは、両方とも大切です。");
    expect(out).toContain("要求に理由があっても、許されない言動です。");
  });

  test("the answers may stand without --answers, which npm keeps to itself", () => {
    const answers = file("bare.yml", "situation: over");
    expect(run(["explain", CITY, answers])).toEqual(run(["explain", CITY, "--answers", answers]));
  });

  test("nothing is weighed in a report before it is sent; JSON will do", () => {
    expect(explain('{"kind": "report", "situation": "over"}').out).toContain("まだ示しません");
  });

  test.each([
    ["fact: [hit]", "「fact」という質問はありません"],
    ["situation: maybe", "「situation」に「maybe」という選択肢はありません"],
    ["situation: [over, ongoing]", "選べるのは一つだけ"],
    ["facts: [hit, hat]", "「facts」に「hat」という選択肢はありません"],
    ["facts: [hit, hit]", "「facts」に「hit」が二度あります"],
    ["facts: [[hit]]", "「facts」の答えが、選択肢の名前になっていません"],
    ["situation: { a: over }", "「situation」の答えが、選択肢の名前になっていません"],
    ["situation:", "「situation」は飛ばせない質問です"],
    ["- hit", "「situation: over」のように"],
    ["", "何も書かれていません。 1行目から「situation: over」"],
    ["\uffe5\ufffd", "UTF-8"],
  ])("%s is refused with its line", (answers, says) => {
    const { out, ok } = explain(answers);
    expect(ok).toBe(false);
    expect(out).toMatch(/answers\.yml:1:\d+ /);
    expect(out).toContain(says);
  });
});

test("answers: every fault of the file is told at once, and a file that is not there", () => {
  const answers = file("many.yml", "fact: [hit]\nsituation: x\nfacts: [zz, ~]\n");
  const { out, ok } = run(["explain", CITY, "--answers", answers]);
  expect(ok).toBe(false);
  expect(out.split("\n").map((line) => /many\.yml:(\d:\d+) /.exec(line)?.[1])).toEqual([
    "1:1",
    "2:1",
    "3:9",
    "3:13",
  ]);
  expect(out).not.toMatch(/undefined|null|object/);
  expect(run(["explain", CITY, "--answers", join(folder, "none.yml")]).out).toContain("を読めません");
});

describe("compare", () => {
  const changed = text
    .replace("length: { any: [30, 60] }", "length: { any: [60] }")
    .replace("{ next: { any: [soon] } }", "{ next: { any: [soon, likely] } }")
    .replace(
      "          likely: { label: 日は不明だが、また来そう, for-the-record: true }",
      "          likely: また来そう",
    )
    .replace("    - when: { stuck: { any: [30] } }", "    - when: { stuck: { any: [29, 30] } }")
    .replace(
      "              money: {",
      "              newfact: { label: 新しいこと, mark: その他, for-the-record: true }\n              money: {",
    );

  test("a policy and itself", () => {
    expect(run(["compare", CITY, CITY]).out.match(/ありません。/g)).toHaveLength(3);
  });

  test("what comes out differently and what is asked differently", () => {
    const { out, ok } = run(["compare", CITY, file("new.yml", changed)]);
    expect(ok).toBe(true);
    expect(out).toMatch(/急ぎの度合い　通常 → きょう中\n {4}.*次の予定：また来そう/);
    expect(out).toMatch(/見立て　許容範囲.* → いっしょに.*\n.*続いた時間：30分〜1時間/);
    expect(out).toMatch(/対応の方向　示さない → 「所属長の判断.*\n.*繰り返しの時間：30分未満/);
    expect(out).toContain("質問 facts の選択肢 newfact が加わった：新しいこと");
    expect(out).toContain("質問 next の選択肢 likely の文が変わった");
  });

  test("the city's two versions: what only the newer one has, clauses and acts", () => {
    const { out } = run(["compare", SAPPORO_2024.pathname, CITY]);
    expect(out).toMatch(
      /見立ての理由と根拠　相手が職員.*（基本方針 1（.*））.* → .*（指針 要素①）\n.*市の職員/,
    );
    expect(out).toMatch(
      /見立ての理由と根拠　人格や.*（基本方針 1、2\(2\)） → .*（基本方針 2\(2\)、指針 要素②③）/,
    );
    expect(out).toMatch(/行為の類型　「脅迫、中傷.*」を示す → 示さない\n.*：職員個人を中傷する投稿/);
    expect(out).toMatch(/行為の類型　示さない → 「SNS・インターネット上の中傷（例）」を示す/);
    expect(out).toMatch(/罪の例　示さない → 「信用毀損（刑法233条）」を示す/);
    for (const key of ["customer", "beyond", "workplace"]) expect(out).toContain(`要素 ${key} が加わった：`);
    expect(out).toContain("定義（definitions）が違う");
    expect(out).not.toMatch(/急ぎの|見立て　|確かめる点　|対応の方向　/);
  });

  test("an element, an open point and a reason that come out differently", () => {
    const other = text
      .replace("present-when: { terms: { all: [harm] } }", "present-when: { terms: { all: [workharm] } }")
      .replace("name: 先に確かめたい配慮 }", "name: 配慮のこと }")
      .replace("because: 危険があり、応援が必要です。", "because: すぐに応援します。")
      .replace("normal: 1日", "normal: 2日");
    const { out } = run(["compare", CITY, file("other.yml", other)]);
    expect(out).toMatch(/要素 workplace　あてはまる事情がある → 確認が必要\n.*影響：/);
    expect(out).toMatch(/確かめる点　示さない → 「配慮のこと」を示す/);
    expect(out).toMatch(/急ぎの理由と手順　危険があり.* → すぐに応援します。/);
    expect(out).toMatch(/急ぎの理由と手順　返事は1日以内 → 返事は2日以内/);
  });

  test("the faults of both files are told", () => {
    const list = file("a-list.yml", "- a\n");
    const { out, ok } = run(["compare", list, file("nothing.yml", "")]);
    expect(ok).toBe(false);
    expect(out).toMatch(/a-list\.yml:1:1 .*\n.*nothing\.yml:1:1 /);
    expect(run(["compare", CITY, list]).out).toMatch(/^\S+a-list\.yml:1:1 .*$/);
    expect(run(["compare", list, list]).out.split("\n")).toHaveLength(1);
  });

  const read = (content: string) => {
    const reading = readPolicy(content, "new.yml");
    if (!reading.ok) throw new Error("the changed policy cannot be read");
    return reading.policy;
  };
  const versions: readonly (readonly [string, Policy, Policy])[] = [
    ["a changed policy", policyIn(SAPPORO_2026), read(changed)],
    ["the city's two versions", policyIn(SAPPORO_2024), policyIn(SAPPORO_2026)],
  ];

  test.each(versions)("%s: every example does come out differently, as told", (_, old, now) => {
    const { found, complete } = differencesBetween(old, now);
    expect(complete).toBe(true);
    expect(found.length).toBeGreaterThan(2);
    for (const { of, before, after, example } of found) {
      const line = /「(.*)」を示す/.exec(before + after)?.[1];
      const results = [old, now].map((policy) => {
        const all = shown(policy, example)[of] ?? [];
        if (line === undefined) return all[0] ?? "（示さない）";
        return all.includes(line) ? `「${line}」を示す` : "示さない";
      });
      expect(results, of).toEqual([before, after]);
    }
  });

  test.each(versions)("%s: whatever comes out differently is told", (_, old, now) => {
    const told = new Set(differencesBetween(old, now).found.map(({ of }) => of));
    fc.assert(
      fc.property(anyAnswers(now.flow), (answers) => {
        const [before, after] = [shown(old, answers), shown(now, answers)];
        const differs = (of: string) => JSON.stringify(before[of]) !== JSON.stringify(after[of]);
        for (const of of Object.keys(before).filter(differs)) {
          // Where the result is another, its reasons are, too.
          const result = REASONS[of];
          if (result === undefined || !differs(result)) expect([...told]).toContain(of);
        }
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });
});

/** Reasons, and what they are the reasons for. */
const REASONS: Readonly<Record<string, string>> = {
  急ぎの理由と手順: "急ぎの度合い",
  見立ての理由と根拠: "見立て",
};

/** What people are shown for some answers, by what it is. */
function shown(policy: Policy, answers: Answers): Readonly<Record<string, readonly string[]>> {
  const rule = urgencyRule(policy, answers);
  const within = (rule?.within ?? policy.answerWithin[urgency(policy, answers)]).text;
  const urgent = {
    急ぎの度合い: [policy.labels.urgency[urgency(policy, answers)]],
    急ぎの理由と手順: [[rule?.because ?? [], rule?.steps ?? [], `返事は${within}以内`].flat(2).join(" ")],
  };
  if (!isJudged(policy, answers)) return urgent;
  const { indication, openPoints, directions, acts, offences, elements } = judge(policy, answers);
  return {
    ...urgent,
    見立て: [indication.label],
    見立ての理由と根拠: [`${indication.because.join(" ")}（${indication.clause}）`],
    対応の方向: directions,
    確かめる点: openPoints,
    行為の類型: acts.map((key) => policy.acts.find((act) => act.key === key)?.label ?? ""),
    罪の例: offences,
    ...Object.fromEntries(elements.map(({ key, state }) => [`要素 ${key}`, [policy.labels.elements[state]]])),
  };
}

test("a chart of one page goes where it was asked for, of several each page has its number", () => {
  const out = join(folder, "flow.svg");
  const { out: told, ok } = run(["chart", CITY, out, "--landscape"]);
  expect(ok).toBe(true);
  expect(told).toContain("A4横");
  expect(readFileSync(join(folder, "flow-1.svg"), "utf8")).toContain('width="297mm"');
});
