import type { InputBlock, PlainTextOption, StaticSelect } from "@slack/types";
import { type Case, type ClosingFact, closingFacts, type Outcome } from "../cases/case.ts";
import { MOST_FILES } from "../cases/file-errands.ts";
import { occasionsFor } from "../cases/occasions.ts";
import type { Policy } from "../policy/policy.ts";
import type { Occasion, Template } from "../policy/replies.ts";
import { asking } from "../words/asking.ts";
import { toBoth } from "../words/to-both.ts";
import { toDesk } from "../words/to-desk.ts";
import { messageParts } from "./content.ts";
import {
  button,
  buttons,
  escaped,
  form,
  type KnownBlock,
  type ModalView,
  marked,
  paragraph,
  plainText,
  small,
} from "./kit.ts";

const { note, replyForm, decideForm, closeForm } = toDesk;

/** Beside one's own message in the desk's thread: it stayed inside, and how to send it. */
export const internalNote = (caseId: number, words: number): KnownBlock[] => [
  small(note.internal),
  buttons(button(note.send, "offer-send", { case: caseId, words })),
];

/** Shows recipient and text as it stands before it goes out. */
export const confirmSend = (
  caseId: number,
  words: number,
  revision: number,
  to: string,
  { text, files }: { readonly text: string | null; readonly files: number },
): KnownBlock[] => {
  const parts = messageParts(text ?? "", files);
  return [
    paragraph(note.confirm(to)),
    ...(parts[0] ?? []),
    ...(parts.length > 1 ? [small(note.longer)] : []),
    buttons(
      button(note.yes, "send-note", { case: caseId, words, revision }, { style: "primary" }),
      button(note.no, "keep-note", { case: caseId, words }),
    ),
  ];
};

/** The field in which the reply stands; it changes with the template, since Slack keeps what was typed otherwise. */
export const replyField = (template: string): string => `reply.${template}`;

const REPLY_HOLDS = 3_000;

/** The reply to the reporter; choosing a template fills the text in, after what was typed before. */
export function replyModal(
  policy: Policy,
  c: Case,
  to: string,
  template: string | null,
  typed = "",
): ModalView {
  const chosen = policy.templates.find((t) => t.id === template);
  const isOwn = typed.trim() !== "" && !policy.templates.some((t) => t.text.trim() === typed.trim());
  const filled = `${isOwn ? `${typed}\n\n` : ""}${chosen?.text ?? ""}`;
  const text = filled.length > REPLY_HOLDS ? typed : filled;
  return form(
    "reply",
    { case: c.id },
    { title: replyForm.title, submit: replyForm.submit, close: asking.ask.cancel },
    [
      marked(`*${escaped(replyForm.to(to))}*`),
      {
        type: "section",
        block_id: "template",
        text: plainText(replyForm.template),
        accessory: templateMenu(policy, c, chosen),
      },
      {
        type: "input",
        block_id: replyField(template ?? "none"),
        label: plainText(replyForm.text),
        hint: plainText(replyForm.help),
        element: {
          type: "plain_text_input",
          action_id: replyField(template ?? "none"),
          multiline: true,
          max_length: REPLY_HOLDS,
          ...(text === "" ? {} : { initial_value: text }),
        },
      },
      {
        type: "input",
        block_id: "files",
        optional: true,
        label: plainText(replyForm.files),
        hint: plainText(replyForm.filesHelp),
        element: { type: "file_input", action_id: "files", max_files: MOST_FILES },
      },
    ],
  );
}

/** Every template, by what it is about: first what this case is likely to need. A policy may tell nothing of that. */
function templateMenu(policy: Policy, c: Case, chosen: Template | undefined): StaticSelect {
  const option = ({ label, id }: Template): PlainTextOption => ({ text: plainText(label), value: id });
  const about = (occasion: Occasion | undefined) =>
    policy.templates.filter((one) => one.occasion === occasion).map(option);
  const others = about(undefined);
  const groups = [
    ...occasionsFor(c, policy).map((one) => ({ label: policy.occasions[one].label, options: about(one) })),
    { label: replyForm.others, options: others },
  ].filter(({ options }) => options.length > 0);
  return {
    type: "static_select",
    action_id: "template",
    placeholder: plainText(asking.ask.choose),
    ...(others.length === policy.templates.length
      ? { options: others }
      : { option_groups: groups.map(({ label, options }) => ({ label: plainText(label), options })) }),
    ...(chosen === undefined ? {} : { initial_option: option(chosen) }),
  };
}

/** The organisation's decision, with its reason. */
export function decideModal(policy: Policy, c: Case, reason: string | null): ModalView {
  const option = (key: Outcome) => ({ text: plainText(policy.labels.decision[key]), value: key });
  const initial = c.decision === null ? {} : { initial_option: option(c.decision.outcome) };
  return form(
    "decide",
    { case: c.id },
    { title: decideForm.title, submit: decideForm.submit, close: asking.ask.cancel },
    [
      small(decideForm.help),
      {
        type: "input",
        block_id: "outcome",
        label: plainText(decideForm.outcome),
        element: {
          type: "radio_buttons",
          action_id: "outcome",
          options: [option("applies"), option("does-not-apply"), option("reserved")],
          ...initial,
        },
      },
      {
        type: "input",
        block_id: "reason",
        label: plainText(decideForm.reason),
        element: {
          type: "plain_text_input",
          action_id: "reason",
          multiline: true,
          max_length: 2_800,
          ...(reason === null ? {} : { initial_value: reason }),
        },
      },
    ],
  );
}

/** The longest reason why a closing fact does not apply. */
export const FACT_REASON_HOLDS = 500;

export const factDateField = (fact: ClosingFact): string => `on.${fact}`;
export const factReasonField = (fact: ClosingFact): string => `why.${fact}`;

/** The closing: four dated facts, each or why it does not apply, and the message to the reporter. */
export function closeModal(policy: Policy, c: Case): ModalView {
  const facts = closingFacts.flatMap((fact): InputBlock[] => [
    {
      type: "input",
      block_id: factDateField(fact),
      optional: true,
      label: plainText(closeForm.on(toBoth.closingFact[fact])),
      element: { type: "datepicker", action_id: factDateField(fact) },
    },
    {
      type: "input",
      block_id: factReasonField(fact),
      optional: true,
      label: plainText(closeForm.why(toBoth.closingFact[fact])),
      element: { type: "plain_text_input", action_id: factReasonField(fact), max_length: FACT_REASON_HOLDS },
    },
  ]);
  return form(
    "close",
    { case: c.id },
    { title: closeForm.title, submit: closeForm.submit, close: asking.ask.cancel },
    [
      paragraph(closeForm.intro),
      ...facts,
      {
        type: "input",
        block_id: "message",
        label: plainText(closeForm.message),
        element: {
          type: "plain_text_input",
          action_id: "message",
          multiline: true,
          max_length: 3_000,
          initial_value: `${policy.closing.opening}\n\n${policy.closing.ending}`,
        },
      },
    ],
  );
}
