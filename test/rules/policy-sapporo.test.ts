import { describe, expect, test } from "vitest";
import { CITY_HOURS } from "../../src/calendar/working-time.ts";
import type { Answers } from "../../src/flows/answers.ts";
import { readable } from "../../src/flows/summary.ts";
import { urgency } from "../../src/flows/urgency.ts";
import { topicNow, walk } from "../../src/flows/walk.ts";
import { withMembers } from "../../src/policy/placeholders.ts";
import { policyIn, SAPPORO_2024, SAPPORO_2026, textOf } from "../support/policies.ts";

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
  expect([now.minutes, today.minutes, normal.days]).toEqual([15, 15, 1]);
  expect(policy.workingTime).toEqual({ ...CITY_HOURS, timeZone: "Asia/Tokyo" });
});

describe("a report is three prompts", () => {
  test.each([
    ["danger", ["situation", "place", "told", "share", "end"], "now"],
    ["ongoing", ["situation", "told", "share", "end"], "normal"],
    ["over", ["situation", "told", "share", "end"], "normal"],
  ])("through the door %s", (door, path, level) => {
    const steps: Answers[] = [{ kind: ["report"] }, { situation: [door] }];
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

test("who is told has no answer chosen beforehand; all but situation, what happened and who is told may be skipped", () => {
  const questions = policy.flow.topics.flatMap((topic) => topic.questions);
  expect(questions.filter((question) => question.initial).map((question) => question.id)).toEqual([
    "when",
    "whose",
  ]);
  const needed = policy.flow.topics.filter((topic) => !topic.skippable).map((topic) => topic.id);
  expect(needed).toEqual(["situation", "told", "share"]);
  expect(policy.flow.topics.at(-1)?.id).toBe("share");
});

test("who reads a case is named, by the desk if no names are known", () => {
  const topic = topicNow(policy.flow, { situation: ["over"], ...told }, "share");
  const help = (...names: string[]) =>
    topic && withMembers(topic, policy.desk, names).questions[0]?.help?.split("\n")[0];
  expect(help("田中", "鈴木", "高橋")).toBe("読むのは田中・鈴木・高橋です。不利益な扱いは受けません。");
  expect(help()).toBe("読むのは行政監察担当課 相談窓口です。不利益な扱いは受けません。");
});

test("what was answered reads well on a card", () => {
  const lines = readable(policy, { kind: ["report"], situation: ["over"], ...told, share: ["desk_noname"] });
  expect(lines.map(({ question, answer }) => `${question}：${answer.join("、")}`)).toEqual([
    "状況：いまは終わっている",
    "あったこと：あとで窓口に話す",
    "手段：電話",
    "相手方：市民・利用者",
    "いつ：先ほど",
    "だれのこと：自分",
    "相手の求め：",
    "伝える相手：相談窓口だけ（名前を伏せる）",
  ]);
});

test("only the administrator of the building speaks of an order to leave", () => {
  for (const { say, by } of policy.phrases) if (/退去/.test(say)) expect(by).toBe("庁舎管理者だけ");
  for (const { say } of policy.phrases) expect(say).not.toMatch(/通報しました|書面で/);
});

describe.each([
  ["2024", SAPPORO_2024],
  ["2026", SAPPORO_2026],
])("the edition of %s", (year, file) => {
  const edition = policyIn(file);

  test("stays calm and accuses nobody", () => {
    expect(textOf(file)).not.toMatch(/[!！](?!=)|行為者|加害者|被害者/);
    expect(edition.version).toBe(`sapporo-${year}.2`);
    expect(edition.notice).toBe(policy.notice);
  });

  test("has the city's categories of acts, in the city's words and order", () => {
    expect(edition.acts.slice(0, 10).map((act) => act.label)).toEqual([
      "暴行、傷害など身体的な攻撃",
      "脅迫、中傷、名誉毀損、侮辱、暴言など精神的な攻撃",
      "威圧的な言動",
      "継続的、執拗な言動",
      "不退去、居座り、監禁など拘束的な行動",
      "差別的な言動",
      "性的な言動",
      "職員個人への攻撃、要求",
      "妥当性を欠く金銭などの補償の要求",
      "妥当性を欠く謝罪の要求",
    ]);
  });

  test("keeps acts and offences from the screens of staff", () => {
    const shown = edition.flow.topics.flatMap(({ title, intro, questions }) => [
      title,
      intro,
      ...questions.flatMap((q) => [q.ask, q.label, q.help, ...q.options.flatMap((o) => [o.label, o.help])]),
    ]);
    const offences = edition.acts.flatMap((act) =>
      act.offences.map((offence) => offence.split("（")[0] ?? ""),
    );
    for (const text of shown) for (const name of offences) expect(text ?? "").not.toContain(name);
  });

  test("every fact stands for an act, or for something else that is named", () => {
    const facts = edition.flow.topics.flatMap((t) => t.questions).find((q) => q.id === "facts");
    for (const { alone, acts, mark, key } of facts?.options ?? []) {
      expect(alone || acts.length > 0 || mark !== undefined, key).toBe(true);
    }
    expect(facts?.groups.map((group) => group.options.length)).toEqual([10, 10, 8]);
  });

  test("asks what the section knows of the section or the manager, if the person wishes", () => {
    const merits = edition.flow.topics.find((topic) => topic.id === "merits");
    expect(merits?.mayBeAnsweredBy).toEqual(["section", "manager"]);
    expect(merits?.questions.map((question) => question.id)).toEqual(["answer", "demand", "check"]);
  });
});

test("the edition of 2024 knows only what the city had published", () => {
  const old = policyIn(SAPPORO_2024);
  expect(old.definitions).toHaveLength(1);
  expect(old.judging.elements).toEqual([]);
  expect(old.acts).toHaveLength(10);
  // The words that hint at facts are no part of what was published.
  expect(textOf(SAPPORO_2024).split("\ncues:")[0]).not.toMatch(/労働施策|告示|指針|要素|online/);
  expect(policy.judging.elements).toHaveLength(3);
});
