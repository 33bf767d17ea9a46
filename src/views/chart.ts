import type { LocalDate } from "../calendar/local.ts";
import { counted } from "../words/time.ts";
import { toFigures } from "../words/to-figures.ts";

const { charts: say } = toFigures;

/** What a number counts. */
export type Unit = keyof typeof say.units;

/** A number as a picture may tell it; why the two others are not one, docs/privacy.md says. */
export type ChartValue =
  | { readonly as: "told"; readonly n: number }
  | { readonly as: "hidden" }
  | { readonly as: "not-received" };

/** Numbers beside one another, each with what it is of. They stand as they are given: nobody is ranked by them. */
export interface Bars {
  readonly as: "bars";
  readonly title: string;
  readonly unit: Unit;
  readonly rows: readonly { readonly label: string; readonly value: ChartValue }[];
}

/** Months that are told as one, as many as they are; the next block begins with the month after them. */
export interface MonthsBlock {
  readonly months: number;
  readonly value: ChartValue;
}

/** Months in the order of time, at most twelve. */
export interface Months {
  readonly as: "months";
  readonly title: string;
  readonly unit: Unit;
  /** The first day of the first month. */
  readonly first: LocalDate;
  readonly blocks: readonly MonthsBlock[];
}

/** Numbers that are to be drawn. What they are drawn of stands in the message, too, as text or as a table. */
export type Chart = Bars | Months;

/** A bar or a block as it is drawn. */
interface Mark {
  readonly label: string;
  readonly as: ChartValue["as"];
  readonly text: string;
  /** How long it is beside the longest: 0 to 1; over some months, how high each of them is. */
  readonly share: number;
}

/** A chart with every sentence and length that its template draws; none stands there. */
export type DrawnChart = {
  readonly title: string;
  readonly unit: string;
  /** What the marks mean that stand in it. */
  readonly legend: readonly string[];
} & (
  | { readonly as: "bars"; readonly rows: readonly Mark[] }
  | {
      readonly as: "months";
      readonly blocks: readonly (Mark & { readonly months: number; readonly year: string })[];
    }
);

/** What `templates/chart.typ` draws. */
export function drawnChart(chart: Chart): DrawnChart {
  const unit = say.unit(say.units[chart.unit]);
  const head = { title: chart.title, unit, legend: legendOf(chart) };
  if (chart.as === "bars") {
    const longest = Math.max(0, ...chart.rows.map(({ value }) => amountOf(value)));
    const rows = chart.rows.map(({ label, value }) => ({
      label,
      ...markOf(value, chart.unit),
      share: shareOf(amountOf(value), longest),
    }));
    return { as: "bars", ...head, rows };
  }
  // A block is as high as one of its months would be: so its area is its number.
  const highest = Math.max(0, ...chart.blocks.map(({ months, value }) => amountOf(value) / months));
  const blocks = placed(chart).map(({ months, value, from, to }, n, all) => ({
    ...markOf(value, chart.unit),
    text: value.as === "told" ? counted(value.n) : say.instead[value.as].join("\n"),
    label: say.months(from.month, to.month),
    year: all[n - 1]?.from.year === from.year ? "" : say.year(from.year),
    months,
    share: shareOf(amountOf(value) / months, highest),
  }));
  return { as: "months", ...head, blocks };
}

const amountOf = (value: ChartValue): number => (value.as === "told" ? Math.max(value.n, 0) : 0);

const shareOf = (amount: number, longest: number): number => (longest === 0 ? 0 : amount / longest);

const markOf = (value: ChartValue, unit: Unit) => ({ as: value.as, text: textOf(value, unit) });

const textOf = (value: ChartValue, unit: Unit): string =>
  value.as === "told" ? say.number(counted(value.n), say.units[unit]) : say.instead[value.as].join("");

function legendOf(chart: Chart): readonly string[] {
  const values = (chart.as === "bars" ? chart.rows : chart.blocks).map(({ value }) => value.as);
  const together =
    chart.as === "months" && chart.blocks.some(({ months, value }) => months > 1 && value.as === "told");
  return [
    ...(values.length === 0 ? [say.empty] : []),
    ...(values.includes("hidden") ? [say.legend.hidden] : []),
    ...(values.includes("not-received") ? [say.legend["not-received"]] : []),
    ...(together ? [say.legend.together] : []),
  ];
}

/** The blocks of a months chart with the months in which they begin and end. */
function placed({ first, blocks }: Months) {
  const [year = 0, month = 1] = first.split("-").map(Number);
  let next = year * 12 + month - 1;
  const monthOf = (count: number) => ({ year: Math.floor(count / 12), month: (count % 12) + 1 });
  return blocks.map((block) => {
    const from = next;
    next += block.months;
    return { ...block, from: monthOf(from), to: monthOf(next - 1) };
  });
}

/** Slack's limit for what a screen reader says of a picture (`alt_txt` of files.getUploadURLExternal). */
export const ALT_MOST = 1000;

/**
 * What somebody hears who does not see the picture: every number, in the order in which they stand. Where Slack takes
 * no more, whole entries are left out, and it says that they stand in the message.
 */
export function altOf(chart: Chart): string {
  const entries = entriesOf(chart);
  for (let kept = Math.min(entries.length, ALT_MOST); kept > 0; kept--) {
    const left = entries.length - kept;
    const rest = left === 0 ? "" : say.rest(left);
    const text = `${chart.title}。${entries.slice(0, kept).join("、")}。${rest}`;
    if (text.length <= ALT_MOST) return text;
  }
  const bare = entries.length === 0 ? say.empty : say.rest(entries.length);
  return `${cutShort(chart.title, ALT_MOST - bare.length - 1)}。${bare}`;
}

const cutShort = (text: string, most: number): string => text.slice(0, most).toWellFormed();

function entriesOf(chart: Chart): readonly string[] {
  if (chart.as === "bars")
    return chart.rows.map(({ label, value }) => say.entry(label, textOf(value, chart.unit)));
  return placed(chart).map(({ from, to, value }, n, all) => {
    const year = all[n - 1]?.to.year === from.year ? "" : say.year(from.year);
    const until = to.year === from.year ? "" : say.year(to.year);
    return say.entry(say.span(year, from.month, until, to.month), textOf(value, chart.unit));
  });
}
