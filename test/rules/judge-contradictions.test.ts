import { describe, expect, test } from "vitest";
import { judge } from "../../src/flows/judge.ts";
import { readable } from "../../src/flows/summary.ts";
import { urgency } from "../../src/flows/urgency.ts";
import { consult, NO_FACTS, policy } from "./judge-sample.ts";

type Given = Readonly<Record<string, string | readonly string[]>>;

/** Answers that do not go together: rule and indication, urgency, what must be said, and what is read of a question. */
const CONTRADICTIONS: readonly (readonly [
  what: string,
  given: Given,
  decides: string,
  level: string,
  says: readonly string[],
  reads?: readonly [question: string, answer: string],
])[] = [
  [
    "no harm, beside an injury: the injury counts",
    { facts: "shout", stop: "continued", effect: ["injured", "none", "skip"] },
    "5 likely",
    "today",
    ["やめるよう伝えても続いた"],
    ["effect", "けがをした"],
  ],
  [
    "it stopped when asked, and yet went on for more than an hour: the length counts",
    { facts: "shout", stop: "stopped", length: "60", effect: "worn" },
    "5 likely",
    "normal",
    ["または長く続いた言動です"],
  ],
  [
    "the same without any harm: nobody is said to have gone too far",
    { facts: "shout", stop: "stopped", length: "60" },
    "12 unclear",
    "normal",
    ["影響を一緒に確かめます"],
  ],
  [
    "something the city can do, and yet it was demanded again after a refusal",
    { facts: ["money", "punish"], demand: "within", effect: "worn" },
    "12 unclear",
    "normal",
    ["どちらともいえません", "通常の対応を続け"],
  ],
  [
    "six times after the answer, and yet no answer was given",
    { facts: "repeat", after: "6", answer: "partly", demand: "cannot", effect: "work" },
    "12 unclear",
    "normal",
    ["まだ伝えきれていない答え", "組織として一度お伝えします"],
  ],
  [
    "the answer was given, and yet there was none after which to count",
    { facts: "repeat", after: "none", answer: "full", demand: "cannot", effect: "work" },
    "12 unclear",
    "normal",
    ["まだ伝えきれていない答え", "担当を一つにし"],
  ],
  [
    "one talk went on too long, and yet it never repeated itself",
    { facts: "long", stuck: "none", demand: "cannot", effect: "work" },
    "12 unclear",
    "normal",
    ["どちらともいえません"],
  ],
  [
    "nothing happened, and yet somebody is injured",
    { facts: NO_FACTS, effect: "injured" },
    "12 unclear",
    "today",
    ["書ききれていないことをお聞きします"],
  ],
  [
    "「この中にはない」 beside a blow: the blow counts",
    { facts: ["hit", ...NO_FACTS], effect: "none" },
    "2 likely",
    "today",
    ["許されない言動です"],
    ["facts", "叩く・押す・つかむ・つばを吐くなど、体への行為"],
  ],
  [
    "「この中にはない」 of one list beside a fact of another",
    { facts: ["none1", "shout", "none3"], stop: "stopped", length: "5" },
    "11 legitimate",
    "normal",
    ["収まったあとは事情を聞き"],
    ["facts", "大声で怒鳴られた"],
  ],
  [
    "nothing noticed, beside a request for support: the request counts",
    { facts: "insult", effect: "worn", care: ["request", "none"] },
    "12 unclear",
    "normal",
    ["先に確かめたい配慮", "先に必要な配慮を確かめ"],
    ["care", "筆談・代読・時間・場所など、配慮の申出があった"],
  ],
  [
    "a mistake of the city, and yet nothing to make clear about the answer",
    { facts: "stay", check: "yes", answer: "full", effect: "work" },
    "12 unclear",
    "normal",
    ["市として確かめる点", "誤りは正してお伝えします"],
  ],
  [
    "a colleague, and yet a blow",
    { facts: "hit", party: "staff", effect: "injured" },
    "1 unclear",
    "today",
    ["職場内の問題の窓口へご案内します"],
  ],
];

for (const [what, given, decides, level, says, reads] of CONTRADICTIONS) {
  describe(what, () => {
    const answers = consult(given);

    test(`→ ${decides}, ${level}: ${says.join(" / ")}`, () => {
      const { indication, directions, openPoints } = judge(policy, answers);
      expect(`${indication.rule} ${indication.points}`).toBe(decides);
      expect(urgency(policy, answers)).toBe(level);
      const said = [...indication.because, ...directions, ...openPoints].join("\n");
      for (const one of says) expect(said).toContain(one);
    });

    if (reads === undefined) return;
    test(`${reads[0]} is read as ${reads[1]}`, () => {
      const line = readable(policy, answers).find(({ id }) => id === reads[0]);
      expect(line?.answer).toEqual([reads[1]]);
    });
  });
}
