import { conditionWords } from "../src/policy/meaning-words.ts";
import type { Option, Policy, Question, Topic } from "../src/policy/policy.ts";
import { widthOf, wrap } from "./chart-text.ts";

/** A piece of text at its place within a row; sizes in millimetres. */
export interface Piece {
  readonly x: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
}

/** One line of a box. A box may be continued on the next page before any row that does not belong to the one above. */
export interface Row {
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** A thin line above it parts it from the question before. */
  readonly parted: boolean;
  /** Goes with the row above it: a question is not left alone at the foot of a page. */
  readonly joined: boolean;
}

/** A topic as it is drawn: its condition, its heading and what is asked. */
export interface Block {
  readonly condition: readonly string[];
  readonly heading: string;
  readonly note: string;
  readonly rows: readonly Row[];
}

export const SIZES = { ask: 3.1, text: 2.9, small: 2.5 } as const;
const LEADING = 1.5;
const GAP = 1.5;
const INDENT = 3;
const COLUMNS = 6;
const MARKS = { one: "○", several: "□", words: "✎" } as const;
const KINDS = { one: "一つ選ぶ", several: "いくつでも選ぶ", words: "書く" } as const;

export function blockOf(topic: Topic, number: number, policy: Policy, width: number): Block {
  const rows = topic.questions.flatMap((question, index) => rowsOf(question, index > 0, policy, width));
  const [only] = topic.questions;
  const named = topic.title ?? (topic.questions.length === 1 ? only?.label : undefined);
  const short = topic.questions.flatMap(({ label }) => label ?? []).join("・");
  const notes = [
    ...(topic.skippable ? ["飛ばせる"] : []),
    ...(topic.mayBeAnsweredBy.length > 0 ? ["部署や所属長も答えられる"] : []),
  ];
  const condition = topic.askedWhen ? `【条件】${conditionWords(topic.askedWhen, policy)}` : "";
  const note = notes.join("・");
  const room = (width - 6) / SIZES.ask - widthOf(note);
  const heading = wrap(`${number}　${named ?? (short || (only?.ask ?? topic.id))}`, room);
  return {
    condition: condition ? wrap(condition, (width - 4) / SIZES.small) : [],
    heading: heading.length > 1 ? `${heading[0]}…` : (heading[0] ?? ""),
    note,
    rows,
  };
}

function rowsOf(question: Question, parted: boolean, policy: Policy, width: number): readonly Row[] {
  const ask = `${question.ask}（${KINDS[question.kind]}${question.optional ? "、空けてもよい" : ""}）`;
  const condition = question.askedWhen ? `【条件】${conditionWords(question.askedWhen, policy)}` : "";
  const lines = (text: string, size: number, bold: boolean, x: number): Row[] =>
    wrap(text, (width - x) / size).map((line) => row([{ x, text: line, size, bold }], true));
  const lists =
    question.groups.length > 0
      ? question.groups.flatMap((group) => [
          ...lines(`【${group.label}】`, SIZES.small, true, 2),
          ...optionRows(group.options, question, policy, width),
        ])
      : optionRows(question.options, question, policy, width);
  const words = question.later ? lines(`□ ${question.later}`, SIZES.text, false, 3) : [];
  const all = [
    ...lines(ask, SIZES.ask, true, 0),
    ...(condition ? lines(`※${condition}`, SIZES.small, false, 2) : []),
    ...(question.kind === "words" ? words : lists),
  ];
  return all.map((one, index) => ({ ...one, parted: parted && index === 0, joined: index > 0 && index < 3 }));
}

/** The options in columns as on a paper form; a longer one takes the room of several. */
function optionRows(
  options: readonly Option[],
  question: Question,
  policy: Policy,
  width: number,
): readonly Row[] {
  const column = (width - INDENT) / COLUMNS;
  const rows: Row[] = [];
  let pieces: Piece[] = [];
  let taken = 0;
  const end = () => {
    if (pieces.length > 0) rows.push(row(pieces, false));
    pieces = [];
    taken = 0;
  };
  for (const option of options) {
    const only = option.offeredWhen ? `（${conditionWords(option.offeredWhen, policy)}に限る）` : "";
    const text = `${MARKS[question.kind]} ${option.label}${only}`;
    const columns = Math.max(1, Math.ceil((widthOf(text) * SIZES.text + GAP) / column));
    if (taken + columns > COLUMNS) end();
    if (columns <= COLUMNS) {
      pieces.push({ x: INDENT + taken * column, text, size: SIZES.text, bold: false });
      taken += columns;
      continue;
    }
    for (const [index, line] of wrap(text, (width - INDENT - SIZES.text) / SIZES.text).entries()) {
      const x = INDENT + (index > 0 ? SIZES.text : 0);
      rows.push(row([{ x, text: line, size: SIZES.text, bold: false }], index > 0));
    }
  }
  end();
  return rows;
}

function row(pieces: readonly Piece[], joined: boolean): Row {
  const size = Math.max(...pieces.map((piece) => piece.size));
  return { height: size * LEADING, pieces, parted: false, joined };
}
