import type { Case, Told } from "../cases/case.ts";
import { flowAnswers } from "../cases/decide.ts";
import { readable } from "../flows/summary.ts";
import type { Policy } from "../policy/policy.ts";
import { sentences } from "../words/sentences.ts";
import { escaped, type KnownBlock, marked, quotation } from "./kit.ts";

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
  /** The message they were written in. */
  readonly source: { readonly ts: string } | null;
}

/** The question under which words count that were written into the thread of a draft. */
export const ADDED = "added";

/** What the reporter chose and wrote, in the order in which it was asked. */
export function contentOf(policy: Policy, c: Case, words: readonly StoredWords[]): Content {
  const lines = readable(policy, flowAnswers(c));
  const isQuestion = (id: string) => policy.flow.topics.some((t) => t.questions.some((q) => q.id === id));
  const label = (question: string) =>
    lines.find((l) => l.id === question)?.question ??
    policy.flow.topics.flatMap((t) => t.questions).find((q) => q.id === question)?.label ??
    sentences.content.added;
  return {
    answers: lines.filter((l) => l.answer.length > 0).map(({ question, answer }) => ({ question, answer })),
    passages: inOrder(c, words).flatMap((told) => {
      if (isQuestion(told.question) && !lines.some((l) => l.id === told.question)) return [];
      const found = words.find((w) => w.id === told.words);
      return found === undefined
        ? []
        : [{ label: label(told.question), text: found.text, files: found.files }];
    }),
  };
}

/** What was written into the thread stands in the order in which it was written, not in which it arrived. */
function inOrder(c: Case, words: readonly StoredWords[]): readonly Told[] {
  const written = (told: Told) => words.find((w) => w.id === told.words)?.source?.ts ?? "";
  const added = c.told.filter((t) => t.question === ADDED);
  return [
    ...c.told.filter((t) => t.question !== ADDED),
    ...added.toSorted((a, b) => written(a).localeCompare(written(b))),
  ];
}

/** How many characters of words the card itself holds; beyond that the full text stands in its thread. */
const CARD_HOLDS = 700;

/** How many pieces of writing the card itself holds: Slack takes 50 blocks, and each makes two. */
const CARD_HOLDS_PASSAGES = 12;

/** How many characters of words one message holds: blocks together may have about 13,000. */
const MESSAGE_HOLDS = 8_400;

/** What each piece of writing takes of that beside its words: two blocks, and what it is called. */
const PASSAGE_TAKES = 300;

/** How many characters one quotation block holds (section text: 3,000). */
const BLOCK_HOLDS = 2_800;

const fitsOnCard = ({ passages }: Content): boolean =>
  passages.length <= CARD_HOLDS_PASSAGES &&
  passages.reduce((sum, p) => sum + (p.text?.length ?? 0), 0) <= CARD_HOLDS;

/** The words as the card shows them: all of them, or the beginning of each with where the rest is. */
export function passagesOnCard(content: Content): KnownBlock[] {
  const all = fitsOnCard(content);
  const share = Math.floor(CARD_HOLDS / Math.max(1, Math.min(content.passages.length, 4)));
  const shown = all ? content.passages : content.passages.slice(0, 4);
  const blocks = shown.flatMap((p) => {
    const text = p.text ?? sentences.content.deleted;
    const short = all || text.length <= share ? text : `${pieces(text, share)[0] ?? ""}…`;
    return [marked(`*${escaped(p.label)}*`), quotation(withFiles(short, p.files))];
  });
  return all ? blocks : [...blocks, marked(sentences.content.restInThread)];
}

/** The full words as messages for the desk's thread; none when the card holds all of it. */
export function contentParts(content: Content): KnownBlock[][] {
  if (fitsOnCard(content)) return [];
  const messages: KnownBlock[][] = [];
  let current: KnownBlock[] = [];
  let room = MESSAGE_HOLDS + 3 * PASSAGE_TAKES;
  for (const passage of content.passages) {
    const chunks = pieces(withFiles(passage.text ?? sentences.content.deleted, passage.files), BLOCK_HOLDS);
    chunks.forEach((chunk, index) => {
      const takes = chunk.length + PASSAGE_TAKES;
      if (takes > room || current.length > 40) {
        messages.push(current);
        current = [];
        room = MESSAGE_HOLDS + 3 * PASSAGE_TAKES;
      }
      if (index === 0 || current.length === 0) {
        current.push(marked(`*${escaped(passage.label)}*${index === 0 ? "" : sentences.content.continued}`));
      }
      current.push(quotation(chunk));
      room -= takes;
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

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/**
 * Cuts text into pieces of at most `most` UTF-16 units, at a line's end or a full stop where there is one
 * near the edge, never inside a character as people see it. Together the pieces are the text.
 */
export function pieces(text: string, most: number): string[] {
  const out: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const window = rest.slice(0, most);
    const natural = Math.max(window.lastIndexOf("\n"), window.lastIndexOf("。")) + 1;
    const cut = boundary(rest, natural > most * 0.8 ? natural : most);
    out.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  out.push(rest);
  return out;
}

/** The last place up to `at` between two characters; inside a character only if it alone is longer than that. */
function boundary(text: string, at: number): number {
  const between = characters.segment(text.slice(0, at + 2)).containing(at)?.index ?? at;
  if (between > 0) return between;
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}
