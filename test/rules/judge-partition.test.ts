import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { holds } from "../../src/flows/condition.ts";
import { judge } from "../../src/flows/judge.ts";
import { effective } from "../../src/flows/walk.ts";
import type { Condition, Question } from "../../src/policy/policy.ts";
import { anyAnswers } from "./judge-any.ts";
import { policy } from "./judge-sample.ts";

/** The table of the rules once more, written by hand from the city's text: what decides, question by question. */
type Facts = (...keys: string[]) => boolean;
const has =
  (answers: Answers, question: string): Facts =>
  (...keys) =>
    keys.some((key) => (answers[question] ?? []).includes(key));
const FACTS = [
  ..."hit throw weapon threat confine stay lurk sexual selfharm".split(" "),
  ..."insult discriminate shout bang pry threat_net exposed nitpick dogeza".split(" "),
  ..."repeat long boss money apology special punish".split(" "),
];

const TABLE: readonly ((answers: Answers) => boolean)[] = [
  (a) => has(a, "party")("staff"),
  (a) => has(a, "facts")("hit", "throw", "weapon", "threat", "confine", "lurk", "sexual"),
  (a) => has(a, "facts")("discriminate", "exposed", "dogeza"),
  (a) => has(a, "facts")("insult", "threat_net") && harm(a) && noBarrier(a),
  (a) =>
    has(a, "facts")("shout", "bang", "pry", "nitpick") &&
    harm(a) &&
    (has(a, "stop")("continued") || has(a, "length")("30", "60")) &&
    noBarrier(a),
  (a) => has(a, "facts")("stay") && explained(a) && noBarrier(a),
  (a) => has(a, "facts")("repeat", "boss") && has(a, "after")("3", "6") && off(a),
  (a) => has(a, "facts")("long") && has(a, "stuck")("30") && off(a),
  (a) =>
    has(a, "facts")("money", "apology", "special", "punish") &&
    explained(a) &&
    has(a, "demand")("cannot", "unrelated") &&
    harm(a) &&
    noBarrier(a),
  (a) => ["none1", "none2", "none3"].every((key) => has(a, "facts")(key)) && has(a, "effect")("none"),
  (a) =>
    has(a, "facts")("shout") &&
    !has(a, "facts")(...FACTS.filter((fact) => fact !== "shout")) &&
    has(a, "stop")("stopped") &&
    has(a, "length")("5", "15") &&
    has(a, "effect")("none"),
];

const harm = (a: Answers) => has(a, "effect")("injured", "unwell", "afraid", "worn", "work", "others");
const noBarrier = (a: Answers) =>
  (a.care ?? []).length > 0 && !has(a, "care")("request", "hard", "language", "minor");
const explained = (a: Answers) => has(a, "answer")("full") && has(a, "check")("no");
const off = (a: Answers) =>
  explained(a) &&
  has(a, "demand")("cannot", "unrelated", "none") &&
  has(a, "effect")("work", "others") &&
  noBarrier(a);

/** The smallest parts of a condition, each about one question. */
function parts(condition: Condition): Condition[] {
  if (condition.is === "all-of" || condition.is === "any-of") return condition.of.flatMap(parts);
  return condition.is === "not" || condition.is === "term" ? parts(condition.of) : [condition];
}
const questionOf = (part: Condition) => ("question" in part ? part.question : "");

const questions = new Map(
  policy.flow.topics.flatMap((topic) => topic.questions.map((q) => [q.id, q] as const)),
);

/** Answers to a question that stand for all: nothing, each one, each two, all but one, all. */
function representatives({ kind, options }: Question): readonly (readonly string[])[] {
  const keys = options.map((option) => option.key);
  const single = keys.map((key) => [key]);
  if (kind !== "several") return [[], ...single];
  const pairs = keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b]));
  const but = keys.map((key) => keys.filter((other) => other !== key));
  const nones = keys.filter((key) => key.startsWith("none"));
  return [[], ...single, ...pairs, ...but, nones, keys];
}

/** Of all answers to a question one for each class: those no part and no line of the table can tell apart. */
function classes(question: Question, about: readonly Condition[]) {
  const found = new Map<string, readonly string[]>();
  for (const answer of representatives(question)) {
    const answers = { [question.id]: answer };
    const key = about.map((part) => (holds(part, answers) ? 1 : 0)).join("") + seenBy(answers, question.id);
    if (!found.has(key)) found.set(key, answer);
  }
  return [...found.values()];
}

/** Which answers to a question the table treats alike. */
const TELLS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  party: [["staff"]],
  facts: [
    ["hit", "throw", "weapon", "threat", "confine", "lurk", "sexual"],
    ["discriminate", "exposed", "dogeza"],
    ["insult", "threat_net"],
    ["shout"],
    ["bang", "pry", "nitpick"],
    ["stay"],
    ["repeat", "boss"],
    ["long"],
    ["money", "apology", "special", "punish"],
    ["selfharm"],
    ["none1"],
    ["none2"],
    ["none3"],
  ],
  stop: [["continued"], ["stopped"]],
  length: [
    ["30", "60"],
    ["5", "15"],
  ],
  after: [["3", "6"]],
  stuck: [["30"]],
  effect: [["work", "others"], ["injured", "unwell", "afraid", "worn"], ["none"]],
  answer: [["full"]],
  check: [["no"]],
  demand: [["cannot", "unrelated"], ["none"]],
  care: [
    ["request", "hard", "language", "minor"],
    ["distress", "none"],
  ],
};

/** What the table sees of one question's answer. */
const seenBy = (answers: Answers, question: string) =>
  (TELLS[question] ?? []).map((alike) => Number(has(answers, question)(...alike))).join("");

describe("every combination of answers that a rule can tell apart", () => {
  test.each(policy.judging.indication.map((rule, index) => [index + 1, rule.because, rule.when] as const))(
    "rule %i: %s",
    (number, _, when) => {
      const about = parts(when);
      const ids = [...new Set(about.map(questionOf))];
      let all: Answers[] = [{}];
      for (const id of ids) {
        const question = questions.get(id);
        if (!question) throw new Error(`no question ${id}`);
        const own = about.filter((part) => questionOf(part) === id);
        const answers = classes(question, own);
        all = all.flatMap((so) => answers.map((answer) => ({ ...so, [id]: answer })));
      }
      const line = TABLE[number - 1];
      const outcomes = new Set<boolean>();
      for (const answers of all) {
        const expected = line?.(answers);
        outcomes.add(holds(when, answers));
        if (holds(when, answers) !== expected)
          expect({ answers, holds: !expected }).toEqual({ answers, holds: expected });
      }
      expect(outcomes, "both that it holds and that it does not").toEqual(new Set([true, false]));
    },
  );
});

test("whatever is answered, the first line of the table decides, or the last rule", () => {
  const seen = new Set<number>();
  fc.assert(
    fc.property(anyAnswers(policy.flow), (given) => {
      const { indication } = judge(policy, given);
      const counting = effective(policy.flow, given);
      const first = TABLE.findIndex((line) => line(counting));
      seen.add(indication.rule);
      expect(indication.rule).toBe(first < 0 ? TABLE.length + 1 : first + 1);
    }),
    { numRuns: 3000 },
  );
  expect(seen.size).toBeGreaterThan(5);
});
