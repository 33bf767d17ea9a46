import type { ComponentChildren, VNode } from "preact";
import { bags, isBag, textOf } from "../../workspace/bag.ts";
import type { Bag } from "../../workspace/shapes.ts";
import { inlines } from "./inline.tsx";
import { appended, type Inline, readableText, type Styling } from "./text-tree.ts";
import { Unknown } from "./unknown.tsx";

/** Text as people write it: sections, lists, quotations and code. */
export function RichText({ block }: { block: Bag }): VNode {
  return <div class="rich-text">{grouped(bags(block.elements)).map(group)}</div>;
}

/** Lists that follow one another with different indents are one list to the eye, so they keep no space between. */
function grouped(elements: readonly Bag[]): Bag[][] {
  const groups: Bag[][] = [];
  for (const element of elements) {
    const last = groups.at(-1);
    if (element.type === "rich_text_list" && last?.[0]?.type === "rich_text_list") last.push(element);
    else groups.push([element]);
  }
  return groups;
}

function group(elements: readonly Bag[]): ComponentChildren {
  const [first] = elements;
  if (first === undefined) return null;
  switch (first.type) {
    case "rich_text_section":
      return <div class="lines">{inlines(nodesOf(first))}</div>;
    case "rich_text_quote":
      return <blockquote>{inlines(nodesOf(first))}</blockquote>;
    case "rich_text_preformatted":
      return <pre>{readableText(nodesOf(first))}</pre>;
    case "rich_text_list":
      return <div class="lists">{elements.map(list)}</div>;
    default:
      return <Unknown what={textOf(first.type) ?? ""} />;
  }
}

function list(element: Bag): VNode {
  const indent = typeof element.indent === "number" ? Math.min(Math.max(element.indent, 0), 8) : 0;
  const items = bags(element.elements).map((item) => <li>{inlines(nodesOf(item))}</li>);
  const offset = typeof element.offset === "number" ? element.offset : 0;
  const look = { class: `indent-${indent}` };
  return element.style === "ordered" ? (
    <ol {...look} start={offset + 1}>
      {items}
    </ol>
  ) : (
    <ul {...look}>{items}</ul>
  );
}

function nodesOf(element: Bag): Inline[] {
  const nodes: Inline[] = [];
  for (const one of bags(element.elements)) appended(nodes, styled(node(one), one.style));
  return nodes;
}

function node(one: Bag): Inline {
  const said = (key: string) => textOf(one[key]) ?? "";
  switch (one.type) {
    case "text":
      return { kind: "text", text: said("text") };
    case "link":
      return {
        kind: "link",
        url: said("url"),
        children: [{ kind: "text", text: said("text") || said("url") }],
      };
    case "user":
      return { kind: "user", id: said("user_id") };
    case "channel":
      return { kind: "channel", id: said("channel_id") };
    case "usergroup":
      return { kind: "group", id: said("usergroup_id") };
    case "broadcast":
      return { kind: "broadcast", range: said("range") };
    case "emoji":
      return { kind: "emoji", name: said("name") };
    case "color":
      return { kind: "text", text: said("value") };
    case "date": {
      const seconds = typeof one.timestamp === "number" ? one.timestamp : Number.NaN;
      const url = textOf(one.url);
      const more = url === undefined ? {} : { url };
      return { kind: "date", seconds, format: said("format"), fallback: said("fallback"), ...more };
    }
    default:
      return { kind: "text", text: `〔表示できない部分：${said("type")}〕` };
  }
}

const STYLES: readonly Styling[] = ["bold", "italic", "strike", "underline"];

function styled(inner: Inline, style: unknown): Inline {
  if (!isBag(style)) return inner;
  const start: Inline = style.code === true ? { kind: "code", text: readableText([inner]) } : inner;
  return STYLES.filter((one) => style[one] === true).reduce<Inline>(
    (within, kind) => ({ kind, children: [within] }),
    start,
  );
}
