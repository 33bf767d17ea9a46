import type { Case, PersonId, Told } from "../cases/case.ts";
import { deputyOf } from "../cases/handing.ts";
import { flowAnswers, standing } from "../cases/standing.ts";
import { readable } from "../flows/summary.ts";
import type { Known } from "../masking/known.ts";
import type { Policy } from "../policy/policy.ts";
import { toBoth } from "../words/to-both.ts";
import { escaped, type KnownBlock, marked, quotation } from "./kit.ts";
import { asWritten, filler, NOBODY, pieces, type Readable, type Shown, type Veiled, veil } from "./shown.ts";

/** What one question brought in words. `text` is null when it was erased. */
export interface Passage {
  readonly label: string;
  readonly text: Shown | null;
  readonly files: number;
}

/** What a report says: the answers chosen and the words given. */
export interface Content {
  readonly answers: readonly {
    readonly question: string;
    readonly answer: readonly string[];
    /** Who answered in the reporter's place; null where the reporter did. */
    readonly by: PersonId | null;
  }[];
  readonly passages: readonly Passage[];
  /** Where the words name a citizen, or tell how to find one. */
  readonly places: readonly Veiled[];
}

/** Words as they are stored, as far as drawing needs them. */
export interface StoredWords extends Readable {
  readonly files: number;
  /** The message they were written in. */
  readonly source: { readonly ts: string } | null;
}

/** The question under which words count that were written into the thread of a draft. */
export const ADDED = "added";

/** What the reporter chose and wrote, in the order in which it was asked, as the desk reads it. */
export function contentOf(
  policy: Policy,
  c: Case,
  words: readonly StoredWords[],
  known: Known = NOBODY,
): Content {
  const stands = standing(c);
  const lines = readable(policy, flowAnswers(stands));
  const isQuestion = (id: string) => policy.flow.topics.some((t) => t.questions.some((q) => q.id === id));
  const label = (question: string) =>
    lines.find((l) => l.id === question)?.question ??
    policy.flow.topics.flatMap((t) => t.questions).find((q) => q.id === question)?.label ??
    toBoth.content.added;
  const passages = toldInOrder(c, words).flatMap((told) => {
    if (isQuestion(told.question) && !lines.some((l) => l.id === told.question)) return [];
    const found = words.find((w) => w.id === told.words);
    if (found === undefined) return [];
    const { shown, places } = veil(found, known, c.lifted);
    return [{ label: label(told.question), text: shown, files: found.files, places }];
  });
  return {
    answers: lines
      .filter((l) => l.answer.length > 0)
      .map(({ question, answer, topic }) => ({ question, answer, by: deputyOf(stands, topic) })),
    passages,
    places: passages.flatMap((p) => p.places),
  };
}

/** What was written into the thread stands in the order in which it was written, not in which it arrived. */
export function toldInOrder(c: Case, words: readonly Pick<StoredWords, "id" | "source">[]): readonly Told[] {
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
  passages.reduce((sum, p) => sum + (p.text?.text.length ?? 0), 0) <= CARD_HOLDS;

/** The words as the card shows them: all of them, or the beginning of each with where the rest is. */
export function passagesOnCard(content: Content, rest = toBoth.content.restInThread): KnownBlock[] {
  const all = fitsOnCard(content);
  const share = Math.floor(CARD_HOLDS / Math.max(1, Math.min(content.passages.length, 4)));
  const shown = all ? content.passages : content.passages.slice(0, 4);
  const blocks = shown.flatMap((p) => {
    const shown = p.text ?? asWritten(toBoth.content.deleted);
    const short = beginningOf(shown, all ? CARD_HOLDS : share);
    return [marked(`*${escaped(p.label)}*`), quotation(withFiles(asWritten(short), p.files).text)];
  });
  return all ? blocks : [...blocks, marked(rest)];
}

/** As much of the words as may stand in one place, with a sign where there is more. */
export function beginningOf(shown: Shown, most: number): string {
  const [first = "", ...rest] = pieces(shown.text, most);
  return `${filler(shown)(first)}${rest.length === 0 ? "" : "…"}`;
}

/** The full words as messages for the desk's thread; none when the card holds all of it. */
export function contentParts(content: Content): KnownBlock[][] {
  if (fitsOnCard(content)) return [];
  const messages: KnownBlock[][] = [];
  let current: KnownBlock[] = [];
  let room = MESSAGE_HOLDS + 3 * PASSAGE_TAKES;
  for (const passage of content.passages) {
    const shown = withFiles(passage.text ?? asWritten(toBoth.content.deleted), passage.files);
    const fill = filler(shown);
    pieces(shown.text, BLOCK_HOLDS).forEach((chunk, index) => {
      const takes = chunk.length + PASSAGE_TAKES;
      if (takes > room || current.length > 40) {
        messages.push(current);
        current = [];
        room = MESSAGE_HOLDS + 3 * PASSAGE_TAKES;
      }
      if (index === 0 || current.length === 0) {
        current.push(marked(`*${escaped(passage.label)}*${index === 0 ? "" : toBoth.content.continued}`));
      }
      current.push(quotation(fill(chunk)));
      room -= takes;
    });
  }
  return current.length > 0 ? [...messages, current] : messages;
}

/** A message of somebody, as quotation blocks, in as many messages as it takes. */
export function messageParts(words: string | Shown, files = 0): KnownBlock[][] {
  const shown = withFiles(typeof words === "string" ? asWritten(words) : words, files);
  const fill = filler(shown);
  return pieces(shown.text, MESSAGE_HOLDS).map((part) =>
    pieces(part, BLOCK_HOLDS).map((piece) => quotation(fill(piece))),
  );
}

const withFiles = ({ text, fill }: Shown, files: number): Shown =>
  files === 0
    ? { text, fill }
    : { text: `${text}${text === "" ? "" : "\n"}${toBoth.content.files(files)}`, fill };
