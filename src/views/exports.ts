import type { Option } from "@slack/types";
import { type Export, FORMS, SPANS } from "../cases/exports.ts";
import { counted, readDate } from "../words/time.ts";
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

/** The fields of the form. */
export const EXPORT_FIELD = {
  span: "export.span",
  first: "export.first",
  last: "export.last",
  form: "export.form",
  words: "export.words",
};

const option = (text: string, value: string): Option => ({ text: plainText(text), value });

const day = (field: string, label: string): KnownBlock => ({
  type: "input",
  block_id: field,
  optional: true,
  label: plainText(label),
  hint: plainText(say.daysHint),
  element: { type: "datepicker", action_id: field },
});

/** What to write out: of which time, as which file, with people's words or not. */
export function exportModal(): ModalView {
  const spans = SPANS.map((span) => option(say.spans[span], span));
  const forms = FORMS.map((one) => option(say.forms[one], one));
  const choice = (field: string, label: string, options: Option[], initial: Option): KnownBlock => ({
    type: "input",
    block_id: field,
    label: plainText(label),
    element: { type: "radio_buttons", action_id: field, options, initial_option: initial },
  });
  return form("export", {}, { title: say.title, submit: say.submit, close: say.close }, [
    paragraph(say.intro),
    choice(EXPORT_FIELD.span, say.span, spans, option(say.spans["this-year"], "this-year")),
    day(EXPORT_FIELD.first, say.first),
    day(EXPORT_FIELD.last, say.last),
    choice(EXPORT_FIELD.form, say.form, forms, option(say.forms.xlsx, "xlsx")),
    {
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
    },
    small(say.notedHint),
  ]);
}

/** 今年度の件の一覧. */
function what({ span, first, last }: Export): string {
  const [from, to] = [first, last].map((date) => say.day(date.slice(0, 4), readDate(date)));
  return say.list(span === "days" ? say.days(from ?? "", to ?? "") : say.spans[span]);
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
      return [paragraph(say.delivered(list, total))];
    case "cancelled":
    case "empty":
    case "left":
    case "failed":
      return [paragraph(say[it.state](list))];
  }
}

/** That somebody wrote cases out, for everybody at the desk. */
export const exportTold = (it: Export, name: string): KnownBlock[] => [
  paragraph((it.words ? say.toldWithWords : say.told)(name, what(it))),
];
