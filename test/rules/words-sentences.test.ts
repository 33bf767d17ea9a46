import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPolicy } from "../../src/policy/read.ts";
import { asking } from "../../src/words/asking.ts";
import { refusals } from "../../src/words/refusals.ts";
import { toBoth } from "../../src/words/to-both.ts";
import { toCalled } from "../../src/words/to-called.ts";
import { toCity } from "../../src/words/to-city.ts";
import { toColleagues } from "../../src/words/to-colleagues.ts";
import { toDesk } from "../../src/words/to-desk.ts";
import { toExport } from "../../src/words/to-export.ts";
import { toFigures } from "../../src/words/to-figures.ts";
import { toFile } from "../../src/words/to-file.ts";
import { toHeads } from "../../src/words/to-heads.ts";
import { toManager } from "../../src/words/to-manager.ts";
import { toQueue } from "../../src/words/to-queue.ts";
import { toRemind } from "../../src/words/to-remind.ts";
import { toReporter } from "../../src/words/to-reporter.ts";
import { toStaff } from "../../src/words/to-staff.ts";
import { toWork } from "../../src/words/to-work.ts";
import { sourcesIn } from "../support/sources.ts";

/** What each file of `words/` holds, by the name under which the code takes it. */
const catalogue = {
  asking,
  toBoth,
  toCalled,
  toCity,
  toColleagues,
  toDesk,
  toExport,
  toFigures,
  toFile,
  toHeads,
  toQueue,
  toRemind,
  toStaff,
  toManager,
  toReporter,
  toWork,
};

/** All of them, by group. */
const sentences = {
  ...asking,
  ...toBoth,
  ...toCalled,
  ...toCity,
  ...toColleagues,
  ...toDesk,
  ...toExport,
  ...toFigures,
  ...toFile,
  ...toHeads,
  ...toQueue,
  ...toRemind,
  ...toStaff,
  ...toManager,
  ...toReporter,
  ...toWork,
};

/** A sentence, and where it stands in the catalogue: `preview.sent`. */
interface Said {
  readonly path: string;
  readonly text: string;
}

/** Every way a sentence with something in it can come out. */
const INSIDE = [
  ["田中", "田中", "田中", "田中"],
  [3, 3, 3, 3],
  [1, 1, 1, 1],
  [0, 0, 0, 0],
  [null, null, null, null],
] as const;

function saidIn(value: unknown, path: string): Said[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value === "function") {
    const all = INSIDE.map((inside): unknown => Reflect.apply(value, null, inside)).map(String);
    return [...new Set(all)].filter((text) => text !== "").map((text) => ({ path, text }));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => saidIn(inner, path === "" ? key : `${path}.${key}`));
}

/** The names of reactions are Slack's, not ours. */
const all = [...saidIn(sentences, ""), ...saidIn(refusals, "refusals")].filter(
  ({ path }) => !/^(mark|nod)\./.test(path),
);

const pathsOf = (said: readonly Said[]) => said.map(({ path, text }) => `${path}: ${text}`);

/** Texts with something in them are tried with words, so numbers and nothing need not read well. */
const whole = all.filter(({ text }) => !text.includes("null"));

test("every file of sentences is read here, and no group stands in two of them", () => {
  const exported = sourcesIn("src/words").flatMap(({ text }) => [
    ...text.matchAll(/^export const (\w+) = \{/gm),
  ]);
  expect(exported.map(([, name]) => name).sort()).toEqual([...Object.keys(catalogue), "refusals"].sort());
  const groups = Object.values(catalogue).flatMap((one) => Object.keys(one));
  expect(groups.sort()).toEqual(Object.keys(sentences).sort());
});

test("every text is calm Japanese", () => {
  const letters = /[A-Za-zＡ-Ｚａ-ｚ]/;
  const blame = /行為者|加害者|クレーマー|モンスター|べきです|なければなりません|しなさい/;
  const wrong = whole.filter(
    ({ text }) =>
      /[!！?]|\[object/.test(text) ||
      letters.test(text.replaceAll(/Slack|Excel|CSV/g, "")) ||
      blame.test(text) ||
      text !== text.trim(),
  );
  expect(pathsOf(wrong)).toEqual([]);
});

test("every sentence is polite", () => {
  const polite = /(です|ます|ました|ません|でした|ください|ましょう|ですか|ますか|ませんか|件)$/;
  const wrong = whole.filter(({ text }) =>
    text
      .replaceAll("_", "")
      .split(/[。\n]/)
      .slice(0, -1)
      .map((sentence) => sentence.replace(/[（）]/g, "").trim())
      .some((sentence) => sentence !== "" && !polite.test(sentence)),
  );
  expect(pathsOf(wrong)).toEqual([]);
});

test("nothing says null where a name is missing, except where none can be missing", () => {
  const told = [
    sentences.note.to(null, "R8-001"),
    sentences.relay.fromReporter(null),
    sentences.thread.title("報告", null),
    sentences.notices.claimedReporter("田中", null),
  ];
  for (const text of told) expect(text).not.toContain("null");
});

/** Groups as the code calls them: `toDesk.card`, or what it is taken apart into. */
function groupsIn(text: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const [file, groups] of Object.entries(catalogue)) {
    for (const group of Object.keys(groups)) names.set(group, [`${file}.${group}`]);
    for (const [, inside = ""] of text.matchAll(new RegExp(`const \\{([^}]*)\\} = ${file};`, "g"))) {
      for (const one of inside.split(",")) {
        const [group = "", alias = group] = one.split(":").map((part) => part.trim());
        if (group in groups) names.get(group)?.push(alias);
      }
    }
  }
  return names;
}

const code = sourcesIn("src")
  .filter(({ path }) => !/^src\/words\/(asking|to-\w+)\.ts$/.test(path))
  .map((source) => ({ ...source, groups: groupsIn(source.text) }));

/** Whether some code takes this sentence, by its name or by choosing one of its group. */
function isUsed(path: string): boolean {
  const [group = "", ...rest] = path.split(".");
  return code.some(({ text, groups }) =>
    (groups.get(group) ?? []).some((name) => {
      const steps = [name, ...rest];
      const prefixes = steps.map((_, n) => steps.slice(0, n + 1).join("."));
      const last = prefixes.pop() ?? "";
      const whole = new RegExp(`(?<![\\w.])${escapedFor(last)}(?![\\w-])`);
      return (
        (rest.length > 0 || name.includes(".") ? whole.test(text) : false) ||
        prefixes.some((prefix) => new RegExp(`(?<![\\w.])${escapedFor(prefix)}\\[`).test(text))
      );
    }),
  );
}

const escapedFor = (text: string) => text.replaceAll(/[.$]/g, "\\$&");

test("every sentence is used somewhere", () => {
  const paths = [...new Set(saidIn(sentences, "").map(({ path }) => path))];
  expect(paths.length).toBeGreaterThan(150);
  expect(paths.filter((path) => !isUsed(path))).toEqual([]);
});

test("a sentence that nobody uses is found", () => {
  expect(isUsed("card.title")).toBe(true);
  expect(isUsed("card.nothing-of-the-kind")).toBe(false);
  expect(isUsed("nothing.title")).toBe(false);
});

test("every refusal is given somewhere", () => {
  const given = code.filter(
    ({ path }) => path !== "src/words/refusals.ts" && path !== "src/cases/requests.ts",
  );
  const unused = Object.keys(refusals).filter(
    (name) => !given.some(({ text }) => text.includes(`"${name}"`) || text.includes(`refusals.${name}`)),
  );
  expect(unused).toEqual([]);
});

/** Buttons and what answers them may be called alike; whole sentences stand in the catalogue once. */
test("no whole sentence stands in the catalogue twice", () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const { path, text } of all) {
    // A name in the middle makes sentences alike that say different things.
    if (!text.endsWith("。") || INSIDE.some(([inside]) => text.includes(String(inside)))) continue;
    const other = seen.get(text);
    if (other !== undefined && other !== path) twice.push(`${other} = ${path}: ${text}`);
    seen.set(text, path);
  }
  expect(twice).toEqual([]);
});

test("what the policies call things is called so nowhere else", () => {
  for (const path of ["policies/sapporo-2024.yml", "policies/sapporo-2026.yml"]) {
    const reading = readPolicy(readFileSync(path, "utf8"), path);
    const labels = reading.ok
      ? Object.values(reading.policy.labels).flatMap((one) => Object.values(one))
      : [];
    expect(labels.length).toBeGreaterThan(10);
    expect(pathsOf(all.filter(({ text }) => labels.includes(text)))).toEqual([]);
  }
});

/** What tells words apart holds words; nobody reads them as sentences. */
test("the code holds no Japanese of its own but what it tells those who install and run it", () => {
  const allowed =
    /^src\/(words|policy|organisation|cues|masking|running|store|slack|config\.ts|main\.ts|casework\/(desk-channel|organisations)\.ts)/;
  const japanese = /[ぁ-んァ-ヶ一-龠]/;
  const found = code
    .filter(({ path }) => !allowed.test(path))
    .flatMap(({ path, text }) =>
      text
        .replaceAll(/\/\*[\s\S]*?\*\//g, "")
        .split("\n")
        .map((line) => line.replace(/\/\/.*$/, ""))
        .filter((line) => japanese.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
