import { expect, test } from "vitest";
import { safeHref } from "../../playground/page/blocks/links.ts";
import { parseMarkdown } from "../../playground/page/blocks/markdown.ts";
import { parseMrkdwn } from "../../playground/page/blocks/mrkdwn.ts";
import type { Inline, Part } from "../../playground/page/blocks/text-tree.ts";

/** A tree as a line that can be read in a table: bold(…), link[address](…). */
const told = (parts: readonly Part[]): string => parts.map(part).join(" / ");

function part(one: Part): string {
  if (one.kind === "pre") return `pre(${one.text})`;
  if (one.kind === "rule") return "rule";
  if (one.kind === "list") {
    return `${one.ordered ? `ol${one.start}` : "ul"}(${one.items.map(inlines).join(" | ")})`;
  }
  if (one.kind === "heading") return `h${one.level}(${inlines(one.children)})`;
  return one.kind === "quote" ? `quote(${inlines(one.children)})` : inlines(one.children);
}

const inlines = (nodes: readonly Inline[]): string => nodes.map(inline).join("");

function inline(node: Inline): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return `code(${node.text})`;
    case "link":
      return `link[${node.url}](${inlines(node.children)})`;
    case "emoji":
      return `emoji(${node.name})`;
    case "broadcast":
      return `all(${node.range})`;
    case "date":
      return `date(${node.seconds} ${node.format}${node.url === undefined ? "" : ` ${node.url}`} ${node.fallback})`;
    case "user":
    case "channel":
    case "group":
      return `${node.kind}(${node.id}${node.label === undefined ? "" : ` ${node.label}`})`;
    default:
      return `${node.kind}(${inlines(node.children)})`;
  }
}

test.each([
  ["そのままの文です。", "そのままの文です。"],
  ["*状態*\n担当を待っています", "bold(状態)\n担当を待っています"],
  ["*状態*：未担当", "bold(状態)：未担当"],
  ["*応援*（10:00）", "bold(応援)（10:00）"],
  ["_一度だけ_ ~もう一度~ *_両方_*", "italic(一度だけ) strike(もう一度) bold(italic(両方))"],
  ["*太い _中_ 字*", "bold(太い italic(中) 字)"],
  ["文中の*印*は太くならない", "文中の*印*は太くならない"],
  ["snake_case_name 2*3*4", "snake_case_name 2*3*4"],
  ["* 空白* *空白 * **", "* 空白* *空白 * **"],
  ["*行を\nまたがない*", "*行を\nまたがない*"],
  ["\u200b*\u200b書いた印\u200b*\u200b", "\u200b*\u200b書いた印\u200b*\u200b"],
  ["`*そのまま*` `<@U1>`", "code(*そのまま*) code(<@U1>)"],
  ["前\n```\n一\n*二*\n```\n後", "前 / pre(一\n*二*) / 後"],
  ["``` 閉じていない", "``` 閉じていない"],
  ["> 引用\n&gt; 続き\n本文", "quote(引用\n続き) / 本文"],
  ["• 一\n• 二", "• 一\n• 二"],
  ["<https://example.jp/a?b=1&amp;c=2|案内>", "link[https://example.jp/a?b=1&c=2](案内)"],
  ["<https://example.jp/>", "link[https://example.jp/](https://example.jp/)"],
  ["<mailto:a@example.jp|a@example.jp>", "link[mailto:a@example.jp](a@example.jp)"],
  ["*<https://example.jp/|太い案内>*", "bold(link[https://example.jp/](太い案内))"],
  [
    "<@U0123ABC> <@W9|佐藤> <#C01|総務> <#C02|>",
    "user(U0123ABC) user(W9 佐藤) channel(C01 総務) channel(C02)",
  ],
  ["<!channel> <!here> <!everyone>", "all(channel) all(here) all(everyone)"],
  ["<!subteam^S12|@窓口>", "group(S12 @窓口)"],
  ["<!date^1392734382^{date_num} {time}|2014年>", "date(1392734382 {date_num} {time} 2014年)"],
  ["<!date^1^{date}^https://example.jp/|前>", "date(1 {date} https://example.jp/ 前)"],
  ["&lt;b&gt; &amp;amp; &quot; &#60;", "<b> &amp; &quot; &#60;"],
  [":memo: :知らない: :unknown_one: 12:30:45", "emoji(memo) :知らない: :unknown_one: 12:30:45"],
])("mrkdwn: %j", (text, tree) => {
  expect(told(parseMrkdwn(text))).toBe(tree);
});

test.each([
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "</div><b>",
  "<!--",
  "<!DOCTYPE html>",
  "<!date^never^{date}|x>",
  "<!command^x>",
  "<@佐藤> <#総務> <@u1>",
  "<<>> <> <|> <",
])("what is no token of Slack's stays text: %j", (text) => {
  expect(told(parseMrkdwn(text))).toBe(text);
});

test.each([
  ["# 見出し\n本文\n続き", "h1(見出し) / 本文\n続き"],
  ["**太い** *斜め* ~~消す~~ `印`", "bold(太い) italic(斜め) strike(消す) code(印)"],
  ["- 一\n- **二**\n\n3. 三\n4. 四", "ul(一 | bold(二)) / ol3(三 | 四)"],
  ["> 引用\n> 続き", "quote(引用\n続き)"],
  ["```js\n<b>\n```", "pre(<b>)"],
  ["---", "rule"],
  ["[案内](https://example.jp/)", "link[https://example.jp/](案内)"],
  ["<b>太字</b> <script>x</script>", "<b>太字</b> <script>x</script>"],
  ["\\*そのまま\\*", "*そのまま*"],
])("markdown: %j", (text, tree) => {
  expect(told(parseMarkdown(text))).toBe(tree);
});

test.each([
  "http://example.jp/",
  "https://example.jp/a",
  "mailto:a@example.jp",
  "tel:110",
  "HTTPS://EXAMPLE.JP",
])("a link may lead to %j", (address) => {
  expect(safeHref(address)).toMatch(/^(https?|mailto|tel):/);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "vbscript:x",
  "data:text/html,<script>alert(1)</script>",
  "blob:https://example.jp/1",
  "file:///etc/passwd",
  "slack://open",
  "//example.jp",
  "/relative",
  "",
])("a link may not lead to %j", (address) => {
  expect(safeHref(address)).toBeUndefined();
});
