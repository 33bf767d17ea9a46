import type { Case } from "../cases/case.ts";
import { flowAnswers } from "../cases/decide.ts";
import { readable } from "../flows/summary.ts";
import { SHARE } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { sentences } from "../words/sentences.ts";
import { type KnownBlock, marked, quotation } from "./kit.ts";

/** What one question brought in words. `text` is null when it was erased. */
export interface Passage {
  readonly label: string;
  readonly text: string | null;
  readonly files: number;
}

/** What a report says: the answers chosen and the words given. */
export interface Content {
  readonly answers: readonly { readonly question: string; readonly answer: readonly string[] }[];
  readonly passages: readonly Passage[];
}

/** Words as they are stored, as far as drawing needs them. */
export interface StoredWords {
  readonly id: number;
  readonly text: string | null;
  readonly files: number;
}

/** The question under which words count that were written into the thread of a draft. */
export const ADDED = "added";

/** What the reporter chose and wrote, in the order in which it was asked. */
export function contentOf(policy: Policy, c: Case, words: readonly StoredWords[]): Content {
  const lines = readable(policy, flowAnswers(c));
  const label = (question: string) =>
    lines.find((l) => l.id === question)?.question ??
    policy.flow.topics.flatMap((t) => t.questions).find((q) => q.id === question)?.label ??
    sentences.content.added;
  return {
    answers: lines
      .filter((l) => l.answer.length > 0 && l.id !== SHARE.question)
      .map(({ question, answer }) => ({ question, answer })),
    passages: c.told.flatMap((told) => {
      const found = words.find((w) => w.id === told.words);
      return found === undefined
        ? []
        : [{ label: label(told.question), text: found.text, files: found.files }];
    }),
  };
}

/** How many characters of words the card itself holds; beyond that the full text stands in its thread. */
const CARD_HOLDS = 700;

/** How many characters of words one message holds: blocks together may have about 13,000. */
const MESSAGE_HOLDS = 8_400;

/** How many characters one quotation block holds (section text: 3,000). */
const BLOCK_HOLDS = 2_800;

const length = (content: Content) => content.passages.reduce((sum, p) => sum + (p.text?.length ?? 0), 0);

/** The words as the card shows them: all of them, or the beginning of each with where the rest is. */
export function passagesOnCard(content: Content): KnownBlock[] {
  const all = length(content) <= CARD_HOLDS;
  const share = Math.floor(CARD_HOLDS / Math.max(1, Math.min(content.passages.length, 4)));
  const shown = all ? content.passages : content.passages.slice(0, 4);
  const blocks = shown.flatMap((p) => {
    const text = p.text ?? sentences.content.erased;
    const short = all || text.length <= share ? text : `${pieces(text, share)[0] ?? ""}…`;
    return [marked(`*${p.label}*`), quotation(withFiles(short, p.files))];
  });
  return all ? blocks : [...blocks, marked(sentences.content.restInThread)];
}

/** The full words as messages for the desk's thread; none when the card holds all of it. */
export function contentParts(content: Content): KnownBlock[][] {
  if (length(content) <= CARD_HOLDS) return [];
  const messages: KnownBlock[][] = [];
  let current: KnownBlock[] = [];
  let room = MESSAGE_HOLDS;
  for (const passage of content.passages) {
    const chunks = pieces(withFiles(passage.text ?? sentences.content.erased, passage.files), BLOCK_HOLDS);
    chunks.forEach((chunk, index) => {
      if (chunk.length > room || current.length > 40) {
        messages.push(current);
        current = [];
        room = MESSAGE_HOLDS;
      }
      if (index === 0 || current.length === 0) {
        current.push(marked(`*${passage.label}*${index === 0 ? "" : sentences.content.continued}`));
      }
      current.push(quotation(chunk));
      room -= chunk.length;
    });
  }
  return current.length > 0 ? [...messages, current] : messages;
}

/** A message of somebody, as quotation blocks, in as many messages as it takes. */
export function messageParts(text: string, files = 0): KnownBlock[][] {
  return pieces(withFiles(text, files), MESSAGE_HOLDS).map((part) =>
    pieces(part, BLOCK_HOLDS).map(quotation),
  );
}

const withFiles = (text: string, files: number): string =>
  files === 0 ? text : `${text}${text === "" ? "" : "\n"}${sentences.content.files(files)}`;

/** What must not be torn off the character before it. */
const JOINED = /^(?:\p{M}|\u200d|[\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}])/u;

/**
 * Cuts text into pieces of at most `most` UTF-16 units, at a line's end or a full stop where there is one
 * near the edge, never inside a character. Together the pieces are the text.
 */
export function pieces(text: string, most: number): string[] {
  const out: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const window = rest.slice(0, most);
    const natural = Math.max(window.lastIndexOf("\n"), window.lastIndexOf("。")) + 1;
    let cut = natural > most * 0.8 ? natural : most;
    while (cut > most * 0.5 && !isBoundary(rest, cut)) cut -= 1;
    out.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  out.push(rest);
  return out;
}

function isBoundary(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (before >= 0xd800 && before <= 0xdbff) return false;
  return before !== 0x200d && !JOINED.test(text.slice(at, at + 2));
}
