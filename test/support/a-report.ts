import type { Measure } from "../../src/figures/figures.ts";
import type { Sum } from "../../src/figures/sections.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { type CityTold, OF_BUREAUS, valuesOf } from "../../src/views/city-tables.ts";

/** The fiscal year that `aYear` tells of. */
export const YEAR = 2026;

/** Invented bureaus. */
export const BUREAUS = [
  ...["総務局", "市民文化局", "スポーツ局", "保健福祉局", "子ども未来局", "経済観光局"],
  ...["環境局", "建設局", "下水道河川局", "都市局"],
];

/** An invented fiscal year of a city with these bureaus: some numbers told, some of a part of the year, some hidden. */
export function aYear(policy: Policy, bureaus: readonly string[]): CityTold {
  const days = { from: "2026-04-01", to: "2027-03-31" };
  let seed = 7;
  const some = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return 5 + (seed % most);
  };
  const told = (times: number, to = days.to): Sum => ({
    as: "told",
    from: days.from,
    to,
    times,
    amount: times * 35,
  });
  const sum = (n: number, most: number): Sum =>
    n % 5 === 3
      ? { as: "hidden" }
      : n % 7 === 4
        ? told(0)
        : n % 4 === 2
          ? told(some(most), "2026-09-30")
          : told(some(most));
  const single = [
    ["received", 214],
    ["occurred", 388],
    ["called", 163],
    ["closed", 190],
    ["overdue", 12],
    ["reopened", 8],
    ["withdrawn", 0],
    ["changed", 31],
    ["answered", 198],
    ["lasted", 388],
  ] as const;
  const sums = new Map<Measure, ReadonlyMap<string, Sum>>(
    single.map(([measure, times]) => [measure, new Map([["", told(times)]])]),
  );
  // What shares a total is told all or not at all.
  const shared: Partial<Record<Measure, readonly number[]>> = {
    ...{ kind: [120, 94], indication: [62, 71, 38, 43], decided: [74, 21, 12] },
  };
  for (const [measure, values] of valuesOf(policy))
    sums.set(
      measure,
      new Map(
        values.map(([value], n) => {
          const times = shared[measure]?.[n];
          return [value, times === undefined ? sum(n, 40) : told(times)];
        }),
      ),
    );
  return {
    ...{ days, counted: days, sums },
    received: [
      { from: "2026-04-01", to: "2026-04-30", times: 14 },
      { from: "2026-05-01", to: "2026-06-30", times: 31 },
      { from: "2026-07-01", to: "2026-09-30", times: 66 },
      { from: "2026-10-01", to: "2026-10-31", times: 22 },
      { from: "2026-11-01", to: "2027-02-28", times: 58 },
      { from: "2027-03-01", to: "2027-03-31", times: 23 },
    ],
    bureaus: bureaus.map((name, b) => ({
      name,
      sums: new Map(OF_BUREAUS.map((measure, n) => [measure, sum(b * 3 + n, 30)] as const)),
    })),
    lengths: {
      answered: { as: "told", count: 198, half: 95, most: 410 },
      closed: { as: "told", count: 190, half: 2_460, most: 9_300 },
    },
    held: { notice: ["2026年4月20日", "2026年10月5日"], training: ["2026年6月12日", "2026年11月2日"] },
  };
}
