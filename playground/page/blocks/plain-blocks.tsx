import type { VNode } from "preact";
import { bags, textOf } from "../../workspace/bag.ts";
import type { Bag, Block } from "../../workspace/shapes.ts";
import { parts } from "./inline.tsx";
import { safeSource } from "./links.ts";
import { parseMarkdown } from "./markdown.ts";
import { text } from "./text.tsx";
import { Unknown } from "./unknown.tsx";

export interface BlockProps {
  readonly block: Block;
}

export function Header({ block }: BlockProps): VNode {
  return <h3 class="header">{text(block.text)}</h3>;
}

/** Remarks in small type, and small pictures among them. */
export function Context({ block }: BlockProps): VNode {
  return (
    <div class="context">
      {bags(block.elements).map((element) =>
        element.type === "image" ? (
          <Picture image={element} small />
        ) : element.type === "plain_text" || element.type === "mrkdwn" ? (
          <div class="context-text">{text(element)}</div>
        ) : (
          <Unknown what={textOf(element.type) ?? ""} />
        ),
      )}
    </div>
  );
}

export function Divider(): VNode {
  return <hr class="divider" />;
}

export function Markdown({ block }: BlockProps): VNode {
  return <div class="rich-text">{parts(parseMarkdown(textOf(block.text) ?? ""))}</div>;
}

export function ImageBlock({ block }: BlockProps): VNode {
  return (
    <figure class="image">
      {block.title === undefined ? null : <figcaption>{text(block.title)}</figcaption>}
      <Picture image={block} />
    </figure>
  );
}

/** A picture from the web; of any other, what it shows in words. */
export function Picture({ image, small = false }: { image: Bag; small?: boolean }): VNode {
  const alt = textOf(image.alt_text) ?? "";
  const source = safeSource(textOf(image.image_url) ?? "");
  if (source === undefined) return <p class="unknown">この画像は表示できません：{alt}</p>;
  return (
    <img
      class={small ? "thumb" : "picture"}
      src={source}
      alt={alt}
      loading="lazy"
      referrerpolicy="no-referrer"
    />
  );
}

const LEVELS: Readonly<Record<string, string>> = {
  info: "お知らせ",
  success: "完了",
  warning: "注意",
  error: "エラー",
};

/** A notice at the top of a form. Its level is said in words, not by the colour alone. */
export function Alert({ block }: BlockProps): VNode {
  const level = textOf(block.level) ?? "default";
  const label = LEVELS[level];
  return (
    <div class={`alert alert-${label === undefined ? "default" : level}`} role="note">
      {label === undefined ? null : <strong class="alert-level">{label}</strong>}
      <div>{text(block.text)}</div>
    </div>
  );
}
