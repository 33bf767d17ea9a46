import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localTime } from "../../src/calendar/local.ts";
import { isWorking } from "../../src/calendar/working-time.ts";
import type { Case } from "../../src/cases/case.ts";
import { decide } from "../../src/cases/decide.ts";
import { dueAt } from "../../src/cases/due.ts";
import type { CaseEvent } from "../../src/cases/events.ts";
import { evolve } from "../../src/cases/evolve.ts";
import { isTalk } from "../../src/cases/reminded.ts";
import { nextReminder } from "../../src/cases/reminders.ts";
import type { Ask } from "../../src/cases/requests.ts";
import { standingAnswers } from "../../src/cases/standing.ts";
import { answerBy } from "../../src/flows/promise.ts";
import { SEED } from "./sample-acts.ts";
import { asks, opened, people, policy, type Story, stories, type Who } from "./sample-cases.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (local: string): number => Date.parse(`${local}:00+09:00`);

type Reminding = CaseEvent & { readonly type: "reminded" };

/** Does what is asked at a moment. What is refused, or asks for nothing, changes nothing. */
function does(c: Case, who: Who, ask: Ask, now: number): { c: Case; events: readonly CaseEvent[] } {
  const ruling = decide(c, { ...ask, by: people[who], now }, policy);
  const events = ruling.ok ? ruling.events : [];
  return { c: events.reduce(evolve, c), events };
}

const remindings = (events: readonly CaseEvent[]): Reminding[] =>
  events.filter((e): e is Reminding => e.type === "reminded");

const claims = (c: Case, now: number): Ask => ({
  ask: "claim",
  due: answerBy(policy, standingAnswers(c), c.urgency, now),
});

/** Lets time go on from moment to moment at which something falls due; what came, and when. */
function comes(c: Case, from: number): string[] {
  const said: string[] = [];
  for (let due = dueAt(c, policy, from); due !== null && said.length < 10; due = dueAt(c, policy, due)) {
    const next = does(c, "mamori", asks.remind, due);
    expect(next.events, "whatever falls due brings something about").not.toEqual([]);
    const t = localTime(due, policy.timeZone);
    for (const e of remindings(next.events))
      said.push(`${t.day}日${t.hour}:${String(t.minute).padStart(2, "0")} ${e.step}${e.tells ? " +" : ""}`);
    c = next.c;
  }
  return said;
}

/** A report, or a consultation for today, that reached the desk at a moment. */
const sentAt = (story: Story, now: number): Case => ({ ...story.c, sentAt: now, waitingSince: now });
const report = stories.sent;
const urgent: Story = { ...report, c: { ...report.c, urgency: "today" } };

describe("nobody takes it up", () => {
  test.each<[string, Story, string, string[]]>([
    ["on Monday", report, "2026-11-16T10:00", ["16日14:15 unclaimed_half +", "17日10:00 unclaimed_due"]],
    ["on Friday", report, "2026-11-13T16:00", ["16日11:45 unclaimed_half +", "16日16:00 unclaimed_due"]],
    ["on Saturday", report, "2026-11-14T12:00", ["16日13:00 unclaimed_half +", "17日8:45 unclaimed_due"]],
    ["for today", urgent, "2026-11-16T10:00", ["16日10:07 unclaimed_half +", "16日10:15 unclaimed_due"]],
    [
      "on Friday evening",
      urgent,
      "2026-11-13T17:10",
      ["16日8:47 unclaimed_half +", "16日8:55 unclaimed_due"],
    ],
    ["before a holiday", urgent, "2026-11-20T17:14", ["24日8:51 unclaimed_half +", "24日8:59 unclaimed_due"]],
    [
      "in danger at night",
      stories.called,
      "2026-11-14T22:00",
      ["14日22:07 unclaimed_half +", "14日22:15 unclaimed_due"],
    ],
  ])("%s", (_, story, sent, expected) => {
    const now = at(sent);
    const c = sentAt(story, now);
    expect(comes(c.calledAt === null ? c : { ...c, calledAt: now }, now)).toEqual(expected);
  });
});

describe("somebody has it, and nobody answers", () => {
  test.each<[string, Story, string, string[]]>([
    [
      "on Monday",
      report,
      "2026-11-16T10:00",
      ["17日9:00 answer_soon", "17日10:00 answer_due +", "17日11:00 answer_late", "18日10:00 idle"],
    ],
    [
      "on Friday evening",
      report,
      "2026-11-13T17:00",
      ["16日16:00 answer_soon", "16日17:00 answer_due +", "17日9:30 answer_late", "17日17:00 idle"],
    ],
    [
      "for today: whoever took it up a moment ago is not told at once",
      urgent,
      "2026-11-16T10:00",
      ["16日10:15 answer_due +", "16日11:15 answer_late", "18日10:00 idle"],
    ],
    [
      "on a Saturday",
      urgent,
      "2026-11-14T10:00",
      ["16日8:52 answer_soon", "16日9:00 answer_due +", "16日10:00 answer_late", "18日8:45 idle"],
    ],
  ])("%s", (_, story, claimed, expected) => {
    const now = at(claimed);
    const c = sentAt(story, now);
    expect(comes(does(c, "desk", claims(c, now), now).c, now)).toEqual(expected);
  });
});

test("who lets a case go and takes it again is not reminded of the same again; who takes it over is", () => {
  const now = at("2026-11-16T10:00");
  const c = sentAt(report, now);
  const late = at("2026-11-17T09:30");
  const had = does(does(c, "desk", claims(c, now), now).c, "mamori", asks.remind, late).c;
  expect(had.reminded.map((one) => one.step)).toEqual(["answer_soon"]);
  const free = does(had, "desk", asks.release, late + MINUTE).c;
  const again = does(free, "desk", claims(free, late), late + 2 * MINUTE).c;
  const other = does(free, "colleague", claims(free, late), late + 2 * MINUTE).c;
  expect(comes(again, late + 2 * MINUTE).at(0)).toBe("17日10:00 answer_due +");
  expect(comes(other, late + 2 * MINUTE).at(0)).toBe("17日9:47 answer_soon");
});

/** One thing after another in a case of some days; `n` decides how long it takes. */
interface Turn {
  readonly what: "due" | "hours" | "minutes" | "forward" | "back" | Ask["ask"];
  readonly who: Who;
  readonly n: number;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("due" as const, "hours" as const, "minutes" as const) },
    { weight: 1, arbitrary: fc.constantFrom("forward" as const, "back" as const) },
    {
      weight: 5,
      arbitrary: fc.constantFrom<Ask["ask"][]>(
        ...(["claim", "release", "note", "reply", "delivered", "undelivered", "write", "reopen"] as const),
        ...(["repeating", "unrelated", "take-back", "call"] as const),
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom<Ask["ask"][]>("close", "ended", "withdraw", "decide") },
  ),
  who: fc.constantFrom<Who[]>("desk", "colleague", "reporter"),
  n: fc.nat({ max: 90 }),
});

const SAID: Partial<Record<Ask["ask"], Ask>> = {
  release: asks.release,
  note: asks.note,
  reply: asks.reply,
  delivered: asks.delivered,
  undelivered: asks.undelivered,
  write: asks.write,
  reopen: asks.reopen,
  repeating: asks.repeating,
  unrelated: asks.unrelated,
  "take-back": asks.takeBack,
  call: asks.call,
  close: asks.close,
  ended: asks.ended,
  withdraw: asks.withdraw,
  decide: asks.decide,
};

const begun = fc.constantFrom(
  opened("over"),
  stories.live,
  stories.repeating,
  stories.sent,
  stories.sent,
  stories.called,
  stories.noName,
  stories.claimed,
  stories.calledClaimed,
  urgent,
);

/** What time brought about, with the case as it was and the moment by the bot's own clock. */
interface Brought {
  readonly before: Case;
  readonly event: Reminding;
  readonly now: number;
}

function live(start: Story, turns: readonly Turn[]): { brought: Brought[]; seen: [Case, number][] } {
  let c = start.c;
  let now = at("2026-11-13T15:00");
  const brought: Brought[] = [];
  const seen: [Case, number][] = [];
  for (const { what, who, n } of turns) {
    if (what === "due") now = Math.max(now, dueAt(c, policy, now) ?? now);
    else if (what === "hours") now += n * 20 * MINUTE;
    else if (what === "minutes") now += n * 20_000;
    else if (what === "forward") now += HOUR;
    else if (what === "back") now -= HOUR;
    else {
      const ask = what === "claim" ? claims(c, now) : SAID[what];
      const by = what.endsWith("delivered") ? "mamori" : who;
      if (ask !== undefined) c = does(c, by, ask, now).c;
    }
    let rounds = 0;
    for (let due = nextReminder(c, policy, now); due !== null && due <= now; ) {
      expect(rounds++, "what was brought about is not due any more").toBe(0);
      const next = does(c, "mamori", asks.remind, now);
      expect(next.events, "whatever has fallen due brings something about").not.toEqual([]);
      for (const event of remindings(next.events)) brought.push({ before: c, event, now });
      c = next.c;
      due = nextReminder(c, policy, now);
    }
    seen.push([c, now]);
  }
  return { brought, seen };
}

const always = (claim: (lived: ReturnType<typeof live>) => void): void =>
  fc.assert(
    fc.property(begun, fc.array(turn, { maxLength: 60, size: "max" }), (start, turns) =>
      claim(live(start, turns)),
    ),
    { seed: SEED, numRuns: 300 },
  );

test("nothing comes twice, whatever the clock does", () => {
  always(({ brought }) => {
    const all = brought.map(({ event: { step, about, owner } }) => JSON.stringify([step, about, owner]));
    expect(new Set(all).size).toBe(all.length);
  });
});

test("nothing comes after closing or withdrawal, and nothing of a talk that is over", () => {
  always(({ brought, seen }) => {
    for (const { before, event } of brought) {
      expect(["closed", "withdrawn"]).not.toContain(before.status);
      if (isTalk(event.step)) expect(before.endedAt).toBeNull();
    }
    for (const [c, now] of seen)
      if (c.status === "closed" || c.status === "withdrawn") expect(nextReminder(c, policy, now)).toBeNull();
  });
});

test("nobody is reminded outside working hours, but for danger and in a talk", () => {
  always(({ brought }) => {
    for (const { before, event, now } of brought)
      if (!isTalk(event.step) && before.urgency !== "now")
        expect(isWorking(policy.workingTime, now)).toBe(true);
  });
});

test("nobody is reminded of a case in which the desk did something a moment ago", () => {
  always(({ brought }) => {
    for (const { before, event, now } of brought)
      if (!isTalk(event.step) && before.touchedAt !== null && before.touchedAt <= now)
        expect(now - before.touchedAt).toBeGreaterThanOrEqual(15 * MINUTE);
  });
});

test("only whoever has the case is told directly, and the reporter once until an answer arrives", () => {
  always(({ brought, seen }) => {
    for (const { before, event } of brought) {
      if (event.to !== null) expect(event.to).toBe(before.owner);
      if (event.tells) expect(isTalk(event.step)).toBe(false);
    }
    for (const [c] of seen) expect(c.reminded.filter(({ tells }) => tells).length).toBeLessThan(2);
  });
});

test("a case that waits is never left alone: something is to come until all of it was said", () => {
  always(({ seen }) => {
    for (const [c, now] of seen) {
      const last = c.status === "waiting" ? "unclaimed_due" : "answer_late";
      const waits = c.status === "waiting" || (c.status === "claimed" && c.answerDue !== null);
      if (waits && nextReminder(c, policy, now) === null)
        expect(c.reminded.some(({ step }) => step === last)).toBe(true);
    }
  });
});

test("every step comes in some of them", () => {
  const steps = new Set<string>();
  always(({ brought }) => {
    for (const { event } of brought) steps.add(event.step);
  });
  expect(steps.size).toBe(10);
});
