import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { holds } from "../../src/flows/condition.ts";
import { asked, change, effective, progress, topicNow, walk } from "../../src/flows/walk.ts";
import type { Condition } from "../../src/policy/policy.ts";
import { policyIn, TEST_POLICY } from "../support/policies.ts";

const { flow } = policyIn(TEST_POLICY);

const consult: Answers = { kind: ["consult"], situation: ["over"], what: ["words"], how: ["counter"] };
const report: Answers = { ...consult, kind: ["report"] };

function next(answers: Answers): string {
  const step = walk(flow, answers);
  return step.at === "end" ? "end" : step.topic.id;
}

function questions(answers: Answers): readonly string[] {
  const step = walk(flow, answers);
  return step.at === "end" ? [] : step.topic.questions.map((question) => question.id);
}

describe("what is asked next", () => {
  test.each<[string, Answers, string]>([
    ["at the start, the doors", {}, "situation"],
    ["in danger, the place", { kind: ["report"], situation: ["danger"] }, "place"],
    ["the place skipped, what happened", { kind: ["report"], situation: ["danger"], place: [] }, "told"],
    ["out of danger, no place", { kind: ["report"], situation: ["over"] }, "told"],
    ["half a modal is not an answer", { ...report, how: [], what: ["later"] }, "share"],
    ["a report has no judgment questions", report, "share"],
    ["a consultation has", consult, "facts"],
    ["any of: insulted", { ...consult, facts: ["insult"] }, "stop"],
    ["none of what calls for more", { ...consult, facts: ["hit", "none2"] }, "share"],
    ["all of: long alone does not ask how long", { ...consult, facts: ["long"] }, "merits"],
    ["all of: long and repeated does", { ...consult, facts: ["long", "repeat"] }, "stuck"],
    ["not: but not after being hit", { ...consult, facts: ["long", "repeat", "hit"] }, "merits"],
    ["skipped facts lead on", { ...consult, facts: [] }, "merits"],
    ["everything answered", { ...report, share: ["desk"] }, "end"],
  ])("%s", (_, answers, topic) => {
    expect(next(answers)).toBe(topic);
  });

  test("a question inside a topic can wait for another of the same topic", () => {
    const before = { ...consult, facts: ["long"] };
    expect(questions(before)).toEqual(["answer", "demand"]);
    const first = change(flow, before, "merits", { answer: ["full"] });
    expect(first.demand).toEqual([]);
    expect(questions(first)).toEqual(["answer", "demand", "check"]);
    expect(next(change(flow, before, "merits", {}))).toBe("share");
  });

  test("options are offered only where they make sense, in groups too", () => {
    const home = (answers: Answers) =>
      topicNow(flow, answers, "facts")?.questions[0]?.groups[2]?.options.map((option) => option.key);
    expect(home(consult)).toEqual(["long", "repeat", "home"]);
    expect(home({ ...consult, how: ["phone"] })).toEqual(["long", "repeat"]);
    const share = (situation: string) =>
      topicNow(flow, { ...report, situation: [situation] }, "share")?.questions[0]?.options.length;
    expect([share("danger"), share("over")]).toEqual([1, 2]);
  });

  test("options stay in the order written, numbers as well", () => {
    const keys = topicNow(flow, { ...consult, facts: ["shout"] }, "stop")?.questions[0]?.options;
    expect(keys?.map((option) => option.key)).toEqual(["continued", "stopped", "1"]);
  });

  test("how many topics are left is counted as far as it is known", () => {
    expect(walk(flow, consult)).toMatchObject({ remaining: 2 });
    expect(progress(flow, consult)).toEqual({ done: 2, remaining: 2 });
    expect(progress(flow, { ...consult, facts: ["insult", "long"] })).toEqual({ done: 3, remaining: 3 });
  });
});

describe("changing an answer", () => {
  const full: Answers = {
    ...consult,
    facts: ["shout", "long"],
    stop: ["continued"],
    answer: ["full"],
    demand: ["cannot"],
    check: ["no"],
    share: ["desk"],
  };

  test("asks again only what depends on it", () => {
    expect(next(full)).toBe("end");
    const changed = change(flow, full, "facts", { facts: ["shout", "long", "repeat"] });
    expect(next(changed)).toBe("stuck");
    expect(next(change(flow, changed, "stuck", { stuck: ["30"] }))).toBe("end");
  });

  test("leaves out what no longer applies, and has it back when changed back", () => {
    const changed = change(flow, full, "facts", { facts: ["hit"] });
    expect(effective(flow, changed)).toEqual({ ...consult, facts: ["hit"], share: ["desk"] });
    expect(asked(flow, changed).map((topic) => topic.id)).toEqual(["situation", "told", "facts", "share"]);
    expect(effective(flow, change(flow, changed, "facts", { facts: ["shout", "long"] }))).toEqual(full);
  });

  test("an answer of which no option is left is asked again; of several, the others stay", () => {
    const later = { ...report, share: ["later"] };
    expect(next(later)).toBe("end");
    const danger = change(flow, { ...later, place: [] }, "situation", { situation: ["danger"] });
    expect(next(danger)).toBe("share");

    const home = { ...consult, facts: ["home", "hit"] };
    const phoned = change(flow, home, "told", { what: ["words"], how: ["phone"] });
    expect(effective(flow, phoned).facts).toEqual(["hit"]);
  });

  test("what is asked again stands among the lines already answered", () => {
    const changed = change(flow, full, "facts", { facts: ["shout", "long", "repeat"] });
    expect(asked(flow, changed).map((topic) => topic.id)).toEqual([
      "situation",
      "told",
      "facts",
      "stop",
      "stuck",
      "merits",
      "share",
    ]);
  });

  test("a question that leaves the form by the change keeps its answer for coming back", () => {
    const without = change(flow, full, "merits", { demand: ["cannot"] });
    expect(effective(flow, without).check).toBeUndefined();
    const back = change(flow, without, "merits", { answer: ["full"], demand: ["cannot"] });
    expect(effective(flow, back)).toEqual(full);
  });

  test("a topic that does not exist, or answers to other questions, change nothing", () => {
    expect(change(flow, full, "nowhere", { share: ["later"] })).toEqual(full);
    expect(change(flow, full, "stop", { stop: ["stopped"], share: ["later"] })).toEqual({
      ...full,
      stop: ["stopped"],
    });
  });
});

describe("conditions", () => {
  const any = { is: "chosen", question: "q", how: "any", options: ["a", "b"] } as const;
  const all = { ...any, how: "all" } as const;
  const none = { ...any, how: "none" } as const;
  test.each<[string, Condition, (readonly string[] | undefined)[]]>([
    ["any", any, [["a"], ["a", "b"], ["b", "c"]]],
    ["all", all, [["a", "b"]]],
    ["none wants an answer", none, [["c"]]],
    ["not is met by silence too", { is: "not", of: any }, [undefined, [], ["c"]]],
    ["answered", { is: "answered", question: "q" }, [["a"], ["c"], ["a", "b"], ["b", "c"]]],
    ["skipped", { is: "skipped", question: "q" }, [[]]],
    ["all of", { is: "all-of", of: [any, { is: "not", of: all }] }, [["a"], ["b", "c"]]],
    ["any of", { is: "any-of", of: [all, none] }, [["a", "b"], ["c"]]],
  ])("%s", (_, condition, met) => {
    const every = [undefined, [], ["a"], ["c"], ["a", "b"], ["b", "c"]];
    const holding = every.filter((answer) => holds(condition, answer ? { q: answer } : {}));
    expect(new Set(holding.map(String))).toEqual(new Set(met.map(String)));
    expect(holding).toHaveLength(met.length);
  });
});
