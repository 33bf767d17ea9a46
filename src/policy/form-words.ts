import type { z } from "zod";
import type { Finding, Path } from "./fault.ts";
import { at, shown } from "./look.ts";

/** Marks, among what the form finds, a name given by the city that cannot be one. */
export const KEY_FORMAT = "name of an entry";

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: '文（数字だけのときは引用符 "…" で囲んだもの）',
  number: "数",
  int: "整数",
  boolean: "true か false",
  array: "「- 」で始まる行の並び",
  map: "「名前: 値」の並び",
  object: "「名前: 値」の並び",
};

/** What is wrong with the form of a policy file, in words for the people who write it. */
export function formWords(issue: Issue, data: unknown, above: Path = []): Finding[] {
  const path = existing([...above, ...issue.path], data);
  const name = `「${String(path.findLast((step) => typeof step === "string") ?? "全体")}」`;
  const value = at(data, path);
  const say = (what: string, remedy: string, on: Finding["on"] = "value"): Finding[] => [
    { path, on, what, remedy },
  ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        on: "key",
        what: `「${key}」という項目はありません。`,
        remedy: `つづりを確かめるか、消してください。ここに書けるのは ${issue.message} です。`,
      }));
    case "invalid_type":
      if (value === undefined) return say(`${name}がありません。`, `${name}の行を書き加えてください。`);
      return say(`${name}の値の種類が違います。`, `${TYPES[issue.expected] ?? "正しい値"}にしてください。`);
    case "invalid_value":
      if (value === undefined) return say(`${name}がありません。`, `${name}の行を書き加えてください。`);
      return say(
        `${name}に「${shown(value)}」は使えません。`,
        `${issue.values.map(String).join("、")} から選んでください。`,
      );
    case "too_big":
      if (typeof value === "string") {
        const over = `${name}が長すぎます（${value.trim().length}文字）。`;
        return say(over, `${issue.maximum}文字以内にしてください。`);
      }
      return typeof value === "number"
        ? say(`${name}が大きすぎます。`, `${issue.maximum}以下にしてください。`)
        : say(`${name}が多すぎます。`, `${issue.maximum}個以内にしてください。`, "key");
    case "too_small":
      return typeof value === "number"
        ? say(`${name}が小さすぎます。`, `${issue.minimum}以上にしてください。`)
        : say(`${name}が空です。`, "一つ以上書くか、項目ごと消してください。", "key");
    case "invalid_format":
      if (issue.message === KEY_FORMAT) {
        const remedy = "名前は半角の小文字と数字と _ だけで書いてください。";
        return say(`${name}は名前に使えません。`, remedy, "key");
      }
      return say(
        `${name}に「${shown(value)}」は使えません。`,
        "半角の小文字と数字（区切りは _ 、versionでは - や . ）で書いてください。",
      );
    case "invalid_element":
      return issue.issues.flatMap((inner) => formWords(inner, data, path));
    case "custom":
      if (value === undefined) return say(`${name}がありません。`, `${name}の行を書き加えてください。`);
      return say(String(issue.params?.what), String(issue.params?.remedy));
    default:
      return say(`${name}が正しくありません。`, "説明書の例と見くらべてください。");
  }
}

/** An option may be written as its label alone; what is wrong with the label is then wrong with the option. */
function existing(path: Path, data: unknown): Path {
  const above = path.slice(0, -1);
  return typeof at(data, above) === "string" ? above : path;
}
