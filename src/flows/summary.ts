import { LATER, type Policy, type Question } from "../policy/policy.ts";
import type { Answers } from "./answers.ts";
import { asked, effective } from "./walk.ts";

/** A question and what was answered, as people read it. `answer` is empty for skipped and for words. */
export interface Line {
  readonly id: string;
  readonly topic: string;
  readonly question: string;
  readonly answer: readonly string[];
}

/** What was answered, in the order asked, in the policy's labels; the words themselves live elsewhere. */
export function readable(policy: Policy, answers: Answers): readonly Line[] {
  const counting = effective(policy.flow, answers);
  return asked(policy.flow, answers).flatMap((topic) =>
    topic.questions
      .filter((question) => Object.hasOwn(counting, question.id))
      .map((question) => ({
        id: question.id,
        topic: topic.id,
        question: question.label ?? question.ask,
        answer: labels(question, counting[question.id] ?? []),
      })),
  );
}

/** 「この中にはない」 of one group is not read beside what was chosen in another, nor once for each group. */
function labels(question: Question, answer: readonly string[]): readonly string[] {
  if (question.kind === "words") {
    return answer.includes(LATER) && question.later !== undefined ? [question.later] : [];
  }
  const chosen = question.options.filter((option) => answer.includes(option.key));
  const said = chosen.filter((option) => !option.alone);
  return [...new Set((said.length > 0 ? said : chosen).map((option) => option.label))];
}
