import type {
  Button,
  ConfirmationDialog,
  HomeView,
  KnownBlock,
  ModalView,
  Overflow,
  PlainTextElement,
  RichTextBlock,
} from "@slack/types";
import { toBoth } from "../words/to-both.ts";

/** Slack's own types, named once for everything that draws. */
export type { HomeView, KnownBlock, ModalView };

/** Slack refuses longer button texts. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const BUTTON_TEXT = 75;

export const plainText = (text: string): PlainTextElement => ({ type: "plain_text", text, emoji: true });

/** A paragraph of our own; plain, so that nothing in it is taken for markup. */
export const paragraph = (text: string): KnownBlock => ({ type: "section", text: plainText(text) });

/** A paragraph of our own with Slack's markup; whatever is put into it from outside goes through `escaped`. */
export const marked = (text: string): KnownBlock => ({ type: "section", text: { type: "mrkdwn", text } });

/** Text from outside inside markup: no mention, no link, no bold. */
export const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/([*_~`])/g, "\u200b$1\u200b");

export const heading = (text: string): KnownBlock => ({
  type: "header",
  text: plainText(text.slice(0, 150)),
});

export const small = (text: string): KnownBlock => ({ type: "context", elements: [plainText(text)] });

export const line: KnownBlock = { type: "divider" };

export const buttons = (...elements: (Button | Overflow)[]): KnownBlock => ({ type: "actions", elements });

/** What a button carries: ids only, with the version of their meaning so that old buttons keep working. */
export type Carried = Readonly<Record<string, string | number>>;

export interface ButtonLook {
  readonly style?: "primary" | "danger";
  readonly confirm?: ConfirmationDialog;
}

/** A button; `verb` is from the closed list of verbs in `actions/`. */
export function button(text: string, verb: string, carried: Carried, look: ButtonLook = {}): Button {
  return {
    type: "button",
    text: plainText(text.length > BUTTON_TEXT ? `${text.slice(0, BUTTON_TEXT - 1)}…` : text),
    action_id: verb,
    value: JSON.stringify({ v: 1, ...carried }),
    ...look,
  };
}

/** One line of a menu: what it says, and the verb it stands for, as a button's. */
export type MenuLine = readonly [text: string, verb: string, carried: Carried];

/** The menu behind three dots. Slack takes five lines at most; the last ones given would be left out. */
export const menu = (name: string, lines: readonly MenuLine[]): Overflow => ({
  type: "overflow",
  action_id: `menu.${name}`,
  options: lines.slice(0, 5).map(([text, verb, carried]) => ({
    text: plainText(text),
    value: `${verb} ${JSON.stringify({ v: 1, ...carried })}`,
  })),
});

/** Asks once more before something that hurts. */
export const sure = (title: string, text: string, yes: string, no: string): ConfirmationDialog => ({
  title: plainText(title),
  text: plainText(text),
  confirm: plainText(yes),
  deny: plainText(no),
});

/** Somebody's words, exactly, as a quotation: nothing in them is read as markup, a mention or a link. */
export function quotation(text: string): RichTextBlock {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: harmless(text) }] }],
  };
}

/** A mention that notifies, followed by a sentence of our own. */
export function mention(person: string, text: string): RichTextBlock {
  return {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "user", user_id: person },
          { type: "text", text: ` ${text}` },
        ],
      },
    ],
  };
}

/** A mention of everybody in the channel, followed by a sentence of our own. */
export function broadcast(text: string): RichTextBlock {
  return {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "broadcast", range: "channel" },
          { type: "text", text: ` ${text}` },
        ],
      },
    ],
  };
}

/** A modal that is filled in and submitted; `carried` comes back with it, as with a button. */
export const form = (
  name: string,
  carried: Carried,
  texts: { readonly title: string; readonly submit: string; readonly close: string },
  blocks: KnownBlock[],
): ModalView => ({
  type: "modal",
  callback_id: name,
  private_metadata: JSON.stringify({ v: 1, ...carried }),
  title: plainText(texts.title),
  submit: plainText(texts.submit),
  close: plainText(texts.close),
  blocks,
});

/** Characters that turn the direction of everything after them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

/** Words as they may be shown: without characters that would disorder the text around them, and never empty. */
export function harmless(text: string): string {
  const shown = text.replaceAll(TURNING, "").replaceAll("\u0000", "");
  return /[^\s\p{Cf}\p{Cc}\p{Mn}\u3164\u115f\u1160\uffa0]/u.test(shown) ? shown : toBoth.content.invisible;
}
