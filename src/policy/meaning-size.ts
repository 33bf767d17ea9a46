import type { Finding } from "./fault.ts";
import { conditionsOf } from "./meaning-use.ts";
import type { Condition, Policy } from "./policy.ts";

/** Sizes beyond which nobody could follow a policy, and thinking it through would take too long. */
const MOST_QUESTIONS = 500;
const MOST_OPTIONS = 5000;
const MOST_RULES = 300;
const MOST_LOOKS = 100_000;

/** Finds what makes a policy too large to be checked, or to be followed by anybody. */
export function checkSize(policy: Policy): Finding[] {
  const { flow, terms, urgency, judging } = policy;
  const questions = flow.topics.flatMap((topic) => topic.questions);
  const options = questions.reduce((sum, question) => sum + question.options.length, 0);
  const found: Finding[] = [];
  const limit = (count: number, most: number, path: string[], name: string) => {
    if (count <= most) return;
    const what = `${name}が多すぎて（${count}個）、確かめられません。`;
    found.push({ path, on: "key", what, remedy: `${most}個以内にしてください。` });
  };
  limit(questions.length, MOST_QUESTIONS, ["topics"], "質問");
  limit(options, MOST_OPTIONS, ["topics"], "選択肢");
  limit(terms.length, MOST_RULES, ["terms"], "名前の条件");
  limit(urgency.length, MOST_RULES, ["urgency"], "急ぎの規則");
  limit(judging.indication.length, MOST_RULES, ["indication", "rules"], "見立ての規則");
  limit(judging.openPoints.length, MOST_RULES, ["indication", "open-points"], "確かめる点");
  limit(judging.directions.length, MOST_RULES, ["directions", "rules"], "対応の方向");
  if (found.length === 0 && looksOf(policy) > MOST_LOOKS) {
    const what = "名前の条件（terms）が重なり合って、条件が大きくなりすぎています。";
    found.push({
      path: ["terms"],
      on: "key",
      what,
      remedy: "名前の条件が使う名前の条件を減らしてください。",
    });
  }
  return found;
}

/** How many answers are looked at when every condition is followed to its end. */
function looksOf(policy: Policy): number {
  const known = new Map<Condition, number>();
  const looks = (condition: Condition): number => {
    const count = known.get(condition) ?? within(condition);
    known.set(condition, count);
    return count;
  };
  const within = (condition: Condition): number => {
    if (condition.is === "all-of" || condition.is === "any-of") {
      return condition.of.reduce((sum, part) => sum + looks(part), 0);
    }
    if (condition.is === "not" || condition.is === "term") return looks(condition.of);
    return condition.is === "chosen" ? condition.options.length : 1;
  };
  return conditionsOf(policy).reduce((sum, condition) => sum + looks(condition), 0);
}
