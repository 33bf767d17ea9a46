import { roundOf } from "../../src/cases/case.ts";
import { flowAnswers } from "../../src/cases/standing.ts";
import type { Answers } from "../../src/flows/answers.ts";
import { keysOf, walk } from "../../src/flows/walk.ts";
import { type Question, type Topic, WORDS } from "../../src/policy/policy.ts";
import type { Chance } from "./chance.ts";
import type { Telling } from "./telling.ts";

/** What somebody would answer, and write, if they were asked; by question. */
export interface Wishes {
  /** Options in the order in which they are liked; where one may be chosen, the first that is offered is. */
  readonly answers: Answers;
  readonly texts: Readonly<Record<string, string>>;
}

/** The reporter goes through the questions to the end, or to where they have had enough. */
export function goesThrough(t: Telling, wishes: Wishes, luck: Chance, enoughAt: string | null = null): void {
  while (!t.isCutOff) {
    const step = walk(t.policy.flow, flowAnswers(t.c));
    if (step.at === "end") return;
    const { topic } = step;
    const takes = topic.surface === "modal" ? luck.between(90, 300) : luck.between(8, 45);
    t.at += takes * 1_000;
    if (topic.id === enoughAt && topic.skippable) t.asks(t.reporter, { ask: "cut" });
    else answers(t, topic, wishes);
  }
}

function answers(t: Telling, topic: Topic, { answers, texts }: Wishes): void {
  t.asks(t.reporter, (keep) => {
    const chosen = topic.questions.map(
      (question) => [question.id, answerTo(question, topic, answers, texts)] as const,
    );
    const written = chosen.filter(([, keys]) => keys.includes(WORDS));
    return {
      ask: "answer",
      topic: topic.id,
      answers: Object.fromEntries(chosen),
      told: written.map(([question]) => ({ question, words: keep("told", texts[question] ?? "") })),
      round: roundOf(t.c, topic.id),
    };
  });
}

function answerTo(
  question: Question,
  topic: Topic,
  answers: Answers,
  texts: Wishes["texts"],
): readonly string[] {
  const offered = keysOf(question);
  if (question.kind === "words") return (texts[question.id] ?? "") === "" ? [] : [WORDS];
  const liked = (answers[question.id] ?? []).filter((key) => offered.includes(key));
  if (liked.length > 0) return question.kind === "one" ? liked.slice(0, 1) : liked;
  return question.optional || topic.skippable ? [] : offered.slice(0, 1);
}
