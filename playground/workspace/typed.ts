import type { Bag } from "./shapes.ts";

const TOKEN =
  /<@([UW][A-Z0-9]+)>|<!(channel|here|everyone)>|<#(C[A-Z0-9]+)(?:\|[^>]*)?>|(https?:\/\/[^\s<>]+)|(?<![\p{L}\p{N}]):([\p{L}\p{N}_+'-]*[\p{L}+-][\p{L}\p{N}_+'-]*):/gu;

/**
 * Signs that come with Slack, by name: their element says which character they are. Any other name is taken for one
 * that somebody of the workspace made, and has none.
 */
const OF_SLACK: Readonly<Record<string, string>> = {
  "+1": "1f44d",
  bow: "1f647",
  eyes: "1f440",
  heart: "2764-fe0f",
  pray: "1f64f",
  smile: "1f604",
  tada: "1f389",
  thumbsup: "1f44d",
  warning: "26a0-fe0f",
  wave: "1f44b",
  white_check_mark: "2705",
};

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
    else elements.push(sign(emoji ?? ""));
    text += url === undefined ? whole : `<${escapeText(url)}>`;
  }
  plain(raw.length);
  const section = { type: "rich_text_section", elements };
  return { text, block: { type: "rich_text", block_id: blockId, elements: [section] } };
}

const sign = (name: string): Bag =>
  Object.hasOwn(OF_SLACK, name) ? { type: "emoji", name, unicode: OF_SLACK[name] } : { type: "emoji", name };

/** Slack's escaping of the three characters with a meaning in its text. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
