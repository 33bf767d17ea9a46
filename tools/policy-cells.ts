import { ALWAYS, all, any, type Formula, NEVER, not } from "../src/policy/meaning-logic.ts";
import type { Space } from "../src/policy/meaning-space.ts";
import type { Condition, Policy } from "../src/policy/policy.ts";

/** A result, and for which answers it comes out. Cells are only compared `within` the same other result. */
export interface Cell {
  readonly result: string;
  readonly when: Formula;
  readonly within?: string;
}

/** One side of a comparison: a policy, and which of the space's it is. */
export interface Side {
  readonly policy: Policy;
  readonly side: number;
  readonly space: Space;
}

/** Something people are shown, and all it can come out as. */
interface Output {
  readonly of: string;
  readonly cells: (one: Side) => readonly Cell[];
}

const NOT_SHOWN = "（示さない）";

/** Everything that follows from answers, in the order in which it matters; elements as far as both have them. */
export function outputs(old: Policy, now: Policy): readonly Output[] {
  const either = (of: (policy: Policy) => readonly string[]) => [...new Set([...of(old), ...of(now)])];
  const inBoth = (of: (policy: Policy) => readonly string[]) =>
    of(old).filter((one) => of(now).includes(one));
  const labels = new Map([...old.acts, ...now.acts].map(({ key, label }) => [key, label]));
  return [
    { of: "急ぎの度合い", cells: urgencyCells },
    { of: "急ぎの理由と手順", cells: urgencyReasonCells },
    { of: "見立て", cells: indicationCells },
    { of: "見立ての理由と根拠", cells: reasonCells },
    ...either(sentences).map((say) => ({
      of: "対応の方向",
      cells: (one: Side) => saidOrNot(one, say, saysWhen(one, say)),
    })),
    ...inBoth(({ judging }) => judging.elements.map(({ key }) => key)).map((key) => ({
      of: `要素 ${key}`,
      cells: (one: Side) => elementCells(one, key),
    })),
    ...either(({ judging }) => judging.openPoints.map(({ name }) => name)).map((name) => ({
      of: "確かめる点",
      cells: (one: Side) => saidOrNot(one, name, opensWhen(one, name)),
    })),
    ...[...labels].map(([key, label]) => ({
      of: "行為の類型",
      cells: (one: Side) =>
        saidOrNot(
          one,
          label,
          actsWhen(one, (act) => act === key),
        ),
    })),
    ...either(({ acts }) => acts.flatMap(({ offences }) => offences)).map((offence) => ({
      of: "罪の例",
      cells: (one: Side) => {
        const named = one.policy.acts.filter(({ offences }) => offences.includes(offence));
        return saidOrNot(
          one,
          offence,
          actsWhen(one, (key) => named.some((act) => act.key === key)),
        );
      },
    })),
  ];
}

interface Ruled {
  readonly when: Condition;
  readonly result: string;
  readonly within?: string;
}

/** The first rule that holds says the result, else `otherwise` does. */
function inOrder(
  { side, space }: Side,
  rules: readonly Ruled[],
  otherwise: Omit<Ruled, "when">,
  within: Formula,
): Cell[] {
  let open = within;
  const cells = rules.map(({ when, ...said }): Cell => {
    const holds = space.formula(when, side);
    const cell = { ...said, when: all([open, holds]) };
    open = all([open, not(holds)]);
    return cell;
  });
  return [...cells, { ...otherwise, when: open }];
}

function urgencyCells(one: Side): readonly Cell[] {
  const { urgency: rules, labels } = one.policy;
  const named = rules.map(({ when, level }) => ({ when, result: labels.urgency[level] }));
  return inOrder(one, named, { result: labels.urgency.normal }, ALWAYS);
}

/** Why it is urgent, what to do at once and by when the desk answers, where it is equally urgent in both. */
function urgencyReasonCells(one: Side): readonly Cell[] {
  const { urgency: rules, answerWithin } = one.policy;
  const told = rules.map(({ when, level, because, steps, within }) => ({
    when,
    result: [because, ...steps, `返事は${(within ?? answerWithin[level]).text}以内`].join(" "),
    within: level,
  }));
  return inOrder(one, told, { result: `返事は${answerWithin.normal.text}以内`, within: "normal" }, ALWAYS);
}

const judgedWhen = ({ policy, side, space }: Side): Formula => space.formula(policy.judging.when, side);

function indicationCells(one: Side): readonly Cell[] {
  const { judging, labels } = one.policy;
  const judged = judgedWhen(one);
  const named = judging.indication.map(({ when, points }) => ({ when, result: labels.indication[points] }));
  const cells = inOrder(one, named, { result: labels.indication[judging.otherwise.points] }, judged);
  return [...cells, { result: NOT_SHOWN, when: not(judged) }];
}

/** What is said for it, and the clause behind it, where both point to the same. */
function reasonCells(one: Side): readonly Cell[] {
  const { judging } = one.policy;
  const told = (clause: string, ...because: readonly string[]) => `${because.join(" ")}（${clause}）`;
  const rules = judging.indication.flatMap(({ when, points: within, because, clause, also }): Ruled[] => [
    ...(also === undefined
      ? []
      : [
          {
            when: { is: "all-of" as const, of: [when, also.when] },
            result: told(clause, because, also.because),
            within,
          },
        ]),
    { when, result: told(clause, because), within },
  ]);
  const { points: within, because, clause } = judging.otherwise;
  return inOrder(one, rules, { result: told(clause, because), within }, judgedWhen(one));
}

function sentences({ judging }: Policy): readonly string[] {
  return [...judging.directions.map(({ say }) => say), judging.otherwiseSay];
}

/** A line that is told or is not, as far as there is anything to judge. */
function saidOrNot(one: Side, line: string, said: Formula): readonly Cell[] {
  const when = all([judgedWhen(one), said]);
  return [
    { result: `「${line}」を示す`, when },
    { result: "示さない", when: not(when) },
  ];
}

/** When a sentence is said: also the last one, where nothing else is. */
function saysWhen({ policy: { judging }, side, space }: Side, say: string): Formula {
  const holds = ({ when }: { readonly when: Condition }) => space.formula(when, side);
  const otherwise = judging.otherwiseSay === say ? not(any(judging.directions.map(holds))) : NEVER;
  return any([...judging.directions.filter((one) => one.say === say).map(holds), otherwise]);
}

function elementCells(one: Side, key: string): readonly Cell[] {
  const { judging, labels } = one.policy;
  const element = judging.elements.find((each) => each.key === key);
  if (element === undefined) return [];
  const states = [
    { when: element.presentWhen, result: labels.elements.present },
    { when: element.checkWhen, result: labels.elements.check },
  ];
  return inOrder(one, states, { result: labels.elements.none }, judgedWhen(one));
}

/** When something is named that has still to be made clear: only where no rule could decide. */
function opensWhen({ policy: { judging }, side, space }: Side, name: string): Formula {
  const holds = ({ when }: { readonly when: Condition }) => space.formula(when, side);
  return all([
    not(any(judging.indication.map(holds))),
    any(judging.openPoints.filter((one) => one.name === name).map(holds)),
  ]);
}

/** When something was ticked that belongs to one of these acts. */
function actsWhen({ policy, side, space }: Side, isMeant: (act: string) => boolean): Formula {
  const questions = policy.flow.topics.flatMap((topic) => topic.questions);
  return any(
    questions.flatMap(({ id, options }) => {
      const keys = options.filter(({ acts }) => acts.some(isMeant)).map(({ key }) => key);
      if (keys.length === 0) return [];
      return [space.formula({ is: "chosen", question: id, how: "any", options: keys }, side)];
    }),
  );
}
