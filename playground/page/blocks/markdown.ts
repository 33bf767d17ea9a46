import { appended, type Inline, type Part, type Styling } from "./text-tree.ts";

/** The common part of Markdown as a tree, for Slack's `markdown` block; HTML in it is text like any other. */
export function parseMarkdown(text: string): Part[] {
  const parts: Part[] = [];
  const rest = text.split("\n");
  for (let line = rest.shift(); line !== undefined; line = rest.shift()) {
    if (/^\s*```/.test(line)) {
      const code = taken(rest, (one) => !/^\s*```\s*$/.test(one));
      rest.shift();
      parts.push({ kind: "pre", text: code.join("\n") });
    } else if (/^\s*([-*_])(?:\s*\1){2,}\s*$/.test(line)) parts.push({ kind: "rule" });
    else if (line.trim() !== "") parts.push(block(line, rest));
  }
  return parts;
}

function block(line: string, rest: string[]): Part {
  const heading = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
  if (heading !== null) {
    return { kind: "heading", level: heading[1]?.length ?? 1, children: markdownInline(heading[2] ?? "") };
  }
  if (QUOTE.test(line)) {
    const lines = [line, ...taken(rest, (one) => QUOTE.test(one))].map((one) => one.replace(QUOTE, ""));
    return { kind: "quote", children: markdownInline(lines.join("\n")) };
  }
  const item = ITEM.exec(line);
  if (item !== null) {
    const ordered = item[1] !== undefined;
    const same = (one: string) => {
      const found = ITEM.exec(one);
      return found !== null && (found[1] !== undefined) === ordered;
    };
    const items = [line, ...taken(rest, same)].map((one) => markdownInline(one.replace(ITEM, "")));
    return { kind: "list", ordered, start: Number(item[1] ?? 1), items };
  }
  const ends = (one: string) =>
    one.trim() === "" || QUOTE.test(one) || ITEM.test(one) || /^\s*(#|```)/.test(one);
  return { kind: "lines", children: markdownInline([line, ...taken(rest, (one) => !ends(one))].join("\n")) };
}

const QUOTE = /^\s*>\s?/;
const ITEM = /^\s*(?:[-*+]|(\d{1,9})[.)])\s+/;

/** Takes lines off the front for as long as they belong. */
function taken(rest: string[], belongs: (line: string) => boolean): string[] {
  const end = rest.findIndex((line) => !belongs(line));
  return rest.splice(0, end < 0 ? rest.length : end);
}

const STYLES: readonly { readonly pattern: RegExp; readonly style: Styling }[] = [
  { pattern: /(\*\*|__)(?=\S)(.+?\S|\S)\1/y, style: "bold" },
  { pattern: /(~~)(?=\S)(.+?\S|\S)\1/y, style: "strike" },
  { pattern: /(\*|_)(?=\S)(.+?\S|\S)\1(?![\p{L}\p{N}])/uy, style: "italic" },
];
const LINK = /\[([^\]\n]+)\]\(([^()\s]+)\)/y;
const CODE = /(`+)([^\n]+?)\1/y;
const ESCAPED = /\\([!-/:-@[-`{-~])/y;

function markdownInline(text: string, within: readonly Styling[] = []): Inline[] {
  const nodes: Inline[] = [];
  let at = 0;
  while (at < text.length) {
    const { node, length } = nodeAt(text, at, within);
    appended(nodes, node);
    at += length;
  }
  return nodes;
}

function nodeAt(text: string, at: number, within: readonly Styling[]): { node: Inline; length: number } {
  const found = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const escaped = found(ESCAPED);
  if (escaped !== null) return { node: { kind: "text", text: escaped[1] ?? "" }, length: 2 };
  const code = found(CODE);
  if (code !== null) return { node: { kind: "code", text: code[2] ?? "" }, length: code[0].length };
  const link = found(LINK);
  if (link !== null) {
    const children = markdownInline(link[1] ?? "", within);
    return { node: { kind: "link", url: link[2] ?? "", children }, length: link[0].length };
  }
  for (const { pattern, style } of STYLES) {
    const match = within.includes(style) ? null : found(pattern);
    if (match === null) continue;
    return {
      node: { kind: style, children: markdownInline(match[2] ?? "", [...within, style]) },
      length: match[0].length,
    };
  }
  const whole = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { node: { kind: "text", text: whole }, length: whole.length };
}
