import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountRules } from "../../src/masking/accounts.ts";
import { addressRules } from "../../src/masking/addresses.ts";
import { findMasks } from "../../src/masking/mask.ts";
import { numberRules } from "../../src/masking/numbers.ts";
import { unmark } from "../masking/marked.ts";
import { known, sentences } from "../masking/sentences.ts";
import { deskReads, hiddenPlaces } from "../support/desk-reads.ts";

/** The two signs by which places are kept free while a text is cut are nobody's, and are left out. */
const readableIn = (text: string): string => text.replaceAll(/[\ufdd0\ufdd1]/g, "");
const plain = sentences.map((sentence) => unmark(sentence).text);

/** Pieces the rules care about, thrown together; whole sentences; and any characters at all. */
const pieces = [
  ...[
    "山田",
    "森",
    "太郎",
    "さん",
    "様",
    "です",
    "と名乗る",
    "ヤマダ",
    "ﾔﾏﾀﾞ",
    "ﾞ",
    "Yamada",
    "-san",
    " ",
    "　",
    "\n",
    "「",
    "」",
  ],
  ...[
    "090",
    "-",
    "ー",
    "1234",
    "5678",
    "１２",
    "〒",
    "060-0001",
    "+81",
    "(",
    ")",
    "円",
    "丁目",
    "北1条",
    "西2",
    "番地",
    "号室",
  ],
  ...[
    "@",
    "abc",
    ".jp",
    "インスタの",
    "昭和",
    "50年",
    "1月2日",
    "生まれ",
    "札幌",
    "500",
    "さ",
    "口座",
    "銀行",
    "記号",
    "番号",
    "保険",
  ],
  ...[
    "〔氏名〕",
    "〔電話〕",
    "〔",
    "<@U1>",
    "\uFFFF",
    "\u0000",
    "🙂",
    "\uD83D",
    "の",
    "、",
    "という人",
    "コーポ",
    "氏名：",
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => some.join("")),
  fc.array(fc.constantFrom(...plain), { maxLength: 4 }).map((some) => some.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

describe("for every text", () => {
  test("the masks lie in the text, in order, apart from one another", () => {
    fc.assert(
      fc.property(text, (any) => {
        let from = 0;
        for (const { start, end } of findMasks(any, known)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(any.length);
      }),
      { numRuns: 1500 },
    );
  });

  test("masking twice is masking once", () => {
    fc.assert(
      fc.property(text, (any) => {
        const once = deskReads(any, known);
        expect(deskReads(once, known)).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  test("lifting all gives the text back; a stranger's id lifts nothing", () => {
    fc.assert(
      fc.property(text, (any) => {
        const places = hiddenPlaces(any, known);
        expect(deskReads(any, known, places)).toBe(readableIn(any));
        const stranger = places.map((place) => ({ ...place, words: 2 }));
        expect(deskReads(any, known, stranger)).toBe(deskReads(any, known));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a long text costs no more than its length", () => {
  test("no pattern of a rule repeats without a bound", () => {
    for (const { kind, pattern } of [...accountRules, ...numberRules, ...addressRules]) {
      expect(unbounded(pattern.source), `${kind}: ${pattern.source}`).toEqual([]);
    }
  });

  test("nor does one written in the code", () => {
    const folder = new URL("../../src/masking/", import.meta.url);
    for (const file of readdirSync(folder)) {
      const code = readFileSync(new URL(file, folder), "utf8");
      const literals = [
        ...code.matchAll(/(?<=[=(:,]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+\/[dgu]+/gu),
      ];
      expect(
        literals.flatMap(([literal]) => unbounded(literal).map((sign) => `${file} ${literal} ${sign}`)),
      ).toEqual([]);
    }
  });

  test.each([
    "山田",
    "山",
    "0",
    "0-",
    "ア",
    "さん",
    "a",
    "a.",
    "北1条",
    "あ",
    "中央区",
    "〔氏名〕",
    "@",
    " ",
    "保険",
    "1",
  ])("20,000 characters of %s are read", (piece) => {
    const long = piece.repeat(Math.ceil(20_000 / piece.length));
    expect(deskReads(long, known)).toBeTypeOf("string");
  });

  test("twice the text holds twice the masks", () => {
    const once = `${plain.join("\n")}\n`;
    expect(findMasks(once + once, known)).toHaveLength(2 * findMasks(once, known).length);
  });
});

/** The signs of a pattern that repeat without an end. */
function unbounded(source: string): readonly string[] {
  const bare = source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gu, "x");
  return [...bare.matchAll(/[*+]|\{[0-9]+,\}/gu)].map(([sign]) => sign);
}
