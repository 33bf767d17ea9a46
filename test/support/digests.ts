import { type City, MINUTE } from "./city.ts";
import { ORGANISATION, TOWNSFOLK } from "./organisation.ts";

/** The choice by which a head is told. */
export const SHARED = "相談窓口と所属長";

/** A part of a city on the Wednesday before the Monday on which a digest comes. */
export const WEEK_BEFORE = { organisation: ORGANISATION, people: TOWNSFOLK, begins: "2026-11-11T10:00" };

/** Lets time go by until the city's clocks show a moment. */
export const until = (city: City, moment: string): Promise<void> =>
  city.goesBy(Date.parse(`${moment}+09:00`) - city.clock.now().getTime());

/** Monday, 16 November, after nine: digests come one after the other. */
export async function comesMonday(city: City): Promise<void> {
  await until(city, "2026-11-16T09:01");
  await city.goesBy(MINUTE);
}

/** The digests that stand in somebody's direct messages, the oldest first. */
export const digests = (city: City, name: string): string[] =>
  city
    .person(name)
    .everywhere()
    .map((m) => m.visible)
    .filter((text) => text.includes("所属のお知らせ"))
    .toReversed();
