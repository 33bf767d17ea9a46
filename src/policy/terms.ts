import { readCondition, type Terms } from "./condition.ts";
import { at, inside } from "./look.ts";
import type { Condition } from "./policy.ts";

/**
 * The named conditions of a policy, by name. Each may use those written above it, so none can refer to itself.
 * What cannot be read is left out here and told where the form is checked.
 */
export function readTerms(data: unknown): Terms {
  const terms = new Map<string, Condition>();
  for (const [name, term] of inside(data, "terms")) {
    const read = readCondition(at(term, ["when"]), { terms });
    if (read) terms.set(String(name), read);
  }
  return terms;
}
