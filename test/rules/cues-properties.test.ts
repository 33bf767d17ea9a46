import fc from "fast-check";
import { expect, test } from "vitest";
import { suggest } from "../../src/cues/cues.ts";
import { plain } from "../../src/cues/plain.ts";
import { heldOut, tuning } from "../cues/narratives.ts";
import { shippedCues } from "../cues/policy-cues.ts";
import { factsIn } from "../cues/score.ts";
import { SEED } from "./sample-acts.ts";

const cues = shippedCues();
const texts = [...tuning, ...heldOut].map(({ text }) => text);
const narrative = fc.constantFrom(...texts);
const runs = (numRuns: number) => ({ seed: SEED, numRuns });

/** Pieces of narratives in any order, with brackets that do not fit, and any characters between. */
const scraps = fc
  .array(
    fc.oneof(
      narrative,
      narrative.chain((text) => fc.nat(text.length).map((at) => text.slice(at))),
      fc.constantFrom("「", "」", "『", '"', "。", "\n", "十", "〇", "ﾞ", "\u3099", "\uD83D", "😢"),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(""));

test("any text is answered, with places inside it, each fact once", () => {
  fc.assert(
    fc.property(scraps, (text) => {
      const suggestions = suggest(cues, text);
      for (const { from, to } of suggestions) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
      const facts = suggestions.map(({ fact }) => fact);
      expect(new Set(facts).size).toBe(facts.length);
      expect(suggest(cues, text)).toEqual(suggestions);
    }),
    runs(200),
  );
});

/** Katakana in half width, with its voicing mark as a character of its own. */
const HALVES = new Map(
  Array.from({ length: 0xff9e - 0xff66 }, (_, i) => String.fromCharCode(0xff66 + i)).flatMap((half) =>
    ["", "ﾞ", "ﾟ"].map((mark): [string, string] => [(half + mark).normalize("NFKC"), half + mark]),
  ),
);
const halved = (text: string) => [...text].map((c) => HALVES.get(c) ?? c).join("");
const widened = (text: string) =>
  text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const katakana = (text: string) =>
  text.replaceAll(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
const spaced = (text: string) => [...text.normalize("NFKC")].join("　");
const decomposed = (text: string) => text.normalize("NFD");

test.each(Object.entries({ halved, widened, katakana, spaced, decomposed }))(
  "the same is suggested for a text that is %s",
  (_, change) => {
    for (const text of texts) expect(factsIn(cues, change(text)), text).toEqual(factsIn(cues, text));
  },
);

/** Nothing is looked at beyond a sentence, so twice as long a text is twice the work. */
test("of two texts one after the other the same is suggested as of each", () => {
  fc.assert(
    fc.property(narrative, narrative, (one, other) => {
      const both = new Set([...factsIn(cues, one), ...factsIn(cues, other)]);
      expect(new Set(factsIn(cues, `${one}\n${other}`))).toEqual(both);
    }),
    runs(300),
  );
});

test.each(["「", "あ", "殺", "殴ら", "椅子", "たり", "十", "「殺す", "電話"])(
  "20,000 characters of %s are answered",
  (piece) => {
    expect(factsIn(cues, piece.repeat(20_000 / piece.length)).length).toBeLessThanOrEqual(
      Object.keys(cues).length,
    );
  },
);

test("a place in the plain text leads to the words in the original", () => {
  fc.assert(
    fc.property(scraps, (text) => {
      const { text: same, from, to } = plain(text);
      expect(from.length).toBe(same.length);
      expect(to.length).toBe(same.length);
      for (let i = 1; i < from.length; i++) expect(from[i]).toBeGreaterThanOrEqual(from[i - 1] ?? 0);
    }),
    runs(200),
  );
});

test("the words that are pointed at say it by themselves", () => {
  const text = "窓口で\n「ﾌﾞｯｺﾛｽ ぞ」と言われた";
  const threat = suggest(cues, text).find(({ fact }) => fact === "threat");
  expect(text.slice(threat?.from, threat?.to)).toBe("ｺﾛｽ ぞ");
});
