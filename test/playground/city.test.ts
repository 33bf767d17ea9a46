import { describe, expect, test } from "vitest";
import { pastCases } from "../../playground/city/past.ts";
import { CITY, cast, people, sections, staffMember } from "../../playground/city/people.ts";
import type { PastCase } from "../../playground/city/telling.ts";
import { localDate } from "../../src/calendar/local.ts";
import { isOpen } from "../../src/cases/case.ts";
import { replay } from "../../src/cases/evolve.ts";
import { check } from "../../src/flows/check.ts";
import { asked, walk } from "../../src/flows/walk.ts";
import { findMasks } from "../../src/masking/mask.ts";
import { surnames } from "../../src/masking/surnames.ts";
import { BUILT_IN, type Policy } from "../../src/policy/policy.ts";
import { contentOf, contentParts, messageParts } from "../../src/views/content.ts";
import { roomFor } from "../../src/views/shown.ts";
import { fiscalYear } from "../../src/words/time.ts";
import { deskReads } from "../support/desk-reads.ts";
import { policyIn, SAPPORO_2024, SAPPORO_2026 } from "../support/policies.ts";

const policy = policyIn(SAPPORO_2026);
const NOW = Date.parse("2026-11-16T10:00:00+09:00");
const past = pastCases({ seed: 1, now: NOW, policy, people });

const sent = past.filter(({ c }) => c.sentAt !== null);
const texts = (role: string) =>
  past.flatMap(({ words }) => words).flatMap((w) => (w.role === role && w.text !== null ? [w.text] : []));

/** How many cases there are of each sort. */
function counts(of: (one: PastCase) => string | null | undefined): Record<string, number> {
  const found: Record<string, number> = {};
  for (const one of past) found[String(of(one))] = (found[String(of(one))] ?? 0) + 1;
  return found;
}

/** What must hold of any city, whatever its seed, its policy and its day. */
function holds(cases: readonly PastCase[], policy: Policy, now: number): void {
  expect(cases.length).toBeGreaterThanOrEqual(140);
  expect(cases.length).toBeLessThanOrEqual(170);
  expect(cases.map(({ c }) => c.id)).toEqual(cases.map((_, index) => index + 1));
  expect(cases.flatMap(({ words }) => words.map(({ id }) => id))).toEqual(
    cases.flatMap(({ words }) => words).map((_, index) => index + 1),
  );
  const thisYear = fiscalYear(now, policy.timeZone);
  const years = [thisYear, `R${Number(thisYear.slice(1)) - 1}`];
  const arrived = cases
    .flatMap(({ c, events }) =>
      events
        .filter((e) => e.type === "called" || e.type === "sent")
        .slice(0, 1)
        .map((e) => ({ c, at: e.at })),
    )
    .toSorted((a, b) => a.at - b.at);
  const last = new Map<string, number>();
  for (const { c, at } of arrived) {
    const year = fiscalYear(at, policy.timeZone);
    expect(years).toContain(year);
    last.set(year, (last.get(year) ?? 0) + 1);
    expect(c.number).toBe(`${year}-${String(last.get(year)).padStart(3, "0")}`);
  }
  for (const { c, events, words } of cases) {
    expect(replay(c.id, events)).toEqual(c);
    expect(events.every((e, index) => e.at <= now && e.at >= (events[index - 1]?.at ?? 0))).toBe(true);
    for (const w of words) expect(w).toMatchObject({ caseId: c.id, files: 0, source: null, revision: 0 });
  }
  const open = cases.filter(({ c }) => isOpen(c));
  expect(open.length).toBeGreaterThanOrEqual(3);
  expect(open.length).toBeLessThanOrEqual(6);
  expect(cases.filter(({ c }) => c.status === "draft")).toEqual([]);
}

describe("the invented city", () => {
  test("its people are many, each with an id and a name of their own", () => {
    expect(CITY.mark).toBe("架空");
    expect(people.length).toBeGreaterThanOrEqual(38);
    expect(new Set(people.map((one) => one.id)).size).toBe(people.length);
    expect(new Set(people.map((one) => one.name)).size).toBe(people.length);
    expect(new Set(people.map((one) => one.extension)).size).toBe(people.length);
    for (const { id, name } of people) {
      expect(id).toMatch(/^U[0-9A-Z]{5,}$/);
      expect(
        surnames.some(({ written }) => written === name),
        `${name} is a common family name`,
      ).toBe(true);
    }
    expect(cast.desk.map((one) => one.role)).toEqual(["相談窓口", "相談窓口", "相談窓口"]);
    expect([cast.clerk.section, cast.head.section, cast.head.role]).toEqual([
      "insurance",
      "insurance",
      "課長",
    ]);
    expect([cast.contractor.standing, cast.guest.standing]).toEqual(["connected", "guest"]);
  });

  test("the same seed brings the same city, another seed another", () => {
    expect(pastCases({ seed: 1, now: NOW, policy, people })).toEqual(past);
    expect(pastCases({ seed: 2, now: NOW, policy, people })).not.toEqual(past);
  });

  test("everything that happened could have happened", () => holds(past, policy, NOW));

  test.each([
    [7, "2026-04-01T08:00:00+09:00", policy],
    [20_261_122, "2027-01-02T23:00:00+09:00", policy],
    [3, "2026-07-19T12:00:00+09:00", policyIn(SAPPORO_2024)],
  ])("so it is with seed %i at %s", (seed, day, policy) => {
    const now = Date.parse(day);
    holds(pastCases({ seed, now, policy, people }), policy, now);
  });

  test("every answer is one that was offered, and every case that was sent is complete", () => {
    for (const { c, events } of past) {
      const answers = { ...c.answers, kind: [c.kind] };
      for (const topic of asked(policy.flow, answers)) {
        const here = topic.questions.flatMap((q) => {
          const given = c.answers[q.id];
          return given === undefined ? [] : [[q.id, given] as const];
        });
        expect(check(topic, Object.fromEntries(here)), `${c.number} ${topic.id}`).toEqual([]);
      }
      const questions = policy.flow.topics.flatMap((t) => t.questions.map((q) => q.id));
      for (const id of Object.keys(c.answers)) expect([...questions, ...BUILT_IN.keys()]).toContain(id);
      if (c.sentAt === null) continue;
      expect(walk(policy.flow, answers), `${c.number}`).toEqual({ at: "end" });
      expect(events.filter((e) => e.type === "sent")).toHaveLength(1);
    }
  });

  test("words are as long as was noted, and the desk is not shown whom they name", () => {
    for (const { c, events, words } of past.filter(({ c }) => c.status !== "withdrawn")) {
      expect(contentParts(contentOf(policy, c, words))).toHaveLength(c.contentParts);
      for (const e of events)
        if (e.type === "messaged" || e.type === "replied" || e.type === "closed") {
          const id = e.type === "closed" ? e.message : e.words;
          const text = words.find((w) => w.id === id)?.text ?? "";
          expect(messageParts(e.type === "messaged" ? roomFor(text) : text)).toHaveLength(e.parts);
        }
    }
    const known = { staff: people.map((one) => one.name), places: [] };
    const hidden = texts("told").filter((text) => findMasks(text, known).length > 0);
    expect(hidden.length).toBeGreaterThan(15);
    for (const text of hidden) {
      const shown = deskReads(text, known);
      expect(shown).not.toMatch(/0[789]0-0000|白樺市.+町\d/);
      expect(shown).not.toMatch(/山本|木村|清水|山口|松本|井上|池田|橋本|山下|石川/);
    }
  });

  test("what people write is calm, complete, and blames nobody", () => {
    const all = past.flatMap(({ words }) => words);
    for (const { text, role } of all) {
      if (text === null) continue;
      expect(text.trim(), role).not.toBe("");
      expect(text).not.toMatch(/[!！{}|]|行為者|加害者|クレーマー|モンスター|札幌/);
    }
    expect(
      new Set(all.flatMap((w) => (w.role === "told" && (w.text ?? "").length > 40 ? [w.text] : []))).size,
    ).toBeGreaterThan(120);
    // Withdrawn is withdrawn: of the reporter's words nothing is left.
    for (const { c, words } of past.filter((one) => one.c.status === "withdrawn"))
      for (const w of words) expect(w.text === null).toBe(w.author === c.reporter);
    for (const { c, words } of sent.filter((one) => one.c.status !== "withdrawn"))
      expect(
        words.some((w) => w.role === "told" && (w.text ?? "").length > 20),
        `${c.number}`,
      ).toBe(true);
  });

  test("it is a plausible year: much that lasts or is unclear, little danger, and every kind of end", () => {
    const { closed = 0, withdrawn = 0, waiting = 0, claimed = 0 } = counts(({ c }) => c.status);
    expect(closed).toBeGreaterThan(120);
    expect([withdrawn >= 4, waiting >= 2, claimed >= 2]).toEqual([true, true, true]);
    const { applies = 0, reserved = 0, "does-not-apply": not = 0 } = counts(({ c }) => c.decision?.outcome);
    expect(Math.min(applies, reserved, not)).toBeGreaterThan(12);
    const { report = 0, consult = 0 } = counts(({ c }) => c.kind);
    expect(Math.min(report, consult)).toBeGreaterThan(50);
    const { desk = 0, with_manager = 0, desk_noname = 0 } = counts(({ c }) => c.answers.share?.[0]);
    expect([desk > with_manager, with_manager > 15, desk_noname > 10]).toEqual([true, true, true]);
    expect(past.filter(({ c }) => c.calledAt !== null)).toHaveLength(9);
    expect(past.filter(({ c }) => c.reopened > 0).length).toBeGreaterThanOrEqual(4);
    expect(past.filter(({ c }) => c.incidents.length > 0).length).toBeGreaterThan(30);
    expect(past.filter(({ c }) => c.earlier.length > 0).length).toBeGreaterThan(3);
    expect(past.filter(({ c }) => c.invited.length > 0).length).toBeGreaterThan(5);
  });

  test("most sections write little, one writes much, and the desk never writes to itself", () => {
    const reporters = new Map<string, Set<string>>();
    for (const { c } of past) {
      const { section } = staffMember(c.reporter);
      reporters.set(section, (reporters.get(section) ?? new Set()).add(c.reporter));
      expect(staffMember(c.reporter).standing).not.toBe("connected");
    }
    expect([...reporters.keys(), "inspection"].toSorted()).toEqual(Object.keys(sections).toSorted());
    expect([...reporters.values()].filter((of) => of.size < 5).length).toBeGreaterThanOrEqual(4);
    const of = counts(({ c }) => staffMember(c.reporter).section);
    expect(of.insurance).toBeGreaterThan(30);
    expect(Math.min(...Object.values(of))).toBeLessThan(5);
  });

  test("most of it happens in working hours, some of it later, and nothing on holidays at closed counters", () => {
    const local = (at: number) => new Date(at + 9 * 3_600_000);
    const hour = (at: number) => local(at).getUTCHours() + local(at).getUTCMinutes() / 60;
    const inHours = past.filter(({ c }) => hour(c.openedAt) >= 8.75 && hour(c.openedAt) <= 17.25);
    expect(inHours.length).toBeGreaterThan(past.length * 0.75);
    expect(inHours.length).toBeLessThan(past.length);
    for (const { c, events } of past) {
      if (staffMember(c.reporter).section === "insurance")
        expect(local(c.openedAt).getUTCDay() % 6).not.toBe(0);
      for (const e of events.filter((e) => e.type === "closed")) {
        expect(local(e.at).getUTCDay() % 6, `${c.number}`).not.toBe(0);
        for (const fact of Object.values(e.facts))
          if ("on" in fact) expect(fact.on <= localDate(e.at, policy.timeZone)).toBe(true);
      }
    }
  });
});
