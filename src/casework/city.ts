import { type Days, fiscalYearOf, monthOf } from "../calendar/months.ts";
import type { HeldKind } from "../cases/held.ts";
import { type Measure, measures } from "../figures/figures.ts";
import type { Sum } from "../figures/sections.ts";
import type { Organisation } from "../organisation/organisation.ts";
import { type CityTold, OF_BUREAUS, valuesOf } from "../views/city-tables.ts";
import { readDay } from "../words/time.ts";
import { CITY, type Figures, sumIn } from "./figures.ts";
import type { Policies } from "./policies.ts";
import type { Reader } from "./ports-store.ts";

/** Everything that may be told of the whole city over some days. */
export type CityOf = (days: Days) => Promise<CityTold | null>;

/** What is told of the whole city; null as long as the cases of before are being counted. */
export function cityFigures(
  figures: Figures,
  parts: {
    readonly policies: Policies;
    readonly organisation: () => Organisation;
    readonly read: Pick<Reader, "held">;
  },
): CityOf {
  const { policies, organisation, read } = parts;
  return async (days) => {
    const over = await figures(days);
    if (over === null) return null;
    const { counted } = over;
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
    const received = await over.blocks("received");
    return { days, counted, sums, received, bureaus, lengths, held: await heldIn(days, read) };
  };
}

/** What the city held in some days; null where nobody noted it, or noted others of the year only. */
async function heldIn(days: Days, read: Pick<Reader, "held">): Promise<CityTold["held"]> {
  const [first, last] = [fiscalYearOf(monthOf(days.from)), fiscalYearOf(monthOf(days.to))];
  const years = await Promise.all(
    Array.from({ length: last - first + 1 }, async (_, n) => read.held(first + n)),
  );
  const of = (what: HeldKind): readonly string[] | null => {
    const noted = years.map((held) => held[what]).filter((held) => held !== null);
    const within = noted.flat().filter((day) => day >= days.from && day <= days.to);
    const isNone = noted.length === years.length && noted.flat().length === 0;
    return within.length > 0 || isNone ? within.map(readDay) : null;
  };
  return { notice: of("notice"), training: of("training") };
}

/** The one value of a measure that has no others. */
const ONLY = [["", ""]] as const;
