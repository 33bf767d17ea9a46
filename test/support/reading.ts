import { bags, isBag, textOf } from "../../playground/workspace/bag.ts";
import { optionsOf } from "../../playground/workspace/elements.ts";
import type { Bag } from "../../playground/workspace/shapes.ts";
import type { Citizen } from "./citizen.ts";

/**
 * The characters a person is shown, wherever they stop to look.
 *
 * Counted is everything that a Slack client shows without opening anything, on each screen the person passes: the
 * whispers to them and the whole of their direct messages with the bot, or, while a modal is open, that modal, which
 * covers the rest. Of a form that is its title, the texts of its buttons, its labels, hints and placeholders and what
 * is chosen beforehand; of a closed menu the one option that stands in it, of boxes and buttons in a row every one with
 * its description.
 *
 * Not counted is what appears only when opened (the options of a closed menu, a question "are you sure"), what the
 * person wrote themselves, in its field or quoted in the preview, and what Slack adds of its own (names of senders,
 * hours, the word for "optional", the banner of a notification). A text that stands in the same message on several
 * screens counts once; a text that stands in two places counts twice. White space and marks such as `*` do not count.
 */
export class Reading {
  /** By place, how often each text stood there at most at one moment. */
  readonly #read = new Map<string, Map<string, number>>();

  /** What stands on this person's screen now. */
  looks(who: Citizen): void {
    const modal = who.actor.modal();
    if (modal !== undefined) {
      const frame = [modal.title, modal.submit, modal.close].flatMap(texts);
      this.#reads(`modal ${modal.id}`, [...frame, ...modal.blocks.flatMap(texts)]);
      return;
    }
    const own = who.everything(who.actor.dm()).filter((m) => m.user !== who.actor.id);
    for (const message of [...who.whispered(), ...own]) {
      this.#reads(`message ${message.ts}`, message.blocks.flatMap(texts));
    }
  }

  /** Every place with its texts, in the order in which they were first seen. */
  places(): string[][] {
    return [...this.#read.values()].map((found) =>
      [...found].flatMap(([text, times]) => new Array<string>(times).fill(text)),
    );
  }

  characters(): number {
    return lengthOf(this.places().flat().join(""));
  }

  /** Each place on a line of its own, with its characters. */
  told(): string {
    return this.places()
      .map((found) => `${String(lengthOf(found.join(""))).padStart(5)}  ${found.join(" | ")}`)
      .join("\n");
  }

  #reads(place: string, seen: readonly string[]): void {
    const before = this.#read.get(place) ?? new Map<string, number>();
    for (const text of seen) {
      const now = seen.filter((one) => one === text).length;
      before.set(text, Math.max(before.get(text) ?? 0, now));
    }
    this.#read.set(place, before);
  }
}

const lengthOf = (text: string): number => [...text.replaceAll(/\s/g, "")].length;

/** Where blocks, elements and texts hold what is read at once. Words that somebody typed or is quoted with are not here. */
const READ_AT_ONCE = ["label", "text", "fields", "accessory", "element", "elements", "hint", "placeholder"];

function texts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(texts);
  if (!isBag(node)) return [];
  switch (node.type) {
    case "plain_text":
      return lines(textOf(node.text) ?? "");
    case "mrkdwn":
      return lines(plain(textOf(node.text) ?? ""));
    case "rich_text_quote":
      return [];
    case "text":
      return lines(textOf(node.text) ?? "");
    case "radio_buttons":
    case "checkboxes":
      return optionsOf(node).flatMap((option) => [...texts(option.text), ...texts(option.description)]);
    case "static_select":
    case "multi_static_select":
      return texts(chosen(node) ?? node.placeholder);
    default:
      return READ_AT_ONCE.flatMap((key) => texts(node[key]));
  }
}

/** What stands in a closed menu before anybody touches it. */
const chosen = (menu: Bag): unknown =>
  isBag(menu.initial_option) ? menu.initial_option.text : bags(menu.initial_options).at(0)?.text;

const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** What Slack shows of its own markup. */
const plain = (text: string): string =>
  text
    .replaceAll(/[*_~`\u200b]/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
