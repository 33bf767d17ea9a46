import type { PlainTextOption, StaticSelect } from "@slack/types";
import { type Case, type Instant, isOpen, receivedAt } from "../cases/case.ts";
import { type Choice, QUEUES, type Queue } from "../cases/queues.ts";
import type { Policy } from "../policy/policy.ts";
import { dateTime } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toDesk } from "../words/to-desk.ts";
import { toExport } from "../words/to-export.ts";
import { toQueue } from "../words/to-queue.ts";
import { urgencyMark } from "./card.ts";
import {
  button,
  buttons,
  escaped,
  form,
  heading,
  type KnownBlock,
  line,
  type ModalView,
  marked,
  plainText,
  small,
} from "./kit.ts";

const { queue: says } = toQueue;

/** One case, as it stands in the list; of one that cannot be read its number. No word of anybody stands there. */
export type QueueRow = ReadableRow | { readonly c: null; readonly number: string | null };

interface ReadableRow {
  readonly c: Case;
  readonly policy: Policy;
  /** null where nobody has it; empty where Slack has not said the name. */
  readonly owner: string | null;
  readonly section: string | null;
  /** Where its card stands. */
  readonly link: string | null;
}

/** A page of a queue, and what else could be chosen. */
export interface Shown {
  readonly choice: Choice;
  readonly counts: Readonly<Record<Queue, number>>;
  readonly pages: number;
  readonly rows: readonly QueueRow[];
  readonly sections: readonly { readonly code: string; readonly name: string; readonly cases: number }[];
  readonly wishes: readonly { readonly key: string; readonly label: string }[];
  readonly now: Instant;
}

/** The fields of the queue's screen. */
export const QUEUE_FIELD = {
  queue: "queue.which",
  section: "queue.section",
  wish: "queue.wish",
  find: "find",
};

/** What stands before the code of a section or a wish in a menu, so that none is taken for "all". */
export const CODE = "=";

const EVERY = "every";

/** Slack takes no more options in a menu, and no longer text or value in one. */
const OPTIONS = 100;
const OPTION_TEXT = 75;

/** The queue on a screen of its own. */
export const queueModal = (shown: Shown): ModalView =>
  screen(shown.choice, "", [...menus(shown), ...listBlocks(shown), ...pager(shown)]);

/** What was found, newest first; `more`: there may be others. */
export const foundModal = (
  choice: Choice,
  text: string,
  rows: readonly QueueRow[],
  more: boolean,
  now: Instant,
): ModalView =>
  screen(choice, text, [
    ...(rows.length === 0
      ? [small(says.foundNone)]
      : [heading(says.found(rows.length)), ...rows.map((row) => rowBlock(row, now))]),
    ...(more ? [small(says.foundMore)] : []),
    buttons(button(says.whole, "queue.whole", carried(choice))),
  ]);

/** While it is looked for. */
export const lookingModal = (choice: Choice, text: string): ModalView =>
  screen(choice, text, [small(says.looking)]);

function screen(choice: Choice, text: string, blocks: readonly KnownBlock[]): ModalView {
  const find: KnownBlock = {
    type: "input",
    block_id: QUEUE_FIELD.find,
    optional: true,
    label: plainText(says.find),
    hint: plainText(says.findHelp),
    element: {
      type: "plain_text_input",
      action_id: QUEUE_FIELD.find,
      max_length: 100,
      ...(text === "" ? {} : { initial_value: text }),
    },
  };
  const texts = { title: says.title, submit: says.look, close: says.close };
  return form("queue", carried(choice), texts, [...blocks, line, find]);
}

/** The desk's part of the App Home: the beginning of the queue, and what there is in each. */
export function queueAtHome(shown: Shown): KnownBlock[] {
  const { counts, choice } = shown;
  const into = (queue: Queue) =>
    button(says.counted(says.labels[queue], counts[queue]), `queue.${queue}`, carried({ ...choice, queue }));
  return [
    heading(says.title),
    ...listBlocks(shown),
    buttons(
      button(says.open(counts.all), "queue.all", carried(choice), { style: "primary" }),
      ...QUEUES.filter((queue) => queue !== "all").map(into),
      button(toExport.exporting.open, "export", {}),
    ),
    line,
  ];
}

/** Where the menus stand, the screen itself says what was chosen in them. */
const carried = ({ queue, page }: Choice) => ({ queue, page });

function menus({ choice, counts, sections, wishes }: Shown): KnownBlock[] {
  const which = QUEUES.map((queue) => option(says.counted(says.labels[queue], counts[queue]), queue));
  const places = sections.map(({ code, name, cases }) => option(says.counted(name, cases), CODE + code));
  const asked = wishes.map(({ key, label }) => option(label, CODE + key));
  const elements = [
    menu(QUEUE_FIELD.queue, says.choose, which, choice.queue),
    ...(places.length === 0
      ? []
      : [menu(QUEUE_FIELD.section, says.section, every(says.everySection, places), coded(choice.section))]),
    ...(asked.length === 0
      ? []
      : [menu(QUEUE_FIELD.wish, says.wish, every(says.everyWish, asked), coded(choice.wish))]),
  ];
  return [{ type: "actions", block_id: "queue", elements }, small(says.order)];
}

const coded = (code: string | null): string => (code === null ? EVERY : CODE + code);

const every = (label: string, options: readonly PlainTextOption[]): readonly PlainTextOption[] => [
  option(label, EVERY),
  ...options.slice(0, OPTIONS - 1),
];

/** The end of what a menu's line cannot hold says most: it is the section itself, and how many. */
const option = (text: string, value: string): PlainTextOption => ({ text: plainText(ending(text)), value });

const ending = (text: string): string =>
  text.length > OPTION_TEXT ? `…${text.slice(1 - OPTION_TEXT)}` : text;

function menu(id: string, label: string, options: readonly PlainTextOption[], chosen: string): StaticSelect {
  const initial = options.find((one) => one.value === chosen);
  return {
    type: "static_select",
    action_id: id,
    placeholder: plainText(label),
    options: options.filter(({ value = "" }) => value.length <= 150),
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

function listBlocks({ choice, counts, rows, now }: Shown): KnownBlock[] {
  const isNarrowed = choice.queue !== "all" || choice.section !== null || choice.wish !== null;
  return counts[choice.queue] === 0
    ? [small(isNarrowed ? says.none : says.noneAtAll)]
    : rows.map((row) => rowBlock(row, now));
}

const rowBlock = (row: QueueRow, now: Instant): KnownBlock =>
  row.c === null ? marked(`*${escaped(row.number ?? "")}*　${says.unreadable}`) : readable(row, now);

function readable({ c, policy, owner, section, link }: ReadableRow, now: Instant): KnownBlock {
  const at = (ms: Instant) => dateTime(ms, policy.timeZone);
  const number = c.number ?? "";
  const due =
    c.answerDue === null || !isOpen(c)
      ? says.since(at(receivedAt(c)))
      : c.answerDue < now
        ? says.overdue(at(c.answerDue))
        : says.due(at(c.answerDue));
  const parts = [
    toBoth.kind[c.kind],
    policy.labels.urgency[c.urgency],
    isOpen(c) ? (owner === null ? toDesk.card.nobody : says.owner(owner)) : toBoth.status[c.status],
    due,
    ...(section === null ? [] : [ending(section)]),
  ];
  const title = link === null ? escaped(number) : `<${link}|${escaped(number)}>`;
  return marked(`${urgencyMark(c)}*${title}*　${parts.map(escaped).join("　")}`);
}

function pager({ choice, counts, pages }: Shown): KnownBlock[] {
  if (pages === 1) return [];
  const to = (text: string, verb: string, page: number) => button(text, verb, carried({ ...choice, page }));
  return [
    small(says.page(choice.page + 1, pages, counts[choice.queue])),
    buttons(
      ...(choice.page === 0 ? [] : [to(says.back, "queue.back", choice.page - 1)]),
      ...(choice.page === pages - 1 ? [] : [to(says.on, "queue.on", choice.page + 1)]),
    ),
  ];
}
