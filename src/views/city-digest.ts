import type { TableBlock } from "@slack/types";
import type { LocalDate } from "../calendar/local.ts";
import { type Days, fiscalYearOf, monthOf } from "../calendar/months.ts";
import type { DigestTime } from "../cases/digests.ts";
import type { Policy } from "../policy/policy.ts";
import { eraFiscalYear, eraMonth, monthRead } from "../words/time.ts";
import { toCity } from "../words/to-city.ts";
import { toFigures } from "../words/to-figures.ts";
import { type CityTold, cityTables, type FigureTable, type TableCell, type TableId } from "./city-tables.ts";
import { dayRead } from "./digest.ts";
import { button, buttons, escaped, heading, type KnownBlock, marked, paragraph, small } from "./kit.ts";

const { cityDigest: say, tables } = toCity;

/** Slack takes about 13,200 characters in the blocks of a message beside a table, and 50 blocks; all of JSON is counted. */
const MESSAGE = 12_000;
const BLOCKS = 45;
/** Slack takes 3,000 characters in a section, and 100 rows and 10,000 characters in a table. */
const SECTION = 2_800;
const TABLE = 6_000;
const ROWS = 80;
/** Names in one line, and of a name, so many characters. */
const NAMES = 400;
const NAME = 120;
/** Who was not reached stands in the first message, beside everything else. */
const ADDRESSES = 1_000;

/** What only a year's report tells. */
const YEARLY: ReadonlySet<TableId> = new Set(["notices"]);

/** What is told of the city in one message and, where it is long, in its thread. */
export interface CityDigestTold {
  /** The fiscal year until the end of a month. */
  readonly year: CityTold;
  /** That month alone; null where only the year was asked for. */
  readonly month: CityTold | null;
  /** The day for which it was, if it comes later. */
  readonly lateFor: LocalDate | null;
  /** To whom of the leadership there was no way: for the desk alone. */
  readonly unreached: readonly string[];
  /** Somebody of the desk asked for it, and may ask for another time. */
  readonly asked: boolean;
}

/** A row with the cells of the year and those of the month. */
interface Line {
  readonly label: string;
  readonly cells: readonly TableCell[];
  readonly alone: readonly TableCell[];
}

/** The digest of the whole city as messages: the first stands by itself, the others in its thread. */
export function cityDigestMessages(told: CityDigestTold, policy: Policy): readonly (readonly KnownBlock[])[] {
  const { month, lateFor, unreached, asked } = told;
  const year = { ...told.year, days: daysCounted(told.year) };
  const last = year.days.to;
  const title = month === null ? say.titleOfYear(yearRead(last)) : say.title(eraMonth(last));
  const opening = [heading(title), ...(lateFor === null ? [] : [small(say.late(dayRead(lateFor)))])];
  const closing = [
    ...(unreached.length === 0 ? [] : [paragraph(say.unreached(someOf(unreached)))]),
    ...(asked ? [cityButtons()] : []),
  ];
  if (isEmpty(year)) return [[...opening, paragraph(say.nothing(spanRead(year.days))), ...closing]];
  const aside = month === null || month.days.from === year.days.from ? null : month;
  const more = aside === null ? "" : `${say.others}${say.alone(monthRead(aside.days.from))}`;
  const intro = small(
    `${say.span(yearRead(last), spanRead(year.days))}${month === null ? say.others : more}`,
  );
  const meant = [small(`${toCity.hiding}${say.plain}`), small(toCity.speaking)];
  return packed([...opening, intro, ...tableBlocks(year, aside, policy)], [...meant, ...closing], title);
}

/** The days of which anything is known: in the first year they begin with the month in which counting did. */
export const daysCounted = ({ counted, days }: CityTold): Days => counted ?? days;

/** 先月 and 今年度 of the whole city, for somebody of the desk. */
export const cityButtons = (): KnownBlock =>
  buttons(
    ...(["month", "year"] as const satisfies readonly DigestTime[]).map((time) =>
      button(say.time[time], `city-digest.${time}`, { time }),
    ),
  );

/** Whether nothing at all happened, and that may be said of all those days. */
const isEmpty = ({ sums, days }: CityTold): boolean =>
  sums.size > 0 &&
  [...sums.values()].every((values) =>
    [...values.values()].every((sum) => sum.as === "told" && sum.times === 0 && sum.to === days.to),
  );

/** `令和8年度`, by a day in it. */
export const yearRead = (day: LocalDate): string => eraFiscalYear(fiscalYearOf(monthOf(day)));

/** `4月から10月まで`, `4月`. */
export function spanRead({ from, to }: Days): string {
  const [first, last] = [monthRead(from), monthRead(to)];
  return first === last ? first : say.between(first, last);
}

function tableBlocks(year: CityTold, aside: CityTold | null, policy: Policy): KnownBlock[] {
  const alone = new Map((aside === null ? [] : cityTables(aside, policy)).map((table) => [table.id, table]));
  const read = cityTables(year, policy)
    .filter(({ id }) => !YEARLY.has(id))
    .map((table) => ({ table, lines: linesOf(table, alone.get(table.id)) }));
  const others = read.filter(({ table }) => table.id !== "bureaus");
  const bureaus = read.filter(({ table }) => table.id === "bureaus");
  return [
    ...bureaus.flatMap(({ table, lines }) => wholeBlocks(table, lines.at(-1), aside)),
    ...others.flatMap(({ table, lines }) =>
      listBlocks(table.title, textsOf(table, lines, aside), table.note),
    ),
    ...bureaus.flatMap(({ table, lines }) => bureauBlocks(table, lines.slice(0, -1), aside)),
  ];
}

/** What is counted of every bureau, of the city as a whole. */
const wholeBlocks = (table: FigureTable, line: Line | undefined, month: CityTold | null): KnownBlock[] =>
  listBlocks(
    tables.city,
    table.columns.slice(1).map((column, n) => `${column}：${cellText(line, n, month)}`),
    null,
  );

const linesOf = (table: FigureTable, alone: FigureTable | undefined): readonly Line[] =>
  table.rows.map(({ label, cells }, n) => ({ label, cells, alone: alone?.rows[n]?.cells ?? [] }));

/** A number of the year, with that of the month where it may be told and says more. */
function cellText(line: Line | undefined, n: number, month: CityTold | null): string {
  const cell = line?.cells[n];
  const text = cell?.text ?? tables.hidden;
  const alone = line?.alone[n] ?? null;
  if (month === null || alone === null || alone.number === null || cell?.number === 0) return text;
  const { from } = month.days;
  const [calendar = 0, number = 0] = from.split("-").map(Number);
  const { during, month: monthOfYear } = toFigures.figures;
  if (text === during(alone.text, monthOfYear(calendar, number))) return text;
  return say.withMonth(text, monthRead(from), alone.text);
}

/** What people read of a table: a line for each number, and one for all that are none, hidden or not received. */
function textsOf(table: FigureTable, lines: readonly Line[], month: CityTold | null): readonly string[] {
  const read = lines.map((line) => ({
    label: line.label,
    text: table.id === "times" ? timesText(line, month) : cellText(line, 0, month),
    isPlain: table.id !== "times" && isPlain(line.cells[0]),
  }));
  const plain = Map.groupBy(
    read.filter((one) => one.isPlain),
    ({ text }) => text,
  );
  return [
    ...read.filter((one) => !one.isPlain).map(({ label, text }) => `${label}：${text}`),
    ...[...plain].flatMap(([text, same]) =>
      namesIn(same.map(({ label }) => label)).map((names) => `${text}：${names}`),
    ),
  ];
}

const PLAIN: ReadonlySet<string> = new Set([tables.hidden, tables.notReceived]);

const isPlain = ({ text = tables.hidden }: Partial<TableCell> = {}): boolean =>
  PLAIN.has(text) || /^0\D/.test(text);

function timesText({ cells, alone }: Line, month: CityTold | null): string {
  const lengths = ([half, most, of]: readonly TableCell[]): string | null =>
    half?.number == null || most?.number == null || of === undefined
      ? null
      : say.lengths(half.text, most.text, of.text);
  const [half, , of] = cells;
  const text = lengths(cells) ?? say.noLengths(half?.text ?? tables.hidden, of?.text ?? tables.hidden);
  const then = lengths(alone);
  return month === null || then === null ? text : say.withMonth(text, monthRead(month.days.from), then);
}

/** Names in lines that are not too long. */
function namesIn(names: readonly string[], between = "／", most = NAMES): readonly string[] {
  const found: string[] = [];
  for (const name of names.map(short)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + name.length <= most)
      found[found.length - 1] = `${last}${between}${name}`;
    else found.push(name);
  }
  return found;
}

/** As many of those who were not reached as one section holds, and how many more. */
function someOf(all: readonly string[]): string {
  const [first = ""] = namesIn(all, "、", ADDRESSES);
  const left = all.length - first.split("、").length;
  return left > 0 ? `${first}${say.andMore(left)}` : first;
}

const short = (name: string): string => (name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name);

/** Lines under a title, as many sections as they need. */
function listBlocks(title: string, lines: readonly string[], note: string | null): KnownBlock[] {
  const texts: string[] = [`*${escaped(title)}*`];
  for (const line of lines.map((one) => `• ${escaped(one)}`)) {
    const last = texts.at(-1) ?? "";
    if (last.length + line.length < SECTION) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return [...texts.map(marked), ...(note === null ? [] : [small(note)])];
}

/** The bureaus in a table, in the order of the city's file; those of which nothing may be told in a line. */
function bureauBlocks(table: FigureTable, lines: readonly Line[], month: CityTold | null): KnownBlock[] {
  if (lines.length === 0) return [];
  const isHidden = ({ cells }: Line) => cells.every(({ text }) => text === tables.hidden);
  const hidden = namesIn(lines.filter(isHidden).map(({ label }) => label));
  const rows = lines
    .filter((line) => !isHidden(line))
    .map((line) => [short(line.label), ...line.cells.map((_, n) => cellText(line, n, month))]);
  return [
    marked(`*${escaped(table.title)}*`),
    ...tablesOf(table.columns, rows),
    ...hidden.map((names) => paragraph(say.allHidden(names))),
    ...(table.note === null ? [] : [small(table.note)]),
  ];
}

/** Rows in as many tables as they need; a message holds one. */
function tablesOf(columns: readonly string[], rows: readonly (readonly string[])[]): TableBlock[] {
  const found: (readonly string[])[][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last !== undefined && last.length < ROWS && [...last, row].flat().join("").length <= TABLE)
      last.push(row);
    else found.push([row]);
  }
  return found.map((some) => ({ type: "table", rows: [columns, ...some].map(cellsOf) }));
}

const cellsOf = (texts: readonly string[]): TableBlock["rows"][number] =>
  texts.map((text) => ({ type: "raw_text", text }));

/** Blocks in as many messages as they need. `closing` stands in the first. */
function packed(
  blocks: readonly KnownBlock[],
  closing: readonly KnownBlock[],
  title: string,
): readonly (readonly KnownBlock[])[] {
  const end = [small(say.goesOn), ...closing];
  const messages: KnownBlock[][] = [[]];
  for (const block of blocks) {
    const last = messages.at(-1) ?? [];
    const wanted = [...last, block, ...(messages.length === 1 ? end : [])];
    if (fits(wanted)) last.push(block);
    else messages.push([heading(say.more(title)), block]);
  }
  const [first = [], ...more] = messages;
  return [[...first, ...(more.length === 0 ? closing : end)], ...more];
}

function fits(blocks: readonly KnownBlock[]): boolean {
  const others = blocks.filter(({ type }) => type !== "table");
  const length = JSON.stringify(others).length + blocks.length * 60;
  return blocks.length <= BLOCKS && blocks.length - others.length <= 1 && length <= MESSAGE;
}
