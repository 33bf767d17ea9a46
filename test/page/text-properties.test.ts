import fc from "fast-check";
import { isValidElement, type VNode } from "preact";
import { expect, test } from "vitest";
import { parts } from "../../playground/page/blocks/inline.tsx";
import { parseMarkdown } from "../../playground/page/blocks/markdown.ts";
import { parseMrkdwn } from "../../playground/page/blocks/mrkdwn.ts";
import { type Part, readableText } from "../../playground/page/blocks/text-tree.ts";
import { escaped } from "../../src/views/kit.ts";

/** All that text may become, with all that may be said of it. */
const ELEMENTS = new Set("strong em s u code span a div blockquote pre hr p ol ul li time".split(" "));
const ATTRIBUTES = new Set(
  "children class href target rel role aria-label start dateTime key ref kind id label seconds format url fallback".split(
    " ",
  ),
);

/** Everything in a drawn tree that text must never bring about. */
function breaches(drawn: unknown): string[] {
  if (Array.isArray(drawn)) return drawn.flatMap(breaches);
  if (!isValidElement(drawn)) return [];
  const { type, props }: VNode<{ href?: unknown; children?: unknown }> = drawn;
  return [
    ...(typeof type === "string" && !ELEMENTS.has(type) ? [`<${type}>`] : []),
    ...Object.keys(props).filter((name) => !ATTRIBUTES.has(name)),
    ...(props.href === undefined || /^(https?|mailto|tel):/.test(String(props.href))
      ? []
      : [String(props.href)]),
    ...breaches(props.children),
  ];
}

const readable = (all: readonly Part[]): string =>
  all
    .map((one) => (one.kind === "pre" ? one.text : "children" in one ? readableText(one.children) : ""))
    .join("\n");

/** Text made of what the parsers look for, so that nearly every one comes close to markup. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."* _ ~ ` ``` < > & | \n ! @ # ^ : [ ] ( ) ** ~~ \\ - 1.".split(" "),
        "&lt;",
        "&amp;",
        " ",
        "<@U1>",
        "<!date^1^{date}|",
        "javascript:alert(1)",
        "<script>",
        "https://example.jp/",
        "onerror=",
        ":memo:",
        "\u200b",
        "\u202e",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom("あ", "佐藤", "a1"),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

test("no text ever becomes markup, an unsafe address or an attribute", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(breaches(parts(parseMrkdwn(text)))).toEqual([]);
      expect(breaches(parts(parseMarkdown(text)))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("text without marks arrives character for character", () => {
  const plain = fc
    .string({ unit: "binary", maxLength: 200 })
    .map((text) => text.replaceAll(/[*_~`<>&:]/g, "、"));
  fc.assert(
    fc.property(plain, (text) => readable(parseMrkdwn(text)) === text),
    { numRuns: 1_000 },
  );
});

test("what the bot escapes arrives character for character, whatever somebody wrote", () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: "grapheme", maxLength: 100 })), (text) => {
      // A line that begins with > is a quotation to Slack, escaped or not.
      const lines = text.replaceAll(/([*_~`])/g, "\u200b$1\u200b").split("\n");
      const expected = lines.map((line) => line.replace(/^> ?/, "")).join("\n");
      expect(readable(parseMrkdwn(escaped(text)))).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

test("a long text full of marks is read to its end", () => {
  // What took a square of its length would not end before the test does.
  const seen = (text: string, parse: typeof parseMrkdwn | typeof parseMarkdown) =>
    JSON.stringify(parse(text));
  for (const piece of ["*a ", "_*~", "<a", "`", "```", "&lt;", ":a:", "> *"])
    expect(seen(`${piece.repeat(3_000)}終`, parseMrkdwn)).toContain("終");
  for (const piece of ["**a ", "[a](", "`", "~~", "- *", "> **"])
    expect(seen(`${piece.repeat(4_000)}\n終`, parseMarkdown)).toContain("終");
});
