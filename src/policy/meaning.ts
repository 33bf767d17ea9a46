import type { Finding } from "./fault.ts";
import { type Claim, flowClaims } from "./meaning-claims.ts";
import { ruleClaims } from "./meaning-rules.ts";
import { checkSize } from "./meaning-size.ts";
import { Space } from "./meaning-space.ts";
import { checkUse } from "./meaning-use.ts";
import type { Policy } from "./policy.ts";

/**
 * Finds what is rightly written and yet means nothing: questions nobody reaches, conditions that never hold,
 * rules that others are always quicker than, answers and guides that nothing uses. `data` is the file as read.
 */
export function checkMeaning(policy: Policy, data: unknown): Finding[] {
  const tooLarge = checkSize(policy);
  if (tooLarge.length > 0) return tooLarge;
  const first = new Space([policy]);
  const broken = brokenIn(policy, first);
  // What only follows from a question that nobody reaches is not told: with that put right, it is right too.
  const never = new Set(broken.flatMap(({ opens }) => opens ?? []));
  const space = never.size > 0 ? new Space([policy], never) : first;
  const roots = never.size > 0 ? brokenIn(policy, space) : broken;
  const told = roots.filter(({ unless }) => !unless.some((other) => roots.includes(other)));
  const found = told.map(({ path, on, what, remedy }): Finding => ({ path, on, what: what(), remedy }));
  if (first.tired || space.tired) {
    const what = "条件が込み入りすぎていて、最後まで確かめられませんでした。";
    found.push({ path: ["topics"], on: "key", what, remedy: "条件を短くするか、規則を減らしてください。" });
  }
  return [...found, ...checkUse(policy, data)];
}

/** The claims that cannot hold. */
function brokenIn(policy: Policy, space: Space): readonly Claim[] {
  const claims = [...flowClaims(policy.flow, space), ...ruleClaims(policy, space)];
  // Who is asked late was asked before: an example for the last claim serves most of those above it.
  const broken = new Set(claims.toReversed().filter((claim) => !space.possible(claim.holds)));
  return claims.filter((claim) => broken.has(claim));
}
