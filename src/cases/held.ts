import type { LocalDate } from "../calendar/local.ts";

/** What the city holds for its staff and tells of in its yearly report: notices (周知) and training (研修). */
export const HELD = ["notice", "training"] as const;
export type HeldKind = (typeof HELD)[number];

/** The days of a fiscal year on which something was held; none: it was not; null: nobody noted it. */
export type HeldDays = Readonly<Record<HeldKind, readonly LocalDate[] | null>>;
