import { type Case, isOpen } from "../cases/case.ts";
import { flowAnswers, standingAnswers } from "../cases/standing.ts";
import { actLabels, isJudged, type Judgement, judge } from "../flows/judge.ts";
import { urgencyRule } from "../flows/urgency.ts";
import { AFTER_SENDING, type Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { dateTime } from "../words/time.ts";
import { button, buttons, escaped, heading, type KnownBlock, line, marked, paragraph, small } from "./kit.ts";

const { result } = asking;

const list = (items: readonly string[]): string => items.map((item) => `• ${escaped(item)}`).join("\n");

/** The elements of the national definition, side by side. */
const elements = (policy: Policy, judgement: Judgement): string =>
  judgement.elements
    .map((e) => `${escaped(e.label)}：*${escaped(policy.labels.elements[e.state])}*`)
    .join("\n");

/** What the answers point to, with the reasons and the clause behind it. */
function indication(judgement: Judgement): string {
  const { label, because, clause } = judgement.indication;
  return [`*${escaped(label)}*`, ...because.map(escaped), `（${escaped(clause)}）`].join("\n");
}

/** The result for the reporter: what to do next comes first, then the elements, then what it points to. */
export function resultBlocks(policy: Policy, now: Case, round = now.earlier.length): KnownBlock[] {
  const past = now.earlier[round];
  const c = past === undefined ? now : { ...now, answers: past.answers };
  const answers = flowAnswers(c);
  if (c.status === "withdrawn" || !isJudged(policy, answers)) return [small(result.notYet)];
  const judgement = judge(policy, answers);
  const steps = urgencyRule(policy, answers)?.steps ?? [];
  return [
    heading(past === undefined ? result.title : result.past(dateTime(past.at, policy.timeZone))),
    ...(steps.length === 0 ? [] : [marked(`*${result.now}*\n${list(steps)}`)]),
    marked(`*${result.directions}*\n${list(judgement.directions)}`),
    ...(judgement.elements.length === 0
      ? []
      : [line, marked(`*${result.elements}*\n${elements(policy, judgement)}`)]),
    line,
    marked(indication(judgement)),
    ...(judgement.openPoints.length === 0
      ? []
      : [marked(`*${result.openPoints}*\n${list(judgement.openPoints)}`)]),
    small(result.notDecision),
    small(policy.notice),
  ];
}

/** The same for the desk's card, with the city's categories and, as examples, the offences they may amount to. */
export function judgementOnCard(policy: Policy, c: Case): KnownBlock[] {
  const answers = standingAnswers(c);
  if (!isJudged(policy, answers)) return [];
  const judgement = judge(policy, answers);
  const acts = actLabels(policy, judgement);
  return [
    line,
    marked(`*${result.pointsTo}*\n${indication(judgement)}`),
    ...(judgement.openPoints.length === 0
      ? []
      : [marked(`*${result.openPoints}*：${escaped(judgement.openPoints.join("、"))}`)]),
    ...(judgement.elements.length === 0 ? [] : [marked(elements(policy, judgement))]),
    ...(c.isAnew ? [small(result.underWay)] : []),
    ...history(policy, c),
    ...(acts.length === 0 ? [] : [marked(`*${result.acts}*\n${list(acts)}`)]),
    ...(judgement.offences.length === 0 ? [] : [small(result.offences(judgement.offences.join("、")))]),
  ];
}

/** How many of the earlier results the card names. */
const NAMED = 5;

/** What the answers pointed to before, the newest last. */
export function earlierResults(policy: Policy, c: Case, at: (ms: number) => string): readonly string[] {
  // What stands until the round is through is no earlier result yet.
  const over = c.isAnew ? c.earlier.slice(0, -1) : c.earlier;
  return over.map((round) => {
    const { label } = judge(policy, flowAnswers({ kind: c.kind, answers: round.answers })).indication;
    return result.until(at(round.at), label);
  });
}

function history(policy: Policy, c: Case): KnownBlock[] {
  const lines = earlierResults(policy, c, (ms) => dateTime(ms, policy.timeZone)).slice(-NAMED);
  return lines.length === 0 ? [] : [small(`${result.earlier}\n${lines.join("\n")}`)];
}

/** After a report was sent: the questions are offered, and nobody has to go on. */
export function offerBlocks(policy: Policy, c: Case): KnownBlock[] {
  const chosen = (c.answers[AFTER_SENDING] ?? [])[0];
  if (!isOpen(c)) return [small(result.offerOver)];
  if (chosen === "continued")
    return [small(isJudged(policy, flowAnswers(c)) ? result.goingOn : result.offerOver)];
  const goOn = button(
    result.goOn,
    "go-on.continued",
    { case: c.id, option: "continued" },
    { style: "primary" },
  );
  if (chosen === "desk") return [paragraph(result.deskAsks), buttons(goOn)];
  return [
    paragraph(result.offer),
    buttons(goOn, button(result.letDeskAsk, "go-on.desk", { case: c.id, option: "desk" })),
  ];
}
