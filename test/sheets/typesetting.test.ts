import { expect, test } from "vitest";
import { setSheet } from "../../src/sheets/compile.ts";
import { asJson } from "../../src/sheets/printable.ts";
import { recordOf } from "../../src/views/record.ts";
import type { PathStop } from "../../src/views/record-parts.ts";
import { NOBODY } from "../../src/views/shown.ts";
import { nameOf, policy, START, stories } from "../rules/sample-cases.ts";
import { wordsOf } from "../rules/sample-views.ts";
import { aSheet } from "../support/a-sheet.ts";
import { textBegins, textOfPdf } from "../support/pdf-text.ts";

const set = (text: string, stops?: readonly PathStop[]) =>
  setSheet("record-sheet", asJson(aSheet(text, stops)));

/** The text of all pages without what stands at the foot of each, and without the ends of lines. */
async function readOf(text: string): Promise<string> {
  const pages = await textOfPdf(set(text).pdf());
  return squeezed(pages.map((page) => page.replace(/注意令和8年\d+ \/ \d+$/, "")).join(""));
}

const squeezed = (text: string): string => text.replaceAll(/\s/g, "");

const written: readonly (readonly [what: string, text: string])[] = [
  ["an import", '#import "/etc/passwd": *\n#read("/etc/passwd")'],
  ["code", '#{ panic() } #let x = 1 #eval("1") #sys.inputs #(1 + 1) #[a]'],
  ["mathematics", "$a^2$ $ sum_(i=1)^n $ 100$"],
  ["emphasis and headings", "*b* _c_ `d` ```e``` = f\n== g\n- h\n+ i\n/ j: k"],
  ["backslashes", "\\ \\\\ \\n \\u{1F600} C:\\Users \\#x"],
  ["labels, references and links", "<a> @b #c https://example.jp/?q=1#x~y"],
  ["comments", "// a\n/* b */ c // d"],
  ["quotation marks and dashes", "\"a\" 'b' -- --- ... ~ -?"],
  ["brackets", "( ) [ ] { } (( )) ) ( < > （）「」『』"],
  ["rare kanji", "𠮷野家の髙﨑さん、𩸽、辻󠄀、葛󠄁"],
  ["signs of Japanese offices", "①⑳㈱㍻№℡〒〠☎〆々〃ゝゞ"],
  ["accents and other scripts", "é ñ ü ß Ж Ω"],
  ["a JSON text", '{"a": "b", "c": [1, 2]}'],
  ["an empty line between", "一行目\n\n三行目"],
];

test.each(written)("what was written stands in the document as it was written: %s", async (_, text) => {
  expect(await readOf(text)).toContain(squeezed(text));
});

test("a picture sign does not stop the document, nor what stands around it", async () => {
  const text = await readOf("前😀👨‍👩‍👧🇯🇵後");
  expect(text).toMatch(/前.*後/);
});

test("half a character and controls become the sign for what cannot be read, the rest stays", async () => {
  expect(await readOf("a\ud800b\udc00c\u0000d\u001be\u{fdd0}f")).toContain(
    "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf",
  );
});

const long: readonly (readonly [what: string, text: string])[] = [
  ["ten thousand characters", "何度も同じお話がありました。".repeat(715)],
  ["ten thousand letters without a break", "a".repeat(10_000)],
  ["an address as long as a page", `https://example.jp/${"x/".repeat(2_000)}`],
  ["nothing but exclamation marks", "！".repeat(2_000)],
  ["nothing but small kana and long marks", `${"っ".repeat(500)}${"ー".repeat(500)}${"「".repeat(500)}`],
];

test.each(long)("long words flow on over the pages and are all there: %s", async (_, text) => {
  expect(await readOf(text)).toContain(squeezed(text));
});

test.each(long.slice(1))("words without a break stay on the paper: %s", async (_, text) => {
  const begins = await textBegins(set(text).pdf());
  // Every sign is a piece of its own here; set in one piece they would leave the paper, which is 595 points wide.
  expect(begins.length).toBeGreaterThan(text.length);
  expect(Math.max(...begins)).toBeGreaterThan(500);
  expect(Math.max(...begins)).toBeLessThan(550);
});

test("a path of 25 questions takes one page with all that is in it", async () => {
  const stops = Array.from({ length: 25 }, (_, n) => ({
    number: n + 1,
    title: `質問その${n + 1}`,
    lines: ["机や台を叩く、大声で怒鳴られた、人として見下す言葉を…、ほか2件"],
    skipped: n % 5 === 4,
    from: n > 1 ? "1・2から" : "",
  }));
  const sheet = set("短い", stops);
  expect(sheet.pages).toBe(1);
  const text = squeezed((await textOfPdf(sheet.pdf())).join(""));
  for (const { title } of stops) expect(text).toContain(title);
});

const usual = ["closed", "handedClosed", "manyTimes", "judgedAnew", "withdrawn", "draft"] as const;

test.each(usual)("a usual case takes one or two pages, and says how many: %s", async (name) => {
  const story = stories[name];
  const sheet = recordOf({
    policy,
    ...story,
    words: wordsOf(story, () => "窓口で、断った内容をもう一度求められ、大声で怒鳴られました。".repeat(4), 0),
    audience: "reporter",
    names: nameOf,
    known: NOBODY,
    section: null,
    made: { at: START, by: "佐藤" },
  });
  if (sheet === null) throw new Error("no sheet");
  const { pages, pdf } = setSheet("record-sheet", asJson(sheet));
  expect(pages).toBeLessThanOrEqual(2);
  const text = await textOfPdf(pdf());
  expect(text).toHaveLength(pages);
  text.forEach((page, n) => {
    expect(page).toContain(`${n + 1} / ${pages}`);
    expect(page).toContain("取扱注意");
  });
});
