import { nextRing } from "./calls.ts";
import type { Case, Instant } from "./case.ts";

/** When time itself next brings something about in a case; null if nothing is waited for. */
export const dueAt = (c: Case): Instant | null => nextRing(c);
