import type { LocalDate } from "../calendar/local.ts";
import { daysOfMonths, firstOf, monthIn } from "../calendar/months.ts";
import { figureOf, type Told } from "./figures.ts";
import type { Path } from "./tree.ts";
import type { Stretch } from "./years.ts";

/** What is told, by the code of the section it tells of; one that was moved stands in it with every place it had. */
export type ToldByCode = ReadonlyMap<string, readonly Told[]>;

/** Everything that is told of a measure in one fiscal year, and of which of its months somebody wants to know. */
export interface YearTold extends Stretch {
  readonly told: ToldByCode;
}

/** Puts what is told in order once for all who read of it. */
export const byCode = (told: readonly Told[]): ToldByCode => Map.groupBy(told, codeOf);

const codeOf = ({ path }: Told): string => path.at(-1) ?? "";

/** A number over some days as it is read; `from` and `to` are the first and the last day it tells of. */
export type Sum =
  | {
      readonly as: "told";
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly times: number;
      readonly amount: number;
    }
  | { readonly as: "hidden" };

/**
 * What is told of some sections and everything below them together. A section that was moved is in it twice, with what was
 * counted before and after; one that lies below another of them is in it once.
 */
export function sumOf(years: readonly YearTold[], sections: readonly string[], value: string): Sum {
  const wanted = new Set(sections);
  const found = years.flatMap(({ year, months, told }) =>
    [...wanted]
      .flatMap((code) => partsOf(told.get(code) ?? []))
      .flatMap(({ path, part }) => {
        const figure = isTop(path, wanted) ? figureOf(part, value, months) : HIDDEN;
        return figure.as === "hidden" ? [] : [{ year, ...figure }];
      }),
  );
  if (found.length === 0) return { as: "hidden" };
  const starts = found.map(({ year, from }) => firstOf(monthIn(year, from))).toSorted();
  const ends = found.map(({ year, to }) => daysOfMonths(monthIn(year, to), 1).to).toSorted();
  return {
    as: "told",
    from: starts.at(0) ?? "",
    to: ends.at(-1) ?? "",
    times: found.reduce((sum, one) => sum + one.times, 0),
    amount: found.reduce((sum, one) => sum + one.amount, 0),
  };
}

const HIDDEN = { as: "hidden" } as const;

/** A section where it is, and where it was. */
const partsOf = (told: readonly Told[]): readonly { readonly path: Path; readonly part: readonly Told[] }[] =>
  [...Map.groupBy(told, ({ path }) => path.join("\n")).values()].map((part) => ({
    path: part[0]?.path ?? [],
    part,
  }));

/** Whether none of the sections above a part is wanted, too. */
const isTop = (path: Path, wanted: ReadonlySet<string>): boolean =>
  !path.slice(0, -1).some((code) => wanted.has(code));
