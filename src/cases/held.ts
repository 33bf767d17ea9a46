import type { LocalDate } from "../calendar/local.ts";

/** What the city holds for its staff and tells of in its yearly report: notices (周知) and training (研修). */
export const HELD = ["notice", "training"] as const;
export type HeldKind = (typeof HELD)[number];

/** The days of a fiscal year on which something was held; none: it was not; null: nobody noted it. */
export type HeldDays = Readonly<Record<HeldKind, readonly LocalDate[] | null>>;

/** Tells what is noted from what was noted before, in a number that a form can carry. */
export const heldMark = (held: HeldDays): number =>
  [...JSON.stringify(HELD.map((what) => held[what]))].reduce(
    (mark, sign) => (mark * 31 + sign.charCodeAt(0)) % 2_147_483_647,
    7,
  );
