import { emojiNamed } from "./emoji.ts";
import { appended, type Inline, type Part, type Styling } from "./text-tree.ts";

/** Slack's mrkdwn as a tree. What is not markup, or not rightly written, stays the text it is. */
export function parseMrkdwn(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const fence of text.matchAll(/```\n?([\s\S]*?)\n?```/g)) {
    const inside = fence[1] ?? "";
    if (inside === "") continue;
    parts.push(...lines(text.slice(from, fence.index).replace(/\n$/, "")));
    parts.push({ kind: "pre", text: decoded(inside) });
    from = fence.index + fence[0].length;
  }
  const rest = text.slice(from);
  return [...parts, ...lines(from === 0 ? rest : rest.replace(/^\n/, ""))];
}

/** Lines that begin with `>` stand together as a quotation, all others as they are. */
function lines(text: string): Part[] {
  if (text === "") return [];
  const groups: { kind: "lines" | "quote"; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const mark = /^(?:>|&gt;) ?/.exec(line);
    const kind = mark === null ? "lines" : "quote";
    const said = mark === null ? line : line.slice(mark[0].length);
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(said);
    else groups.push({ kind, lines: [said] });
  }
  return groups.map((group) => ({ kind: group.kind, children: parseInline(group.lines.join("\n")) }));
}

const STYLES: Readonly<Record<string, Styling>> = { "*": "bold", _: "italic", "~": "strike" };
const CODE = /`(?!\u200b)([^`\n]+)`/y;
const TOKEN = /<([^<>\n]+)>/y;
const EMOJI = /:([a-z0-9_+-]+):/y;
const ENTITY = /&(?:amp|lt|gt);/y;

/** The inside of a line. `within` are the styles it stands in already; none of them can begin a second time. */
function parseInline(text: string, within: readonly Styling[] = []): Inline[] {
  const nodes: Inline[] = [];
  const hopeless: Hopeless = new Map();
  let at = 0;
  while (at < text.length) {
    const next = nodeAt(text, at, within, hopeless);
    appended(nodes, next.node);
    at = next.end;
  }
  return nodes;
}

/** Up to where no mark of a kind closes any more, so that a text full of open marks is not searched again and again. */
type Hopeless = Map<string, number>;

function nodeAt(
  text: string,
  at: number,
  within: readonly Styling[],
  hopeless: Hopeless,
): { node: Inline; end: number } {
  const character = text[at] ?? "";
  const code = matchAt(CODE, text, at);
  if (code !== null) return { node: { kind: "code", text: decoded(code.inside) }, end: code.end };
  const token = matchAt(TOKEN, text, at);
  const named = token === null ? undefined : tokenNode(token.inside);
  if (token !== null && named !== undefined) return { node: named, end: token.end };
  const emoji = matchAt(EMOJI, text, at);
  if (emoji !== null && emojiNamed(emoji.inside) !== undefined) {
    return { node: { kind: "emoji", name: emoji.inside }, end: emoji.end };
  }
  const entity = matchAt(ENTITY, text, at);
  if (entity !== null) {
    return { node: { kind: "text", text: decoded(text.slice(at, entity.end)) }, end: entity.end };
  }
  const style = STYLES[character];
  const close = style === undefined || within.includes(style) ? -1 : closing(text, at, hopeless);
  if (style !== undefined && close > at) {
    const children = parseInline(text.slice(at + 1, close), [...within, style]);
    return { node: { kind: style, children }, end: close + 1 };
  }
  const whole = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { node: { kind: "text", text: whole }, end: at + whole.length };
}

function matchAt(pattern: RegExp, text: string, at: number): { inside: string; end: number } | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? null : { inside: found[1] ?? "", end: at + found[0].length };
}

/** A mark counts only where a word begins or ends. The invisible space that escaping puts in ends one too. */
const WORD = /[\p{L}\p{N}]/u;
const SPACE = /[\s\u200b]/u;

function closing(text: string, open: number, hopeless: Hopeless): number {
  const mark = text[open] ?? "";
  if (open < (hopeless.get(mark) ?? 0)) return -1;
  const after = text[open + 1] ?? " ";
  if (WORD.test(before(text, open)) || SPACE.test(after) || after === mark) return -1;
  let at = open + 1;
  while (at < text.length && text[at] !== "\n") {
    const skipped = matchAt(CODE, text, at) ?? matchAt(TOKEN, text, at);
    if (skipped !== null) at = skipped.end;
    else if (text[at] === mark && closes(text, at)) return at;
    else at++;
  }
  hopeless.set(mark, at);
  return -1;
}

function closes(text: string, at: number): boolean {
  const next = String.fromCodePoint(text.codePointAt(at + 1) ?? 32);
  const last = before(text, at);
  return !SPACE.test(last) && last !== text[at] && !WORD.test(next) && next !== text[at];
}

function before(text: string, at: number): string {
  return Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? " ";
}

/** What stands between `<` and `>`: a mention, a date or an address. Anything else is no token. */
function tokenNode(inside: string): Inline | undefined {
  const bar = inside.indexOf("|");
  const head = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : decoded(inside.slice(bar + 1));
  const named = label === undefined || label === "" ? {} : { label };
  const user = /^@([UW][A-Z0-9]+)$/.exec(head)?.[1];
  if (user !== undefined) return { kind: "user", id: user, ...named };
  const channel = /^#([CGD][A-Z0-9]+)$/.exec(head)?.[1];
  if (channel !== undefined) return { kind: "channel", id: channel, ...named };
  const range = /^!(channel|here|everyone)$/.exec(head)?.[1];
  if (range !== undefined) return { kind: "broadcast", range };
  const group = /^!subteam\^([A-Z0-9]+)$/.exec(head)?.[1];
  if (group !== undefined) return { kind: "group", id: group, ...named };
  const date = /^!date\^(\d{1,12})\^([^^]+)(?:\^(.+))?$/.exec(head);
  if (date !== null) {
    const [, seconds = "", format = "", url] = date;
    const more = { fallback: label ?? "", ...(url === undefined ? {} : { url: decoded(url) }) };
    return { kind: "date", seconds: Number(seconds), format: decoded(format), ...more };
  }
  if (!/^[a-z][a-z0-9+.-]*:/i.test(head)) return undefined;
  const url = decoded(head);
  return { kind: "link", url, children: [{ kind: "text", text: label || url }] };
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function decoded(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}
