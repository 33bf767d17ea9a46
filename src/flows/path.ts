import type { Condition, Policy, Question, Topic } from "../policy/policy.ts";
import { LATER } from "../policy/policy.ts";
import type { Answers } from "./answers.ts";
import { groundsOf, labelsOf } from "./grounds.ts";
import { asked, effective } from "./walk.ts";

/** One stop on the way through the questions. */
export interface Stop {
  readonly topic: string;
  readonly title: string;
  readonly questions: readonly {
    readonly id: string;
    readonly label: string;
    /** What was chosen; empty where it was skipped, answered in words or not answered yet. */
    readonly answer: readonly string[];
    readonly as: "chosen" | "words" | "later" | "skipped" | "open";
  }[];
  /** The earlier stops, counted from 1, whose answers led here; none where it is always asked. */
  readonly from: readonly number[];
}

/** The way somebody took through the questions: what was asked, in order, what was answered, and what led on. */
export function pathOf(policy: Policy, answers: Answers): readonly Stop[] {
  const counting = effective(policy.flow, answers);
  const topics = asked(policy.flow, answers);
  return topics.map((topic) => {
    const led = new Set(
      conditionsOf(topic).flatMap((condition) => [...groundsOf(condition, counting).keys()]),
    );
    return {
      topic: topic.id,
      title: topic.title ?? topic.questions[0]?.label ?? topic.questions[0]?.ask ?? topic.id,
      questions: topic.questions.map((question) => ({
        id: question.id,
        label: question.label ?? question.ask,
        ...answerTo(policy, question, counting),
      })),
      from: topics.flatMap((earlier, n) =>
        earlier.id !== topic.id && earlier.questions.some((q) => led.has(q.id)) ? [n + 1] : [],
      ),
    };
  });
}

const conditionsOf = (topic: Topic): readonly Condition[] =>
  [topic.askedWhen, ...topic.questions.map((q) => q.askedWhen)].filter((one) => one !== undefined);

function answerTo(
  policy: Policy,
  question: Question,
  counting: Answers,
): Pick<Stop["questions"][number], "answer" | "as"> {
  const given = counting[question.id];
  if (given === undefined) return { answer: [], as: "open" };
  if (given.length === 0) return { answer: [], as: "skipped" };
  if (question.kind === "words") return { answer: [], as: given.includes(LATER) ? "later" : "words" };
  return { answer: labelsOf(policy, question.id, given), as: "chosen" };
}
