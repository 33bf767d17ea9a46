import type { OwnDeath } from "./wire.ts";

/** When one life of the bot ends. */
export type Fate =
  | { readonly point: "after commit"; readonly death: OwnDeath }
  /** After the nth call that the stand-in carried out, before it answers it. */
  | { readonly point: "after Slack accepted"; readonly method: RegExp; readonly nth: number }
  /** At the nth thing that changes in Slack or crosses the wire, starting and connecting included. */
  | { readonly point: "any moment"; readonly nth: number };

export const points = ["after commit", "after Slack accepted", "any moment"] as const;
export type Point = (typeof points)[number];

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

const commits = ["gesture", "gesture", "posting", "settled"] as const;
const methods = [/^chat\.postMessage$/, /^chat\.postMessage$/, /^chat\.update$/, /./];

/** So many ends, the three kinds in turn. */
export function fates(count: number, seed: number): Fate[] {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, n): Fate => {
    switch (points[n % points.length]) {
      case "after commit": {
        const after = commits[roll(commits.length)] ?? "gesture";
        return { point: "after commit", death: { after, nth: 1 + roll(5) } };
      }
      case "after Slack accepted":
        return {
          point: "after Slack accepted",
          method: methods[roll(methods.length)] ?? /./,
          nth: 1 + roll(8),
        };
      default:
        return { point: "any moment", nth: 1 + roll(90) };
    }
  });
}
