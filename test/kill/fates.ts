import { type Scene, type SceneName, scenes } from "./scenes.ts";
import type { OwnDeath } from "./wire.ts";

/** When one life of the bot ends. */
export type Fate =
  | { readonly point: "after commit"; readonly death: OwnDeath }
  /** After the nth call that the stand-in carried out, before it answers it. */
  | { readonly point: "after Slack accepted"; readonly method: RegExp; readonly nth: number }
  /** At the nth thing that changes in Slack or crosses the wire; for a new life, starting and connecting included. */
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

/** What is to come in each scene. */
export type Fates = ReadonlyMap<SceneName, readonly Fate[]>;

/** So many ends, spread over the scenes, the three kinds in turn. */
export function fates(count: number, seed: number): Fates {
  const roll = dice(seed);
  const kinds = Array.from({ length: count }, (_, n) => points[n % points.length] ?? "any moment");
  return new Map(
    scenes.map((scene, at) => {
      const own = kinds.filter((_, n) => Math.floor((n * scenes.length) / count) === at);
      return [scene.name, own.map((point) => fateIn(scene, point, roll))];
    }),
  );
}

function fateIn({ methods }: Scene, point: Point, roll: (sides: number) => number): Fate {
  switch (point) {
    case "after commit": {
      const after = commits[roll(commits.length)] ?? "gesture";
      return { point, death: { after, nth: 1 + roll(4) } };
    }
    case "after Slack accepted": {
      return { point, method: methods[roll(methods.length)] ?? /./, nth: 1 + roll(4) };
    }
    default:
      return { point, nth: 1 + roll(60) };
  }
}
