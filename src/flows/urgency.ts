import type { Policy, Urgency, UrgencyRule } from "../policy/policy.ts";
import type { Answers } from "./answers.ts";
import { holds } from "./condition.ts";
import { effective } from "./walk.ts";

/** How soon somebody must look: the first rule of the policy that holds, else `normal`. */
export function urgency(policy: Policy, answers: Answers): Urgency {
  return urgencyRule(policy, answers)?.level ?? "normal";
}

/** The rule that makes it urgent, with its reason, its own steps and its own time; none where it is `normal`. */
export function urgencyRule(policy: Policy, answers: Answers): UrgencyRule | undefined {
  const counting = effective(policy.flow, answers);
  return policy.urgency.find((rule) => holds(rule.when, counting));
}
