import type { Answers } from "../../src/flows/answers.ts";
import { judge } from "../../src/flows/judge.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";

export const policy = policyIn(SAPPORO_2026);

/** Nothing in any of the three lists of facts. */
export const NO_FACTS = ["none1", "none2", "none3"];

/** A consultation in which everything was asked and nothing speaks for or against anything. */
const QUIET: Answers = {
  kind: ["consult"],
  situation: ["over"],
  doubt: ["counts"],
  what: ["words"],
  wanted: [],
  when: ["now"],
  how: ["phone"],
  whose: ["self"],
  party: ["user"],
  facts: NO_FACTS,
  stop: ["not_said"],
  length: ["5"],
  stuck: ["none"],
  after: ["1"],
  effect: ["none"],
  answer: ["full"],
  demand: ["within"],
  check: ["no"],
  care: ["none"],
  done: [],
  next: ["none"],
  wish: [],
};

/** A consultation with these answers; a single key stands for a list of one. */
export function consult(answers: Readonly<Record<string, string | readonly string[]>>): Answers {
  const given = Object.entries(answers).map(([id, answer]) => [
    id,
    typeof answer === "string" ? [answer] : answer,
  ]);
  return { ...QUIET, ...Object.fromEntries(given) };
}

/** Which rule decides, and what it says. */
export function rule(answers: Answers): string {
  const { indication } = judge(policy, answers);
  return `${indication.rule} ${indication.points}`;
}
