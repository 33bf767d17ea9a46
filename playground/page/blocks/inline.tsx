import type { ComponentChildren, VNode } from "preact";
import { formatDate } from "./dates.ts";
import { emojiNamed } from "./emoji.ts";
import { safeHref } from "./links.ts";
import { useSurface } from "./surface.ts";
import { type Inline, type Part, readableText } from "./text-tree.ts";

/** Draws a tree of text. Text becomes text nodes only, which a browser never reads as markup. */
export function inlines(nodes: readonly Inline[]): ComponentChildren[] {
  return nodes.map((node) => inline(node));
}

function inline(node: Inline): ComponentChildren {
  switch (node.kind) {
    case "text":
      return node.text;
    case "bold":
      return <strong>{inlines(node.children)}</strong>;
    case "italic":
      return <em>{inlines(node.children)}</em>;
    case "strike":
      return <s>{inlines(node.children)}</s>;
    case "underline":
      return <u>{inlines(node.children)}</u>;
    case "code":
      return <code>{node.text}</code>;
    case "emoji":
      return emoji(node.name);
    case "link":
      return link(node.url, node.children);
    case "date":
      return <Moment {...node} />;
    case "broadcast":
      return <span class="mention mention-all">@{node.range}</span>;
    default:
      return <Mention kind={node.kind} id={node.id} label={node.label} />;
  }
}

/** A link where the address is safe; otherwise the words alone, with the address in brackets if they hide it. */
function link(url: string, children: readonly Inline[]): ComponentChildren {
  const href = safeHref(url);
  if (href === undefined) return readableText(children) === url ? url : [...inlines(children), ` (${url})`];
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {inlines(children)}
    </a>
  );
}

/** An emoji as its character, with its name for those who listen; an unknown one as its name. */
export function emoji(name: string): ComponentChildren {
  const character = emojiNamed(name);
  if (character === undefined) return `:${name}:`;
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll("_", " ")}>
      {character}
    </span>
  );
}

function Mention({
  kind,
  id,
  label,
}: {
  kind: "user" | "channel" | "group";
  id: string;
  label?: string | undefined;
}): VNode {
  const { directory } = useSurface();
  const known = (kind === "channel" ? directory.channels : directory.people).find((one) => one.id === id);
  const name = known?.name ?? label?.replace(/^[@#]/, "") ?? id;
  return <span class="mention">{`${kind === "channel" ? "#" : "@"}${name}`}</span>;
}

function Moment({ seconds, format, url, fallback }: Extract<Inline, { kind: "date" }>): VNode {
  const { directory } = useSurface();
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return <span>{fallback}</span>;
  const shown = formatDate(seconds, format, directory.timeZone);
  return (
    <time dateTime={moment.toISOString()}>
      {url === undefined ? shown : link(url, [{ kind: "text", text: shown }])}
    </time>
  );
}

/** Draws paragraphs, quotations, lists and code one below the other. */
export function parts(all: readonly Part[]): ComponentChildren[] {
  return all.map((part) => partOf(part));
}

function partOf(part: Part): VNode {
  switch (part.kind) {
    case "lines":
      return <div class="lines">{inlines(part.children)}</div>;
    case "quote":
      return <blockquote>{inlines(part.children)}</blockquote>;
    case "pre":
      return <pre>{part.text}</pre>;
    case "rule":
      return <hr />;
    case "heading":
      return <p class={`heading heading-${Math.min(part.level, 4)}`}>{inlines(part.children)}</p>;
    case "list": {
      const items = part.items.map((item) => <li>{inlines(item)}</li>);
      return part.ordered ? <ol start={part.start}>{items}</ol> : <ul>{items}</ul>;
    }
  }
}
