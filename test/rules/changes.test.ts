import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysOfMonths } from "../../src/calendar/months.ts";
import {
  CHANGE_STATES,
  type Change,
  type ChangeWish,
  changedBy,
  changeErrands,
  LINE_HOLDS,
  linesOf,
  MOST_LINES,
  movedTo,
  postOf,
  proposed,
  troubleIn,
} from "../../src/cases/changes.ts";
import type { Sum } from "../../src/figures/sections.ts";
import { proposedLines } from "../../src/views/changes.ts";
import type { CityTold, Lengths } from "../../src/views/city-tables.ts";
import { eraMonth } from "../../src/words/time.ts";

const OCTOBER = 2026 * 12 + 6;
const days = daysOfMonths(OCTOBER, 1);

const asked = proposed(OCTOBER, "C1", ["案です。"], 0);
const WISHES = ["write", "approve", "skip", "reconsider", "withdraw"] as const;
const wished = (one: (typeof WISHES)[number]): ChangeWish =>
  one === "write" ? { do: one, lines: ["書きました。"] } : { do: one };

test.each([
  ["open", { write: "open", approve: "posted", skip: "skipped" }],
  ["skipped", { reconsider: "open" }],
  ["posted", { write: "posted", withdraw: "withdrawn" }],
  ["withdrawn", { reconsider: "open" }],
] as const)("what can be done while it is %s", (state, may) => {
  const found = WISHES.flatMap((one) => {
    const after = changedBy({ ...asked, state }, wished(one), "U1", 5);
    return after === null ? [] : [[one, after.state]];
  });
  expect(Object.fromEntries(found)).toEqual(may);
});

test("nothing to tell is not told", () => {
  expect(changedBy({ ...asked, lines: [] }, { do: "approve" }, "U1", 5)).toBe(null);
  expect(changedBy(asked, { do: "write", lines: [] }, "U1", 5)).toBe(null);
});

test("whatever the desk does: each step is counted, and only 全職員に知らせる brings it before all staff", () => {
  const step = fc.constantFrom(...WISHES);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let c: Change = asked;
      for (const one of steps) {
        const after = changedBy(c, wished(one), "U1", 5);
        if (after === null) continue;
        expect(after.version).toBe(c.version + 1);
        if (after.state === "posted" && c.state !== "posted") expect(one).toBe("approve");
        const tells = changeErrands(c, after).some((e) => e.kind === "change" && e.part === "post");
        expect(tells).toBe(c.state === "posted" || after.state === "posted");
        c = after;
      }
    }),
  );
});

test("told once more it is another message; the card stays the same", () => {
  const told = { ...asked, state: "posted", round: 2 } as const;
  expect(postOf(told)).not.toEqual(postOf({ ...told, round: 1 }));
  expect(changeErrands(told, { ...told, state: "withdrawn" })).toEqual([
    { kind: "change", month: OCTOBER, part: "card" },
    postOf(told),
  ]);
});

test.each(CHANGE_STATES)("another channel in the policy, while it is %s", (state) => {
  const moved = movedTo({ ...asked, state }, "C2");
  const isMoved = state === "open" || state === "skipped";
  expect(moved.channel).toBe(isMoved ? "C2" : "C1");
  expect(moved.version).toBe(isMoved ? 2 : 1);
  expect(movedTo(asked, "C1")).toBe(asked);
});

test("a line is one line, without what stands around it; what says nothing is none", () => {
  expect(linesOf([" 一つ目\n行\t です ", "", " 　", "\u200b\u2060", "二つ目\u2028です"])).toEqual([
    "一つ目 行 です",
    "二つ目 です",
  ]);
});

test.each([
  ["not_in_channel", "not-there"],
  ["channel_not_found", "not-there"],
  ["is_archived", "archived"],
  ["restricted_action", "closed"],
  ["restricted_action_read_only_channel", "closed"],
  ["msg_too_long", "other"],
])("Slack's %s is %s", (code, trouble) => {
  expect(troubleIn(code)).toBe(trouble);
});

/** What is told of October. */
const told = (
  sums: readonly (readonly [Parameters<CityTold["sums"]["get"]>[0], string, Sum])[],
  answered: Lengths = { as: "hidden" },
): CityTold => ({
  ...{ days, counted: days, received: [], bureaus: [], held: null },
  lengths: { answered, closed: { as: "hidden" } },
  sums: new Map(sums.map(([measure, value, sum]) => [measure, new Map([[value, sum]])])),
});
const of = (times: number, more: object = {}): Sum => ({ as: "told", ...days, times, amount: 0, ...more });

describe("what Mamori proposes", () => {
  test("how many came in, how soon half had an answer, how often the city bettered something", () => {
    const half: Lengths = { as: "told", count: 24, half: 95, most: 300 };
    const lines = proposedLines(
      told(
        [
          ["received", "", of(31)],
          ["answered", "", of(24)],
          ["fulfilled", "prevented", of(6)],
        ],
        half,
      ),
    );
    expect(lines).toEqual([
      "令和8年10月は、報告や相談を31件受け取りました。",
      "半数の件には、業務時間で数えて1時間35分以内に、最初の返事を届けました。",
      "6件で、再発防止（市の改善を含む）を行いました。",
    ]);
    expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(LINE_HOLDS);
  });

  test.each([
    ["while nothing is known", null],
    ["of a hidden number", told([["received", "", { as: "hidden" }]])],
    [
      "of none",
      told([
        ["received", "", of(0)],
        ["fulfilled", "prevented", of(0)],
      ]),
    ],
    ["of a number of more months than this one", told([["received", "", of(12, { from: "2026-09-01" })]])],
    ["of too few answers", told([["answered", "", of(9)]], { as: "few" })],
    ["of answers of which no number is told", told([], { as: "told", count: 24, half: 9, most: 9 })],
  ])("nothing %s", (_, city) => {
    expect(proposedLines(city)).toEqual([]);
  });
});

test.each([
  ["2026-10-01", "令和8年10月"],
  ["2028-02-29", "令和10年2月"],
  ["2019-05-01", "令和元年5月"],
])("the month of %s", (day, month) => {
  expect(eraMonth(day)).toBe(month);
});
