import {
  BUILT_IN,
  type Flow,
  LATER,
  type Option,
  type Question,
  type Topic,
  WORDS,
} from "../policy/policy.ts";
import type { Answers } from "./answers.ts";
import { holds } from "./condition.ts";

/** The next thing to ask, or the end. The topic holds only the questions and options that apply now. */
export type Step =
  | { readonly at: "topic"; readonly topic: Topic; readonly remaining: number }
  | { readonly at: "end" };

/** A topic as it applies now, with whether anything and whether everything in it is answered or skipped. */
interface Stop {
  readonly topic: Topic;
  readonly begun: boolean;
  readonly complete: boolean;
}

/**
 * Follows the answers from the start to the first topic not yet answered. An answer to a question no longer
 * asked is ignored. `remaining` counts the topics still to answer, this one included, as far as known now.
 */
export function walk(flow: Flow, answers: Answers): Step {
  const open = follow(flow, answers).stops.filter((stop) => !stop.complete);
  const next = open[0];
  return next ? { at: "topic", topic: next.topic, remaining: open.length } : { at: "end" };
}

/** The topics to show: every one with an answer that still applies, and the one being asked, in order. */
export function asked(flow: Flow, answers: Answers): readonly Topic[] {
  const { stops } = follow(flow, answers);
  const next = stops.find((stop) => !stop.complete);
  return stops.filter((stop) => stop.begun || stop === next).map((stop) => stop.topic);
}

/** The answers that count: without those to questions no longer asked and options no longer offered. */
export function effective(flow: Flow, answers: Answers): Answers {
  return follow(flow, answers).answers;
}

/** How far somebody has come, for あと3問ほど. */
export function progress(
  flow: Flow,
  answers: Answers,
): { readonly done: number; readonly remaining: number } {
  const { stops } = follow(flow, answers);
  const done = stops.filter((stop) => stop.complete).length;
  return { done, remaining: stops.length - done };
}

/**
 * Puts new answers to one topic in place of the old. Everything else is kept, also what no longer applies,
 * so that changing back brings it back; what now has to be asked is found by `walk`. A question that was
 * asked and got no answer counts as skipped.
 */
export function change(flow: Flow, answers: Answers, topicId: string, given: Answers): Answers {
  const whole = flow.topics.find((topic) => topic.id === topicId);
  if (!whole) return answers;
  const ids = whole.questions.map((question) => question.id);
  let changed: Answers = { ...answers, ...pick(given, ids) };
  for (const id of idsOf(topicNow(flow, answers, topicId))) {
    if (Object.hasOwn(given, id)) continue;
    // One skip may end the asking of the next question, whose answer is then kept.
    if (idsOf(topicNow(flow, changed, topicId)).includes(id)) changed = { ...changed, [id]: [] };
  }
  return changed;
}

/**
 * ここまでで送る: every open topic that may be skipped counts as skipped, so that the walk goes on to the next
 * one that may not. What was answered stays, and what was answered in an earlier round (`before`) counts again.
 */
export function cutShort(flow: Flow, answers: Answers, before: Answers = {}): Answers {
  const step = walk(flow, answers);
  if (step.at === "end" || !step.topic.skippable) return answers;
  const given = { ...asBefore(step.topic, before), ...pick(effective(flow, answers), idsOf(step.topic)) };
  return cutShort(flow, change(flow, answers, step.topic.id, given), before);
}

/** What was answered to a topic before, as far as it can be answered so now. */
export function asBefore(topic: Topic, before: Answers): Answers {
  return Object.fromEntries(
    topic.questions.flatMap((question) => {
      if (!Object.hasOwn(before, question.id)) return [];
      const keys = keysOf(question);
      return [[question.id, (before[question.id] ?? []).filter((key) => keys.includes(key))] as const];
    }),
  );
}

/** One topic as it applies now, for showing it again; nothing when it is not asked. */
export function topicNow(flow: Flow, answers: Answers, topicId: string): Topic | undefined {
  return follow(flow, answers).stops.find((stop) => stop.topic.id === topicId)?.topic;
}

interface Followed {
  readonly stops: readonly Stop[];
  readonly answers: Answers;
}

/** Where answers led, for as long as they are around: one screen asks for it a dozen times. */
const followed = new WeakMap<Answers, WeakMap<Flow, Followed>>();

/** Goes through the flow, once for the same answers. */
function follow(flow: Flow, answers: Answers): Followed {
  const known = followed.get(answers) ?? new WeakMap<Flow, Followed>();
  const found = known.get(flow) ?? passThrough(flow, answers);
  followed.set(answers, known.set(flow, found));
  return found;
}

/** Conditions look only back, so one pass settles which answers count. */
function passThrough(flow: Flow, answers: Answers): Followed {
  const counting: Record<string, readonly string[]> = pick(answers, [...BUILT_IN.keys()]);
  const stops: Stop[] = [];
  for (const topic of flow.topics) {
    if (!holds(topic.askedWhen, counting)) continue;
    const questions: Question[] = [];
    for (const whole of topic.questions) {
      const question = questionNow(whole, counting);
      if (!question) continue;
      questions.push(question);
      const answer = answerNow(question, answers);
      if (answer) counting[question.id] = answer;
    }
    if (questions.length === 0) continue;
    const answered = questions.filter((question) => Object.hasOwn(counting, question.id)).length;
    stops.push({
      topic: { ...topic, questions },
      begun: answered > 0,
      complete: answered === questions.length,
    });
  }
  return { stops, answers: counting };
}

/** A question with the options offered now; nothing when it is not asked, or there is nothing to choose. */
function questionNow(question: Question, answers: Answers): Question | undefined {
  if (!holds(question.askedWhen, answers)) return undefined;
  if (question.kind === "words") return question;
  const offered = (option: Option) => holds(option.offeredWhen, answers);
  if (question.options.every(offered)) return question;
  const options = question.options.filter(offered);
  if (options.length === 0) return undefined;
  const groups = question.groups
    .map((group) => ({ ...group, options: group.options.filter(offered) }))
    .filter((group) => group.options.length > 0);
  return { ...question, options, groups };
}

/** The part of an answer that still counts. One of which nothing is left has to be given again. */
function answerNow(question: Question, answers: Answers): readonly string[] | undefined {
  if (!Object.hasOwn(answers, question.id)) return undefined;
  const answer = answers[question.id] ?? [];
  const left = answer.filter((key) => mayStand(question, key));
  return left.length > 0 || answer.length === 0 ? withoutContradiction(question, left) : undefined;
}

/** 「この中にはない」 beside something else of its list does not count; of two such, the last one does. */
function withoutContradiction(question: Question, answer: readonly string[]): readonly string[] {
  if (answer.length < 2 || question.kind !== "several") return answer;
  const lists =
    question.groups.length > 0 ? question.groups.map((group) => group.options) : [question.options];
  const dropped = lists.flatMap((list) => {
    const chosen = list.filter((option) => answer.includes(option.key));
    const alone = chosen.filter((option) => option.alone);
    return alone.length < chosen.length ? alone : alone.slice(0, -1);
  });
  return answer.filter((key) => !dropped.some((option) => option.key === key));
}

const mayStand = (question: Question, key: string): boolean =>
  question.kind === "words"
    ? keysOf(question).includes(key)
    : question.options.some((option) => option.key === key);

/** What may stand in the answers for a question. */
export function keysOf(question: Question): readonly string[] {
  if (question.kind !== "words") return question.options.map((option) => option.key);
  return question.later === undefined ? [WORDS] : [WORDS, LATER];
}

function idsOf(topic: Topic | undefined): readonly string[] {
  return topic?.questions.map((question) => question.id) ?? [];
}

function pick(answers: Answers, ids: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.includes(id)));
}
