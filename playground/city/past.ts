import type { Instant } from "../../src/cases/case.ts";
import { SHARE, SITUATION } from "../../src/policy/needed.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { caseNumber, fiscalYear } from "../../src/words/time.ts";
import { dayOf, earlier, firstDay, moment, monthOf, worksOn } from "./calendar.ts";
import { type Chance, chance } from "./chance.ts";
import type { Course } from "./courses.ts";
import { runs } from "./life.ts";
import { doorOf } from "./opening.ts";
import { type Staff, sections } from "./people.ts";
import { type End, type Plan, plansOf } from "./plans.ts";
import { type Given, type PastCase, Telling } from "./telling.ts";
import { kindOf, wishesOf } from "./wishes.ts";

interface World {
  readonly now: Instant;
  readonly policy: Policy;
  readonly people: readonly Staff[];
}

/**
 * What happened in the invented city in the fiscal year before this one, and since, up to `now`: about 150 cases in
 * the order in which they were opened. The same seed brings the same city. A case is told twice: its number follows
 * from when it arrived among the others, and that is known only once all are told.
 */
export function pastCases({ seed, ...world }: World & { readonly seed: number }): readonly PastCase[] {
  const plans = plansOf(world.people, world.now, chance(seed));
  const first = plans
    .map((plan) => ({ plan, past: tell(plan, { id: 0, number: "", firstWords: 1 }, world) }))
    .toSorted((a, b) => a.past.c.openedAt - b.past.c.openedAt);
  const numbers = numbered(
    first.map(({ past }) => arrivalOf(past)),
    world.policy,
  );
  let firstWords = 1;
  return first.map(({ plan, past }, index) => {
    const given = { id: index + 1, number: numbers[index] ?? "", firstWords };
    firstWords += past.words.length;
    return tell(plan, given, world);
  });
}

/** When the desk first heard of it; null where it never did. */
const arrivalOf = ({ events }: PastCase): Instant | null =>
  events.find(({ type }) => type === "called" || type === "sent")?.at ?? null;

/** Numbers in the order of arrival, counted anew from every April. */
function numbered(arrivals: readonly (Instant | null)[], { timeZone }: Policy): readonly string[] {
  const numbers: string[] = arrivals.map(() => "");
  const counts = new Map<string, number>();
  const inOrder = arrivals
    .flatMap((at, index) => (at === null ? [] : [{ at, index }]))
    .toSorted((a, b) => a.at - b.at);
  for (const { at, index } of inOrder) {
    const year = fiscalYear(at, timeZone);
    const count = (counts.get(year) ?? 0) + 1;
    counts.set(year, count);
    numbers[index] = caseNumber(year, count);
  }
  return numbers;
}

/** How many days a case may take from its opening, as far as known beforehand. */
const TAKES: Partial<Record<End, number>> = { settled: 35, returns: 110, withdrawn: 12, dropped: 3 };

/** How many minutes of work ago it was opened, for what is still open. */
const SINCE: Partial<Record<End, readonly [number, number]>> = {
  arrived: [45, 80],
  unnamed: [130, 200],
  "going-on": [9_000, 10_500],
  decided: [3_000, 3_500],
  called: [95, 150],
};

function tell(plan: Plan, given: Given, world: World): PastCase {
  const { end, matter } = plan;
  for (let takes = TAKES[end] ?? 0; ; takes += 20) {
    const luck = chance(plan.seed);
    const course = begins(plan, given, world, takes + (matter.nature === "continuing" ? 30 : 0), luck);
    runs(course, end);
    // What would not be over yet began earlier.
    if (SINCE[end] !== undefined || !course.t.isCutOff) return course.t.told();
  }
}

function begins(
  plan: Plan,
  given: Given,
  { now, policy, people }: World,
  takes: number,
  luck: Chance,
): Course {
  const { end, matter, reporter } = plan;
  const since = SINCE[end];
  const { hours } = sections[reporter.section];
  const from =
    since === undefined
      ? openedAt(plan, firstDay(now), dayOf(now) - takes, luck)
      : earlier(now, luck.between(...since), hours);
  const door =
    since !== undefined && matter.nature !== "danger" ? SITUATION.over : doorOf(matter.nature, luck);
  const kind = kindOf(matter.nature, luck);
  const first = { ask: "open", kind, answers: { [SITUATION.question]: [door] } } as const;
  const [owner, other, ...others] = luck.shuffled(people.filter((one) => one.role === "相談窓口"));
  if (owner === undefined || other === undefined) throw new Error("the desk needs two people");
  const isColleague = (one: Staff) =>
    one.section === reporter.section && one.id !== reporter.id && one.standing !== "connected";
  return {
    t: new Telling(policy, given, reporter.id, first, from, now),
    luck,
    matter,
    reporter,
    wishes: wishesOf(matter, reporter, shareOf(plan, luck), luck),
    owner,
    others: [other, ...others],
    colleagues: luck.shuffled(people.filter(isColleague)),
  };
}

/** A moment in the section's hours, or a little after; nobody is in danger when the doors are closed. */
function openedAt({ matter, reporter }: Plan, first: number, last: number, luck: Chance): Instant {
  const { hours } = sections[reporter.section];
  const fits = (day: number) =>
    worksOn(day, hours) && (matter.months === undefined || matter.months.includes(monthOf(day)));
  let day = luck.between(first, last);
  for (let tries = 0; !fits(day); tries++) {
    if (tries > 5_000) throw new Error("no day is left for this case");
    day = luck.between(first, last);
  }
  const isLate = matter.nature !== "danger" && luck.percent(13);
  const minute = isLate
    ? luck.between(hours.to, hours.to + 100)
    : luck.between(hours.from + 5, hours.to - 20);
  return moment(day, minute) + luck.between(0, 59) * 1_000;
}

function shareOf({ end, matter, reporter }: Plan, luck: Chance): string {
  if (end === "unnamed") return SHARE.noName;
  if (reporter.role === "課長") return "desk";
  const hidden = matter.nature === "guidance" ? 6 : matter.nature === "serious" ? 26 : 17;
  if (luck.percent(hidden)) return SHARE.noName;
  return luck.percent(34) ? "with_manager" : "desk";
}
