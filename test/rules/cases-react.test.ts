import { describe, expect, test } from "vitest";
import { type Errand, headOf, keyOf, lineOf } from "../../src/cases/errands.ts";
import type { CaseEvent } from "../../src/cases/events.ts";
import { react } from "../../src/cases/react.ts";
import { quarterOf } from "../../src/cases/reminded.ts";
import { asks, does, opened, policy, START, type StateName, type Step, stories } from "./sample-cases.ts";

const SPREAD = { content: 2, messages: new Map<number, number>() };

/** What is armed, without the case: `card`, `event/9/desk`; events count from the one that just happened. */
function armedBy(given: StateName, step: Step): string[] {
  const before = stories[given];
  const after = does(before, step);
  const events = after.events.slice(before.events.length);
  return react(before.c, after.c, events, policy, SPREAD)
    .map(({ errand }) => keyOf(errand).replace("case/42/", ""))
    .map((key) => key.replace(`event/${after.c.version}/`, "notice/"))
    .sort();
}

type Row = readonly [given: StateName, step: Step, armed: readonly string[]];

const both = ["notice/desk", "notice/reporter"];
/** What ここまでで送る passes over once nothing was chosen of what happened. */
const skippedByCut = ["ask/effect", "ask/merits", "ask/care", "ask/support"];
/** What changes what is to do next. */
const CHECKED = { ...asks.merits, answers: { answer: ["partly"], demand: ["within"], check: ["yes"] } };
const previews = ["preview/1", "preview/2", "preview/3"];
/** The messages to those of another section who are asked. */
const advice = ["advice/6/UADVISER", "advice/6/UNURSE"];

/** For each event, when it happens where, what people should see. An event without a row does not compile. */
const TABLE: Record<Exclude<CaseEvent["type"], "opened">, readonly Row[]> = {
  called: [
    ["draft", ["reporter", asks.call], ["card", "safety", "thread"]],
    ["sent", ["reporter", asks.call], ["card", "notice/desk", "safety", "thread"]],
  ],
  answered: [
    ["draft", ["reporter", asks.told], ["ask/share", "ask/told"]],
    ["told", ["reporter", asks.share], ["ask/share", ...previews]],
    ["told", ["reporter", asks.later], ["ask/share", "preview/1"]],
    ["ready", ["reporter", asks.later], ["ask/share", ...previews]],
    ["called", ["reporter", asks.place], ["ask/place", "ask/told", "card", "notice/desk"]],
    ["consult", ["reporter", asks.doubt], ["ask/doubt", "ask/told"]],
    ["consultTold", ["reporter", asks.cut], ["ask/facts", "ask/share", ...skippedByCut]],
    ["consultCut", ["reporter", asks.share], ["ask/share", ...previews, "result"]],
    ["continued", ["reporter", asks.cut], ["ask/facts", "card", "result", ...skippedByCut, "thread"]],
    ["handed", ["deputy", asks.merits], ["ask/merits", "handed/6", "notice/reporter"]],
    ["handed", ["reporter", asks.merits], ["ask/merits", "handed/6"]],
    ["handedSent", ["deputy", asks.merits], ["ask/merits", "card", "handed/6", "notice/reporter"]],
    ["handedSent", ["deputy", CHECKED], ["ask/merits", "card", "handed/6", "notice/reporter", "result"]],
  ],
  continued: [
    ["sent", ["reporter", asks.goOn], ["ask/facts", "ask/share", "ask/told", "offer"]],
    ["sent", ["reporter", asks.letDeskAsk], ["offer"]],
    ["continued", ["reporter", asks.letDeskAsk], ["ask/facts", "ask/share", "ask/told", "offer"]],
  ],
  changing: [["ready", ["reporter", asks.change], ["ask/share", ...previews]]],
  added: [
    ["draft", ["reporter", asks.add], ["mark/13/kept"]],
    ["ready", ["reporter", asks.add], ["mark/13/kept", ...previews]],
    ["called", ["reporter", asks.add], ["mark/13/kept"]],
  ],
  repeating: [["live", ["reporter", asks.repeating], ["live"]]],
  ended: [["repeating", ["reporter", asks.ended], ["live"]]],
  sent: [
    [
      "ready",
      ["reporter", asks.send],
      ["ask/share", "ask/told", "card", "content/1", "content/2", "offer", ...previews, "section", "thread"],
    ],
    [
      "calledReady",
      ["reporter", asks.send],
      [
        "ask/place",
        "ask/share",
        "ask/told",
        "card",
        "content/1",
        "content/2",
        "notice/desk",
        "offer",
        ...previews,
        "section",
        "thread",
      ],
    ],
  ],
  withdrawn: [
    ["ready", ["reporter", asks.withdraw], ["ask/share", "ask/told", ...previews, "thread"]],
    [
      "sharedManaged",
      ["reporter", asks.withdraw],
      [
        ...["ask/share", "ask/told", "card", "content/1", "content/2", "event/7/desk", "event/8/desk"],
        ...["manager/5", ...both, "offer", ...previews, "thread"],
      ],
    ],
    ["called", ["reporter", asks.withdraw], ["ask/place", "card", ...both, "safety", "thread"]],
    [
      "messaged",
      ["reporter", asks.withdraw],
      [
        ...["ask/share", "ask/told", "card", "content/1", "content/2", ...both, "offer", ...previews],
        ...["relay/23/1", "relay/23/2", "thread"],
      ],
    ],
  ],
  claimed: [
    ["sent", ["desk", asks.claim], ["card", ...both, "thread"]],
    ["called", ["desk", asks.claim], ["card", ...both, "safety", "thread"]],
  ],
  released: [
    ["claimed", ["desk", asks.release], ["card", ...both, "thread"]],
    ["calledClaimed", ["desk", asks.release], ["card", ...both, "safety", "thread"]],
  ],
  noted: [["claimed", ["desk", asks.note], []]],
  replied: [["claimed", ["desk", asks.reply], ["card", "notice/desk", "relay/22/1", "relay/22/2"]]],
  delivered: [["replied", ["mamori", asks.delivered], ["card", "mark/22/delivered"]]],
  undelivered: [["replied", ["mamori", asks.undelivered], ["card", "mark/22/failed", "notice/desk"]]],
  messaged: [["claimed", ["reporter", asks.write], ["card", "relay/23/1", "relay/23/2"]]],
  lifted: [
    ["ready", ["reporter", asks.lift], previews],
    ["messaged", ["reporter", asks.liftMessage], ["relay/23/1", "relay/23/2"]],
  ],
  decided: [["claimed", ["desk", asks.decide], ["card", ...both, "thread"]]],
  closed: [["decided", ["desk", asks.close], ["card", ...both, "offer", "relay/32/1", "thread"]]],
  reopened: [
    ["closed", ["reporter", asks.reopen], ["card", ...both, "offer", "thread"]],
    ["handedClosed", ["reporter", asks.reopen], ["ask/merits", "card", "handed/6", ...both, "thread"]],
  ],
  handed: [
    ["merits", ["reporter", asks.hand], ["ask/care", "ask/merits", "handed/6"]],
    ["handed", ["reporter", asks.handOn], ["ask/merits", "handed/6", "handed/7"]],
    ["handedSent", ["reporter", asks.handOn], ["ask/merits", "card", "handed/10", "handed/6"]],
  ],
  declined: [
    ["handed", ["deputy", asks.decline], ["ask/merits", "handed/6", "notice/reporter"]],
    ["handedSent", ["deputy", asks.decline], ["ask/merits", "handed/6", "notice/reporter"]],
  ],
  unreached: [["handed", ["mamori", asks.unreached], ["ask/merits", "handed/6", "notice/reporter"]]],
  recorded: [
    ["claimed", ["reporter", asks.record], ["card", ...both, "thread"]],
    ["invited", ["invited", asks.record], ["card", "invitation/UYAMADA", ...both, "thread"]],
  ],
  struck: [
    [
      "recorded",
      ["reporter", { ask: "strike", incident: stories.recorded.c.version }],
      [
        "card",
        ...["desk", "reporter"].map((side) => `event/${stories.recorded.c.version}/${side}`),
        "thread",
      ],
    ],
  ],
  invited: [
    ["recorded", ["reporter", asks.invite], ["card", "invitation/UYAMADA", "notice/reporter", "thread"]],
  ],
  reconsidered: [
    [
      "judged",
      ["reporter", asks.reconsider],
      [
        "ask/facts",
        "ask/facts/1",
        "ask/length",
        "ask/stop",
        "card",
        "notice/desk",
        "result",
        ...skippedByCut,
        "thread",
      ],
    ],
  ],
  parted: [["invited", ["invited", asks.part], ["card", "invitation/UYAMADA", "notice/reporter", "thread"]]],
  summoned: [
    ["called", ["reporter", asks.summon], ["card", "safety", "summons/3/UKIMURA", "summons/3/UMORI"]],
    [
      "summoned",
      ["mamori", asks.summonNext],
      [
        "card",
        "notice/desk",
        "notice/reporter",
        "safety",
        "summons/3/UKIMURA",
        "summons/3/UMORI",
        "summons/3/UNAKAMURA",
      ],
    ],
    // The desk does not know of it yet.
    ["live", ["reporter", asks.mayEnd], ["live", "summons/2/UKIMURA", "summons/2/UMORI"]],
  ],
  responded: [
    [
      "summoned",
      ["head", asks.coming],
      ["card", "notice/desk", "notice/reporter", "safety", "summons/3/UKIMURA", "summons/3/UMORI"],
    ],
    ["needed", ["head", asks.endsIt], ["live", "notice/reporter", "summons/2/UKIMURA", "summons/2/UMORI"]],
  ],
  "stood-down": [
    [
      "coming",
      ["reporter", asks.standDown],
      [
        "card",
        "notice/desk",
        "safety",
        "stand-down/3/UKIMURA",
        "summons/3/UKIMURA",
        "summons/3/UMORI",
        "thread",
      ],
    ],
    [
      "coming",
      ["head", asks.standDown],
      ["card", "notice/desk", "notice/reporter", "safety", "summons/3/UKIMURA", "summons/3/UMORI", "thread"],
    ],
  ],
  shared: [
    ["sentBoth", ["reporter", asks.shareHead], ["card", "manager/5", "thread"]],
    ["sentBoth", ["reporter", asks.shareNobody], ["card", "notice/desk", "thread"]],
    ["shared", ["mamori", asks.missManager], ["card", "manager/5", "notice/desk", "thread"]],
  ],
  narrowed: [
    ["sharedManaged", ["reporter", asks.narrow], ["ask/share", "card", "manager/5", "notice/desk", "thread"]],
  ],
  managed: [["shared", ["manager", asks.speak], ["card", "manager/5", "notice/desk"]]],
  seen: [
    ["shared", ["manager", asks.card], []],
    ["shared", ["desk", asks.sheet], ["sheet/6"]],
    ["shared", ["reporter", asks.copy], ["sheet/6"]],
  ],
  "taken-over": [
    ["claimed", ["colleague", asks.takeOver], ["card", ...both, "thread"]],
    [
      "calledClaimed",
      ["colleague", { ...asks.takeOver, since: stories.calledClaimed.c.claimedAt ?? 0 }],
      ["card", ...both, "safety", "thread"],
    ],
  ],
  "handed-over": [["claimed", ["desk", asks.handOver], ["card", ...both, "thread"]]],
  vacated: [["claimed", ["mamori", asks.vacate], ["card", ...both, "thread"]]],
  inquired: [["claimed", ["desk", asks.inquire], ["card", "notice/desk", "relay/42/1"]]],
  weighed: [["claimed", ["desk", asks.weighNow], ["card", "notice/desk"]]],
  measured: [["claimed", ["desk", asks.measure], ["card", "notice/desk"]]],
  "review-due": [["overdue", ["mamori", asks.review], ["card", "notice/desk"]]],
  linked: [["claimed", ["desk", asks.link], ["card", "notice/desk"]]],
  unlinked: [["linked", ["desk", asks.unlink], ["card", "notice/desk"]]],
  consulted: [["claimed", ["desk", asks.consult], [...advice, "card", "notice/desk"]]],
  advised: [
    ["consulted", ["adviser", asks.advise], [...advice, "card", "notice/desk"]],
    ["consulted", ["adviser", asks.adviseNot], [...advice, "card", "notice/desk"]],
  ],
  unrelated: [["live", ["reporter", asks.unrelated], ["live"]]],
  "taken-back": [["repeating", ["reporter", asks.takeBack], ["live"]]],
  reminded: [
    ["repeating", ["mamori", asks.remind, 26], ["live", "notice/reporter"]],
    ["repeatingSoon", ["mamori", asks.remind, 31], ["live", "notice/reporter"]],
    ["repeatingSoon", ["mamori", asks.remind, 62], []],
    ["unrelated", ["mamori", asks.remind, 31], ["live", "notice/reporter"]],
    ["sent", ["mamori", asks.remind, 5 * 60], both],
    ["unclaimedHalf", ["mamori", asks.remind, 25 * 60], ["card", "notice/desk"]],
    ["claimed", ["mamori", asks.remind, 70], [`reminder/UTANAKA/${quarterOf(START + 70 * 60_000)}`]],
    [
      "answerSoon",
      ["mamori", asks.remind, 125],
      ["card", "notice/reporter", `reminder/UTANAKA/${quarterOf(START + 125 * 60_000)}`],
    ],
    ["answerDue", ["mamori", asks.remind, 190], ["card", "notice/desk"]],
    ["answerLate", ["mamori", asks.remind, 49 * 60], ["notice/desk"]],
  ],
};

test("a manager's card follows how the case stands, and says no more once it is kept from them", () => {
  for (const step of [
    ["desk", asks.claim],
    ["reporter", asks.withdraw],
  ] as const satisfies readonly Step[])
    expect(armedBy("shared", step)).toContain("manager/5");
  expect(armedBy("shared", ["reporter", asks.write])).not.toContain("manager/5");
  expect(armedBy("sent", ["desk", asks.claim]).join()).not.toContain("manager");
});

/** With every card the summary under it is brought up to date. */
const withSummaries = (armed: readonly string[]) =>
  armed.flatMap((one) => (one === "card" ? ["card", "summary"] : [one])).sort();

test("who was reminded sees that a case is not owed any more, and a talk's reporter that it is over", () => {
  const quarters = [70, 125].map((after) => `reminder/UTANAKA/${quarterOf(START + after * 60_000)}`);
  expect(armedBy("answerDue", ["reporter", asks.withdraw])).toEqual(expect.arrayContaining(quarters));
  expect(armedBy("answerDue", ["desk", asks.release])).toEqual(expect.arrayContaining(quarters));
  expect(armedBy("repeatingSoon", ["reporter", asks.ended])).toEqual(["event/3/reporter", "live"]);
});

describe.each(Object.entries(TABLE))("%s", (_, rows) => {
  test.each(rows)("given %s, %o arms what people should see", (given, step, armed) => {
    expect(armedBy(given, step)).toEqual(withSummaries(armed));
  });
});

describe("a case just opened", () => {
  test.each([
    ["over", ["ask/told", "thread"]],
    ["ongoing", ["ask/told", "live", "thread"]],
    ["danger", ["ask/place", "thread"]],
  ])("by the door %s", (door, armed) => {
    const { c, events } = opened(door);
    const keys = react(null, c, events, policy, SPREAD).map(({ errand }) => keyOf(errand));
    expect(keys.map((key) => key.replace("case/42/", "")).sort()).toEqual(armed);
  });

  test("with a call at once, as behind the door of danger", () => {
    const { c, events } = stories.called;
    const keys = react(null, c, events, policy, SPREAD).map(({ errand }) => keyOf(errand));
    expect(keys.map((key) => key.replace("case/42/", "")).sort()).toEqual([
      "ask/place",
      "card",
      "safety",
      "summary",
      "thread",
    ]);
  });
});

test("only an open case in danger goes before the others", () => {
  const urgent = (given: StateName, step: Step) => {
    const after = does(stories[given], step);
    const events = after.events.slice(stories[given].events.length);
    return new Set(react(stories[given].c, after.c, events, policy, SPREAD).map((a) => a.urgent));
  };
  expect(urgent("draft", ["reporter", asks.call])).toEqual(new Set([true]));
  expect(urgent("called", ["desk", asks.claim])).toEqual(new Set([true]));
  expect(urgent("sent", ["desk", asks.claim])).toEqual(new Set([false]));
  expect(urgent("called", ["reporter", asks.withdraw])).toEqual(new Set([false]));
});

/** Its name, the message it stands under, and the line it waits in, where that is not the message it stands under. */
type Named = [Errand, key: string, head: string | null, line?: string];

const CITY_DIGEST = {
  ...{ kind: "city-digest", month: 24_318, day: "2026-11-02", leader: null, part: 0 },
} as const satisfies Errand;

/** Every kind of errand. */
const ERRANDS: Record<Errand["kind"], readonly Named[]> = {
  thread: [[{ kind: "thread", case: 7 }, "case/7/thread", null]],
  card: [[{ kind: "card", case: 7 }, "case/7/card", null]],
  ask: [
    [{ kind: "ask", case: 7, topic: "told", round: 0 }, "case/7/ask/told", "case/7/thread"],
    [{ kind: "ask", case: 7, topic: "facts", round: 2 }, "case/7/ask/facts/2", "case/7/thread"],
  ],
  safety: [[{ kind: "safety", case: 7 }, "case/7/safety", "case/7/thread"]],
  live: [[{ kind: "live", case: 7 }, "case/7/live", "case/7/thread"]],
  result: [
    [{ kind: "result", case: 7, round: 0 }, "case/7/result", "case/7/thread"],
    [{ kind: "result", case: 7, round: 1 }, "case/7/result/1", "case/7/thread"],
  ],
  offer: [[{ kind: "offer", case: 7 }, "case/7/offer", "case/7/thread"]],
  section: [[{ kind: "section", case: 7 }, "case/7/section", "case/7/thread"]],
  preview: [[{ kind: "preview", case: 7, part: 2 }, "case/7/preview/2", "case/7/thread"]],
  content: [[{ kind: "content", case: 7, part: 2 }, "case/7/content/2", "case/7/card"]],
  relay: [
    [{ kind: "relay", case: 7, words: 5, part: 1, parts: 3, to: "desk" }, "case/7/relay/5/1", "case/7/card"],
    [
      { kind: "relay", case: 7, words: 6, part: 3, parts: 3, to: "reporter" },
      "case/7/relay/6/3",
      "case/7/thread",
    ],
  ],
  mark: [[{ kind: "mark", case: 7, words: 5, mark: "kept" }, "case/7/mark/5/kept", null]],
  notice: [
    [{ kind: "notice", case: 7, event: 9, to: "desk" }, "case/7/event/9/desk", "case/7/card"],
    [{ kind: "notice", case: 7, event: 9, to: "reporter" }, "case/7/event/9/reporter", "case/7/thread"],
  ],
  invitation: [[{ kind: "invitation", case: 7, person: "USATO" }, "case/7/invitation/USATO", null]],
  handed: [[{ kind: "handed", case: 7, event: 6 }, "case/7/handed/6", null]],
  summons: [[{ kind: "summons", case: 7, event: 3, person: "UKIMURA" }, "case/7/summons/3/UKIMURA", null]],
  "stand-down": [
    [{ kind: "stand-down", case: 7, event: 3, person: "UKIMURA" }, "case/7/stand-down/3/UKIMURA", null],
  ],
  manager: [[{ kind: "manager", case: 7, event: 5, person: "UNAKAJIMA" }, "case/7/manager/5", null]],
  sheet: [
    [{ kind: "sheet", case: 7, event: 9, to: "desk" }, "case/7/sheet/9", "case/7/card"],
    [{ kind: "sheet", case: 7, event: 10, to: "reporter" }, "case/7/sheet/10", "case/7/thread"],
  ],
  summary: [[{ kind: "summary", case: 7 }, "case/7/summary", "case/7/card"]],
  advice: [[{ kind: "advice", case: 7, event: 6, person: "UADVISER" }, "case/7/advice/6/UADVISER", null]],
  reminder: [[{ kind: "reminder", person: "UTANAKA", quarter: 9 }, "reminder/UTANAKA/9", null]],
  digest: [
    [
      { kind: "digest", person: "UA", day: "2026-11-16", since: 5, to: "UB", because: "away" },
      "digest/UA/2026-11-16",
      null,
    ],
  ],
  "city-digest": [
    [CITY_DIGEST, "city-digest/24318/desk", null],
    [{ ...CITY_DIGEST, part: 1 }, "city-digest/24318/desk/1", "city-digest/24318/desk"],
    [{ ...CITY_DIGEST, leader: { nth: 2, who: "a@example.jp" } }, "city-digest/24318/2", null],
  ],
  "city-picture": [
    [
      { kind: "city-picture", month: 24_318, leader: null },
      ...(["city-digest/24318/desk/picture", "city-digest/24318/desk"] as const),
      "city-digest/24318/desk/picture",
    ],
  ],
  change: [
    [{ kind: "change", month: 24_319, part: "card" }, "change/24319/card", null],
    [{ kind: "change", month: 24_319, part: "post", round: 2, channel: "C1" }, "change/24319/post/2", null],
  ],
  export: [
    [{ kind: "export", export: 3, part: "file" }, "export/3/file", null],
    [{ kind: "export", export: 3, part: "told" }, "export/3/told", null],
  ],
  stray: [[{ kind: "stray", words: 5, person: "USATO", under: "1.2" }, "stray/5", null]],
  file: [
    [
      { kind: "file", case: 7, words: 5, file: 3, to: "desk" },
      "case/7/file/3",
      "case/7/card",
      "case/7/files/5",
    ],
    [
      { kind: "file", case: 7, words: 6, file: 4, to: "reporter" },
      ...(["case/7/file/4", "case/7/thread", "case/7/files/6"] as const),
    ],
  ],
  nod: [[{ kind: "nod", case: 7, words: 5, name: "eyes" }, "case/7/nod/5/eyes", null]],
  undelivered: [[{ kind: "undelivered", case: 7, words: 5 }, "case/7/undelivered/5", "case/7/thread"]],
  unsent: [
    [{ kind: "unsent", case: 7, words: 5, to: "reporter" }, "case/7/unsent/5", "case/7/thread"],
    [{ kind: "unsent", case: 7, words: 6, to: "desk" }, "case/7/unsent/6", "case/7/card"],
  ],
  unarrived: [
    [{ kind: "unarrived", case: 7, words: 5, to: "desk" }, "case/7/unarrived/5", "case/7/card"],
    [{ kind: "unarrived", case: 7, words: 6, to: "reporter" }, "case/7/unarrived/6", "case/7/thread"],
  ],
};

test.each(Object.values(ERRANDS).flat())(
  "%o is named and stands where it belongs",
  (errand, key, head, line) => {
    expect(keyOf(errand)).toBe(key);
    expect(headOf(errand)).toBe(head);
    // Nothing waits for a sheet to be made.
    expect(lineOf(errand)).toBe(line ?? (errand.kind === "sheet" ? key : (head ?? key)));
  },
);

test("no two errands share a name", () => {
  const keys = Object.values(ERRANDS)
    .flat()
    .map(([errand]) => keyOf(errand));
  expect(new Set(keys).size).toBe(keys.length);
});
