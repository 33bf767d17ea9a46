import type { InputBlock, PlainTextOption } from "@slack/types";
import { type Case, isKeptFromManagers } from "../cases/case.ts";
import type { Advice } from "../cases/work.ts";
import { type Policy, URGENCIES } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { toWork } from "../words/to-work.ts";
import {
  button,
  buttons,
  type Carried,
  form,
  heading,
  type KnownBlock,
  type ModalView,
  paragraph,
  plainText,
  quotation,
  small,
} from "./kit.ts";
import { pieces } from "./shown.ts";
import { adviserLabel } from "./work-card.ts";

const { workForm: say, advice: toAdviser } = toWork;

/** The fields of the forms in which the desk works on a case. */
export const FIELD = {
  to: "to",
  word: "word",
  urgency: "urgency",
  reason: "reason",
  rung: "rung",
  on: "on",
  until: "until",
  review: "review",
  note: "note",
  number: "number",
  remove: "remove",
  adviser: "adviser",
  text: "text",
} as const;

const WORD_HOLDS = 500;
/** What is asked of another section, and what it answers, stands in one message. */
const TEXT_HOLDS = 2_000;
/** What is put in the place of a name may be longer than the name. */
const MASKED_HOLDS = 3_000;

const labelled = (
  id: string,
  label: string,
  element: InputBlock["element"],
  more: { optional?: boolean; hint?: string } = {},
): InputBlock => ({
  type: "input",
  block_id: id,
  label: plainText(label),
  ...(more.hint === undefined ? {} : { hint: plainText(more.hint) }),
  ...(more.optional === true ? { optional: true } : {}),
  element,
});

const text = (id: string, most: number, initial = ""): InputBlock["element"] => ({
  type: "plain_text_input",
  action_id: id,
  multiline: true,
  max_length: most,
  ...(initial === "" ? {} : { initial_value: pieces(initial, most)[0] ?? "" }),
});

const oneOf = (id: string, options: PlainTextOption[]): InputBlock["element"] => ({
  type: "static_select",
  action_id: id,
  placeholder: plainText(asking.ask.choose),
  options,
});

const short = (label: string): string => (label.length > 75 ? `${label.slice(0, 74)}…` : label);
const option = (label: string, value: string): PlainTextOption => ({ text: plainText(short(label)), value });

const ofForm = (
  name: string,
  carried: Carried,
  title: string,
  submit: string,
  blocks: KnownBlock[],
): ModalView => form(name, carried, { title, submit, close: asking.ask.cancel }, blocks);

/** A case as somebody has it now: what is asked of it counts only as long as they do. */
const held = (c: Case): Carried => ({ case: c.id, since: c.claimedAt ?? 0 });

/** Asks once more before somebody takes a case another has. */
export const takeOverModal = (c: Case, name: string): ModalView =>
  ofForm("take-over", held(c), say.takeTitle, say.takeSubmit, [
    paragraph(say.takeSays(name)),
    labelled(FIELD.word, say.takeWord, text(FIELD.word, WORD_HOLDS), { optional: true }),
  ]);

/** To whom a case is handed over, with a word; people of the desk by id and name, as many as one menu holds. */
export const handOverModal = (c: Case, people: readonly (readonly [id: string, name: string])[]): ModalView =>
  ofForm("hand-over", held(c), say.handTitle, say.handSubmit, [
    labelled(
      FIELD.to,
      say.handTo,
      oneOf(
        FIELD.to,
        people.slice(0, 100).map(([id, name]) => option(name, id)),
      ),
    ),
    labelled(FIELD.word, say.handWord, text(FIELD.word, WORD_HOLDS), { optional: true }),
    small(say.handSays),
  ]);

/** The field in which the question stands; it changes with what was chosen, since Slack keeps what was typed. */
export const questionField = (chosen: string): string => `question.${chosen}`;

/** What the reporter is asked: from the city's list, or freely. */
export function inquiryModal(policy: Policy, c: Case, chosen: string | null, typed = ""): ModalView {
  const questions = policy.deskQuestions.slice(0, 100);
  const options = questions.map((one) => option(one.label, one.id));
  const initial = options.find((one) => one.value === chosen);
  const isOwn = typed.trim() !== "" && !questions.some((one) => one.text.trim() === typed.trim());
  const filled = `${isOwn ? `${typed}\n\n` : ""}${questions.find((one) => one.id === chosen)?.text ?? ""}`;
  const field = questionField(chosen ?? "none");
  return ofForm("inquire", { case: c.id }, say.asksTitle, say.asksSubmit, [
    ...(options.length === 0
      ? []
      : [
          {
            type: "section" as const,
            block_id: "question",
            text: plainText(say.asksFrom),
            accessory: {
              type: "static_select" as const,
              action_id: "question",
              placeholder: plainText(asking.ask.choose),
              options,
              ...(initial === undefined ? {} : { initial_option: initial }),
            },
          },
        ]),
    labelled(field, say.asksText, text(field, 3_000, filled.length > 3_000 ? typed : filled), {
      hint: say.asksSays,
    }),
  ]);
}

/** How urgent the desk holds a case to be, and why. */
export function weighModal(policy: Policy, c: Case): ModalView {
  const options = URGENCIES.map((key) => option(policy.labels.urgency[key], key));
  const initial = options.find((one) => one.value === c.urgency);
  return ofForm("weigh", { case: c.id }, say.weighTitle, say.weighSubmit, [
    labelled(FIELD.urgency, say.weighTo, {
      type: "radio_buttons",
      action_id: FIELD.urgency,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    }),
    labelled(FIELD.reason, say.weighWhy, text(FIELD.reason, WORD_HOLDS)),
  ]);
}

/** A step on the ladder of measures. */
export function measureModal(policy: Policy, c: Case, today: string): ModalView {
  const rungs = policy.measures.slice(0, 100).map((one) => option(one.label, one.id));
  const day = (id: string, initial?: string): InputBlock["element"] => ({
    type: "datepicker",
    action_id: id,
    ...(initial === undefined ? {} : { initial_date: initial }),
  });
  return ofForm("measure", { case: c.id }, say.measureTitle, say.measureSubmit, [
    labelled(FIELD.rung, say.measureWhat, oneOf(FIELD.rung, rungs)),
    labelled(FIELD.on, say.measureOn, day(FIELD.on, today)),
    labelled(FIELD.until, say.measureUntil, day(FIELD.until), { optional: true }),
    labelled(FIELD.review, say.measureReview, day(FIELD.review), { optional: true, hint: say.measureSays }),
    labelled(FIELD.note, say.measureNote, text(FIELD.note, WORD_HOLDS), { optional: true }),
  ]);
}

/** Which case has to do with this one, and which has not after all. */
export function linkModal(c: Case): ModalView {
  const links = c.work.links.map((one) => option(one.number, String(one.case)));
  return ofForm("link", { case: c.id }, say.linkTitle, say.linkSubmit, [
    labelled(
      FIELD.number,
      say.linkNumber,
      { type: "plain_text_input", action_id: FIELD.number, max_length: 20 },
      { optional: true, hint: say.linkExample },
    ),
    ...(links.length === 0
      ? []
      : [
          labelled(
            FIELD.remove,
            say.linkRemove,
            { type: "checkboxes", action_id: FIELD.remove, options: links },
            { optional: true },
          ),
        ]),
  ]);
}

/** Which section is asked, and what. */
export const consultModal = (policy: Policy, c: Case): ModalView =>
  ofForm("consult", { case: c.id }, say.consultTitle, say.consultNext, [
    labelled(
      FIELD.adviser,
      say.consultWhom,
      oneOf(
        FIELD.adviser,
        policy.advisers.slice(0, 100).map((one) => option(one.label, one.id)),
      ),
    ),
    labelled(FIELD.text, say.consultText, text(FIELD.text, TEXT_HOLDS), { hint: say.consultSays }),
  ]);

/** The field in which the masked text stands; it changes each time, since Slack keeps what was typed otherwise. */
export const maskedField = (round: number): string => `masked.${round}`;

/** What the section will read, and nothing else; whatever is changed in it is masked and shown once more. */
export function consultPreview(
  policy: Policy,
  c: Case,
  adviser: string,
  masked: string,
  round: number,
): ModalView {
  const field = maskedField(round);
  return ofForm("consult-send", { case: c.id, adviser, round }, say.previewTitle, say.previewSubmit, [
    paragraph(say.previewSays(adviserLabel(policy, adviser))),
    ...(isKeptFromManagers(c) ? [small(say.previewKept)] : []),
    labelled(field, say.consultText, text(field, MASKED_HOLDS, masked)),
    ...(round > 1 ? [small(say.previewAgain)] : []),
  ]);
}

/** The message to somebody of another section: a question, with neither name nor case. */
export function adviceBlocks(
  policy: Policy,
  c: Case,
  advice: Advice,
  me: string,
  words: string | null,
  isOpen: boolean,
): KnownBlock[] {
  const head = heading(toAdviser.title);
  const asked = words === null ? [] : [quotation(pieces(words, MASKED_HOLDS)[0] ?? "")];
  const { answer } = advice;
  if (answer !== null)
    return [
      head,
      ...(c.status === "withdrawn" ? [] : asked),
      paragraph(answer.by === me ? toAdviser.answered : toAdviser.answeredByOther),
    ];
  if (!isOpen) return [head, paragraph(toAdviser.over)];
  const carried = { case: c.id, advice: advice.event };
  const isUnknowing = advice.unknowing.includes(me);
  return [
    head,
    paragraph(toAdviser.from(policy.desk.name)),
    ...asked,
    ...(isUnknowing ? [small(toAdviser.saidUnknown)] : []),
    buttons(
      button(toAdviser.answer, "advise", carried, isUnknowing ? {} : { style: "primary" }),
      ...(isUnknowing ? [] : [button(toAdviser.unknown, "advise-unknown", carried)]),
    ),
    small(toAdviser.inside),
  ];
}

/** What somebody of another section answers. */
export const adviseModal = (caseId: number, advice: number): ModalView =>
  ofForm("advise", { case: caseId, advice }, toAdviser.formTitle, toAdviser.formSubmit, [
    labelled(FIELD.text, toAdviser.formText, text(FIELD.text, TEXT_HOLDS), { hint: toAdviser.inside }),
  ]);
