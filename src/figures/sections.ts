import { daysLater, type LocalDate } from "../calendar/local.ts";
import { figureOf, type Told } from "./figures.ts";
import type { Path } from "./tree.ts";
import { firstDay, type Stretch } from "./years.ts";

/** Everything that is told of a measure in one fiscal year, and of which of its months somebody wants to know. */
export interface YearTold extends Stretch {
  readonly told: readonly Told[];
}

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
    [...Map.groupBy(told, ({ path }) => path.join("\n")).values()]
      .filter(([first]) => first !== undefined && isTopOf(first.path, wanted))
      .flatMap((part) => {
        const figure = figureOf(part, value, months);
        return figure.as === "hidden" ? [] : [{ year, ...figure }];
      }),
  );
  if (found.length === 0) return { as: "hidden" };
  const starts = found.map(({ year, from }) => firstDay(year, from)).toSorted();
  const ends = found.map(({ year, to }) => daysLater(firstDay(year, to + 1), -1)).toSorted();
  return {
    as: "told",
    from: starts.at(0) ?? "",
    to: ends.at(-1) ?? "",
    times: found.reduce((sum, one) => sum + one.times, 0),
    amount: found.reduce((sum, one) => sum + one.amount, 0),
  };
}

/** Whether a part is one of these sections, and none of those above it is. */
const isTopOf = (path: Path, wanted: ReadonlySet<string>): boolean =>
  wanted.has(path.at(-1) ?? "") && !path.slice(0, -1).some((code) => wanted.has(code));
