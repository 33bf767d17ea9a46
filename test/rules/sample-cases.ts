import type { Case, closingFacts, FactDone } from "../../src/cases/case.ts";
import { decide, open } from "../../src/cases/decide.ts";
import type { CaseEvent } from "../../src/cases/events.ts";
import { evolve, replay } from "../../src/cases/evolve.ts";
import type { Ask, Asker } from "../../src/cases/requests.ts";
import { flowAnswers } from "../../src/cases/standing.ts";
import type { Answers } from "../../src/flows/answers.ts";
import { topicNow } from "../../src/flows/walk.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";

/** Cases in every state, each brought there by what people do, for the tables. */

export const policy = policyIn(SAPPORO_2026);

const MINUTE = 60_000;

/** Monday 16 November 2026, 10:00 in Sapporo. */
export const START = Date.parse("2026-11-16T01:00:00Z");

export const people = {
  reporter: { id: "USATO", onDesk: false },
  desk: { id: "UTANAKA", onDesk: true },
  colleague: { id: "USUZUKI", onDesk: true },
  stranger: { id: "UTAKAHASHI", onDesk: false },
  invited: { id: "UYAMADA", onDesk: false },
  mamori: { id: "mamori", onDesk: true },
  deputy: { id: "UITO", onDesk: false },
  head: { id: "UKIMURA", onDesk: false },
  helper: { id: "UMORI", onDesk: false },
  manager: { id: "UNAKAJIMA", onDesk: false },
  adviser: { id: "UADVISER", onDesk: false },
} as const satisfies Record<string, Asker>;

export type Who = keyof typeof people;

/** One thing that somebody does; so many minutes after the start, where that matters. */
export type Step = readonly [who: Who, ask: Ask, after?: number];

/** A case, and everything that happened to it. */
export interface Story {
  readonly c: Case;
  readonly events: readonly CaseEvent[];
}

export const NUMBER = "R8-042";

/** The ids under which the samples' words stand. */
const WORDS_ID = { what: 11, wanted: 12, added: 13, note: 21, reply: 22, message: 23, incident: 24 } as const;
const REASON_ID = 31;
const CLOSING_ID = 32;
const WHY_NOT_ID = 33;

const facts: Record<(typeof closingFacts)[number], FactDone> = {
  verified: { on: "2026-11-17" },
  cared: { on: "2026-11-18" },
  prevented: { notApplicable: WHY_NOT_ID },
  explained: { on: "2026-11-20" },
};

/** The number of the event by which the samples hand a topic on, in a consultation and after a report. */
const HANDED_AT = 6;

/** The number of the event by which the samples call people: for help, and while the talk goes on. */
const SUMMONED_AT = 3;
const NEEDED_AT = 2;

/** The number of the event by which the samples let a manager know. */
const SHARED_AT = 5;
/** When the samples claim a report. */
const CLAIMED_AT = START + 4 * MINUTE;

/** The number of the event by which the samples ask another section. */
const CONSULTED_AT = 6;

/** Who the samples call: the head of the section, and a helper in a leader's place. */
const SECTION = [
  { person: "UKIMURA", part: "head", instead: null },
  { person: "UMORI", part: "deputy", instead: "UNAKAMURA" },
] as const;
const EVERYBODY = { kept: 0, away: 0, unknown: 0 } as const;
const THREE_MINUTES = START + 5 * MINUTE;

/** The asks as the samples make them. */
export const asks = {
  told: {
    ask: "answer",
    topic: "told",
    answers: {
      what: ["words"],
      wanted: ["words"],
      when: ["now"],
      how: ["phone"],
      whose: ["self"],
      party: ["user"],
    },
    told: [
      { question: "what", words: WORDS_ID.what },
      { question: "wanted", words: WORDS_ID.wanted },
    ],
  },
  doubt: { ask: "answer", topic: "doubt", answers: { doubt: ["counts"] }, told: [] },
  facts: { ask: "answer", topic: "facts", answers: { facts: ["shout"] }, told: [] },
  cut: { ask: "cut" },
  goOn: { ask: "continue", choice: "continued" },
  letDeskAsk: { ask: "continue", choice: "desk" },
  place: { ask: "answer", topic: "place", answers: { place: ["visit"] }, told: [] },
  share: { ask: "answer", topic: "share", answers: { share: ["desk"] }, told: [] },
  noName: { ask: "answer", topic: "share", answers: { share: ["desk_noname"] }, told: [] },
  later: { ask: "answer", topic: "share", answers: { share: ["later"] }, told: [] },
  call: { ask: "call", number: NUMBER },
  change: { ask: "change", topic: "share" },
  repeating: { ask: "repeating" },
  unrelated: { ask: "unrelated" },
  takeBack: { ask: "take-back", of: "repeating" },
  remind: { ask: "remind", lead: null },
  ended: { ask: "ended" },
  send: { ask: "send", number: NUMBER, parts: 2 },
  withdraw: { ask: "withdraw" },
  claim: { ask: "claim", due: START + 120 * MINUTE },
  release: { ask: "release" },
  note: { ask: "note", words: WORDS_ID.note },
  reply: { ask: "reply", words: WORDS_ID.reply, parts: 2 },
  delivered: { ask: "delivered", words: WORDS_ID.reply },
  undelivered: { ask: "undelivered", words: WORDS_ID.reply },
  add: { ask: "write", words: WORDS_ID.added, question: "added", parts: 1 },
  write: { ask: "write", words: WORDS_ID.message, question: "added", parts: 2 },
  lift: {
    ask: "lift",
    words: null,
    lifted: [{ words: WORDS_ID.what, revision: 1, start: 0, end: 2 }],
    parts: 0,
  },
  liftMessage: {
    ask: "lift",
    words: WORDS_ID.message,
    lifted: [{ words: WORDS_ID.message, revision: 1, start: 0, end: 2 }],
    parts: 2,
  },
  decide: { ask: "decide", outcome: "applies", reason: REASON_ID },
  close: { ask: "close", facts, message: CLOSING_ID, parts: 1 },
  reopen: { ask: "reopen" },
  record: { ask: "record", on: "2026-11-15", minutes: 15, means: "phone", words: WORDS_ID.incident },
  recordBare: { ask: "record", on: "2026-11-16", minutes: null, means: null, words: null },
  invite: { ask: "invite", people: ["UYAMADA"], sees: "incidents" },
  inviteContent: { ask: "invite", people: ["UYAMADA"], sees: "content" },
  part: { ask: "part" },
  reconsider: { ask: "reconsider" },
  factsAnew: { ask: "answer", topic: "facts", answers: { facts: ["shout", "insult"] }, told: [], round: 1 },
  exposed: { ask: "answer", topic: "facts", answers: { facts: ["exposed"] }, told: [] },
  effect: { ask: "answer", topic: "effect", answers: { effect: ["work"] }, told: [] },
  hand: { ask: "hand", topic: "merits", to: "UITO" },
  handOn: { ask: "hand", topic: "merits", to: "UNAKAMURA" },
  merits: {
    ask: "answer",
    topic: "merits",
    answers: { answer: ["full"], demand: ["cannot"], check: ["no"] },
    told: [],
  },
  changeMerits: { ask: "change", topic: "merits" },
  decline: { ask: "decline", topic: "merits" },
  unreached: { ask: "unreached", event: HANDED_AT },
  summon: {
    ask: "summon",
    need: "help",
    call: null,
    people: SECTION,
    passedOver: { kept: 0, away: 1, unknown: 2 },
    rings: 1,
    next: THREE_MINUTES,
  },
  summonNext: {
    ask: "summon",
    need: "help",
    call: SUMMONED_AT,
    people: [{ person: "UNAKAMURA", part: "above", instead: null }],
    passedOver: EVERYBODY,
    rings: 2,
    next: null,
  },
  summonNobody: {
    ask: "summon",
    need: "help",
    call: null,
    people: [],
    passedOver: EVERYBODY,
    rings: 2,
    next: null,
  },
  mayEnd: {
    ask: "summon",
    need: "may_end",
    call: null,
    people: SECTION,
    passedOver: EVERYBODY,
    rings: 1,
    next: THREE_MINUTES,
  },
  replace: {
    ask: "summon",
    need: "replace",
    call: null,
    people: SECTION,
    passedOver: { kept: 1, away: 0, unknown: 0 },
    rings: 1,
    next: null,
  },
  coming: { ask: "respond", call: SUMMONED_AT, response: "coming" },
  unable: { ask: "respond", call: SUMMONED_AT, response: "unable" },
  endsIt: { ask: "respond", call: NEEDED_AT, response: "may_end" },
  miss: { ask: "miss", call: SUMMONED_AT, person: "UMORI" },
  standDown: { ask: "stand-down", call: SUMMONED_AT, words: 25 },
  both: { ask: "answer", topic: "share", answers: { share: ["with_manager"] }, told: [] },
  shareHead: { ask: "share", manager: "UNAKAJIMA", instead: null },
  shareDelegate: { ask: "share", manager: "UNAKAJIMA", instead: "UNAKAMURA" },
  shareNobody: { ask: "share", manager: null, instead: null },
  missManager: { ask: "miss-manager", event: SHARED_AT },
  narrow: { ask: "narrow" },
  speak: { ask: "manage", step: "speak", on: "2026-11-17", words: 26 },
  confer: { ask: "manage", step: "confer", on: "2026-11-18", words: null },
  card: { ask: "see", what: "card" },
  copy: { ask: "see", what: "copy" },
  sheet: { ask: "see", what: "sheet" },
  takeOver: { ask: "take-over", since: CLAIMED_AT, words: null },
  handOver: { ask: "hand-over", since: CLAIMED_AT, to: "USUZUKI", words: 41 },
  handOverBack: { ask: "hand-over", since: CLAIMED_AT + MINUTE, to: "UTANAKA", words: null },
  vacate: { ask: "vacate", from: "UTANAKA" },
  inquire: { ask: "inquire", words: 42, parts: 1 },
  weighNow: { ask: "weigh", urgency: "now", reason: 43 },
  weighDown: { ask: "weigh", urgency: "normal", reason: 43 },
  measure: { ask: "measure", rung: "caution", on: "2026-11-16", until: null, review: null, words: 44 },
  measureAgain: {
    ask: "measure",
    rung: "limit",
    on: "2026-11-16",
    until: "2026-12-31",
    review: "2026-11-23",
    words: null,
  },
  measureUntil: {
    ask: "measure",
    rung: "limit",
    on: "2026-11-16",
    until: "2026-11-14",
    review: null,
    words: null,
  },
  review: { ask: "review" },
  link: { ask: "link", case: 7, number: "R8-007" },
  unlink: { ask: "unlink", case: 7, number: "R8-007" },
  consult: { ask: "consult", adviser: "legal", people: ["UADVISER", "UNURSE"], words: 45 },
  advise: { ask: "advise", advice: CONSULTED_AT, person: "UADVISER", words: 46 },
  adviseNot: { ask: "advise", advice: CONSULTED_AT, person: "UADVISER", words: null },
  nurseNot: { ask: "advise", advice: CONSULTED_AT, person: "UNURSE", words: null },
} as const satisfies Record<string, Ask>;

/** What somebody asks, as their own screen asks it: whoever was asked to answer instead says so. */
export const asAsked = (who: Who, ask: Ask): Ask =>
  who === "deputy" && ask.ask === "answer" ? { ...ask, instead: true } : ask;

/** Does one thing; a refusal is a fault of the sample. */
export function does(story: Story, [who, ask, after = story.events.length]: Step): Story {
  const now = START + after * MINUTE;
  const ruling = decide(story.c, { ...asAsked(who, ask), by: people[who], now }, policy);
  if (!ruling.ok) throw new Error(`${who} may not ${ask.ask}: ${ruling.because}`);
  return { c: ruling.events.reduce(evolve, story.c), events: [...story.events, ...ruling.events] };
}

/** A case just opened by one of the doors. */
export function opened(situation: string, kind: "report" | "consult" = "report"): Story {
  const answers: Answers = { situation: [situation] };
  const ruling = open({ ask: "open", kind, answers, by: people.reporter, now: START }, policy);
  if (!ruling.ok) throw new Error(ruling.because);
  return { c: replay(42, ruling.events), events: ruling.events };
}

const after = (story: Story, ...steps: Step[]): Story => steps.reduce(does, story);

const draft = opened("over");
const told = after(draft, ["reporter", asks.told]);
const ready = after(told, ["reporter", asks.share]);
const live = opened("ongoing", "consult");
const repeating = after(live, ["reporter", asks.repeating]);
const called = after(opened("danger"), ["reporter", asks.call]);
const sent = after(ready, ["reporter", asks.send]);
const claimed = after(sent, ["desk", asks.claim]);
const replied = after(claimed, ["desk", asks.reply]);
const decided = after(claimed, ["desk", asks.decide]);
const closed = after(decided, ["desk", asks.close]);
const calledAll = after(called, ["reporter", asks.place], ["reporter", asks.told], ["reporter", asks.share]);
const consult = opened("over", "consult");
const consultTold = after(consult, ["reporter", asks.doubt], ["reporter", asks.told]);
const consultCut = after(consultTold, ["reporter", asks.facts], ["reporter", asks.cut]);
const continued = after(sent, ["reporter", asks.goOn]);
const judged = after(continued, ["reporter", asks.facts], ["reporter", asks.cut]);
const anew = after(judged, ["reporter", asks.reconsider]);
const recorded = after(claimed, ["reporter", asks.record]);
const invited = after(recorded, ["reporter", asks.invite]);
const merits = after(consultTold, ["reporter", asks.exposed], ["reporter", asks.effect]);
const handed = after(merits, ["reporter", asks.hand]);
const handedSent = after(handed, ["reporter", asks.cut], ["reporter", asks.share], ["reporter", asks.send]);
const summoned = after(called, ["reporter", asks.summon]);
const coming = after(summoned, ["head", asks.coming]);
const needed = after(live, ["reporter", asks.mayEnd]);
const sentBoth = after(told, ["reporter", asks.both], ["reporter", asks.send]);
const shared = after(sentBoth, ["reporter", asks.shareHead]);
const sharedManaged = after(
  shared,
  ["manager", asks.card],
  ["manager", asks.speak],
  ["manager", asks.confer],
);
const consulted = after(claimed, ["desk", asks.consult]);
const measured = after(claimed, ["desk", asks.measure], ["colleague", asks.measureAgain]);
const linked = after(claimed, ["desk", asks.link]);
const repeatingSoon = after(repeating, ["mamori", asks.remind, 26]);
const unrelated = after(live, ["reporter", asks.unrelated]);
const answerSoon = after(claimed, ["mamori", asks.remind, 70]);
const answerDue = after(answerSoon, ["mamori", asks.remind, 125]);
const noName = after(told, ["reporter", asks.noName], ["reporter", asks.send]);

/** Every state worth telling apart. */
export const stories = {
  draft,
  added: after(draft, ["reporter", asks.add]),
  told,
  ready,
  lifted: after(ready, ["reporter", asks.lift]),
  later: after(told, ["reporter", asks.later]),
  changing: after(ready, ["reporter", asks.change]),
  consult,
  consultTold,
  consultCut,
  consultReady: after(consultCut, ["reporter", asks.share]),
  live,
  repeating,
  ended: after(repeating, ["reporter", asks.ended]),
  called,
  calledPlace: after(called, ["reporter", asks.place]),
  calledReady: calledAll,
  calledSent: after(calledAll, ["reporter", asks.send]),
  calledClaimed: after(called, ["desk", asks.claim]),
  sent,
  continued,
  judged,
  anew,
  anewBegun: after(anew, ["reporter", asks.factsAnew]),
  judgedAnew: after(anew, ["reporter", asks.factsAnew], ["reporter", asks.cut]),
  deskAsks: after(sent, ["reporter", asks.letDeskAsk]),
  noName,
  noNameMessaged: after(noName, ["reporter", asks.write], ["desk", asks.claim]),
  claimed,
  recorded,
  struck: after(recorded, ["reporter", { ask: "strike", incident: recorded.c.version }]),
  invited,
  manyTimes: after(
    invited,
    ["reporter", asks.inviteContent],
    ...Array.from({ length: 6 }, (): Step => ["invited", asks.record]),
  ),
  together: after(invited, ["invited", asks.recordBare], ["invited", asks.record]),
  invitedContent: after(invited, ["reporter", asks.inviteContent]),
  parted: after(invited, ["invited", asks.part]),
  noNameTogether: after(noName, ["reporter", asks.invite], ["invited", asks.record]),
  withdrawnTogether: after(invited, ["invited", asks.record], ["reporter", asks.withdraw]),
  released: after(claimed, ["desk", asks.release]),
  replied,
  delivered: after(replied, ["mamori", asks.delivered]),
  undelivered: after(replied, ["mamori", asks.undelivered]),
  messaged: after(claimed, ["reporter", asks.write]),
  liftedMessage: after(claimed, ["reporter", asks.write], ["reporter", asks.liftMessage]),
  decided,
  closed,
  reopened: after(closed, ["reporter", asks.reopen]),
  dropped: after(ready, ["reporter", asks.withdraw]),
  withdrawn: after(claimed, ["reporter", asks.write], ["reporter", asks.withdraw]),
  withdrawnCalled: after(called, ["reporter", asks.withdraw]),
  merits,
  handed,
  handedAnswered: after(handed, ["deputy", asks.merits]),
  handedDeclined: after(handed, ["deputy", asks.decline]),
  handedUnreached: after(handed, ["mamori", asks.unreached]),
  handedOn: after(handed, ["reporter", asks.handOn]),
  handedChanging: after(handed, ["reporter", asks.changeMerits]),
  handedUnasked: after(handed, ["reporter", { ...asks.doubt, answers: { doubt: ["manual"] } }]),
  handedReady: after(handed, ["reporter", asks.cut], ["reporter", asks.share], ["deputy", asks.merits]),
  handedSent,
  handedSentAnswered: after(handedSent, ["deputy", asks.merits]),
  handedNoName: after(
    handed,
    ["reporter", asks.cut],
    ["reporter", asks.noName],
    ["reporter", asks.send],
    ["deputy", asks.merits],
  ),
  handedClaimed: after(handedSent, ["desk", asks.claim]),
  handedClosed: after(handedSent, ["desk", asks.decide], ["desk", asks.close]),
  handedWithdrawn: after(handedSent, ["reporter", asks.withdraw]),
  summoned,
  summonedPlace: after(summoned, ["reporter", asks.place]),
  summonedNobody: after(called, ["reporter", asks.summonNobody]),
  summonedNext: after(summoned, ["mamori", asks.summonNext]),
  coming,
  nobodyCan: after(summoned, ["head", asks.unable], ["mamori", asks.miss]),
  stoodDown: after(coming, ["reporter", asks.standDown]),
  summonedWithdrawn: after(coming, ["reporter", asks.withdraw]),
  summonedClosed: after(coming, ["desk", asks.decide], ["desk", asks.close]),
  needed,
  neededAll: after(needed, ["reporter", asks.replace], ["reporter", asks.repeating], ["head", asks.endsIt]),
  takenOver: after(claimed, ["colleague", asks.takeOver]),
  handedOver: after(claimed, ["desk", asks.handOver]),
  handedOverBack: after(claimed, ["desk", asks.handOver], ["desk", asks.handOverBack]),
  vacated: after(claimed, ["mamori", asks.vacate]),
  inquired: after(claimed, ["desk", asks.inquire]),
  inquiredHeard: after(claimed, ["desk", asks.inquire], ["reporter", asks.write]),
  weighed: after(claimed, ["desk", asks.weighNow]),
  weighedDown: after(called, ["desk", asks.claim], ["desk", asks.weighDown]),
  measured,
  overdue: after(claimed, ["desk", asks.measureUntil]),
  reviewed: after(claimed, ["desk", asks.measureUntil], ["mamori", asks.review]),
  linked,
  linkedWithdrawn: after(linked, ["reporter", asks.withdraw]),
  unlinked: after(linked, ["colleague", asks.unlink]),
  consulted,
  consultedHalf: after(consulted, ["adviser", asks.adviseNot]),
  consultedNobody: after(consulted, ["adviser", asks.adviseNot], ["mamori", asks.nurseNot]),
  advised: after(consulted, ["adviser", asks.advise]),
  consultedClosed: after(consulted, ["desk", asks.decide], ["desk", asks.close]),
  consultedWithdrawn: after(consulted, ["reporter", asks.withdraw]),
  worked: after(measured, ["desk", asks.link], ["desk", asks.inquire], ["desk", asks.consult]),
  neededEnded: after(needed, ["reporter", asks.replace], ["reporter", asks.ended]),
  sentBoth,
  shared,
  sharedDelegate: after(sentBoth, ["reporter", asks.shareDelegate]),
  sharedNobody: after(shared, ["mamori", asks.missManager]),
  sharedManaged,
  narrowed: after(sharedManaged, ["reporter", asks.narrow]),
  sharedClosed: after(sharedManaged, ["desk", asks.decide], ["desk", asks.close]),
  sharedWithdrawn: after(sharedManaged, ["reporter", asks.withdraw]),
  sheets: after(shared, ["desk", asks.sheet], ["reporter", asks.copy]),
  repeatingSoon,
  repeatingOver: after(repeatingSoon, ["mamori", asks.remind, 31]),
  repeatingBack: after(repeatingSoon, ["reporter", asks.takeBack]),
  repeatingSoonEnded: after(repeatingSoon, ["reporter", asks.ended]),
  unrelated,
  unrelatedSoon: after(unrelated, ["mamori", asks.remind, 31]),
  unrelatedOver: after(unrelated, ["mamori", asks.remind, 61]),
  unclaimedHalf: after(sent, ["mamori", asks.remind, 5 * 60]),
  unclaimedDue: after(sent, ["mamori", asks.remind, 25 * 60]),
  answerSoon,
  answerDue,
  answerLate: after(answerDue, ["mamori", asks.remind, 190]),
  answerIdle: after(claimed, ["mamori", asks.remind, 49 * 60]),
  answerIdleUnnamed: after(noName, ["desk", asks.claim], ["mamori", asks.remind, 49 * 60]),
  remindedDelivered: after(answerDue, ["desk", asks.reply], ["mamori", asks.delivered]),
} satisfies Record<string, Story>;

export type StateName = keyof typeof stories;

export const allStates: readonly (readonly [name: string, story: Story])[] = Object.entries(stories);

/** The topic as it is asked of this case now. */
export const topicOf = (c: Case, id: string) => topicNow(policy.flow, flowAnswers(c), id);

/** Names of the people, and of nobody else. */
export const nameOf = (id: string): string =>
  ({
    USATO: "佐藤",
    UTANAKA: "田中",
    USUZUKI: "鈴木",
    UTAKAHASHI: "高橋",
    UYAMADA: "山田",
    mamori: "マモリ",
    UITO: "伊藤",
    UKIMURA: "木村",
    UMORI: "森",
    UNAKAMURA: "中村",
    UNAKAJIMA: "中島",
    UADVISER: "小林",
    UNURSE: "加藤",
  })[id] ?? "";
