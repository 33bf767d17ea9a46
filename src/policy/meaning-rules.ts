import type { Path } from "./fault.ts";
import { type Claim, claim } from "./meaning-claims.ts";
import { ALWAYS, all, type Formula, not } from "./meaning-logic.ts";
import type { Space } from "./meaning-space.ts";
import type { Condition, Policy } from "./policy.ts";

const NEVER_HOLDS = "この条件は決して成り立たない";

/** That every rule of the policy says something to somebody. */
export function ruleClaims(policy: Policy, space: Space): readonly Claim[] {
  const { judging, terms, urgency, labels, occasions } = policy;
  const when = (
    path: Path,
    condition: Condition,
    what: string,
    within = ALWAYS,
    unless: readonly Claim[] = [],
  ) => claim([...path, "when"], all([within, space.formula(condition)]), what, unless);
  const judged = when(["indication"], judging.when, `${NEVER_HOLDS}ので、見立てがだれにも示されません。`);
  const rules = inOrder(space, ["indication", "rules"], judging.indication, judged);
  return [
    ...terms.map(({ name, when: condition }) => when(["terms", name], condition, `${NEVER_HOLDS}ものです。`)),
    ...inOrder(space, ["urgency"], urgency).claims,
    judged,
    ...judging.elements.flatMap(({ key, presentWhen, checkWhen }) => {
      const state = (label: string) => `${NEVER_HOLDS}ので、「${label}」がだれにも示されません。`;
      const present = all([judged.holds, space.formula(presentWhen)]);
      const check = all([judged.holds, not(space.formula(presentWhen)), space.formula(checkWhen)]);
      return [
        claim(["elements", key, "present-when"], present, state(labels.elements.present), [judged]),
        claim(["elements", key, "check-when"], check, state(labels.elements.check), [judged]),
      ];
    }),
    ...rules.claims,
    ...judging.indication.flatMap(({ also }, index) => {
      if (also === undefined) return [];
      const path = ["indication", "rules", index, "also"];
      const above = rules.claims.filter((one) => one.path[2] === index);
      const what = `${NEVER_HOLDS}か、この規則と一緒には成り立たないので、この文がだれにも示されません。`;
      return [when(path, also.when, what, rules.first[index], [judged, ...above])];
    }),
    ...judging.openPoints.map(({ name, when: condition }, index) => {
      const what = `この条件が成り立つときは必ず上の規則が当てはまるので、「${name}」がだれにも示されません。`;
      return when(["indication", "open-points", index], condition, what, rules.otherwise, [judged]);
    }),
    ...judging.directions.map(({ when: condition }, index) =>
      when(["directions", "rules", index], condition, `${NEVER_HOLDS}ので、この文がだれにも示されません。`),
    ),
    ...Object.entries(occasions).flatMap(([key, { when: condition }]) =>
      condition === undefined ? [] : [when(["occasions", key], condition, `${NEVER_HOLDS}ものです。`)],
    ),
  ];
}

/** Rules of which the first that holds decides: each must hold for somebody for whom none above does. */
function inOrder(
  space: Space,
  path: Path,
  rules: readonly { readonly when: Condition }[],
  within?: Claim,
): { readonly claims: readonly Claim[]; readonly first: readonly Formula[]; readonly otherwise: Formula } {
  const claims: Claim[] = [];
  const first: Formula[] = [];
  const unless = within ? [within] : [];
  const met: Formula[] = [];
  let open = within?.holds ?? ALWAYS;
  for (const [index, rule] of rules.entries()) {
    const holds = all([within?.holds ?? ALWAYS, space.formula(rule.when)]);
    const at = [...path, index, "when"];
    const alone = claim(at, holds, `${NEVER_HOLDS}ので、この規則が使われることはありません。`, unless);
    const above = [...met];
    const hidden = () => {
      const number = above.findIndex((other) => !space.possible(all([holds, not(other)])));
      const who = number < 0 ? "上の規則のどれか" : `上から${number + 1}番目の規則`;
      return `${who}が必ず先に当てはまるので、上から${index + 1}番目のこの規則が使われることはありません。`;
    };
    const remedy = "この規則を上へ移すか、条件を変えるか、消してください。";
    claims.push(alone, claim(at, all([open, holds]), hidden, [...unless, alone], remedy));
    first.push(all([open, holds]));
    open = all([open, not(holds)]);
    met.push(holds);
  }
  return { claims, first, otherwise: open };
}
