import { nextRing } from "./calls.ts";
import type { Case, Instant } from "./case.ts";
import { nextReview } from "./reviews.ts";

/** When time itself next brings something about in a case; null if nothing is waited for. */
export const dueAt = (c: Case): Instant | null =>
  [nextRing(c), nextReview(c)].reduce(
    (first, next) => (first === null || next === null ? (first ?? next) : Math.min(first, next)),
    null,
  );
