import { describe, expect, test } from "vitest";
import { judge } from "../../src/flows/judge.ts";
import { urgency } from "../../src/flows/urgency.ts";
import { consult, policy } from "./judge-sample.ts";

type Given = Readonly<Record<string, string | readonly string[]>>;

/** What legal staff would ask about: the case, what was answered, rule and indication, urgency, what must be said. */
const SCENARIOS: readonly [string, Given, string, string, ...string[]][] = [
  [
    "a polite man telephones every day about a refused benefit, the answer was explained",
    { facts: "repeat", after: "6", effect: "work", demand: "cannot" },
    "7 likely",
    "normal",
    "口調が丁寧でも同じです",
    "担当を一つにし",
  ],
  [
    "the same, but he asks for a review of the decision",
    { facts: "repeat", after: "6", effect: "work", demand: "rights" },
    "12 unclear",
    "normal",
    "制度に沿った申立てそのものは該当しません",
    "手続きは止めません",
  ],
  [
    "the same, but the city had made a mistake",
    { facts: "repeat", after: "6", effect: "work", demand: "cannot", check: "yes" },
    "12 unclear",
    "normal",
    "市として確かめる点",
    "誤りは正してお伝えします",
  ],
  [
    "a justified complaint, and a blow",
    { facts: "hit", check: "yes", demand: "within", effect: "injured" },
    "2 likely",
    "today",
    "要求に理由があっても、許されない言動です",
    "手段が行き過ぎていれば、そのことは別に伝えます",
  ],
  [
    "a justified complaint, shouted on after being asked to stop",
    { facts: "shout", stop: "continued", length: "15", effect: "worn", check: "yes" },
    "5 likely",
    "normal",
    "手段は別に考えます",
  ],
  [
    "one loud sentence, then he calms down",
    { facts: "shout", stop: "stopped", length: "5" },
    "11 legitimate",
    "normal",
    "収まったあとは事情を聞き",
  ],
  [
    "somebody with a disability asks again and again for a written explanation",
    { facts: ["repeat", "long"], after: "6", stuck: "30", effect: "work", demand: "cannot", care: "request" },
    "12 unclear",
    "normal",
    "先に確かめたい配慮",
    "手続きを断ることにはなりません",
  ],
  [
    "a person who does not understand the explanation insults the clerk",
    { facts: "insult", effect: "worn", care: "hard" },
    "12 unclear",
    "normal",
    "先に確かめたい配慮",
  ],
  [
    "a person who does not understand raises a chair against the clerk, and is still there",
    { situation: "ongoing", facts: "throw", care: "hard" },
    "2 likely",
    "now",
    "配慮の必要と、安全を守ることは、両方とも大切です",
    "110番をためらわないでください",
  ],
  [
    "土下座 is demanded for a real mistake",
    { facts: "dogeza", check: "yes", answer: "partly" },
    "3 likely",
    "normal",
    "要求の内容にかかわらず",
    "まず、できること・できないことと理由",
  ],
  [
    "a video of a clerk is on the net, nobody minds yet",
    { facts: "exposed" },
    "3 likely",
    "normal",
    "尊厳を傷つける言動",
  ],
  [
    "a journalist or councillor asks hard questions for two hours",
    { facts: "long", stuck: "none", effect: "work", party: "public", demand: "within", answer: "partly" },
    "12 unclear",
    "normal",
    "まだ伝えきれていない答え",
  ],
  [
    "an hour of talk that has nothing to do with the city",
    { facts: "long", stuck: "30", effect: "others", demand: "unrelated" },
    "8 likely",
    "normal",
    "所属長の判断で対応を終えられる目安",
    "30分から1時間が打ち切りの目安",
  ],
  [
    "compensation is demanded for a loss the city caused",
    { facts: "money", check: "yes", demand: "within", effect: "worn" },
    "12 unclear",
    "normal",
    "市として確かめる点",
  ],
  [
    "compensation is demanded without any ground, after a refusal",
    { facts: "money", demand: "cannot", effect: "worn" },
    "9 likely",
    "normal",
    "根拠のない求め",
  ],
  [
    "somebody does not leave, but has not been answered yet",
    { situation: "ongoing", facts: "stay", answer: "partly" },
    "12 unclear",
    "now",
    "まだ伝えきれていない答え",
  ],
  [
    "somebody does not leave after everything was explained; no harm was named",
    { facts: "stay", effect: "none" },
    "6 likely",
    "normal",
    "お引き取り・終話をお願いしたあとも",
  ],
  [
    "somebody on the telephone says he will die",
    { situation: "ongoing", facts: "selfharm", effect: "afraid", care: "distress" },
    "12 unclear",
    "now",
    "一人にせず",
    "書ききれていないことをお聞きします",
  ],
  [
    "the clerk suffers, but nothing that was done is named",
    { effect: ["unwell", "worn"] },
    "12 unclear",
    "today",
    "書ききれていないことをお聞きします",
  ],
  [
    "a colleague from another office shouts",
    { facts: "shout", party: "staff", stop: "continued", effect: "worn" },
    "1 unclear",
    "normal",
    "職場内の問題の窓口へご案内します",
  ],
  [
    "a request that cannot be met, calmly put",
    { demand: "cannot" },
    "10 legitimate",
    "normal",
    "応じられない求めであることと、カスハラかどうかは別です",
  ],
  [
    "the threat to publish a video, and he calls again tomorrow",
    { facts: "threat_net", effect: "afraid", next: "soon", stop: "not_said", length: [] },
    "4 likely",
    "today",
    "人格や安心を損なう言葉",
  ],
  [
    "insulted, but every later question was skipped",
    {
      facts: "insult",
      stop: [],
      length: [],
      effect: [],
      answer: [],
      demand: [],
      check: [],
      care: [],
      next: [],
    },
    "12 unclear",
    "normal",
    "影響を一緒に確かめます",
    "配慮を確かめたい事情があるか",
  ],
  [
    "a minor insults the clerk",
    { facts: ["insult", "shout"], stop: "continued", effect: "worn", care: "minor" },
    "12 unclear",
    "normal",
    "先に確かめたい配慮",
  ],
];

describe.each(SCENARIOS)("%s", (_, given, decides, level, ...says) => {
  const answers = consult(given);
  const { indication, directions, openPoints } = judge(policy, answers);

  test(`→ ${decides}, ${level}`, () => {
    expect(`${indication.rule} ${indication.points}`).toBe(decides);
    expect(urgency(policy, answers)).toBe(level);
  });

  test(`it is said: ${says.join(" / ")}`, () => {
    const said = [...indication.because, ...directions, ...openPoints].join("\n");
    for (const one of says) expect(said).toContain(one);
  });
});

test("open points stand in the order of the policy, each once", () => {
  const answers = consult({
    facts: ["repeat", "nitpick"],
    stop: "unknown",
    length: [],
    after: "none",
    answer: "partly",
    check: "checking",
    care: ["hard", "distress"],
    effect: "skip",
    demand: "unknown",
  });
  expect(judge(policy, answers).openPoints).toEqual([
    "市として確かめる点",
    "まだ伝えきれていない答え",
    "先に確かめたい配慮",
    "影響を一緒に確かめます",
    "やめてほしいと伝えたあとのこと",
    "言動が続いた時間",
    "相手の求めの種類",
  ]);
});
