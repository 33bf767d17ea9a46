import type { ElementState, Points } from "../policy/judging.ts";
import { type Policy, URGENCY } from "../policy/policy.ts";
import type { Answers } from "./answers.ts";
import { holds } from "./condition.ts";
import { urgency } from "./urgency.ts";
import { effective } from "./walk.ts";

/** What the answers point to, each reason with the clause behind it. Never a decision: people decide. */
export interface Judgement {
  readonly indication: Indication;
  /** The elements of the definition, in order; empty where the policy's definition has none. */
  readonly elements: readonly {
    readonly key: string;
    readonly label: string;
    readonly state: ElementState;
  }[];
  /** What has still to be made clear, by name; only where no rule could decide. */
  readonly openPoints: readonly string[];
  /** What to do next; never empty. */
  readonly directions: readonly string[];
  /** The city's categories of what was observed, by key, in the city's order. */
  readonly acts: readonly string[];
  /** What those acts may amount to, as examples for the desk. */
  readonly offences: readonly string[];
}

export interface Indication {
  readonly points: Points;
  readonly label: string;
  readonly because: readonly string[];
  readonly clause: string;
  /** Which rule said so, counted from 1; the last number is that of "otherwise". */
  readonly rule: number;
}

/** Whether there is anything to judge: not in a report before it was sent, and not without an incident. */
export function isJudged(policy: Policy, answers: Answers): boolean {
  return holds(policy.judging.when, effective(policy.flow, answers));
}

export function judge(policy: Policy, answers: Answers): Judgement {
  const { judging, labels } = policy;
  const counting = effective(policy.flow, answers);
  const found = judging.indication.findIndex((rule) => holds(rule.when, counting));
  const rule = judging.indication[found];
  const { points, because, clause } = rule ?? judging.otherwise;
  const also = rule?.also && holds(rule.also.when, counting) ? [rule.also.because] : [];
  const withUrgency = { ...counting, [URGENCY]: [urgency(policy, answers)] };
  const directions = judging.directions.filter((one) => holds(one.when, withUrgency)).map((one) => one.say);
  const acts = actsOf(policy, counting);
  return {
    indication: {
      points,
      label: labels.indication[points],
      because: [because, ...also],
      clause,
      rule: rule ? found + 1 : judging.indication.length + 1,
    },
    elements: judging.elements.map(({ key, label, presentWhen, checkWhen }) => ({
      key,
      label,
      state: holds(presentWhen, counting) ? "present" : holds(checkWhen, counting) ? "check" : "none",
    })),
    openPoints: rule ? [] : namesOf(judging.openPoints.filter((one) => holds(one.when, counting))),
    directions: directions.length > 0 ? directions : [judging.otherwiseSay],
    acts: acts.map((act) => act.key),
    offences: [...new Set(acts.flatMap((act) => act.offences))],
  };
}

/** The city's categories by name, as people read them; none where nothing was judged. */
export const actLabels = ({ acts }: Policy, judgement: Judgement | null): readonly string[] =>
  acts.filter(({ key }) => judgement?.acts.includes(key)).map(({ label }) => label);

const namesOf = (points: readonly { readonly name: string }[]) => [...new Set(points.map((one) => one.name))];

function actsOf({ flow, acts }: Policy, counting: Answers) {
  const options = flow.topics.flatMap((topic) =>
    topic.questions.flatMap((question) =>
      question.options.filter((option) => (counting[question.id] ?? []).includes(option.key)),
    ),
  );
  const keys = new Set(options.flatMap((option) => option.acts));
  return acts.filter((act) => keys.has(act.key));
}
