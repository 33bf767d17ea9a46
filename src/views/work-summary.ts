import { type Case, isOpen } from "../cases/case.ts";
import type { CaseEvent } from "../cases/events.ts";
import { standingAnswers } from "../cases/standing.ts";
import { isWorkEvent } from "../cases/work.ts";
import { readable } from "../flows/summary.ts";
import { NEXT, WISH } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { dateTime, readDate } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toDesk } from "../words/to-desk.ts";
import { toWork } from "../words/to-work.ts";
import { inBlocks } from "./answers.ts";
import { escaped, heading, type KnownBlock, marked } from "./kit.ts";
import { courseSays } from "./record-course.ts";
import type { Names } from "./thread.ts";
import { adviserLabel, measureLine, rungLabel } from "./work-card.ts";
import { workSays } from "./work-notices.ts";

const { summary: say } = toWork;
const { card } = toDesk;

/** How many of the things that happened last are told. */
const LAST = 10;

/** How a case stands, at the top of the desk's thread: who has it, what is owed, what was done, what happened last. */
export function summaryBlocks(
  policy: Policy,
  c: Case,
  events: readonly CaseEvent[],
  names: Names,
): KnownBlock[] {
  const title = heading(say.title);
  if (c.status === "withdrawn") return [title, marked(`*${card.withdrawn}*`)];
  const owner = c.owner === null ? card.nobody : names(c.owner);
  const row = (label: string, value: string) => `*${label}*：${escaped(value)}`;
  const lines = [
    row(card.status, `${toBoth.status[c.status]}（${policy.labels.urgency[c.urgency]}）`),
    row(card.owner, owner),
    ...readable(policy, standingAnswers(c))
      .filter(({ id, answer }) => (id === WISH.question || id === NEXT.question) && answer.length > 0)
      .map(({ question, answer }) => row(question, answer.join("、"))),
    ...listed(say.owed, isOpen(c) ? owed(policy, c) : []),
    ...listed(
      toWork.work.measures,
      c.work.measures.slice(-LAST).map((one) => measureLine(policy, one)),
    ),
    ...(c.work.links.length === 0
      ? []
      : [row(toWork.work.links, c.work.links.map((one) => one.number).join("、"))]),
    ...listed(say.last, lastOf(policy, c, events, names)),
  ];
  return [title, ...inBlocks(lines.map((text) => [`${text}\n`])).map(marked)];
}

const listed = (label: string, all: readonly string[]): readonly string[] =>
  all.length === 0 ? [] : [`*${label}*`, ...all.map((text) => `• ${escaped(text)}`)];

/** What is still to come: to the reporter, from the reporter, from others, and on which day. */
function owed(policy: Policy, c: Case): readonly string[] {
  const { asking, advice, measures } = c.work;
  const sections = advice
    .filter((one) => one.answer === null && one.unknowing.length < one.people.length)
    .map((one) => adviserLabel(policy, one.adviser));
  return [
    ...(c.owner === null ? [say.owner] : []),
    ...(c.answerDue === null ? [] : [say.due(dateTime(c.answerDue, policy.timeZone))]),
    ...(asking === null ? [] : [say.asking]),
    ...[...new Set(sections)].map(say.advice),
    ...measures
      .filter((one) => one.remindAt !== null)
      .map((one) => say.review(rungLabel(policy, one.rung), readDate(one.review ?? one.until ?? ""))),
    ...(c.decision === null ? [say.decision] : []),
  ];
}

/** What happened last, in plain words, the newest at the end. */
function lastOf(policy: Policy, c: Case, events: readonly CaseEvent[], names: Names): readonly string[] {
  const recorded = { policy, c, events, audience: "desk" as const, names };
  return events
    .flatMap((event, n) => {
      const what =
        courseSays(recorded, event, n + 1) ?? (isWorkEvent(event) ? workSays(policy, c, event, names) : null);
      return what === null ? [] : [say.line(dateTime(event.at, policy.timeZone), what)];
    })
    .slice(-LAST);
}
