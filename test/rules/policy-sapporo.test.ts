import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/flows/answers.ts";
import { readable } from "../../src/flows/summary.ts";
import { urgency } from "../../src/flows/urgency.ts";
import { topicNow, walk } from "../../src/flows/walk.ts";
import { withMembers } from "../../src/policy/placeholders.ts";
import { policyIn, SAPPORO_2026, textOf } from "../support/policies.ts";

const policy = policyIn(SAPPORO_2026);
const told: Answers = {
  what: ["later"],
  wanted: [],
  when: ["now"],
  how: ["phone"],
  whose: ["self"],
  party: ["user"],
};

function next(answers: Answers): string {
  const step = walk(policy.flow, answers);
  return step.at === "end" ? "end" : step.topic.id;
}

test("it says first that the city did not decide it", () => {
  expect(policy.notice).toBe("公表資料をもとにした例。市が定めたものではありません。");
  expect(textOf(SAPPORO_2026).split("\n")[0]).toContain("公表資料をもとにした例");
  expect(policy.desk.extension).toContain("例");
  expect(policy.desk.outsideOffice.name).toContain("例");
});

test("its times: half an hour of deadlock, and how soon the desk answers", () => {
  expect(policy.thresholds.deadlock).toEqual({ text: "30分", minutes: 30 });
  const { now, today, normal } = policy.answerWithin;
  expect([now.minutes, today.minutes, normal.minutes]).toEqual([15, 120, 1440]);
});

describe.each(["report", "consult"])("a %s", (kind) => {
  test.each([
    ["danger", ["situation", "place", "told", "share", "end"], "now"],
    ["ongoing", ["situation", "told", "share", "end"], "normal"],
    ["over", ["situation", "told", "share", "end"], "normal"],
  ])("through the door %s", (door, path, level) => {
    const steps: Answers[] = [{ kind: [kind] }, { situation: [door] }];
    if (door === "danger") steps.push({ place: [] });
    steps.push(told, { share: ["desk"] });
    const seen = steps.map((_, index) => next(Object.assign({}, ...steps.slice(0, index + 1))));
    expect(seen).toEqual(path);
    expect(urgency(policy, Object.assign({}, ...steps))).toBe(level);
  });
});

test("after a call for help the name has gone out, so it can no longer be kept back", () => {
  const share = (door: string) => {
    const topic = topicNow(policy.flow, { situation: [door], ...told }, "share");
    return topic?.questions[0]?.options.map((option) => option.key);
  };
  expect(share("over")).toEqual(["with_manager", "desk", "desk_noname", "later"]);
  expect(share("danger")).toEqual(["with_manager", "desk"]);
});

test("who is told has no answer chosen beforehand, and only the place may be passed over", () => {
  const questions = policy.flow.topics.flatMap((topic) => topic.questions);
  expect(questions.filter((question) => question.initial).map((question) => question.id)).toEqual([
    "when",
    "whose",
  ]);
  expect(policy.flow.topics.filter((topic) => topic.skippable).map((topic) => topic.id)).toEqual(["place"]);
});

test("who reads a case is named, by the desk if no names are known", () => {
  const topic = topicNow(policy.flow, { situation: ["over"], ...told }, "share");
  const help = (...names: string[]) =>
    topic && withMembers(topic, policy.desk, names).questions[0]?.help?.split("\n")[0];
  expect(help("田中", "鈴木", "高橋")).toBe("お読みするのは、田中・鈴木・高橋です。");
  expect(help()).toBe("お読みするのは、行政監察担当課 相談窓口です。");
});

test("what was answered reads well on a card", () => {
  const lines = readable(policy, { kind: ["report"], situation: ["over"], ...told, share: ["desk_noname"] });
  expect(lines.map(({ question, answer }) => `${question}：${answer.join("、")}`)).toEqual([
    "状況：いまは終わっている",
    "あったこと：いまは書かない（あとで窓口がお聞きします）",
    "相手の求め：",
    "いつ：いま、または先ほど",
    "手段：電話",
    "だれのこと：自分",
    "相手方：市民・利用者",
    "伝える相手：相談窓口だけ（名前を伏せる）",
  ]);
});

test("only the administrator of the building speaks of an order to leave", () => {
  for (const { say, by } of policy.phrases) if (/退去/.test(say)) expect(by).toBe("庁舎管理者だけ");
  for (const { say } of policy.phrases) expect(say).not.toMatch(/通報しました|書面で/);
});

test("it stays calm and accuses nobody", () => {
  expect(textOf(SAPPORO_2026)).not.toMatch(/[!！](?!=)|行為者|加害者|被害者/);
});
