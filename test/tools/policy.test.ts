import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isJudged, judge } from "../../src/flows/judge.ts";
import { urgency } from "../../src/flows/urgency.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { run } from "../../tools/policy.ts";
import { differencesBetween } from "../../tools/policy-compare.ts";
import { policyIn, SAPPORO_2026, textOf } from "../support/policies.ts";

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
    ["empty", "", "並びになっていません"],
    ["a list", "- a\n- b\n", "並びになっていません"],
    ["Latin-1", Buffer.from("name: Sch\xfctz\n", "latin1"), "UTF-8"],
    ["five megabytes", `a: ${"x".repeat(5_000_000)}\n`, "1MBを超えています"],
    ["tabs", text.replace("\n  name: ", "\n\tname: "), "タブ"],
    ["anchors", text.replace("\nname: ", "\nname: &a "), "目印（&）は使えません"],
    ["tags", text.replace("\nname: ", "\nname: !!str "), "型の指定（!）は使えません"],
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
  });

  test("400 questions, each asked because of the one before, are thought through", () => {
    const path = file("400.yml", text.replace("\n  share:\n", `\n${many.join("")}  share:\n`));
    expect(run(["check", path])).toEqual({ out: `${path} に問題はありません。`, ok: true });
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
    ["- hit", "並びになっていません"],
  ])("%s is refused with its line", (answers, says) => {
    const { out, ok } = explain(answers);
    expect(ok).toBe(false);
    expect(out).toMatch(/answers\.yml:1:\d+ /);
    expect(out).toContain(says);
  });
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
    expect(run(["compare", CITY, CITY]).out.match(/ありません。/g)).toHaveLength(2);
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

  test("every example does come out differently", () => {
    const old = policyIn(SAPPORO_2026);
    const reading = readPolicy(changed, "new.yml");
    if (!reading.ok) throw new Error("the changed policy cannot be read");
    const { found, complete } = differencesBetween(old, reading.policy);
    expect(complete).toBe(true);
    expect(found.length).toBeGreaterThan(2);
    for (const { of, before, after, example } of found) {
      const results = [old, reading.policy].map((policy) => {
        if (of === "急ぎの度合い") return policy.labels.urgency[urgency(policy, example)];
        const judged = isJudged(policy, example) ? judge(policy, example) : undefined;
        if (of === "見立て") return judged?.indication.label ?? "（示さない）";
        const say = /「(.*)」を示す/.exec(before + after)?.[1] ?? "";
        return judged?.directions.includes(say) ? `「${say}」を示す` : "示さない";
      });
      expect(results).toEqual([before, after]);
    }
  });
});

test("a chart of one page goes where it was asked for, of several each page has its number", () => {
  const out = join(folder, "flow.svg");
  const { out: told, ok } = run(["chart", CITY, out, "--landscape"]);
  expect(ok).toBe(true);
  expect(told).toContain("A4横");
  expect(readFileSync(join(folder, "flow-1.svg"), "utf8")).toContain('width="297mm"');
});
