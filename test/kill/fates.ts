import { type Ending, type SceneName, scenes } from "./scenes.ts";
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

/** What is to come in each scene. */
export type Fates = ReadonlyMap<SceneName, readonly Fate[]>;

/** How lives end in each scene; the seed says after how many. */
export function fates(seed: number): Fates {
  const roll = dice(seed);
  return new Map(scenes.map(({ name, kills }) => [name, kills.map((ending) => fateOf(ending, roll))]));
}

/** Nobody is killed. */
export const undisturbed: Fates = new Map();

function fateOf(ending: Ending, roll: (sides: number) => number): Fate {
  if (ending === "any moment") return { point: ending, nth: 1 + roll(60) };
  const nth = 1 + roll(4);
  if (typeof ending === "string") return { point: "after commit", death: { after: ending, nth } };
  return { point: "after Slack accepted", method: ending, nth };
}
