import { standing, standingAnswers } from "../cases/standing.ts";
import { type Grounds, groundsOf, labelsOf } from "../flows/grounds.ts";
import { actLabels, isJudged, type Judgement, judge } from "../flows/judge.ts";
import { effective } from "../flows/walk.ts";
import type { Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { eraDateTime } from "../words/time.ts";
import { toFile } from "../words/to-file.ts";
import { type Field, field, instead, type Recorded, type Section, withheld } from "./record-parts.ts";
import { earlierResults } from "./result.ts";

const { judged, contents } = toFile;

/** What the answers point to, with the clause and the answers behind it; the acts and offences for the desk alone. */
export function judgedSection(recorded: Recorded): Section {
  const { policy, c, audience } = recorded;
  const section = (fields: readonly Field[], note = ""): Section => ({
    as: "fields",
    title: judged.title,
    note,
    fields,
  });
  const why = withheld(recorded);
  if (why !== null) return section([instead(judged.indication, why)]);
  const answers = standingAnswers(c);
  if (!isJudged(policy, answers)) return section([instead(judged.indication, judged.notYet)]);
  const counting = effective(policy.flow, answers);
  const judgement = judge(policy, answers);
  const { label, because, clause, rule } = judgement.indication;
  const grounds = groundsOf(policy.judging.indication[rule - 1]?.when, counting);
  const at = (ms: number) => eraDateTime(ms, policy.timeZone);
  return section(
    [
      field(judged.indication, label, true),
      field(judged.because, because, true),
      field(judged.clause, clause, true),
      field(judged.answers, grounded(policy, grounds), true),
      ...(judgement.openPoints.length === 0
        ? []
        : [field(judged.openPoints, judgement.openPoints.join("、"), true)]),
      ...elementFields(policy, judgement, counting),
      ...(audience === "desk"
        ? [
            field(judged.acts, actLabels(policy, judgement), true),
            field(
              judged.offences,
              judgement.offences.length === 0 ? null : [judgement.offences.join("、"), judged.offencesNote],
              true,
            ),
          ]
        : []),
      field(judged.earlier, earlierResults(policy, standing(c), at), true),
      field(
        judged.sources,
        policy.definitions.map((d) => d.source),
        true,
      ),
    ],
    c.isAnew ? judged.underWay : asking.result.notDecision,
  );
}

/** Each element with how it stands, and the answers by which it is said to be there. */
function elementFields(
  policy: Policy,
  judgement: Judgement,
  counting: ReturnType<typeof effective>,
): readonly Field[] {
  return judgement.elements.map(({ key, label, state }) => {
    const element = policy.judging.elements.find((one) => one.key === key);
    const grounds = state === "present" ? groundsOf(element?.presentWhen, counting) : new Map();
    return field(label, [policy.labels.elements[state], ...grounded(policy, grounds)], true);
  });
}

/** Answers as a reader can look them up: the question and what was chosen. */
function grounded(policy: Policy, grounds: Grounds): readonly string[] {
  const all = policy.flow.topics.flatMap((t) => t.questions);
  return [...grounds].flatMap(([id, keys]) => {
    const question = all.find((q) => q.id === id);
    const chosen = labelsOf(policy, id, keys);
    return question === undefined || chosen.length === 0
      ? []
      : [contents.pair(question.label ?? question.ask, chosen.join("、"))];
  });
}
