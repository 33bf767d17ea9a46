import type { Policy } from "../policy/policy.ts";
import { toCity } from "../words/to-city.ts";
import type { Chart } from "./chart.ts";
import { daysCounted, spanRead, yearRead } from "./city-digest.ts";
import type { CityTold } from "./city-tables.ts";

const { cityDigest: say } = toCity;

/** The city's acts as bars, a number of other months with these; null where nothing that happened may be told. */
export function actsChart(told: CityTold, policy: Policy): Chart | null {
  const days = daysCounted(told);
  const sums = told.sums.get("act");
  const rows = policy.acts.map(({ key, label }) => {
    const sum = sums?.get(key) ?? { as: "hidden" };
    if (sum.as === "hidden") return { label, value: sum };
    const isWhole = sum.from === days.from && sum.to === days.to;
    return {
      label: isWhole ? label : say.during(label, spanRead(sum)),
      value: { as: "told", n: sum.times } as const,
    };
  });
  if (!rows.some(({ value }) => value.as === "told" && value.n > 0)) return null;
  return { as: "bars", title: say.acts(yearRead(days.to), spanRead(days)), unit: "cases", rows };
}
