import type { Case } from "../cases/case.ts";
import { flowAnswers, mayAnswer } from "../cases/decide.ts";
import { mayReturnTo } from "../cases/handing.ts";
import { suggest } from "../cues/cues.ts";
import { readable } from "../flows/summary.ts";
import { topicNow, walk } from "../flows/walk.ts";
import { SITUATION } from "../policy/needed.ts";
import { withMembers } from "../policy/placeholders.ts";
import { LATER, type Policy, type Topic, WORDS } from "../policy/policy.ts";
import { sentences } from "../words/sentences.ts";
import { fields } from "./fields.ts";
import { handButton, handedLine, whileHanded } from "./handing.ts";
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
  topicId: string,
  texts: ReadonlyMap<string, string>,
  members: readonly string[],
  names: Names,
): KnownBlock[] {
  const answers = flowAnswers(c);
  const now = topicNow(policy.flow, answers, topicId);
  if (now === undefined) return [small(sentences.ask.notAsked)];
  const topic = withMembers(now, policy.desk, members);
  const step = walk(policy.flow, answers);
  const here = step.at === "topic" && step.topic.id === topicId;
  if (c.status === "withdrawn") return [small(sentences.preview.over)];
  if (!mayReturnTo(c, topicId)) return answered(policy, c, topic, false, names);
  if (c.changing === topicId) return open(policy, c, topic, texts, null, names);
  if (here) return open(policy, c, topic, texts, step.remaining, names);
  return answered(policy, c, topic, mayAnswer(c, now), names);
}

function open(
  policy: Policy,
  c: Case,
  topic: Topic,
  texts: ReadonlyMap<string, string>,
  remaining: number | null,
  names: Names,
): KnownBlock[] {
  const carried = { case: c.id, topic: topic.id };
  const progress = small(
    remaining === null
      ? (whileHanded(c, topic.id, names) ?? sentences.ask.changing)
      : remaining > 1
        ? sentences.ask.remaining(remaining)
        : c.sentAt === null
          ? sentences.ask.saved
          : sentences.ask.added,
  );
  // What the narrative seems to mention is marked in the list, never chosen for the person.
  const facts = topic.questions.some((q) => q.options.some((o) => o.acts.length > 0));
  const told = facts ? [...texts.values()].join("\n") : "";
  const suggested = new Set(suggest(policy.cues, told).map(({ fact }) => fact));
  const enough = c.sentAt === null ? sentences.ask.enough : sentences.ask.enoughSent;
  const skip = topic.skippable
    ? [
        button(sentences.ask.skip, "skip", carried),
        ...((remaining ?? 0) > 1 ? [button(enough, "cut", { case: c.id, topic: topic.id })] : []),
        ...handButton(topic, carried),
      ]
    : [];
  const only = topic.questions.length === 1 ? topic.questions[0] : undefined;
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
      progress,
    ];
  }
  if (only !== undefined && only.kind === "one" && only.options.length <= AS_BUTTONS) {
    const helps = only.options.filter((o) => o.help !== undefined).map((o) => `${o.label}：${o.help}`);
    return [
      ...(topic.title === undefined ? [marked(`*${escaped(only.ask)}*`)] : [...intro, paragraph(only.ask)]),
      buttons(
        ...only.options.map((o, n) =>
          button(o.label, `choose.${n}`, { ...carried, question: only.id, option: o.key }),
        ),
        ...skip,
      ),
      ...(only.help === undefined ? [] : [small(only.help)]),
      ...(topic.surface === "doors" && c.calledAt === null
        ? [
            small(
              sentences.doors.dangerSays(only.options.find((o) => o.key === SITUATION.danger)?.label ?? ""),
            ),
          ]
        : []),
      ...(helps.length === 0 ? [] : [small(helps.join("\n"))]),
      progress,
    ];
  }
  return [
    ...intro,
    ...fields(topic, c.answers, texts, suggested),
    buttons(button(sentences.ask.next, "next", carried, { style: "primary" }), ...skip),
    progress,
  ];
}

function answered(policy: Policy, c: Case, topic: Topic, changeable: boolean, names: Names): KnownBlock[] {
  const said = handedLine(c, topic.id, names);
  const all = readable(policy, flowAnswers(c)).filter((l) => l.topic === topic.id);
  // What waits for somebody else was not skipped.
  const lines = said === null || all.some((l) => l.answer.length > 0) ? all : [];
  const untouched = topic.questions.every((q) => c.answers[q.id] === undefined);
  const given = lines
    .map((l) => `${l.question}：${l.answer.length > 0 ? l.answer.join("、") : unsaid(c.answers[l.id] ?? [])}`)
    .join("\n");
  const text = [given, said].filter(Boolean).join("\n");
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
    [
      ...(topic.intro === undefined ? [] : [paragraph(topic.intro)]),
      ...fields(topic, c.answers, texts),
      small(sentences.ask.saved),
    ],
  );
}
