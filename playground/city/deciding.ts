import { localDate } from "../../src/calendar/local.ts";
import {
  type ClosingFact,
  type FactDone,
  namedAtDesk,
  type Outcome,
  type WordsId,
} from "../../src/cases/case.ts";
import { flowAnswers } from "../../src/cases/standing.ts";
import { isJudged, judge } from "../../src/flows/judge.ts";
import type { Points } from "../../src/policy/judging.ts";
import { DESK, dayOf, MINUTE, moment, worksOn } from "./calendar.ts";
import { atDesk, type Course, claims, days, replies, writes } from "./courses.ts";
import { again, reasonsFor, tidings, whyNot } from "./endings.ts";
import type { Nature } from "./matter.ts";
import { sections } from "./people.ts";
import { filled } from "./phrases.ts";

/** What is decided, by what the answers point to. */
const weighed: Readonly<Record<Points, readonly [Outcome, ...Outcome[]]>> = {
  likely: ["applies", "applies", "applies", "applies", "reserved"],
  unclear: ["does-not-apply", "does-not-apply", "reserved"],
  legitimate: ["does-not-apply"],
};

/** Where the questions were not answered, the desk asked by telephone. */
const asked: Readonly<Record<Nature, Points>> = {
  danger: "likely",
  serious: "likely",
  continuing: "likely",
  borderline: "unclear",
  plain: "legitimate",
  guidance: "legitimate",
};

/** The organisation decides: people, who know more than what the answers point to. */
export function decides(course: Course): void {
  const { t, luck, owner, matter } = course;
  const answers = flowAnswers(t.c);
  const { nature } = matter;
  const isJudgement = isJudged(t.policy, answers) && (nature === "borderline" || nature === "continuing");
  const points = isJudgement ? judge(t.policy, answers).indication.points : asked[nature];
  const isOther = matter.answers.facts?.includes("selfharm") === true;
  const outcome = isOther ? "does-not-apply" : luck.of(weighed[points]);
  t.asks(atDesk(owner), (keep) => ({
    ask: "decide",
    outcome,
    reason: keep("reason", filled(luck.of(reasonsFor(matter, outcome)), luck)),
  }));
}

/** 終わりにする, with the four dated facts; some do not apply. */
export function closes(course: Course): void {
  const { t, luck, owner, matter } = course;
  const { decision, sentAt } = t.c;
  if (t.isCutOff || decision === null) return;
  const first = dayOf(sentAt ?? t.c.openedAt);
  const today = dayOf(t.at);
  const { opening, ending } = t.policy.closing;
  const middle = filled(luck.of(tidings[matter.nature === "guidance" ? "guidance" : decision.outcome]), luck);
  let message: WordsId | undefined;
  t.asks(atDesk(owner), (keep) => {
    const fact = (name: ClosingFact): FactDone => {
      const why = whyNotOf(name, course);
      if (why !== null) return { notApplicable: keep("reason", why) };
      const someDay = luck.between(Math.min(first, today), today);
      const day = name === "explained" || !worksOn(someDay, DESK) ? today : someDay;
      return { on: localDate(moment(day, 12 * 60), t.policy.timeZone) };
    };
    const facts = {
      verified: fact("verified"),
      cared: fact("cared"),
      prevented: fact("prevented"),
      explained: fact("explained"),
    };
    message = keep("closing", [opening, middle, ending].join("\n\n"));
    return { ask: "close", facts, message, parts: 1 };
  });
  t.arrives(message);
}

/** Why a fact does not apply to this case; null where it does. */
function whyNotOf(fact: ClosingFact, { t, luck, matter }: Course): string | null {
  if (matter.nature === "guidance") return fact === "explained" ? null : luck.of(whyNot.guidance[fact]);
  if (fact === "explained" && namedAtDesk(t.c)) return null;
  return luck.percent(9) ? luck.of(whyNot.otherwise[fact]) : null;
}

/** After some quiet time it begins anew: 再開, and a second end. */
export function comesBack(course: Course): void {
  const { t, luck } = course;
  days(course, 8, 25, sections[course.reporter.section].hours);
  t.asks(t.reporter, { ask: "reopen" });
  t.at += 2 * MINUTE;
  writes(course, luck.of(again));
  claims(course);
  replies(course);
  days(course, 3, 12);
  if (luck.percent(60)) decides(course);
  days(course, 0, 3);
  closes(course);
}
