import {
  byType,
  characters,
  everyObjectIn,
  type Fields,
  firstRepeated,
  flag,
  isObject,
  itemsOf,
  kind,
  list,
  optional,
  type Problem,
  string,
  within,
} from "./block-checks.ts";
import { anyBlock, readCharacters } from "./block-kinds.ts";
import { plainText } from "./block-objects.ts";

/** What Slack answers instead of showing a message or view: its error code, and which block is why. */
export type Refusal = { error: string; detail: string };

/** How many characters the text of a message holds, whoever writes it. */
export const messageText = 40_000;
const messageMarkdown = 12_000;
/**
 * Slack publishes no number for all blocks of a message together. Measured by others: about 13,200, of
 * which each block takes about 125 beside what is read in it.
 */
const messageBlocks = { characters: 13_200, perBlock: 125 };
const viewBytes = 250_000;

/** What Slack would refuse of a message's text and blocks. */
export function checkMessage(payload: { text?: unknown; blocks?: unknown }): Refusal | undefined {
  const { text = "", blocks = [] } = payload;
  const { length: count } = itemsOf(blocks);
  if (typeof text !== "string") return { error: "invalid_arguments", detail: "text: must be a string" };
  if (!Array.isArray(blocks) || !itemsOf(blocks).every(isObject)) {
    return { error: "invalid_blocks_format", detail: "blocks: must be a list of objects" };
  }
  if (count === 0 && text.trim() === "") {
    return { error: "no_text", detail: "neither text nor blocks" };
  }
  const length = characters(text);
  if (length > messageText) {
    return { error: "msg_too_long", detail: `text: ${length} characters, at most ${messageText}` };
  }
  const problem = list(anyBlock, { max: 50 })(blocks, "blocks", "message") ?? problemAcross(blocks, "blocks");
  if (problem !== undefined) return refusal("invalid_blocks", problem);
  return tooManyTables(blocks) ?? tooLongTogether(itemsOf(blocks));
}

/** What Slack would refuse of a modal or a Home. */
export function checkView(view: unknown): Refusal | undefined {
  const surface = isObject(view) && view.type === "home" ? "home" : "modal";
  const problem = anyView(view, "", surface);
  if (problem !== undefined) return refusal("invalid_arguments", problem);
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return bytes > viewBytes
    ? { error: "view_too_large", detail: `${bytes} bytes, at most ${viewBytes}` }
    : undefined;
}

const shared: Fields = {
  blocks: list(anyBlock, { max: 100 }),
  private_metadata: optional(string({ max: 3000 })),
  callback_id: optional(string({ max: 255 })),
  external_id: optional(string({ max: 255 })),
};

const anyView = byType({
  modal: kind(
    {
      ...shared,
      title: plainText(24),
      submit: optional(plainText(24)),
      close: optional(plainText(24)),
      clear_on_close: optional(flag),
      notify_on_close: optional(flag),
    },
    (modal, path) => {
      const input = itemsOf(modal.blocks).findIndex((block) => isObject(block) && block.type === "input");
      return input === -1 || modal.submit !== undefined
        ? undefined
        : { path: within(path, `blocks[${input}]`), why: "an input block needs the modal to have a submit" };
    },
    (modal, path) => problemAcross(modal.blocks, within(path, "blocks")),
  ),
  home: kind(shared, (home, path) => problemAcross(home.blocks, within(path, "blocks"))),
});

function refusal(error: string, problem: Problem): Refusal {
  return { error, detail: problem.path === "" ? problem.why : `${problem.path}: ${problem.why}` };
}

/** What can only be seen by looking at all blocks of a surface. */
function problemAcross(blocks: unknown, path: string): Problem | undefined {
  const everything = everyObjectIn(blocks, path);
  const sameBlock = firstRepeated(
    everything.map(({ found, path: at }) => ({ key: found.block_id, path: `${at}.block_id` })),
    (key, first) => `"${key}" is already the block_id of ${first.slice(0, -".block_id".length)}`,
  );
  if (sameBlock !== undefined) return sameBlock;
  return firstRepeated(
    everything.map(({ found, path: at }) => ({
      key: found.focus_on_load === true ? true : undefined,
      path: `${at}.focus_on_load`,
    })),
    (_, first) => `already set at ${first}`,
  );
}

function isTable(block: unknown): boolean {
  return isObject(block) && (block.type === "table" || block.type === "data_table");
}

function tooManyTables(blocks: unknown): Refusal | undefined {
  const [, second] = everyObjectIn(blocks, "blocks").filter(({ found }) => isTable(found));
  return second && { error: "invalid_attachments", detail: `${second.path}: only_one_table_allowed` };
}

/** Tables have a limit of their own and are not counted here. */
function tooLongTogether(blocks: unknown[]): Refusal | undefined {
  const markdown = readCharacters(blocks.filter((block) => isObject(block) && block.type === "markdown"));
  if (markdown > messageMarkdown) {
    return {
      error: "msg_blocks_too_long",
      detail: `blocks: ${markdown} characters of markdown, at most ${messageMarkdown}`,
    };
  }
  const { characters: max, perBlock } = messageBlocks;
  const total = readCharacters(blocks.filter((block) => !isTable(block))) + blocks.length * perBlock;
  if (total > max) {
    return {
      error: "msg_blocks_too_long",
      detail: `blocks: ${total} characters together (with ${perBlock} for each block), at most ${max}`,
    };
  }
  return undefined;
}
