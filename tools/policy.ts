/**
 * What those who write a policy need: `npm run policy check FILE`, `explain FILE --answers FILE`,
 * `chart FILE [OUT.svg] [--landscape]`, `compare OLD NEW`. Files are read here; everything else is told by
 * what stands beside.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { tellFault } from "../src/policy/fault.ts";
import type { Policy } from "../src/policy/policy.ts";
import { readPolicy } from "../src/policy/read.ts";
import { chart } from "./chart.ts";
import { readAnswers } from "./policy-answers.ts";
import { compare } from "./policy-compare.ts";
import { explain } from "./policy-explain.ts";

const USAGE = `使い方
  npm run -s policy check 決まりごと.yml                      書き方と意味を確かめます
  npm run -s policy explain 決まりごと.yml --answers 答え.yml    その答えで何が示されるか、どの規則によるかを示します
  npm run -s policy chart 決まりごと.yml [図.svg] [--landscape]  質問の流れを印刷できる図にします
  npm run -s policy compare 古い版.yml 新しい版.yml            結果の変わる答えと、変わった質問を示します`;

/** Sentences for the people who called, in place of an exception. */
class Told extends Error {}

/** Does what the arguments say, and gives what to print, or what is wrong. */
export function run(given: readonly string[]): { readonly out: string; readonly ok: boolean } {
  try {
    return { out: answer(given), ok: true };
  } catch (error) {
    if (error instanceof Told) return { out: error.message, ok: false };
    throw error;
  }
}

function answer(given: readonly string[]): string {
  const { positionals, values } = argumentsOf(given);
  const [command, file, other, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Told(USAGE);
  switch (command) {
    case "check":
      if (other !== undefined) throw new Told(USAGE);
      policyIn(file);
      return `${file} に問題はありません。`;
    case "explain": {
      const given = values.answers ?? other;
      if (given === undefined || (values.answers !== undefined && other !== undefined)) throw new Told(USAGE);
      const policy = policyIn(file);
      const answers = readAnswers(textOf(given), given, policy);
      if (!answers.ok) throw new Told(answers.faults.map(tellFault).join("\n"));
      return explain(policy, textOf(file), file, answers.answers);
    }
    case "chart":
      return drawn(policyIn(file), other ?? `${file.replace(/\.ya?ml$/, "")}.svg`, values.landscape);
    case "compare":
      if (other === undefined) throw new Told(USAGE);
      return compare(...bothIn(file, other));
    default:
      throw new Told(USAGE);
  }
}

function argumentsOf(given: readonly string[]) {
  try {
    const options = { answers: { type: "string" }, landscape: { type: "boolean", default: false } } as const;
    return parseArgs({ args: [...given], options, allowPositionals: true });
  } catch {
    throw new Told(USAGE);
  }
}

/** One page goes where it was asked for; of several, each gets its number before the ending. */
function drawn(policy: Policy, out: string, landscape: boolean): string {
  if (!out.endsWith(".svg"))
    throw new Told(`図のファイル ${out} の名前は、.svg で終わるようにしてください。`);
  const pages = chart(policy, landscape ? "landscape" : "portrait");
  const names = pages.map((_, index) =>
    pages.length > 1 ? out.replace(/\.svg$/, `-${index + 1}.svg`) : out,
  );
  for (const [index, name] of names.entries()) {
    try {
      writeFileSync(name, pages[index] ?? "");
    } catch {
      throw new Told(`図を ${name} に書けません。フォルダーがあるか、書き込めるかを確かめてください。`);
    }
  }
  return `${names.join("、")} に書きました（A4${landscape ? "横" : "縦"}、${pages.length}ページ）。`;
}

function policyIn(file: string): Policy {
  const reading = readPolicy(textOf(file), file);
  if (!reading.ok) throw new Told(reading.faults.map(tellFault).join("\n"));
  return reading.policy;
}

/** Two policies; where both have faults, those of both are told. */
function bothIn(file: string, other: string): readonly [Policy, Policy] {
  const told = [file, other].flatMap((one) => {
    const { out, ok } = run(["check", one]);
    return ok ? [] : [out];
  });
  if (told.length > 0) throw new Told([...new Set(told)].join("\n"));
  return [policyIn(file), policyIn(other)];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Told(`ファイル ${file} を読めません。場所と名前、読む権限を確かめてください。`);
  }
}

if (import.meta.main) {
  // Without a lone `--` npm keeps what begins with `--` to itself, and hands on only what follows it.
  const kept = process.env.npm_config_landscape === "true" ? ["--landscape"] : [];
  const { out, ok } = run([...process.argv.slice(2), ...kept]);
  if (ok) console.log(out);
  else console.error(out);
  process.exitCode = ok ? 0 : 1;
}
