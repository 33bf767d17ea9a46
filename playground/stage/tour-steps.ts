import type { TourStep } from "../api.ts";
import type { Hand } from "./hand.ts";
import type { Stage } from "./stage.ts";
import { leapTo } from "./times.ts";

/** The three people of the tour. */
export const PARTS = ["clerk", "desk", "head"] as const;
export type Part = (typeof PARTS)[number];

/** The three, each led by the hand, in their city. */
export type Players = Readonly<Record<Part, Hand>> & { readonly stage: Stage };

/**
 * What somebody has open: their section's channel, the thread with the bot, all that the bot wrote to them, the desk's
 * channel, the case's card.
 */
export type Place = "section" | "case" | "called" | "desk" | "card";

/** A step of the tour: what is done, and what can be read afterwards by whom. */
export interface Step extends TourStep {
  /** What is opened in this step; it stays open until something else is. */
  readonly opens?: Partial<Readonly<Record<Part, Place>>>;
  /** Whom the line is about: theirs is the screen to look at where there is room for one only. */
  readonly front: Part;
  readonly play: (players: Players) => Promise<void>;
  readonly expects: Partial<Readonly<Record<Part, readonly string[]>>>;
  /** What must not be read. */
  readonly hides?: Partial<Readonly<Record<Part, readonly string[]>>>;
}

/** Lets so many minutes pass in the city. */
export async function later({ stage }: Players, minutes: number): Promise<void> {
  await stage.passes(minutes * 60_000);
}

/** The city's next morning. */
export async function untilMorning(players: Players): Promise<void> {
  const { stage } = players;
  stage.leap(leapTo("day", stage.clock.now().getTime()));
  await later(players, 50);
}

/** Words of the clerk's by which everybody's picture of the case is known. */
export const KNOWN_BY = "40回目のお電話";
