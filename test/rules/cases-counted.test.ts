import { expect, test } from "vitest";
import { type Case, reachedDesk } from "../../src/cases/case.ts";
import { counted, type Fact } from "../../src/cases/counted.ts";
import type { CaseEvent } from "../../src/cases/events.ts";
import { replay } from "../../src/cases/evolve.ts";
import type { Answers } from "../../src/flows/answers.ts";
import { always } from "./sample-acts.ts";
import {
  allStates,
  asks,
  does,
  NUMBER,
  opened,
  policy,
  START,
  type StateName,
  type Step,
  stories,
} from "./sample-cases.ts";

const SECTION = ["bureau", "section"];

/** What a whole case adds to the figures, each as `measure value amount`. */
const linesOf = (facts: readonly Fact[]): string[] =>
  facts.map(({ measure, value, amount }) =>
    [measure, value, amount === 0 ? "" : amount].filter((part) => part !== "").join(" "),
  );
const allOf = ({ c, events }: { c: Case; events: readonly CaseEvent[] }) => counted(null, events, c, policy);

/** A case after what people did with it. */
const after = (start: { c: Case; events: readonly CaseEvent[] }, ...steps: Step[]) =>
  steps.reduce(does, start);

/** What a sent report adds before anything else happens to it. */
const SENT = ["received", "kind report", "indication none", "occurred"];

test.each<[StateName, readonly string[]]>([
  ["draft", []],
  ["ready", []],
  ["dropped", []],
  ["live", []],
  ["called", ["received", "kind report", "called"]],
  ["summoned", ["received", "kind report", "called"]],
  ["summonedNext", ["received", "kind report", "called"]],
  ["neededAll", []],
  ["withdrawnCalled", ["received", "kind report", "called", "withdrawn"]],
  ["calledSent", ["received", "kind report", "called", "indication none", "occurred"]],
  ["sent", SENT],
  ["continued", SENT],
  ["recorded", [...SENT, "occurred 15"]],
  ["struck", [...SENT, "occurred 15"]],
  ["replied", SENT],
  ["undelivered", SENT],
  ["decided", [...SENT, "decided applies"]],
  ["withdrawn", [...SENT, "withdrawn"]],
  ["takenOver", [...SENT, "changed"]],
  ["handedOverBack", [...SENT, "changed", "changed"]],
  ["vacated", SENT],
  ["measured", [...SENT, "measure caution", "measure limit"]],
  ["sharedManaged", SENT],
  ["unclaimedHalf", SENT],
  ["unclaimedDue", [...SENT, "overdue"]],
  ["answerSoon", SENT],
  ["answerDue", [...SENT, "overdue"]],
  ["answerLate", [...SENT, "overdue"]],
])("%s adds to the figures what happened and nothing else", (name, lines) => {
  expect(linesOf(allOf(stories[name]))).toEqual(lines);
});

test("what the answers say is counted when it is sent, and only what is new when they change", () => {
  expect(linesOf(allOf(stories.judged))).toEqual([...SENT, "act intimidation"]);
  const answered = (more: Answers): CaseEvent => ({
    ...{ type: "answered", topic: "support", questions: [], urgency: "normal", told: [] },
    ...{ answers: { ...stories.consultReady.c.answers, ...more }, by: "USATO", at: START },
  });
  const sent: CaseEvent = { type: "sent", number: NUMBER, named: true, parts: 1, by: "USATO", at: START };
  const events = [
    ...stories.consultReady.events,
    answered({ facts: ["insult"], length: ["30"], wish: ["hear", "law"] }),
    sent,
    answered({ facts: ["insult", "shout"], length: ["60"], wish: ["law", "health"] }),
    answered({ facts: [], wish: [] }),
  ];
  expect(linesOf(allOf({ c: replay(42, events), events }))).toEqual([
    ...[
      "received",
      "kind consult",
      "act mental",
      "wish hear",
      "wish law",
      "indication unclear",
      "occurred 30",
    ],
    ...["act intimidation", "wish health"],
  ]);
});

test("who only asks for a manual reports nothing that happened", () => {
  const asking = after(
    opened("over", "consult"),
    ["reporter", { ...asks.doubt, answers: { doubt: ["manual"] } }],
    ["reporter", asks.cut],
    ["reporter", asks.share],
    ["reporter", asks.send],
  );
  expect(linesOf(allOf(asking))).toEqual(["received", "kind consult", "indication none"]);
});

test("a first answer is counted when it arrives, in minutes of work since it was sent", () => {
  const late = after(stories.replied, ["mamori", asks.delivered, 90]);
  const [answer] = allOf(late).filter(({ measure }) => measure === "answered");
  // Sent three minutes after ten in the morning, arrived an hour and a half after ten.
  expect(answer).toMatchObject({ day: "2026-11-16", amount: 87 });
  const again = after(
    late,
    ["desk", { ...asks.reply, words: 99 }],
    ["mamori", { ask: "delivered", words: 99 }],
  );
  expect(linesOf(allOf(again)).filter((line) => line.startsWith("answered"))).toHaveLength(1);
});

test("closing counts the minutes since it was sent and the facts that were done; a later one counts again", () => {
  const lines = linesOf(allOf(stories.closed));
  expect(lines).toEqual([
    ...[...SENT, "decided applies"],
    ...[
      expect.stringMatching(/^closed \d+$/),
      "fulfilled verified",
      "fulfilled cared",
      "fulfilled explained",
    ],
  ]);
  const twice = after(stories.reopened, ["desk", asks.claim], ["desk", asks.decide], ["desk", asks.close]);
  const all = linesOf(allOf(twice));
  expect(all.filter((line) => line.startsWith("closed"))).toHaveLength(2);
  expect(all.filter((line) => line === "reopened")).toHaveLength(1);
  // It was decided as before.
  expect(all.filter((line) => line === "decided applies")).toHaveLength(1);
});

test("it counts on the city's day, not on the host's", () => {
  const evening = after(opened("over"), ["reporter", asks.told], ["reporter", asks.share]);
  const sent = does(evening, ["reporter", asks.send, 13 * 60 + 59]);
  const next = does(evening, ["reporter", asks.send, 14 * 60]);
  expect(new Set(allOf(sent).map(({ day }) => day))).toEqual(new Set(["2026-11-16"]));
  expect(new Set(allOf(next).map(({ day }) => day))).toEqual(new Set(["2026-11-17"]));
});

test("where it counts: shared with its manager in the section, else for the city as a whole only", () => {
  const share: Step = ["reporter", { ...asks.shareHead, section: SECTION }];
  const ready = after(opened("over"), ["reporter", asks.told], ["reporter", asks.both]);
  const both = after(ready, ["reporter", asks.send], share);
  const pathsOf = (before: Case | null, events: readonly CaseEvent[], now: Case) => [
    ...new Set(counted(before, events, now, policy).map(({ path }) => path)),
  ];
  // By one press it is sent and shared: from the first fact on it counts in the section.
  expect(pathsOf(ready.c, both.events.slice(ready.events.length), both.c)).toEqual([SECTION]);
  expect(pathsOf(null, stories.sent.events, stories.sent.c)).toEqual([null]);
  expect(pathsOf(null, stories.shared.events, stories.shared.c)).toEqual([null]);
  const missed = after(both, ["mamori", { ask: "miss-manager", event: both.c.version }]);
  expect(missed.c).toMatchObject({ manager: { person: null }, section: SECTION });
  const claimed = after(missed, ["desk", asks.claim], ["desk", asks.decide]);
  expect(pathsOf(missed.c, claimed.events.slice(missed.events.length), claimed.c)).toEqual([SECTION]);
  // What was counted there stays; from now on it is kept from the manager.
  const narrowed = after(both, ["reporter", asks.narrow]);
  const closed = after(narrowed, ["desk", asks.claim], ["desk", asks.decide]);
  expect(pathsOf(narrowed.c, closed.events.slice(narrowed.events.length), closed.c)).toEqual([null]);
});

const bare = (facts: readonly Fact[]) => facts.map(({ path: _, ...fact }) => fact);

test("press by press the same is counted as all at once, and of no case that the desk never heard of", () => {
  always(({ before, after, events, all }) => {
    const past = all.slice(0, all.length - events.length);
    const whole = bare(counted(null, all, after, policy));
    expect(whole).toEqual([
      ...bare(counted(null, past, before, policy)),
      ...bare(counted(before, events, after, policy)),
    ]);
    if (!reachedDesk(after)) expect(whole).toEqual([]);
    const times = (measure: Fact["measure"]) => whole.filter((fact) => fact.measure === measure).length;
    const happened = (type: CaseEvent["type"]) => all.filter((event) => event.type === type).length;
    expect(times("received")).toBe(reachedDesk(after) ? 1 : 0);
    expect(times("indication")).toBe(after.sentAt === null ? 0 : 1);
    for (const [measure, type] of [
      ["closed", "closed"],
      ["reopened", "reopened"],
      ["measure", "measured"],
    ] as const)
      expect(times(measure)).toBe(happened(type));
  });
});

test("every measure there is happens in some case", () => {
  const seen = new Set(allStates.flatMap(([, story]) => allOf(story).map(({ measure }) => measure)));
  expect([...seen].toSorted()).toEqual(
    [
      ...["act", "answered", "called", "changed", "closed", "decided", "fulfilled", "indication", "kind"],
      ...["measure", "occurred", "overdue", "received", "reopened", "withdrawn"],
    ].toSorted(),
  );
});
