import fc from "fast-check";
import { expect, test } from "vitest";
import { isComing, nextRing } from "../../src/cases/calls.ts";
import { type Case, isCalling, isKeptFromManagers, isOpen } from "../../src/cases/case.ts";
import { decide } from "../../src/cases/decide.ts";
import { evolve, replay } from "../../src/cases/evolve.ts";
import { deputyOf, handingOf, mayBeHanded } from "../../src/cases/handing.ts";
import type { Ask } from "../../src/cases/requests.ts";
import { nextReview } from "../../src/cases/reviews.ts";
import { isManager } from "../../src/cases/sharing.ts";
import { flowAnswers, isReadyToSend } from "../../src/cases/standing.ts";
import type { Answers } from "../../src/flows/answers.ts";
import { judge } from "../../src/flows/judge.ts";
import { effective, walk } from "../../src/flows/walk.ts";
import { anyAnswers } from "./judge-any.ts";
import { always, SEED } from "./sample-acts.ts";
import { NUMBER, opened, people, policy, START, stories } from "./sample-cases.ts";

test("the events alone give the case back, and there are as many as its version says", () => {
  always(({ after, all }) => {
    expect(replay(42, all)).toEqual(after);
    expect(after.version).toBe(all.length);
  });
});

test("what is refused changes nothing and shows nothing", () => {
  always(({ refused, before, after, armed }) => {
    if (refused === null) return;
    expect(after).toBe(before);
    expect(armed).toEqual([]);
  });
});

test("a stranger never changes anything", () => {
  always(({ act, refused, events }) => {
    if (act.who !== "stranger") return;
    expect(refused).not.toBeNull();
    expect(events).toEqual([]);
  });
});

test("whom the reporter invited changes nothing but what happened again", () => {
  always(({ act, before, after }) => {
    if (act.who !== "invited") return;
    const { incidents, invited, version } = before;
    expect({ ...after, incidents, invited, version }).toEqual(before);
  });
});

test("only the reporter writes as the reporter, only the desk as the desk", () => {
  const desks = new Set([
    ...["claimed", "released", "noted", "replied", "decided", "closed"],
    ...["taken-over", "handed-over", "vacated", "inquired", "weighed", "measured", "review-due"],
    ...["linked", "unlinked", "consulted"],
  ]);
  // The next to be called are called by time itself; who was called answers as themselves.
  const either = new Set([
    ...[
      "reopened",
      "unreached",
      "summoned",
      "responded",
      "stood-down",
      "shared",
      "seen",
      "advised",
      "reminded",
    ],
  ]);
  always(({ act, events }) => {
    for (const event of events) {
      if (either.has(event.type) || event.type.endsWith("delivered")) continue;
      expect(desks.has(event.type)).toBe(people[act.who].onDesk);
    }
  });
});

test("the desk sees nothing of a case before it has a number", () => {
  always(({ after, armed }) => {
    if (after.number !== null) return;
    const forDesk = armed.filter(
      ({ errand }) =>
        errand.kind === "card" || errand.kind === "content" || ("to" in errand && errand.to === "desk"),
    );
    expect(forDesk).toEqual([]);
  });
});

test("a number, once given, stays; a draft has none; what is sent or called has one", () => {
  always(({ before, after }) => {
    if (before.number !== null) expect(after.number).toBe(before.number);
    if (after.status === "draft") expect(after.number).toBeNull();
    if (after.sentAt !== null || after.calledAt !== null) expect(after.number).toBe(NUMBER);
  });
});

test("what was withdrawn stays withdrawn, without the words of the report", () => {
  always(({ before, after }) => {
    if (before.status === "withdrawn") expect(after.status).toBe("withdrawn");
    if (after.status === "withdrawn")
      expect({ told: after.told, due: after.answerDue }).toEqual({ told: [], due: null });
  });
});

test("lifting in the draft and in a message leave each other alone", () => {
  always(({ before, after, events }) => {
    const [event] = events;
    if (event?.type !== "lifted") return;
    const isMessage = (id: number) => before.messages.some((m) => m.words === id);
    const others = before.lifted.filter((l) =>
      event.words === null ? isMessage(l.words) : l.words !== event.words,
    );
    expect(after.lifted).toEqual(expect.arrayContaining([...others]));
    expect(after.messages).toBe(before.messages);
  });
});

test("somebody has a case exactly while it is claimed", () => {
  always(({ after }) => {
    if (after.status === "claimed") expect(after.owner).not.toBeNull();
    if (after.status === "draft" || after.status === "waiting") expect(after.owner).toBeNull();
    expect(after.owner === null).toBe(after.claimedAt === null);
  });
});

test("asking again what is harmless makes no second event", () => {
  const harmless = new Set<Ask["ask"]>([
    "call",
    "change",
    "repeating",
    "ended",
    "send",
    "withdraw",
    "claim",
    "delivered",
    "undelivered",
    "lift",
    "reopen",
    "hand",
    "decline",
    "unreached",
  ]);
  always(({ act, ask, after, events }) => {
    if (events.length === 0 || !harmless.has(ask.ask)) return;
    const known = after.replies.some((r) => "words" in ask && r.words === ask.words);
    if (ask.ask.endsWith("delivered") && !known) return;
    const again = decide(after, { ...ask, by: people[act.who], now: START }, policy);
    expect(again).toEqual({ ok: true, events: [] });
  });
});

test("nothing is sent before every question that is asked has its answer", () => {
  always(({ before, events }) => {
    if (events.some((e) => e.type === "sent")) expect(isReadyToSend(before, policy)).toBe(true);
  });
});

test("after a call nobody can be without a name, and the urgency stays unless the desk changes it afterwards", () => {
  always(({ before, after, events }) => {
    if (before.calledAt === null) return;
    const isChanged = after.work.weighed !== null;
    if (!isChanged || isCalling(after)) expect(after.urgency).toBe("now");
    for (const e of events) if (e.type === "sent") expect(e.named).toBe(true);
  });
});

test("answers to questions that are not asked are ignored", () => {
  const place = fc.constantFrom("counter", "visit", "nonsense");
  fc.assert(
    fc.property(place, fc.constantFrom("over", "ongoing"), (where, by) => {
      const { c } = opened(by);
      const strange = { ...c, answers: { ...c.answers, place: [where] } };
      expect(effective(policy.flow, flowAnswers(strange))).toEqual(flowAnswers(c));
      expect(walk(policy.flow, flowAnswers(strange))).toEqual(walk(policy.flow, flowAnswers(c)));
      const answered: Ask = { ask: "answer", topic: "place", answers: { place: [where] }, told: [] };
      const ruling = decide(c, { ...answered, by: people.reporter, now: START }, policy);
      expect(ruling).toEqual({ ok: false, because: "out-of-date" });
    }),
    { seed: SEED },
  );
});

test("whoever stands in changes nothing but the topic they were asked about, and only while they are", () => {
  always(({ act, before, after, events }) => {
    if (act.who !== "deputy") return;
    for (const event of events) {
      expect(["answered", "declined"]).toContain(event.type);
      const handing = "topic" in event ? handingOf(before, event.topic) : undefined;
      expect(handing).toMatchObject({ to: people.deputy.id, topic: handing?.topic });
      const mine = policy.flow.topics.find((t) => t.id === handing?.topic)?.questions.map((q) => q.id) ?? [];
      const others = (answers: Answers) =>
        Object.fromEntries(Object.entries(answers).filter(([id]) => !mine.includes(id)));
      expect(others(after.answers)).toEqual(others(before.answers));
      expect({ told: after.told, status: after.status }).toEqual({
        told: before.told,
        status: before.status,
      });
    }
  });
});

test("handing a topic on leaves what the answers point to, or makes it unclear", () => {
  const points = (c: Case) => judge(policy, flowAnswers(c)).indication.points;
  const topics = policy.flow.topics.filter(mayBeHanded).map((t) => t.id);
  expect(topics).not.toEqual([]);
  const by = stories.merits.c;
  fc.assert(
    fc.property(anyAnswers(policy.flow), fc.constantFrom(...topics), (all, topic) => {
      const { kind: _, ...answers } = all;
      const before: Case = { ...by, answers };
      const ask: Ask = { ask: "hand", topic, to: people.deputy.id };
      const ruling = decide(before, { ...ask, by: people.reporter, now: START }, policy);
      fc.pre(ruling.ok);
      const after = ruling.ok ? ruling.events.reduce(evolve, before) : before;
      expect(handingOf(after, topic)?.state).toBe("asked");
      if (points(after) !== "unclear") expect(points(after)).toBe(points(before));
      const taken = { ...before, handed: after.handed.map((h) => ({ ...h, state: "answered" as const })) };
      const anew = decide(taken, { ...ask, by: people.reporter, now: START }, policy);
      const without = anew.ok ? anew.events.reduce(evolve, taken) : taken;
      if (points(without) !== "unclear") expect(points(without)).toBe(points(before));
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test("who was called changes nothing but the calls", () => {
  always(({ act, before, after }) => {
    if (act.who !== "head") return;
    const { calls, callAnsweredAt, version } = before;
    expect({ ...after, calls, callAnsweredAt, version }).toEqual(before);
  });
});

test("a manager changes nothing but what they note, and of a case kept from them nothing at all", () => {
  always(({ act, before, after, events, refused }) => {
    if (act.who !== "manager") return;
    const { managed, version } = before;
    expect({ ...after, managed, version }).toEqual(before);
    if (!isManager(before, people.manager.id)) expect(events).toEqual([]);
    else if (events.length > 0) expect(refused).toBeNull();
  });
});

test("whom a case is kept from is shown nothing new of it, and is not let in again", () => {
  always(({ before, after, events, armed }) => {
    if (isKeptFromManagers(before)) expect(isKeptFromManagers(after) || before.sentAt === null).toBe(true);
    if (!isKeptFromManagers(before) || before.sentAt === null) return;
    expect(events.map((e) => e.type)).not.toContain("shared");
    expect(armed.filter(({ errand }) => errand.kind === "manager")).toEqual([]);
  });
});

test("what was opened is noted for who may open it: sheets at the desk, copies of one's own case, managers' cards", () => {
  always(({ act, before, events }) => {
    for (const e of events) {
      if (e.type !== "seen") continue;
      if (e.what === "sheet") expect(people[act.who].onDesk).toBe(true);
      if (e.what === "copy") expect(e.by).toBe(before.reporter);
      if (e.what === "card") expect(isManager(before, e.by)).toBe(true);
    }
  });
});

test("a call falls due only while it goes on and nobody comes, and nobody is called twice in it", () => {
  always(({ after }) => {
    for (const call of after.calls) {
      if (call.over !== null || call.summoned.some(isComing)) expect(call.next).toBeNull();
      const called = call.summoned.map((one) => one.person);
      expect(new Set(called).size).toBe(called.length);
      if (after.status === "closed" || after.status === "withdrawn") expect(call.over).not.toBeNull();
    }
    const waits = after.calls.flatMap(({ next }) => next ?? []);
    const first = waits.length === 0 ? null : Math.min(...waits);
    expect(nextRing(after, policy, first ?? START)).toBe(first);
    const reviews = isOpen(after) ? after.work.measures.flatMap(({ remindAt }) => remindAt ?? []) : [];
    expect(nextReview(after)).toBe(reviews.length === 0 ? null : Math.min(...reviews));
  });
});

test("each topic is with one person at most, and an answer of theirs is marked as theirs", () => {
  always(({ after, events }) => {
    const topics = after.handed.map((h) => h.topic);
    expect(new Set(topics).size).toBe(topics.length);
    for (const e of events)
      if (e.type === "answered" && e.by !== after.reporter) expect(deputyOf(after, e.topic)).toBe(e.by);
  });
});

test("the sequences reach far: every event happens in some of them", () => {
  const seen = new Set<string>();
  always(({ events }) => {
    for (const e of events) seen.add(e.type);
  });
  expect([...seen].sort()).toEqual(
    [
      "added",
      "answered",
      "called",
      "changing",
      "claimed",
      "closed",
      "continued",
      "decided",
      "delivered",
      "ended",
      "invited",
      "lifted",
      "messaged",
      "noted",
      "parted",
      "reconsidered",
      "recorded",
      "released",
      "reopened",
      "repeating",
      "replied",
      "sent",
      "struck",
      "undelivered",
      "withdrawn",
      "handed",
      "declined",
      "unreached",
      "summoned",
      "responded",
      "stood-down",
      "shared",
      "narrowed",
      "managed",
      "seen",
      "taken-over",
      "handed-over",
      "vacated",
      "inquired",
      "weighed",
      "measured",
      "review-due",
      "linked",
      "unlinked",
      "consulted",
      "advised",
      "unrelated",
      "taken-back",
      "reminded",
    ].sort(),
  );
});
