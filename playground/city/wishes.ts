import type { Kind } from "../../src/cases/case.ts";
import type { Answers } from "../../src/flows/answers.ts";
import type { Chance } from "./chance.ts";
import type { Matter, Nature } from "./matter.ts";
import type { Staff } from "./people.ts";
import { filled } from "./phrases.ts";
import type { Wishes } from "./questions.ts";
import { endingOf } from "./saying.ts";

type Lists = Readonly<Record<string, readonly [string, ...string[]]>>;

/** What is likely to be answered, by nature; options of one answer stand in one string. An empty one is skipped. */
const likely: Readonly<Record<Nature, Lists>> = {
  danger: {
    when: ["now"],
    effect: ["afraid", "afraid others", "afraid work"],
    answer: ["full", "unknown"],
    demand: ["cannot", "unknown"],
    check: ["no", "unknown"],
    done: ["several boss", "several boss police", "boss"],
    next: ["unknown", "likely"],
    wish: ["hear change", "law share", "share"],
  },
  serious: {
    effect: ["worn", "afraid worn", "unwell worn", "worn others"],
    answer: ["full", "full", "unknown"],
    demand: ["cannot", "unrelated", "unknown"],
    check: ["no", "no", "unknown"],
    done: ["boss notes", "asked ended", "several", "nothing"],
    next: ["likely", "unknown", "none"],
    wish: ["hear", "hear health", "change share", "law"],
  },
  continuing: {
    after: ["3", "6"],
    stuck: ["30", "29"],
    stop: ["continued", "not_said"],
    length: ["15", "30"],
    effect: ["work", "work others", "work worn", "worn others"],
    answer: ["full", "full", "full", "partly"],
    demand: ["cannot", "unrelated"],
    check: ["no", "no", "no", "checking"],
    care: ["none", "none", "none", "hard"],
    done: ["several boss notes", "boss notes", "several notes", "boss recording"],
    next: ["likely", "likely", "soon"],
    wish: ["how change", "share", "change law", "how"],
  },
  borderline: {
    after: ["1", "unknown"],
    stuck: ["29", "unknown"],
    stop: ["stopped", "not_said", "unknown"],
    length: ["5", "15", "unknown"],
    effect: ["none", "worn", "work", "others", "skip", ""],
    answer: ["full", "partly", "unknown", ""],
    demand: ["within", "cannot", "unknown"],
    check: ["checking", "no", "unknown", ""],
    care: ["none", "none", "distress", ""],
    done: ["notes", "several", "boss", "nothing"],
    next: ["likely", "unknown", "none", "none"],
    wish: ["how", "hear", "how share", "record"],
  },
  plain: {
    stop: ["stopped"],
    length: ["5"],
    effect: ["none", "none", "worn"],
    answer: ["full", "partly"],
    demand: ["within"],
    check: ["yes", "checking"],
    care: ["none", "none", "distress"],
    done: ["notes", "boss", "nothing"],
    next: ["none", "none", "unknown"],
    wish: ["record", "hear", "share"],
  },
  guidance: {},
};

const party = ["user", "user", "user", "user", "user", "family", "business", "unknown"] as const;

/** What brings somebody to the desk before anything else is known. */
const doubts: Readonly<Record<Nature, readonly [string, ...string[]]>> = {
  danger: ["respond"],
  serious: ["counts", "counts respond", "respond"],
  continuing: ["repeated", "repeated section", "repeated respond"],
  borderline: ["counts", "counts", "respond", "counts respond"],
  plain: ["counts", "counts respond"],
  guidance: ["manual"],
};

/** How somebody comes in: those who doubt consult, those in danger report. */
export function kindOf(nature: Nature, luck: Chance): Kind {
  const consults = { danger: 0, serious: 25, continuing: 45, borderline: 70, plain: 55, guidance: 100 };
  return luck.percent(consults[nature]) ? "consult" : "report";
}

/** What this reporter answers and writes about this matter. */
export function wishesOf(
  matter: Matter,
  reporter: Staff,
  share: string,
  luck: Chance,
): Wishes & { readonly unnamed: boolean } {
  const { nature } = matter;
  const leads = reporter.role === "課長" || reporter.role === "係長";
  const when = luck.of(likely[nature].when ?? ["now", "today", "today", "yesterday", "before"]);
  const asUsual = Object.entries(likely[nature]).map(([question, lists]) => [question, keys(luck.of(lists))]);
  const answers: Answers = {
    ...Object.fromEntries(asUsual),
    party: [luck.of(party)],
    doubt: keys(luck.of(doubts[nature])),
    whose: [
      leads ? luck.of(["section", "colleague_ok", "self"]) : luck.percent(93) ? "self" : "colleague_ok",
    ],
    ...matter.answers,
    when: [when],
    // Where a name cannot be withheld, the desk alone is told.
    share: [share, "desk"],
  };
  const account = [filled(matter.what, luck, when), endingOf(matter, luck)].join("");
  const free = ["午前中なら", "夕方なら", "昼休みのあとなら"] as const;
  return {
    answers,
    texts: {
      what: account,
      matter: account,
      wanted: luck.percent(80) ? filled(matter.wanted, luck) : "",
      extension: reporter.extension,
      times: `${luck.of(free)}、${luck.of(["いつでも出られます。", "三日ほど空いています。"])}`,
    },
    unnamed: share === "desk_noname",
  };
}

/** After more of the same, things weigh heavier. */
export const heavier = ({ answers, texts }: Wishes): Wishes => ({
  answers: { ...answers, after: ["6"], effect: ["work", "worn", "others"], next: ["soon"], answer: ["full"] },
  texts,
});

const keys = (chosen: string): readonly string[] => chosen.split(" ").filter((key) => key !== "");
