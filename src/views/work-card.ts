import { type Case, isOpen } from "../cases/case.ts";
import type { Measure } from "../cases/work.ts";
import type { Policy } from "../policy/policy.ts";
import { dateTime, readDate } from "../words/time.ts";
import { toWork } from "../words/to-work.ts";
import { inBlocks } from "./answers.ts";
import { escaped, type KnownBlock, type MenuLine, marked, menu, small } from "./kit.ts";

const { work: say } = toWork;

/** As many measures as a card tells of, the latest; the thread tells of all. */
const MOST_MEASURES = 10;

/** What a rung of the ladder is called; its key where the policy does not know it any more. */
export const rungLabel = (policy: Policy, rung: string): string =>
  policy.measures.find((one) => one.id === rung)?.label ?? rung;

/** What another section is called. */
export const adviserLabel = (policy: Policy, id: string): string =>
  policy.advisers.find((one) => one.id === id)?.label ?? id;

/** 警告（書面）：11月16日（見直し：12月1日）. */
export function measureLine(policy: Policy, one: Pick<Measure, "rung" | "on" | "until" | "review">): string {
  const until = one.until === null ? "" : say.until(readDate(one.until));
  const review = one.review === null ? "" : say.review(readDate(one.review));
  return `${say.measureLine(rungLabel(policy, one.rung), readDate(one.on))}${until}${review}`;
}

/** Whom an open case waits for: the reporter who was asked, and other sections. */
export function waitsOnCard(policy: Policy, c: Case): KnownBlock[] {
  if (!isOpen(c)) return [];
  const { asking, advice } = c.work;
  const waiting = advice.filter((one) => one.answer === null && one.unknowing.length < one.people.length);
  const sections = [...new Set(waiting.map((one) => adviserLabel(policy, one.adviser)))];
  return [
    ...(asking === null ? [] : [small(say.asking(dateTime(asking, policy.timeZone)))]),
    ...(sections.length === 0 ? [] : [small(say.adviceWaits(sections.join("、")))]),
  ];
}

/** What the desk's work adds to the card: what was done, what belongs together. */
export function workOnCard(policy: Policy, c: Case): KnownBlock[] {
  const { measures, links } = c.work;
  const taken = measures.slice(-MOST_MEASURES).map((one) => `• ${escaped(measureLine(policy, one))}`);
  return [
    ...(taken.length === 0
      ? []
      : inBlocks([`*${say.measures}*`, ...taken].map((text) => [text])).map(marked)),
    ...(links.length === 0
      ? []
      : [marked(`*${say.links}*：${links.map((one) => escaped(one.number)).join("、")}`)]),
  ];
}

/** What else the desk can do with a case that is open: who has it, and whom to ask. */
export function workMenu(policy: Policy, c: Case): ReturnType<typeof menu> {
  const carried = { case: c.id };
  const has: MenuLine[] =
    c.owner === null
      ? []
      : [
          [say.takeOver, "take-over", carried],
          [say.handOver, "hand-over", carried],
        ];
  return menu("work", [
    ...has,
    [say.inquire, "inquire", carried],
    ...(policy.advisers.length === 0 ? [] : [[say.consult, "consult", carried] satisfies MenuLine]),
  ]);
}

/** What can be noted of a case: how urgent it is, what was done, what belongs together. */
export function notingMenu(c: Case): ReturnType<typeof menu> {
  const carried = { case: c.id };
  return menu("noting", [
    ...(isOpen(c) ? [[say.weigh, "weigh", carried] satisfies MenuLine] : []),
    [say.measure, "measure", carried],
    [say.link, "link", carried],
  ]);
}
