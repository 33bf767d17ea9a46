import type { Policy } from "../policy/policy.ts";
import { nextRing } from "./calls.ts";
import type { Case, Instant } from "./case.ts";
import { nextReminder } from "./reminders.ts";
import { nextReview } from "./reviews.ts";

/** When time itself next brings something about in a case, seen from `now`; null if nothing is waited for. */
export function dueAt(c: Case, policy: Policy, now: Instant): Instant | null {
  const all = [nextRing(c, policy, now), nextReview(c), nextReminder(c, policy, now)].filter(
    (at) => at !== null,
  );
  return all.length === 0 ? null : Math.min(...all);
}
