import { type LocalDate, localDate } from "../calendar/local.ts";
import { type Days, daysOfMonths, firstOf, monthIn, monthOf } from "../calendar/months.ts";
import { type Measure, tell } from "../figures/figures.ts";
import { byCode, type Sum, sumOf, type ToldByCode, type YearTold } from "../figures/sections.ts";
import { daysOfStretches, monthsOver, stretches } from "../figures/years.ts";
import { codesTo, type Organisation } from "../organisation/organisation.ts";
import { type Lengths, OF_BUREAUS, type ToldDays } from "../views/city-tables.ts";
import { sectionLines } from "../views/figures.ts";
import type { FiguresOf } from "./digest.ts";
import type { Policies } from "./policies.ts";
import type { Clock } from "./ports.ts";
import type { Store } from "./ports-store.ts";

/** What may be told over some days. */
export interface Telling {
  /** Those of the days, in whole months that are over, of which anything is known; null: none of them was counted. */
  readonly counted: Days | null;
  /** A measure of the whole city, block by block as it was cut. */
  blocks(measure: Measure): Promise<readonly ToldDays[]>;
  /** Each value by itself, of some sections and everything below them together. */
  sums(
    measure: Measure,
    values: readonly string[],
    sections: readonly string[],
  ): Promise<ReadonlyMap<string, Sum>>;
  /** How long something took in the whole city. */
  lengths(measure: Measure): Promise<Lengths>;
}

/** Null as long as the cases from before there were figures are being counted: every number would be too small. */
export type Figures = (days: Days) => Promise<Telling | null>;

/** The city as a whole, in place of sections. */
export const CITY = [""];

/** What may be told of a fiscal year, of which so many months are over. */
interface Year {
  readonly year: number;
  readonly months: number;
}

/** What was worked out of a fiscal year, of so many of its months and of the sections that there were. */
interface Known {
  readonly months: number;
  readonly org: Organisation;
  readonly told: Promise<ToldByCode>;
}

/**
 * Reads what may be told of parts of the city (docs/privacy.md). What was told of months that are over stays as it is:
 * each year is worked out once, and again when one more of its months is over.
 */
export function figuring(parts: {
  readonly store: Pick<Store, "read">;
  readonly policies: Policies;
  readonly clock: Clock;
  readonly organisation: () => Organisation;
  /** Whether the cases from before there were figures are counted; until then every number would be too small. */
  readonly isPastCounted: () => boolean;
}): Figures {
  const { store, policies, clock, organisation, isPastCounted } = parts;
  const known = new Map<string, Known>();

  async function read(
    measure: Measure,
    values: readonly string[],
    { year, months }: Year,
    org: Organisation,
  ): Promise<ToldByCode> {
    const { from, to } = daysOfMonths(monthIn(year, 0), months);
    const tallies = await store.read.tallies(measure, from, to);
    const places = [...org.sections.keys()].map((code) => codesTo(org, code));
    return byCode(tell(measure, values, tallies, months, places));
  }

  let began: Promise<LocalDate> | null = null;

  /** The first of the month in which counting began: of the time before nothing is known, not even that it was none. */
  async function beginning(): Promise<LocalDate> {
    const { timeZone } = policies.current;
    const kept = (await store.read.policies()).map(({ keptAt }) => localDate(keptAt, timeZone));
    const counted = (await store.read.countedSince()) ?? "9999-12-31";
    return firstOf(monthOf(kept.reduce((first, day) => (day < first ? day : first), counted)));
  }

  function toldIn(measure: Measure, values: readonly string[], of: Year): Promise<ToldByCode> {
    const key = JSON.stringify([measure, of.year, values]);
    const before = known.get(key);
    const org = organisation();
    // Of a part of the city that is new, none is told from the moment on at which it is in the file.
    if (before?.months === of.months && before.org === org) return before.told;
    const told = read(measure, values, of, org);
    known.set(key, { months: of.months, org, told });
    told.catch(() => known.delete(key));
    return told;
  }

  return async (days) => {
    if (!isPastCounted()) return null;
    const today = localDate(clock.now().getTime(), policies.current.timeZone);
    // Nothing is counted any more that happened before: it stays what it is.
    began ??= beginning();
    const begins = await began.catch((error: unknown) => {
      began = null;
      throw error;
    });
    const from = days.from < begins ? begins : days.from;
    const over = stretches({ from, to: days.to }, today);
    const years = (measure: Measure, values: readonly string[]): Promise<readonly YearTold[]> =>
      Promise.all(
        over.map(async (one) => ({
          ...one,
          told: await toldIn(measure, values, { year: one.year, months: monthsOver(one.year, today) }),
        })),
      );
    return {
      counted: daysOfStretches(over),
      blocks: async (measure) =>
        (await years(measure, [""])).flatMap(({ year, months, told }) =>
          (told.get("") ?? [])
            .filter(({ from, to }) => from >= months.from && to <= months.to)
            .map(({ from, to, times }) => ({ ...daysOfMonths(monthIn(year, from), to - from + 1), times })),
        ),
      sums: async (measure, values, sections) => {
        const told = await years(measure, values);
        return new Map(values.map((value) => [value, sumOf(told, sections, value)]));
      },
      lengths: async (measure) => {
        const sum = sumOf(await years(measure, [""]), CITY, "");
        return sum.as === "hidden" ? sum : store.read.percentiles(measure, sum.from, sum.to);
      },
    };
  };
}

/** What is told of the sections of a head and of those below them. */
export function sectionFigures(figures: Figures, policies: Policies): FiguresOf {
  return async (sections, days) => {
    const over = await figures(days);
    if (over === null) return [];
    const { acts } = policies.current;
    // One after the other: while a year is read it takes most of the memory that this needs.
    const counts: { readonly measure: (typeof OF_BUREAUS)[number]; readonly sum: Sum }[] = [];
    for (const measure of OF_BUREAUS) counts.push({ measure, sum: await sumIn(over, measure, sections) });
    const told = await over.sums(
      "act",
      acts.map(({ key }) => key),
      sections,
    );
    return sectionLines(
      { counts, acts: acts.map((act) => ({ act, sum: told.get(act.key) ?? HIDDEN })) },
      days,
    );
  };
}

const HIDDEN = { as: "hidden" } as const;

/** One measure by itself. */
export const sumIn = async (over: Telling, measure: Measure, sections: readonly string[]): Promise<Sum> =>
  (await over.sums(measure, [""], sections)).get("") ?? HIDDEN;
