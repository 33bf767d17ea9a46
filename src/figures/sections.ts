import type { LocalDate } from "../calendar/local.ts";
import { daysOfMonths, firstOf, type Month, monthIn } from "../calendar/months.ts";
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
 * counted before and after; one that lies below another of them is in it once. Where the end of a fiscal year may not be
 * told, a number begins after it: what it says of its days is never with a gap.
 */
export function sumOf(years: readonly YearTold[], sections: readonly string[], value: string): Sum {
  const wanted = new Set(sections);
  const told = years.flatMap(({ year, months, told }) =>
    [...wanted]
      .flatMap((code) => partsOf(told.get(code) ?? []))
      .filter(({ path }) => isTop(path, wanted))
      .flatMap(({ path, part }) => {
        const figure = figureOf(part, value, months);
        if (figure.as === "hidden") return [];
        const { from, to, times, amount } = figure;
        return [{ path, first: monthIn(year, from), last: monthIn(year, to), times, amount }];
      }),
  );
  const found = [...byPath(told)].flatMap(newest);
  if (found.length === 0) return { as: "hidden" };
  return {
    as: "told",
    from: firstOf(Math.min(...found.map(({ first }) => first))),
    to: daysOfMonths(Math.max(...found.map(({ last }) => last)), 1).to,
    times: found.reduce((sum, one) => sum + one.times, 0),
    amount: found.reduce((sum, one) => sum + one.amount, 0),
  };
}

/** Some months, the first and the last of them. */
interface Months {
  readonly first: Month;
  readonly last: Month;
}

/** Those in the order of time that follow one upon the other until the last. */
function newest<T extends Months>(all: readonly T[]): readonly T[] {
  const begins = all.findLastIndex(({ first }, n) => first !== (all[n - 1]?.last ?? first) + 1);
  return all.slice(Math.max(begins, 0));
}

const byPath = <T extends { readonly path: Path }>(all: readonly T[]): Iterable<readonly T[]> =>
  Map.groupBy(all, ({ path }) => path.join("\n")).values();

/** A section where it is, and where it was. */
const partsOf = (told: readonly Told[]): readonly { readonly path: Path; readonly part: readonly Told[] }[] =>
  [...byPath(told)].map((part) => ({
    path: part[0]?.path ?? [],
    part,
  }));

/** Whether none of the sections above a part is wanted, too. */
const isTop = (path: Path, wanted: ReadonlySet<string>): boolean =>
  !path.slice(0, -1).some((code) => wanted.has(code));
