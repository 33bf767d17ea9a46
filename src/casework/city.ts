import type { Days } from "../calendar/months.ts";
import { type Measure, measures } from "../figures/figures.ts";
import type { Sum } from "../figures/sections.ts";
import type { Organisation } from "../organisation/organisation.ts";
import { type CityTold, OF_BUREAUS, valuesOf } from "../views/city-tables.ts";
import { CITY, type Figures, sumIn } from "./figures.ts";
import type { Policies } from "./policies.ts";

/** Everything that may be told of the whole city over some days. */
export type CityOf = (days: Days) => Promise<CityTold | null>;

/** What is told of the whole city; null as long as the cases of before are being counted. */
export function cityFigures(
  figures: Figures,
  { policies, organisation }: { readonly policies: Policies; readonly organisation: () => Organisation },
): CityOf {
  return async (days) => {
    const over = await figures(days);
    if (over === null) return null;
    const values = valuesOf(policies.current);
    const sums = new Map<Measure, ReadonlyMap<string, Sum>>();
    for (const measure of measures)
      sums.set(
        measure,
        await over.sums(
          measure,
          (values.get(measure) ?? ONLY).map(([value]) => value),
          CITY,
        ),
      );
    const bureaus: CityTold["bureaus"][number][] = [];
    for (const { code, name, within } of organisation().sections.values())
      if (within === null)
        bureaus.push({
          name,
          sums: new Map(
            await Promise.all(
              OF_BUREAUS.map(async (measure) => [measure, await sumIn(over, measure, [code])] as const),
            ),
          ),
        });
    const lengths = { answered: await over.lengths("answered"), closed: await over.lengths("closed") };
    return { days, sums, bureaus, lengths, held: null };
  };
}

/** The one value of a measure that has no others. */
const ONLY = [["", ""]] as const;
