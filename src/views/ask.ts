import type { Button } from "@slack/types";
import { type Case, caseIn, roundOf, type WordsId } from "../cases/case.ts";
import { mayReturnTo } from "../cases/handing.ts";
import { flowAnswers, mayAnswer } from "../cases/standing.ts";
import { suggest } from "../cues/cues.ts";
import type { Answers } from "../flows/answers.ts";
import { readable } from "../flows/summary.ts";
import { asBefore, topicNow, walk } from "../flows/walk.ts";
import { SHARE, SITUATION } from "../policy/needed.ts";
import { withMembers } from "../policy/placeholders.ts";
import { LATER, type Policy, type Question, type Topic, WORDS } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { inBlocks, lineOf } from "./answers.ts";
import { dangerSays, noteModal } from "./doors.ts";
import { fields, INPUT_HOLDS } from "./fields.ts";
import { handButton, handedLine, whileHanded } from "./handing.ts";
import {
  button,
  buttons,
  type Carried,
  escaped,
  form,
  type KnownBlock,
  type ModalView,
  marked,
  paragraph,
  plainText,
  quotation,
  small,
} from "./kit.ts";
import { pieces } from "./shown.ts";
import type { Names } from "./thread.ts";

/** As many choices as fit beside one another as buttons. */
const AS_BUTTONS = 5;

/**
 * One topic in the reporter's thread: open as a question, or as the line it shrinks to once answered.
 * `texts` are the words given so far, by question, for filling in the form again.
 */
export function askBlocks(
  policy: Policy,
  c: Case,
  { topic: topicId, round }: { readonly topic: string; readonly round: number },
  texts: ReadonlyMap<string, string>,
  members: readonly string[],
  names: Names,
): KnownBlock[] {
  if (round < roundOf(c, topicId)) return past(policy, c, topicId, round, names);
  const answers = flowAnswers(c);
  const now = topicNow(policy.flow, answers, topicId);
  if (now === undefined) return [small(asking.ask.notAsked)];
  const topic = withMembers(now, policy.desk, members);
  const step = walk(policy.flow, answers);
  const here = step.at === "topic" && step.topic.id === topicId;
  if (c.status === "withdrawn") return [small(asking.preview.over)];
  if (!mayReturnTo(c, topicId)) return answered(policy, c, topic, false, names);
  if (c.changing === topicId) return open(policy, c, topic, texts, null, names);
  if (here) return open(policy, c, topic, texts, step.remaining, names);
  return answered(policy, c, topic, mayAnswer(c, now), names);
}

/** What the buttons of a topic carry. */
function carriedBy(c: Case, topic: string): Carried {
  const round = roundOf(c, topic);
  return { case: c.id, topic, ...(round === 0 ? {} : { round }) };
}

/** A topic as it was answered before it was asked anew. */
function past(policy: Policy, c: Case, topicId: string, round: number, names: Names): KnownBlock[] {
  const before = caseIn(c, topicId, round);
  const topic = topicNow(policy.flow, flowAnswers(before), topicId);
  if (topic === undefined) return [small(asking.ask.notAsked)];
  return [...answered(policy, before, topic, false, names), small(asking.ask.past)];
}

function open(
  policy: Policy,
  c: Case,
  topic: Topic,
  texts: ReadonlyMap<string, string>,
  remaining: number | null,
  names: Names,
): KnownBlock[] {
  const round = roundOf(c, topic.id);
  const carried = carriedBy(c, topic.id);
  const before = asBefore(topic, c.earlier.at(-1)?.answers ?? {});
  const isAnew = round > 0 && Object.keys(before).length > 0;
  const told =
    remaining === null
      ? (whileHanded(c, topic.id, names) ?? asking.ask.changing)
      : remaining > 1
        ? asking.ask.remaining(remaining)
        : c.sentAt === null
          ? null
          : asking.ask.added;
  const progress = told === null ? [] : [small(told)];
  // What the narrative seems to mention is marked in the list, never chosen for the person.
  const facts = topic.questions.some((q) => q.options.some((o) => o.acts.length > 0));
  const narrative = facts ? [...texts.values()].join("\n") : "";
  const suggested = new Set(suggest(policy.cues, narrative).map(({ fact }) => fact));
  const enough =
    c.earlier.length > 0
      ? asking.ask.restAsBefore
      : c.sentAt === null
        ? asking.ask.enough
        : asking.ask.enoughSent;
  const skip = topic.skippable
    ? [
        button(isAnew ? asking.ask.asBefore : asking.ask.skip, "skip", carried),
        ...((remaining ?? 0) > 1 ? [button(enough, "cut", carried)] : []),
        ...handButton(topic, carried),
      ]
    : [];
  const only = topic.questions.length === 1 ? topic.questions[0] : undefined;
  const more = topic.questions.some((q) => q.more !== undefined)
    ? [button(asking.ask.more, "more", carried)]
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
      buttons(button(asking.ask.write, "write", carried, { style: "primary" }), ...skip),
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
      ...(isAnew ? [small(asking.ask.before(labelsIn(only, before)))] : []),
      ...(topic.surface === "doors" && c.calledAt === null
        ? [dangerSays(only.options.find((o) => o.key === SITUATION.danger)?.label ?? "")]
        : []),
      ...progress,
    ];
  }
  return [
    ...intro,
    ...fields(topic, { ...before, ...c.answers }, texts, suggested),
    buttons(button(asking.ask.next, "next", carried, { style: "primary" }), ...skip, ...more),
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

function answered(policy: Policy, c: Case, topic: Topic, changeable: boolean, names: Names): KnownBlock[] {
  const said = handedLine(c, topic.id, names);
  const all = readable(policy, flowAnswers(c)).filter((l) => l.topic === topic.id);
  // What waits for somebody else was not skipped.
  const lines = said === null || all.some((l) => l.answer.length > 0) ? all : [];
  const untouched = topic.questions.every((q) => c.answers[q.id] === undefined);
  const given = standsInPreview(c, topic)
    ? [[topic.title ?? lines.map((l) => l.question).join("、")]]
    : lines.map((l) =>
        lineOf(`${l.question}：`, l.answer.length > 0 ? l.answer : [unsaid(c.answers[l.id] ?? [])]),
      );
  const texts = inBlocks([...given, ...(said === null ? [] : [[said]])]);
  const [first = untouched ? asking.ask.unanswered : asking.ask.skipped, ...rest] = texts;
  const again = button(asking.ask.change, "change", carriedBy(c, topic.id));
  return [
    { type: "section", text: plainText(first), ...(changeable ? { accessory: again } : {}) },
    ...rest.map(paragraph),
  ];
}

/** What a question was answered before, as people read it. */
function labelsIn(question: Question, before: Answers): string {
  const keys = before[question.id] ?? [];
  const labels = question.options.filter((o) => keys.includes(o.key)).map((o) => o.label);
  return labels.join("、") || asking.ask.skipped;
}

/**
 * Whether the answers can be read in the preview right below, so that the line is only there to change them: a form
 * in which something was told, and who is told. Not what was skipped or put off: of that the preview says nothing.
 */
function standsInPreview(c: Case, topic: Topic): boolean {
  const given = topic.questions.flatMap((q) => c.answers[q.id] ?? []);
  if (topic.surface === "modal") return given.includes(WORDS) || given.includes(LATER);
  return (
    given.length > 0 && topic.questions.every((q) => q.id === SHARE.question) && !given.includes(SHARE.later)
  );
}

function unsaid(answer: readonly string[]): string {
  if (answer.includes(WORDS)) return asking.ask.inWords;
  return answer.includes(LATER) ? asking.ask.later : asking.ask.skipped;
}

/**
 * A topic as a modal; the words typed into it are kept only when it is submitted. It carries which words it was drawn
 * from; `rewritten` are those that were written since, on another screen.
 */
export function askModal(
  policy: Policy,
  c: Case,
  now: Topic,
  texts: ReadonlyMap<string, string>,
  members: readonly string[],
  rewritten: readonly string[] = [],
): ModalView {
  const topic = withMembers(now, policy.desk, members);
  return form(
    "topic",
    { case: c.id, topic: topic.id, words: newestIn(c, topic) },
    {
      title: (topic.title ?? asking.doors.modalTitle).slice(0, 24),
      submit: asking.ask.submit,
      close: asking.ask.cancel,
    },
    [
      ...(rewritten.length === 0 ? [] : [paragraph(asking.ask.rewritten)]),
      ...rewritten.flatMap((text) => pieces(text, INPUT_HOLDS).map(quotation)),
      ...(topic.intro === undefined ? [] : [paragraph(topic.intro)]),
      ...fields(topic, c.answers, texts),
      ...(topic.questions.some((q) => isNearlyFull(q, texts.get(q.id))) ? [small(asking.ask.longer)] : []),
    ],
  );
}

/** The newest words given to a topic's questions: later ones have higher ids. */
const newestIn = (c: Case, topic: Topic): WordsId =>
  Math.max(0, ...c.told.filter((t) => topic.questions.some((q) => q.id === t.question)).map((t) => t.words));

/** Whether so much was written that somebody may want to write more than the field holds. */
const isNearlyFull = ({ maxLength = INPUT_HOLDS }: Question, text = ""): boolean =>
  text.length > Math.min(maxLength, INPUT_HOLDS) / 2;
