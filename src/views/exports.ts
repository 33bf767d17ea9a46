import type { PlainTextOption } from "@slack/types";
import type { LocalDate } from "../calendar/local.ts";
import { fiscalYearOf, monthOf } from "../calendar/months.ts";
import { CONTENTS, type Content, type Export, FORMS_OF, SPANS_OF } from "../cases/exports.ts";
import { HELD, type HeldDays, type HeldKind, heldMark } from "../cases/held.ts";
import { counted, eraFiscalYear, readDate, readDay } from "../words/time.ts";
import { toCity } from "../words/to-city.ts";
import { toExport } from "../words/to-export.ts";
import {
  button,
  buttons,
  form,
  type KnownBlock,
  type ModalView,
  paragraph,
  plainText,
  small,
} from "./kit.ts";

const { exporting: say } = toExport;

/** Slack keeps what was chosen in a field as long as it is called the same: where others can be chosen it is another one. */
const fieldOf = (field: string, content: Content): string =>
  content === "cases" ? field : `${field}.${content}`;

/** The fields of the form. */
export const EXPORT_FIELD = {
  span: (content: Content) => fieldOf("export.span", content),
  first: "export.first",
  last: "export.last",
  form: (content: Content) => fieldOf("export.form", content),
  words: "export.words",
  /** Of a year, so that another one comes with what was noted of it. */
  held: (what: HeldKind, year: number) => `export.${what}.${year}`,
};

/** The menus of the form, by which it changes. */
export const EXPORT_CONTENT = "export-content";
export const EXPORT_YEAR = "export-year";

/** Of which fiscal year a report is wished for, as the form stands; years are named by the one in which they begin. */
export interface YearAsked {
  readonly year: number;
  readonly current: number;
  readonly held: HeldDays;
}

/** What the form is to ask for; a report comes with its year. */
export type ExportAsked = Exclude<Content, "report"> | YearAsked;

const option = (text: string, value: string): PlainTextOption => ({ text: plainText(text), value });

const day = (field: string, label: string): KnownBlock => ({
  type: "input",
  block_id: field,
  optional: true,
  label: plainText(label),
  hint: plainText(say.daysHint),
  element: { type: "datepicker", action_id: field },
});

const choice = (
  field: string,
  label: string,
  options: PlainTextOption[],
  initial: PlainTextOption,
): KnownBlock => ({
  type: "input",
  block_id: field,
  label: plainText(label),
  element: { type: "radio_buttons", action_id: field, options, initial_option: initial },
});

/** A menu that changes the form as soon as something is chosen. */
const menuOf = (
  id: string,
  label: string,
  options: PlainTextOption[],
  initial: PlainTextOption,
): KnownBlock => ({
  type: "section",
  block_id: id,
  text: plainText(label),
  accessory: { type: "static_select", action_id: id, options, initial_option: initial },
});

function formsOf(content: Content): KnownBlock {
  const [first = "xlsx", ...others] = FORMS_OF[content];
  const of = (one: typeof first) => option(say.forms[one], one);
  return choice(EXPORT_FIELD.form(content), say.form, [of(first), ...others.map(of)], of(first));
}

/** What to write out: the cases, figures or a report; of which time, and as which file. */
export function exportModal(asked: ExportAsked): ModalView {
  const content = typeof asked === "string" ? asked : "report";
  const of = (one: Content) => option(say.contents[one], one);
  const carried =
    typeof asked === "string" ? { content } : { content, year: asked.year, revision: heldMark(asked.held) };
  return form("export", carried, { title: say.title, submit: say.submit, close: say.close }, [
    menuOf(EXPORT_CONTENT, say.content, CONTENTS.map(of), of(content)),
    paragraph(say.intro[content]),
    ...(typeof asked === "string" ? spanFields(asked) : yearFields(asked)),
    formsOf(content),
    ...(content === "cases" ? [wordsField] : []),
    small(say.notedHint),
  ]);
}

function spanFields(content: Exclude<Content, "report">): KnownBlock[] {
  const of = (span: Export["span"]) => option(say.spans[span], span);
  return [
    choice(EXPORT_FIELD.span(content), say.span[content], SPANS_OF[content].map(of), of("this-year")),
    day(EXPORT_FIELD.first, say.first),
    day(EXPORT_FIELD.last, say.last),
  ];
}

function yearFields({ year, current, held }: YearAsked): KnownBlock[] {
  const of = (one: number) => option(yearRead(one, one === current), String(one));
  const days = (what: HeldKind): KnownBlock => {
    const field = EXPORT_FIELD.held(what, year);
    const noted = held[what];
    const written = noted?.length === 0 ? say.heldNone : noted?.map(readDate).join("\n");
    return {
      type: "input",
      block_id: field,
      optional: true,
      label: plainText(say.held[what]),
      hint: plainText(say.heldHint),
      element: {
        type: "plain_text_input",
        action_id: field,
        multiline: true,
        max_length: 3_000,
        ...(written === undefined ? {} : { initial_value: written }),
      },
    };
  };
  return [menuOf(EXPORT_YEAR, say.year, [current, current - 1].map(of), of(year)), ...HELD.map(days)];
}

const wordsField: KnownBlock = {
  type: "input",
  block_id: EXPORT_FIELD.words,
  optional: true,
  label: plainText(say.words),
  hint: plainText(say.wordsSays),
  element: {
    type: "checkboxes",
    action_id: EXPORT_FIELD.words,
    options: [option(say.withWords, "words")],
  },
};

/** `令和8年度（途中）`. */
const yearRead = (year: number, isGoing: boolean): string =>
  isGoing ? say.going(eraFiscalYear(year)) : eraFiscalYear(year);

/** The fiscal year of a report, named by the year in which it begins. */
export const yearOf = ({ first }: { readonly first: LocalDate }): number => fiscalYearOf(monthOf(first));

/** 今年度の件の一覧. */
function what({ content, span, first, last }: Export): string {
  if (content === "report") return say.report(yearRead(yearOf({ first }), span === "this-year"));
  const over = span === "days" ? say.days(readDay(first), readDay(last)) : say.spans[span];
  return content === "cases" ? say.list(over) : say.figures(over);
}

/** How the file of an export is called: as a file, and as a line in Slack. */
export function exportFile(it: Export): { readonly name: string; readonly title: string } {
  const name =
    it.content === "report"
      ? say.file.report(eraFiscalYear(yearOf(it)), it.span === "this-year")
      : say.file[it.content](it.first, it.last);
  return { name: `${name}.${it.form}`, title: say.fileTitle[it.content] };
}

/** How an export goes on, for who asked for it. */
export function exportBlocks(it: Export): KnownBlock[] {
  const list = what(it);
  const total = counted(it.total ?? 0);
  switch (it.state) {
    case "making":
      return [
        paragraph(it.total === null ? say.making(list) : say.progress(list, counted(it.made), total)),
        buttons(button(say.cancel, "export-cancel", { export: it.id })),
      ];
    case "sharing":
      return [paragraph(say.sharing(list))];
    case "delivered":
      return [paragraph(deliveredText(it, list, total))];
    case "empty":
      return [paragraph(it.content === "cases" ? say.empty(list) : say.notOver(list))];
    case "cancelled":
    case "left":
    case "failed":
      return [paragraph(say[it.state](list))];
  }
}

function deliveredText({ content }: Export, list: string, total: string): string {
  switch (content) {
    case "cases":
      return say.delivered(list, total);
    case "figures":
      return say.deliveredFigures(list, `${toCity.hiding}${toCity.speaking}`);
    case "report":
      return say.deliveredReport(list);
  }
}

/** That somebody wrote something out, for everybody at the desk. */
export function exportTold(it: Export, name: string): KnownBlock[] {
  if (it.content !== "cases") return [paragraph(say.toldFigures(name, what(it)))];
  return [paragraph((it.words ? say.toldWithWords : say.told)(name, what(it)))];
}
