import type { Bag } from "./shapes.ts";

const TOKEN =
  /<@([UW][A-Z0-9]+)>|<!(channel|here|everyone)>|<#(C[A-Z0-9]+)(?:\|[^>]*)?>|(https?:\/\/[^\s<>]+)|:([a-z0-9_+-]+):/g;

/** Turns what somebody typed into what Slack stores: escaped text with tokens, and its rich_text block. */
export function typed(
  raw: string,
  blockId: string,
): { text: string; block: Bag & { type: string; block_id: string } } {
  const elements: Bag[] = [];
  let text = "";
  let end = 0;
  const plain = (until: number) => {
    const piece = raw.slice(end, until);
    if (piece === "") return;
    text += escapeText(piece);
    elements.push({ type: "text", text: piece });
  };
  for (const match of raw.matchAll(TOKEN)) {
    plain(match.index);
    end = match.index + match[0].length;
    const [whole, user, range, channel, url, emoji] = match;
    if (user !== undefined) elements.push({ type: "user", user_id: user });
    else if (range !== undefined) elements.push({ type: "broadcast", range });
    else if (channel !== undefined) elements.push({ type: "channel", channel_id: channel });
    else if (url !== undefined) elements.push({ type: "link", url });
    else elements.push({ type: "emoji", name: emoji });
    text += url === undefined ? whole : `<${escapeText(url)}>`;
  }
  plain(raw.length);
  const section = { type: "rich_text_section", elements };
  return { text, block: { type: "rich_text", block_id: blockId, elements: [section] } };
}

/** Slack's escaping of the three characters with a meaning in its text. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
