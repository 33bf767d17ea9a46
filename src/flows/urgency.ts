import type { Policy, Urgency } from "../policy/policy.ts";
import type { Answers } from "./answers.ts";
import { holds } from "./condition.ts";
import { effective } from "./walk.ts";

/** How soon somebody must look: the first rule of the policy that holds, else `normal`. */
export function urgency(policy: Policy, answers: Answers): Urgency {
  const counting = effective(policy.flow, answers);
  return policy.urgency.find((rule) => holds(rule.when, counting))?.level ?? "normal";
}
