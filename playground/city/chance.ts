/** Chance that can be repeated: the same seed brings the same city. */
export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** Whether something that happens so many times in a hundred happens now. */
  percent(times: number): boolean;
  of<T>(list: readonly [T, ...T[]]): T;
  /** The same things in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** A small generator of the kind called mulberry32; far from good enough for secrets, and good enough for a city. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    between,
    percent: (times) => next() * 100 < times,
    of: (list) => list[between(0, list.length - 1)] ?? list[0],
    shuffled: (list) =>
      list
        .map((one) => ({ one, at: next() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one),
  };
}
