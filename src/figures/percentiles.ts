/** From so many on a share or a median is told (docs/privacy.md). */
export const ENOUGH = 20;

/** Within how long half and nine tenths of something were done, in the unit of the amounts; `few`: of too few to be told. */
export type Percentiles =
  | { readonly as: "told"; readonly count: number; readonly half: number; readonly most: number }
  | { readonly as: "few" };

/** The median and the ninetieth percentile by nearest rank: each is one of the amounts, and at least as many lie below. */
export function percentilesOf(amounts: readonly number[]): Percentiles {
  const count = amounts.length;
  if (count < ENOUGH) return { as: "few" };
  const sorted = amounts.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(count * share) - 1] ?? 0;
  return { as: "told", count, half: at(0.5), most: at(0.9) };
}
