import type { Case } from "../cases/case.ts";
import { standingAnswers } from "../cases/standing.ts";
import { pathOf, type Stop } from "../flows/path.ts";
import type { Policy } from "../policy/policy.ts";
import { toFile } from "../words/to-file.ts";
import type { PathStop } from "./record-parts.ts";

const { path, contents } = toFile;

/** How many answers to one question a box names, and how long each may be: the whole stands in the table above. */
const NAMED = 3;
const LONG = 24;

/** The way through the questions, short enough for a box each: 25 of them stay readable on one page. */
export function pathStops(policy: Policy, c: Case): readonly PathStop[] {
  return pathOf(policy, standingAnswers(c)).map((stop, n) => ({
    number: n + 1,
    title: stop.title,
    lines: stop.questions.map((question) =>
      stop.questions.length === 1 && question.label === stop.title
        ? answerIn(question)
        : contents.pair(question.label, answerIn(question)),
    ),
    skipped: stop.questions.every((question) => question.as === "skipped"),
    from: stop.from.length === 0 ? "" : path.from(stop.from.join("・")),
  }));
}

function answerIn({ as, answer }: Stop["questions"][number]): string {
  if (as !== "chosen") return path[as];
  const rest = answer.length - NAMED;
  const named = answer.slice(0, NAMED).map(shortened).join("、");
  return rest > 0 ? `${named}、${path.more(rest)}` : named;
}

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

function shortened(text: string): string {
  const all = [...characters.segment(text)].map((one) => one.segment);
  return all.length > LONG ? `${all.slice(0, LONG).join("")}…` : text;
}
