import { expect, test } from "vitest";
import type { Case } from "../../src/cases/case.ts";
import type { CaseEvent } from "../../src/cases/events.ts";
import { evolve } from "../../src/cases/evolve.ts";
import { reachedAt, windowOf } from "../../src/cases/exports.ts";
import { SHARE } from "../../src/policy/needed.ts";
import { caseColumns, caseRow } from "../../src/views/case-table.ts";
import type { Recorded } from "../../src/views/record-parts.ts";
import { allStates, nameOf, policy, START, type Story } from "./sample-cases.ts";

const SECRET = "ひみつの言葉";

/** Every word of a case, all of them the same. */
const wordsOf = ({ c }: Story, text: string) =>
  [
    ...c.told.map((one) => one.words),
    ...c.messages.map((one) => one.words),
    ...c.incidents.flatMap((one) => one.words ?? []),
  ].map((id) => ({ id, text, revision: 0, files: 0, source: null }));

const recorded = (story: Story, change: Partial<Recorded> = {}): Recorded => ({
  policy,
  c: story.c,
  events: story.events,
  words: wordsOf(story, SECRET),
  audience: "desk",
  names: nameOf,
  section: "市民文化局 市民課",
  made: { at: START, by: "田中" },
  ...change,
});

/** A row by its headings, without what is empty. */
const row = (of: Recorded, words = false): Readonly<Record<string, unknown>> => {
  const cells = caseRow(of, words);
  return Object.fromEntries(
    caseColumns(words).flatMap(({ title }, n) => (cells[n] === null ? [] : [[title, cells[n]]])),
  );
};

test.each(allStates)(
  "a case that is %s has one place for each column, and words only where they are asked for",
  (_, story) => {
    for (const words of [false, true])
      expect(caseRow(recorded(story), words)).toHaveLength(caseColumns(words).length);
    expect(JSON.stringify(caseRow(recorded(story), false))).not.toContain(SECRET);
  },
);

test.each(allStates)("a case that is %s says in each column what the column holds", (_, story) => {
  const cells = caseRow(recorded(story), true);
  caseColumns(true).forEach(({ kind }, n) => {
    const cell = cells[n] ?? null;
    if (cell === null) return;
    expect(typeof cell).toBe(kind === "number" ? "number" : "string");
    if (kind === "moment") expect(cell).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    if (kind === "day") expect(cell).toMatch(/^(\d{4}-\d\d-\d\d|該当なし)$/);
  });
});

test("of a withdrawn case only its number is left, and that it was withdrawn", () => {
  const gone = allStates.filter(([, { c }]) => c.status === "withdrawn" && c.number !== null);
  expect(gone.length).toBeGreaterThan(0);
  for (const [, story] of gone)
    expect(row(recorded(story), true)).toEqual({ 件の番号: story.c.number, 状態: "取り下げました" });
});

const storyWhere = (holds: (c: Case) => boolean): Story => {
  const found = allStates.find(([, { c }]) => holds(c) && c.status !== "withdrawn")?.[1];
  if (found === undefined) throw new Error("no such case among the samples");
  return found;
};

test("a reporter without name has neither name nor section", () => {
  const story = storyWhere((c) => c.sentAt !== null && c.calledAt === null);
  const unnamed = { ...story.c, answers: { ...story.c.answers, [SHARE.question]: [SHARE.noName] } };
  const named = { ...story.c, answers: { ...story.c.answers, [SHARE.question]: ["desk"] } };
  expect(row(recorded(story, { c: named }))).toMatchObject({ 所属: "市民文化局 市民課" });
  const hidden = row(recorded(story, { c: unnamed }));
  expect(hidden.所属).toBeUndefined();
  expect(hidden.報告者).toBe("匿名（名前を伏せています）");
});

test("a call whose report was not sent tells no words and no acts", () => {
  const story = storyWhere((c) => c.calledAt !== null && c.sentAt === null);
  const told = row(recorded(story), true);
  for (const title of ["あったこと", "市の分類", "答えから言えること（判断ではありません）"])
    expect(told[title]).toBeUndefined();
});

test("measures are told with their days", () => {
  const story = storyWhere((c) => c.sentAt !== null);
  const [rung] = policy.measures;
  const one = { event: 9, by: "UTANAKA", on: "2026-11-20", words: null, remindAt: null };
  const measures = [
    { ...one, rung: rung?.id ?? "", until: null, review: null },
    { ...one, rung: rung?.id ?? "", until: "2026-12-01", review: "2026-11-30" },
  ];
  const c = { ...story.c, work: { ...story.c.work, measures } };
  expect(row(recorded(story, { c })).措置).toBe(
    `${rung?.label} 2026-11-20、${rung?.label} 2026-11-20（2026-12-01まで、見直し 2026-11-30）`,
  );
});

test("a text that is longer than a spreadsheet takes is cut, and says so", () => {
  const story = storyWhere((c) => c.messages.length > 0);
  const words = wordsOf(story, "あ".repeat(40_000));
  const said = String(row(recorded(story, { words }), true).送ったあとの書き込み);
  expect(said.length).toBeLessThan(32_767);
  expect(said).toMatch(/続きはスレッドにあります。）$/);
});

test("a time begins and ends with the city's days, and never lies ahead of who asks", () => {
  const days = { first: "2026-04-01", last: "2026-04-30" };
  const after = Date.parse("2026-06-01T00:00:00+09:00");
  expect(windowOf({ ...days, at: after }, "Asia/Tokyo")).toEqual({
    from: Date.parse("2026-04-01T00:00:00+09:00"),
    until: Date.parse("2026-05-01T00:00:00+09:00"),
  });
  const within = Date.parse("2026-04-10T00:00:00+09:00");
  expect(windowOf({ ...days, at: within }, "Asia/Tokyo").until).toBe(within + 1);
});

test("a case came in when the desk first heard of it, whatever it heard later", () => {
  const { c } = storyWhere((one) => one.status === "draft");
  const called = (at: number) => ({ type: "called" as const, number: "R8-1", by: c.reporter, at });
  const sent = (at: number) => ({ ...called(at), type: "sent" as const, named: true, parts: 0 });
  const reached = (...events: (ReturnType<typeof called> | ReturnType<typeof sent>)[]) =>
    reachedAt(events.reduce(evolve, c));
  expect(reached(sent(3), called(5))).toBe(3);
  expect(reached(called(3), sent(5))).toBe(3);
  expect(reached(called(3), called(5))).toBe(3);
  expect(reached(called(3), called(5), sent(7), called(9))).toBe(3);
  expect(reached(sent(5))).toBe(5);
  expect(reached(called(3))).toBe(3);
  expect(reached()).toBe(null);
});

test.each([
  ["of several answers the first that arrived", { 1: "delivered", 2: "delivered" }, "2026-11-16 10:01"],
  ["the answer, not the closing message before it", { 2: "delivered" }, "2026-11-16 12:00"],
  ["not the closing message alone", {}, undefined],
] as const)("when the first answer arrived: %s", (_, replied, answered) => {
  const story = storyWhere((c) => c.sentAt !== null);
  const arrived = (words: number, minutes: number): CaseEvent => ({
    ...{ type: "delivered", words, by: "mamori", at: START + minutes * 60_000 },
  });
  const before = story.events.filter(({ type }) => type !== "delivered");
  const events = [...before, arrived(1, 1), arrived(2, 120)];
  const replies = Object.entries(replied).map(([words, state]) => ({
    ...{ words: Number(words), by: "UTANAKA", at: START, state, parts: 1 },
  }));
  const c = { ...story.c, replies };
  expect(row(recorded(story, { c, events })).最初の返事が届いた日時).toBe(answered);
});

test("that its owner wrote a case out is no work on it: nobody is reminded later for that", () => {
  const { c } = storyWhere(({ owner, touchedAt }) => owner !== null && touchedAt !== null);
  const seen = { type: "seen", by: c.owner ?? "", at: START + 86_400_000 } as const;
  expect(evolve(c, { ...seen, what: "export" }).touchedAt).toBe(c.touchedAt);
  expect(evolve(c, { ...seen, what: "sheet" }).touchedAt).toBe(seen.at);
});
