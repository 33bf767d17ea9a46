import type { Checkboxes, InputBlock, PlainTextInput, RadioButtons, StaticSelect } from "@slack/types";
import type { Answers } from "../flows/answers.ts";
import { LATER, type Option, type Question, type Topic } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { plainText } from "./kit.ts";
import { pieces } from "./shown.ts";

/** The longest text a Slack input takes; also the longest initial text. */
export const INPUT_HOLDS = 3_000;

/** What is at most so long has one line to be written in. */
const ONE_LINE = 200;

/** The field (block and action id) in which a question's answer stands. */
export const fieldOf = (question: string): string => `f.${question}`;

/** The field of the box "not now" beside a question answered in words. */
export const laterFieldOf = (question: string): string => `f.${question}.later`;

/** The field of one of several groups of options. */
export const groupFieldOf = (question: string, group: number): string => `f.${question}.${group}`;

/** `suggested`: the words given seem to mention it. It is only marked; ticking it is the person's own. */
const option = (o: Option, suggested: ReadonlySet<string>) => {
  const mark = suggested.has(o.key) && (o.acts.length > 0 || o.mark !== undefined);
  const description = mark ? asking.ask.candidate : o.help;
  return {
    text: plainText(o.label),
    value: o.key,
    ...(description === undefined ? {} : { description: plainText(description) }),
  };
};

/** A topic's questions as form fields, with what was answered so far filled in. */
export function fields(
  topic: Topic,
  answers: Answers,
  texts: ReadonlyMap<string, string>,
  suggested: ReadonlySet<string> = new Set(),
): InputBlock[] {
  return topic.questions.flatMap((q) => {
    if (q.kind === "words") return words(q, answers[q.id] ?? [], texts.get(q.id));
    const optional = q.optional || topic.skippable;
    const chosen = answers[q.id] ?? (q.initial === undefined ? [] : [q.initial]);
    if (q.kind === "several") return several(q, chosen, optional, suggested);
    return [input(fieldOf(q.id), q.ask, q.help, optional, one(q, chosen, topic.surface === "modal"))];
  });
}

function one(q: Question, chosen: readonly string[], select: boolean): RadioButtons | StaticSelect {
  const options = q.options.map((o) => option(o, new Set()));
  const initial = options.find((o) => chosen.includes(o.value));
  const start = initial === undefined ? {} : { initial_option: initial };
  return select || options.length > 10
    ? {
        type: "static_select",
        action_id: fieldOf(q.id),
        placeholder: plainText(asking.ask.choose),
        options,
        ...start,
      }
    : { type: "radio_buttons", action_id: fieldOf(q.id), options, ...start };
}

function several(
  q: Question,
  chosen: readonly string[],
  optional: boolean,
  suggested: ReadonlySet<string>,
): InputBlock[] {
  const groups = q.groups.length > 0 ? q.groups : [{ label: q.ask, options: q.options }];
  return groups.map((group, index) => {
    const field = q.groups.length > 0 ? groupFieldOf(q.id, index) : fieldOf(q.id);
    const options = group.options.map((o) => option(o, suggested));
    const initial = options.filter((o) => chosen.includes(o.value));
    const element: Checkboxes = {
      type: "checkboxes",
      action_id: field,
      options,
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    };
    return input(
      field,
      group.label,
      index === 0 ? q.help : undefined,
      optional || q.groups.length > 0,
      element,
    );
  });
}

function words(q: Question, answer: readonly string[], text: string | undefined): InputBlock[] {
  const element: PlainTextInput = {
    type: "plain_text_input",
    action_id: fieldOf(q.id),
    multiline: (q.maxLength ?? INPUT_HOLDS) > ONE_LINE,
    max_length: Math.min(q.maxLength ?? INPUT_HOLDS, INPUT_HOLDS),
    ...(text === undefined ? {} : { initial_value: pieces(text, q.maxLength ?? INPUT_HOLDS)[0] ?? "" }),
  };
  const box = input(fieldOf(q.id), q.ask, q.help, true, element);
  if (q.later === undefined) return [box];
  const later = { text: plainText(q.later), value: LATER };
  return [
    box,
    input(laterFieldOf(q.id), "\u3000", undefined, true, {
      type: "checkboxes",
      action_id: laterFieldOf(q.id),
      options: [later],
      ...(answer.includes(LATER) ? { initial_options: [later] } : {}),
    }),
  ];
}

function input(
  id: string,
  label: string,
  hint: string | undefined,
  optional: boolean,
  element: InputBlock["element"],
): InputBlock {
  return {
    type: "input",
    block_id: id,
    label: plainText(label),
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
    optional,
    element,
  };
}
