import { describe, expect, test } from "vitest";
import type { Measure } from "../../src/figures/figures.ts";
import { percentilesOf } from "../../src/figures/percentiles.ts";
import type { Sum } from "../../src/figures/sections.ts";
import { type CityTold, cityTables, type TableId } from "../../src/views/city-tables.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";

const policy = policyIn(SAPPORO_2026);
const days = { from: "2026-04-01", to: "2026-10-31" };
const told = (times: number, amount = 0, to = days.to): Sum => ({
  as: "told",
  from: days.from,
  to,
  times,
  amount,
});
const HIDDEN: Sum = { as: "hidden" };

const EMPTY: CityTold = {
  days,
  counted: days,
  sums: new Map(),
  received: [],
  bureaus: [],
  lengths: { answered: { as: "hidden" }, closed: { as: "few" } },
  held: null,
};

const of = (...all: readonly (readonly [Measure, string, Sum])[]): CityTold["sums"] =>
  new Map(
    [...Map.groupBy(all, ([measure]) => measure)].map(([measure, list]) => [
      measure,
      new Map(list.map(([, value, sum]) => [value, sum])),
    ]),
  );

/** The rows of a table as one reads them. */
function read(city: CityTold, id: TableId): readonly string[] {
  const table = cityTables(city, policy).find((one) => one.id === id);
  return (table?.rows ?? []).map(({ label, cells }) => [label, ...cells.map(({ text }) => text)].join(" | "));
}

describe("what is told of the whole city", () => {
  test("nothing, hidden and not received are three different words", () => {
    const city = { ...EMPTY, sums: of(["act", "physical", told(0)], ["act", "mental", HIDDEN]) };
    expect(read(city, "acts").slice(0, 2)).toEqual([
      "暴行、傷害など身体的な攻撃 | 0件",
      "脅迫、中傷、名誉毀損、侮辱、暴言など精神的な攻撃 | 非表示",
    ]);
    expect(read(city, "wishes").slice(-2)).toEqual([
      "マニュアルの求め | 受け取っていません",
      "研修の求め | 受け取っていません",
    ]);
  });

  test("of a time before counting began nothing is received, and nothing is hidden", () => {
    const before = { ...EMPTY, counted: null, bureaus: [{ name: "市民文化局", sums: new Map() }] };
    const all = cityTables(before, policy).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
    expect(new Set(all.map(({ text }) => text))).toEqual(new Set(["受け取っていません"]));
  });

  test("bureaus stand in the order of the file, the whole city at the end", () => {
    const city = {
      ...EMPTY,
      sums: of(["received", "", told(40)], ["occurred", "", told(61)], ["called", "", HIDDEN]),
      bureaus: [
        { name: "市民文化局", sums: new Map([["received", told(7)]] as const) },
        { name: "まちづくり局", sums: new Map([["received", told(12)]] as const) },
      ],
    };
    expect(read(city, "bureaus")).toEqual([
      "市民文化局 | 7件 | 非表示 | 非表示 | 非表示",
      "まちづくり局 | 12件 | 非表示 | 非表示 | 非表示",
      "市全体 | 40件 | 61回 | 非表示 | 非表示",
    ]);
  });

  test("a number of some of the months says so, and is none that a spreadsheet adds up", () => {
    const city = { ...EMPTY, sums: of(["overdue", "", told(9, 0, "2026-09-30")], ["reopened", "", told(5)]) };
    const table = cityTables(city, policy).find(({ id }) => id === "desk");
    expect(table?.rows.slice(0, 2).map(({ cells }) => cells[0])).toEqual([
      {
        text: "9回（2026年4月から2026年9月まで）",
        number: null,
        told: { n: 9, unit: "times", days: { from: "2026-04-01", to: "2026-09-30" } },
      },
      { text: "5回", number: 5, told: { n: 5, unit: "times", days } },
    ]);
  });

  test("how long it took: by halves and nine tenths, of twenty and more", () => {
    const amounts = Array.from({ length: 20 }, (_, n) => (n + 1) * 10);
    const city = {
      ...EMPTY,
      sums: of(["answered", "", told(20)], ["closed", "", told(9)], ["lasted", "", told(12, 605)]),
      lengths: { answered: percentilesOf(amounts), closed: percentilesOf(amounts.slice(1)) },
    };
    expect(read(city, "times")).toEqual([
      "最初の返事が届くまで | 1時間40分 | 3時間 | 20件",
      "終えるまで | 20件に満たないため、非表示 | 20件に満たないため、非表示 | 9件",
    ]);
    expect(read(city, "hours")).toEqual(["報告された対応の時間（分かっているもの） | 10時間5分"]);
  });

  test("police and lawyers are among the measures, as the policy names them", () => {
    const city = { ...EMPTY, sums: of(["measure", "police", told(6)], ["measure", "lawyer", told(0)]) };
    expect(read(city, "measures")).toContain("警察への相談・被害届 | 6件");
    expect(read(city, "measures")).toContain("弁護士への相談 | 0件");
  });

  test("the days of notices and training: noted, none, not received", () => {
    expect(read(EMPTY, "notices")).toEqual(["周知 | 受け取っていません", "研修 | 受け取っていません"]);
    expect(read({ ...EMPTY, held: { notice: ["2026年4月20日"], training: null } }, "notices")).toEqual([
      "周知 | 2026年4月20日",
      "研修 | 受け取っていません",
    ]);
    const held = { notice: ["2026年4月20日"], training: [] };
    expect(read({ ...EMPTY, held }, "notices")).toEqual(["周知 | 2026年4月20日", "研修 | なし"]);
  });
});

describe("halves and nine tenths", () => {
  test.each([
    [19, { as: "few" }],
    [20, { as: "told", count: 20, half: 10, most: 18 }],
    [21, { as: "told", count: 21, half: 11, most: 19 }],
    [100, { as: "told", count: 100, half: 50, most: 90 }],
  ] as const)("of 1 to %i, in any order", (count, expected) => {
    const amounts = Array.from({ length: count }, (_, n) => ((n * 7) % count) + 1);
    const all = new Set(amounts).size === count ? amounts : amounts.map((_, n) => count - n);
    expect(percentilesOf(all)).toEqual(expected);
  });
});
