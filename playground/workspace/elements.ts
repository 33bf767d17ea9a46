import { bags, isBag, textOf } from "./bag.ts";
import type { Bag, Block } from "./shapes.ts";

/** An interactive element, with the block it stands in. */
export interface Found {
  readonly block: Block;
  readonly element: Bag;
  readonly type: string;
  readonly actionId: string;
  /** In an input block, whose elements wait for the submission unless `dispatch_action` is set. */
  readonly input: boolean;
}

/** Every interactive element of a surface, in the order it is read. */
export function elements(blocks: readonly Block[]): Found[] {
  const found: Found[] = [];
  for (const block of blocks) {
    for (const candidate of [block.accessory, block.element, ...bags(block.elements)]) {
      if (!isBag(candidate)) continue;
      const type = textOf(candidate.type);
      const actionId = textOf(candidate.action_id);
      if (type === undefined || actionId === undefined) continue;
      found.push({ block, element: candidate, type, actionId, input: block.type === "input" });
    }
  }
  return found;
}

/** Finds what somebody means by an action_id, and, where several have it, by block, value or label. */
export function findElement(
  blocks: readonly Block[],
  actionId: string,
  hint: { blockId?: string | undefined; value?: string | undefined },
): Found {
  const all = elements(blocks);
  let fitting = all.filter((one) => one.actionId === actionId);
  if (hint.blockId !== undefined) fitting = fitting.filter((one) => one.block.block_id === hint.blockId);
  if (fitting.length > 1 && hint.value !== undefined) {
    const byValue = fitting.filter(
      (one) => one.element.value === hint.value || labelOf(one.element) === hint.value,
    );
    if (byValue.length > 0) fitting = byValue;
  }
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first;
  const problem = first === undefined ? `there is no "${actionId}"` : `"${actionId}" is there more than once`;
  const there =
    all.map((one) => `${one.actionId} (${labelOf(one.element)})`).join(", ") || "nothing to press";
  throw new Error(`${problem}. On the screen: ${there}\n${visibleText(blocks)}`);
}

/** What an element is called on the screen. */
export function labelOf(element: Bag): string {
  return textIn(element.text) ?? textIn(element.placeholder) ?? textOf(element.type) ?? "";
}

function textIn(object: unknown): string | undefined {
  return isBag(object) ? textOf(object.text) : undefined;
}

/** The options of a select, checkboxes or radio buttons, groups included. */
export function optionsOf(element: Bag): Bag[] {
  return [...bags(element.options), ...bags(element.option_groups).flatMap((group) => bags(group.options))];
}

/** Everything that can be read on a surface, a line for each text; labels of buttons in brackets. */
export function visibleText(blocks: readonly Bag[]): string {
  return blocks
    .flatMap((block) => lines(block))
    .filter((line) => line !== "")
    .join("\n");
}

const READABLE = [
  "title",
  "subtitle",
  "label",
  "text",
  "body",
  "fields",
  "rows",
  "accessory",
  "element",
  "elements",
  "hint",
];

function lines(node: unknown): string[] {
  if (typeof node === "string") return [node];
  if (Array.isArray(node)) return node.flatMap(lines);
  if (!isBag(node)) return [];
  switch (node.type) {
    case "plain_text":
    case "mrkdwn":
    case "raw_text":
      return lines(node.text);
    case "button":
      return [`[${labelOf(node)}]`];
    case "image":
      return [...lines(node.title), ...lines(node.alt_text)];
    case "rich_text_section":
    case "rich_text_preformatted":
    case "rich_text_quote":
      return [bags(node.elements).map(richText).join("")];
    case "radio_buttons":
    case "checkboxes":
    case "overflow":
      return optionsOf(node).flatMap((option) => [`( ) ${labelOf(option)}`, ...lines(option.description)]);
    case "plain_text_input":
      return typeof node.initial_value === "string" ? [node.initial_value] : [];
    default:
      if (Array.isArray(node.options) || Array.isArray(node.option_groups)) {
        return [`‹${labelOf(node)}: ${optionsOf(node).map(labelOf).join(" / ")}›`];
      }
      return READABLE.flatMap((key) => (key in node ? lines(node[key]) : []));
  }
}

function richText(element: Bag): string {
  switch (element.type) {
    case "user":
      return `<@${textOf(element.user_id)}>`;
    case "channel":
      return `<#${textOf(element.channel_id)}>`;
    case "broadcast":
      return `<!${textOf(element.range)}>`;
    case "emoji":
      return `:${textOf(element.name)}:`;
    case "link":
      return textOf(element.text) ?? textOf(element.url) ?? "";
    default:
      return textOf(element.text) ?? "";
  }
}

/** Whom a message really mentions: only mrkdwn, rich_text and the bare text do; plain_text never does. */
export function mentions(text: string, blocks: readonly Bag[] | undefined): string[] {
  const found = new Set<string>();
  if (blocks === undefined || blocks.length === 0) collectTokens(text, found);
  else for (const block of blocks) collect(block, found);
  return [...found];
}

function collect(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) for (const one of node) collect(one, found);
  if (!isBag(node)) return;
  if (node.type === "mrkdwn" && typeof node.text === "string") collectTokens(node.text, found);
  else if (node.type === "user" && typeof node.user_id === "string") found.add(node.user_id);
  else if (node.type === "broadcast" && typeof node.range === "string") found.add(node.range);
  else for (const value of Object.values(node)) if (typeof value === "object") collect(value, found);
}

function collectTokens(text: string, found: Set<string>): void {
  for (const [, user, range] of text.matchAll(
    /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|<!(channel|here|everyone)(?:\|[^>]*)?>/g,
  )) {
    const who = user ?? range;
    if (who !== undefined) found.add(who);
  }
}
