import { z } from "zod";
import { type ConditionForm, entries, LABEL, named, TEXT, text } from "./form.ts";
import { OCCASIONS, type Occasion, type Occasions } from "./replies.ts";

/** As many as Slack shows in one group of a menu. */
const MOST_TEMPLATES = 100;

/** What the occasions are called where a policy says nothing. */
const LABELS: Readonly<Record<Occasion, string>> = {
  received: "受け取ったことを伝える",
  asking: "事実を確かめる",
  danger: "身の安全",
  again: "長い対応・繰り返し",
  burden: "心身の負担",
  head: "所属長との共有",
  decision: "組織の判断を伝える",
  closing: "終わりと、その後",
};

/** Replies the desk can start from, each with what it is about; those of before there were occasions say nothing. */
export const templatesForm = named(
  entries({ label: text(LABEL), text: text(TEXT), occasion: z.enum(OCCASIONS).exactOptional() }),
)
  .max(MOST_TEMPLATES)
  .transform((all) => [...all].map(([id, one]) => ({ id, ...one })));

/** What replies are about. A city may call an occasion otherwise, and say by which answers it fits. */
export function occasionsForm(condition: ConditionForm) {
  const rule = (label: string) =>
    entries({ label: text(LABEL).default(label), when: condition.exactOptional() }).default({ label });
  return entries({
    received: rule(LABELS.received),
    asking: rule(LABELS.asking),
    danger: rule(LABELS.danger),
    again: rule(LABELS.again),
    burden: rule(LABELS.burden),
    head: rule(LABELS.head),
    decision: rule(LABELS.decision),
    closing: rule(LABELS.closing),
  }).transform((all): Occasions => all);
}
