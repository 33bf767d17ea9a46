import type { Instant } from "../calendar/local.ts";
import { addWorkingDays, addWorkingMinutes } from "../calendar/working-time.ts";
import type { Policy, Urgency } from "../policy/policy.ts";
import type { Answers } from "./answers.ts";
import { urgencyRule } from "./urgency.ts";

const MINUTE = 60_000;

/**
 * By when the desk answers a case that is taken up now. The time counts while the desk works; only danger (`now`) counts
 * round the clock: whoever is attacked does not wait for Monday.
 */
export function answerBy(policy: Policy, answers: Answers, urgency: Urgency, now: Instant): Instant {
  const within = urgencyRule(policy, answers)?.within ?? policy.answerWithin[urgency];
  if (urgency === "now") return now + within.minutes * MINUTE;
  return within.days === undefined
    ? addWorkingMinutes(policy.workingTime, now, within.minutes)
    : addWorkingDays(policy.workingTime, now, within.days);
}
