import type { Button } from "@slack/types";
import type { Case } from "../cases/case.ts";
import { isAnswering } from "../cases/case.ts";
import { flowAnswers, mayAnswer } from "../cases/decide.ts";
import { suggest } from "../cues/cues.ts";
import { readable } from "../flows/summary.ts";
import { topicNow, walk } from "../flows/walk.ts";
import { SHARE, SITUATION } from "../policy/needed.ts";
import { withMembers } from "../policy/placeholders.ts";
import { LATER, type Policy, type Question, type Topic, WORDS } from "../policy/policy.ts";
import { sentences } from "../words/sentences.ts";
import { dangerSays, noteModal } from "./doors.ts";
import { fields } from "./fields.ts";
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

/** As many choices as fit beside one another as buttons. */
const AS_BUTTONS = 5;

/**
 * One topic in the reporter's thread: open as a question, or as the line it shrinks to once answered.
 * `texts` are the words given so far, by question, for filling in the form again.
 */
export function askBlocks(
  policy: Policy,
  c: Case,
  topicId: string,
  texts: ReadonlyMap<string, string>,
  members: readonly string[],
): KnownBlock[] {
  const answers = flowAnswers(c);
  const now = topicNow(policy.flow, answers, topicId);
  if (now === undefined) return [small(sentences.ask.notAsked)];
  const topic = withMembers(now, policy.desk, members);
  const step = walk(policy.flow, answers);
  const here = step.at === "topic" && step.topic.id === topicId;
  if (c.status === "withdrawn") return [small(sentences.preview.over)];
  if (!isAnswering(c)) return answered(policy, c, topic, false);
  if (c.changing === topicId) return open(policy, c, topic, texts, null);
  if (here) return open(policy, c, topic, texts, step.remaining);
  return answered(policy, c, topic, mayAnswer(c, now));
}

function open(
  policy: Policy,
  c: Case,
  topic: Topic,
  texts: ReadonlyMap<string, string>,
  remaining: number | null,
): KnownBlock[] {
  const carried = { case: c.id, topic: topic.id };
  const told =
    remaining === null
      ? sentences.ask.changing
      : remaining > 1
        ? sentences.ask.remaining(remaining)
        : c.sentAt === null
          ? null
          : sentences.ask.added;
  const progress = told === null ? [] : [small(told)];
  // What the narrative seems to mention is marked in the list, never chosen for the person.
  const facts = topic.questions.some((q) => q.options.some((o) => o.acts.length > 0));
  const narrative = facts ? [...texts.values()].join("\n") : "";
  const suggested = new Set(suggest(policy.cues, narrative).map(({ fact }) => fact));
  const enough = c.sentAt === null ? sentences.ask.enough : sentences.ask.enoughSent;
  const skip = topic.skippable
    ? [
        button(sentences.ask.skip, "skip", carried),
        ...((remaining ?? 0) > 1 ? [button(enough, "cut", { case: c.id, topic: topic.id })] : []),
      ]
    : [];
  const only = topic.questions.length === 1 ? topic.questions[0] : undefined;
  const more = topic.questions.some((q) => q.more !== undefined)
    ? [button(sentences.ask.more, "more", carried)]
    : [];
  // A question's own words stand above its field, but not above several groups of choices.
  const unsaid = topic.surface === "modal" || (only !== undefined && only.groups.length > 0);
  const head = topic.title ?? (unsaid ? topic.questions[0]?.ask : undefined);
  const intro = [
    ...(head === undefined ? [] : [marked(`*${escaped(head)}*`)]),
    ...(topic.intro === undefined ? [] : [paragraph(topic.intro)]),
  ];
  if (topic.surface === "modal") {
    return [
      ...intro,
      buttons(button(sentences.ask.write, "write", carried, { style: "primary" }), ...skip),
      ...progress,
    ];
  }
  if (only !== undefined && only.kind === "one" && only.options.length <= AS_BUTTONS) {
    return [
      ...(topic.title === undefined ? [marked(`*${escaped(only.ask)}*`)] : [...intro, paragraph(only.ask)]),
      buttons(
        ...only.options.map((o, n) =>
          button(o.label, `choose.${n}`, { ...carried, question: only.id, option: o.key }),
        ),
        ...skip,
        ...(only.help === undefined ? more : []),
      ),
      ...(only.help === undefined ? [] : [help(only.help, more[0])]),
      ...(only.more === undefined ? optionHelp(only).map(small) : []),
      ...(topic.surface === "doors" && c.calledAt === null
        ? [dangerSays(only.options.find((o) => o.key === SITUATION.danger)?.label ?? "")]
        : []),
      ...progress,
    ];
  }
  return [
    ...intro,
    ...fields(topic, c.answers, texts, suggested),
    buttons(button(sentences.ask.next, "next", carried, { style: "primary" }), ...skip, ...more),
    ...progress,
  ];
}

/** What is said beside a question, with くわしく where there is more to say. */
const help = (text: string, more: Button | undefined): KnownBlock =>
  more === undefined ? small(text) : { type: "section", text: plainText(text), accessory: more };

/** What is said of single options, where they stand as buttons; nothing where nothing is. */
function optionHelp(q: Question): string[] {
  const said = q.options.flatMap((o) => (o.help === undefined ? [] : [`${o.label}：${o.help}`]));
  return said.length === 0 ? [] : [said.join("\n")];
}

/** くわしく: the whole of what a topic's questions say in short. */
export function moreModal(policy: Policy, now: Topic, members: readonly string[]): ModalView {
  const { questions } = withMembers(now, policy.desk, members);
  return noteModal(
    questions.flatMap((q) =>
      q.more === undefined
        ? []
        : [marked(`*${escaped(q.ask)}*`), paragraph(q.more), ...optionHelp(q).map(paragraph)],
    ),
  );
}

function answered(policy: Policy, c: Case, topic: Topic, changeable: boolean): KnownBlock[] {
  const lines = readable(policy, flowAnswers(c)).filter((l) => l.topic === topic.id);
  const untouched = topic.questions.every((q) => c.answers[q.id] === undefined);
  const text = standsInPreview(c, topic)
    ? (topic.title ?? lines.map((l) => l.question).join("、"))
    : lines
        .map(
          (l) =>
            `${l.question}：${l.answer.length > 0 ? l.answer.join("、") : unsaid(c.answers[l.id] ?? [])}`,
        )
        .join("\n");
  return [
    {
      type: "section",
      text: plainText(text.slice(0, 2_900) || (untouched ? sentences.ask.unanswered : sentences.ask.skipped)),
      ...(changeable
        ? { accessory: button(sentences.ask.change, "change", { case: c.id, topic: topic.id }) }
        : {}),
    },
  ];
}

/**
 * Whether the answers can be read in the preview right below, so that the line is only there to change them: a form
 * that was filled in, and who is told. Not what was skipped or put off: of that the preview says nothing.
 */
function standsInPreview(c: Case, topic: Topic): boolean {
  const given = topic.questions.flatMap((q) => c.answers[q.id] ?? []);
  if (topic.surface === "modal") return given.length > 0;
  return (
    given.length > 0 && topic.questions.every((q) => q.id === SHARE.question) && !given.includes(SHARE.later)
  );
}

function unsaid(answer: readonly string[]): string {
  if (answer.includes(WORDS)) return sentences.ask.inWords;
  return answer.includes(LATER) ? sentences.ask.later : sentences.ask.skipped;
}

/** A topic as a modal; the words typed into it are kept only when it is submitted. */
export function askModal(
  policy: Policy,
  c: Case,
  now: Topic,
  texts: ReadonlyMap<string, string>,
  members: readonly string[],
): ModalView {
  const topic = withMembers(now, policy.desk, members);
  return form(
    "topic",
    { case: c.id, topic: topic.id },
    {
      title: (topic.title ?? sentences.doors.modalTitle).slice(0, 24),
      submit: sentences.ask.submit,
      close: sentences.ask.cancel,
    },
    [...(topic.intro === undefined ? [] : [paragraph(topic.intro)]), ...fields(topic, c.answers, texts)],
  );
}
