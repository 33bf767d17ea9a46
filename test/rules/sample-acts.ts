import fc from "fast-check";
import { NEEDS, RESPONSES } from "../../src/cases/calls.ts";
import { type Case, closingFacts } from "../../src/cases/case.ts";
import { decide } from "../../src/cases/decide.ts";
import type { CaseEvent } from "../../src/cases/events.ts";
import { evolve } from "../../src/cases/evolve.ts";
import { type Armed, react } from "../../src/cases/react.ts";
import type { Ask } from "../../src/cases/requests.ts";
import { MANAGER_STEPS, OPENED } from "../../src/cases/sharing.ts";
import { flowAnswers } from "../../src/cases/standing.ts";
import type { Answers } from "../../src/flows/answers.ts";
import { keysOf, walk } from "../../src/flows/walk.ts";
import { type Question, URGENCIES } from "../../src/policy/policy.ts";
import {
  allStates,
  asAsked,
  asks,
  NUMBER,
  people,
  policy,
  START,
  type Story,
  stories,
  type Who,
} from "./sample-cases.ts";

/** The same sequences every time. */
export const SEED = 20_261_116;

/** What somebody does next: `n` decides the details, so that a failing sequence shrinks well. */
export interface Act {
  readonly who: Who;
  readonly what: Ask["ask"] | "goes on";
  readonly n: number;
}

const kinds: Record<Ask["ask"], true> = {
  open: true,
  call: true,
  answer: true,
  change: true,
  cut: true,
  continue: true,
  repeating: true,
  ended: true,
  send: true,
  withdraw: true,
  claim: true,
  release: true,
  note: true,
  reply: true,
  delivered: true,
  undelivered: true,
  write: true,
  lift: true,
  decide: true,
  close: true,
  reopen: true,
  record: true,
  strike: true,
  invite: true,
  part: true,
  reconsider: true,
  hand: true,
  decline: true,
  unreached: true,
  summon: true,
  respond: true,
  miss: true,
  "stand-down": true,
  share: true,
  "miss-manager": true,
  narrow: true,
  manage: true,
  see: true,
  "take-over": true,
  "hand-over": true,
  vacate: true,
  inquire: true,
  weigh: true,
  measure: true,
  review: true,
  link: true,
  unlink: true,
  consult: true,
  advise: true,
  unrelated: true,
  "take-back": true,
  remind: true,
};

/** The rare end of a case is not asked for so often that nothing else is ever seen. */
const what = fc.oneof(
  { weight: 15, arbitrary: fc.constant("goes on" as const) },
  { weight: 30, arbitrary: fc.constantFrom(...asksIn(kinds).filter((k) => k !== "withdraw")) },
  { weight: 1, arbitrary: fc.constant("withdraw" as const) },
);
const who = fc.constantFrom<Who[]>(
  "reporter",
  "reporter",
  "reporter",
  "desk",
  "desk",
  "colleague",
  "stranger",
  "invited",
  "deputy",
  "head",
  "manager",
  "adviser",
);
const act: fc.Arbitrary<Act> = fc.record({ who, what, n: fc.nat({ max: 200 }) });
const acts = fc.array(act, { maxLength: 40, size: "max" });

function asksIn(all: Record<Ask["ask"], true>): Ask["ask"][] {
  const names: Ask["ask"][] = [];
  let name: keyof typeof all;
  for (name in all) names.push(name);
  return names;
}

const pick = (question: Question, n: number): readonly string[] => {
  const keys = [...keysOf(question), ...(n % 11 === 0 ? ["nonsense"] : [])];
  if (n % 7 === 0) return [];
  return [keys[n % keys.length] ?? ""];
};

function answerTo(topicId: string, questions: readonly Question[], n: number): Ask {
  const answers: Answers = Object.fromEntries(questions.map((q, i) => [q.id, pick(q, n + i)]));
  const told = questions
    .filter((q) => (answers[q.id] ?? []).includes("words"))
    .map((q) => ({ question: q.id, words: 1_000 + n }));
  return { ask: "answer", topic: topicId, answers, told };
}

/** Mostly a topic that somebody else may answer. */
function handable(n: number): string {
  const topics = policy.flow.topics.filter((t) => n % 7 === 0 || t.mayBeAnsweredBy.length > 0);
  return topics[n % topics.length]?.id ?? "";
}

/** What exactly is asked. Going on means answering what is asked now, or sending when everything is. */
function askOf(c: Case, { what, n }: Act): Ask {
  const { topics } = policy.flow;
  const topic = topics[n % topics.length];
  const words = n % 5;
  switch (what) {
    case "goes on": {
      const step = walk(policy.flow, flowAnswers(c));
      if (step.at === "end") return { ask: "send", number: NUMBER, parts: n % 3 };
      return answerTo(step.topic.id, step.topic.questions, n);
    }
    case "open":
      return { ask: what, kind: "report", answers: {} };
    case "answer":
      return answerTo(topic?.id ?? "", topic?.questions ?? [], n);
    case "continue":
      return { ask: what, choice: n % 3 === 0 ? "desk" : "continued" };
    case "change":
      return { ask: what, topic: topic?.id ?? "" };
    case "call":
      return { ask: what, number: NUMBER };
    case "send":
      return { ask: what, number: NUMBER, parts: n % 3 };
    case "claim":
      return { ask: what, due: START + n };
    case "note":
    case "delivered":
    case "undelivered":
      return { ask: what, words };
    case "reply":
      return { ask: what, words, parts: 1 + (n % 3) };
    case "write":
      return { ask: what, words: 2_000 + n, question: "added", parts: 1 + (n % 3) };
    case "lift": {
      const message = n % 2 === 0 ? null : (c.messages.at(-1)?.words ?? n);
      const where = message ?? c.told.at(-1)?.words ?? n;
      const lifted = n % 3 === 0 ? [] : [{ words: where, revision: 0, start: n, end: n + 3 }];
      return { ask: what, words: message, lifted, parts: 1 };
    }
    case "record":
      return {
        ask: what,
        on: "2026-11-16",
        minutes: n % 2 === 0 ? null : 15,
        means: "phone",
        words: n % 3 === 0 ? 3_000 + n : null,
      };
    case "strike":
      return { ask: what, incident: c.incidents.at(-1)?.event ?? n };
    case "invite":
      return {
        ask: what,
        people: n % 4 === 0 ? [] : [people.invited.id, people.reporter.id],
        sees: n % 3 === 0 ? "content" : "incidents",
      };
    case "decide":
      return { ask: what, outcome: "reserved", reason: words };
    case "close": {
      const [verified, cared, prevented, explained] = closingFacts.map(() => ({ on: "2026-11-16" }));
      if (!verified || !cared || !prevented || !explained) throw new Error("four facts");
      const facts = { verified, cared, prevented, explained };
      return { ask: what, facts, message: words, parts: 1 };
    }
    case "hand":
      return { ask: what, topic: handable(n), to: n % 5 === 0 ? people.reporter.id : people.deputy.id };
    case "decline":
      return { ask: what, topic: handable(n) };
    case "unreached":
      return { ask: what, event: c.handed[0]?.event ?? n };
    case "summon": {
      const call = n % 3 === 0 ? (c.calls.at(-1)?.event ?? null) : null;
      const { people, passedOver } = n % 2 === 0 ? asks.summon : asks.summonNext;
      const need = NEEDS[n % NEEDS.length] ?? "help";
      const next = n % 4 === 0 ? null : START + n * 1_000;
      return { ask: what, need, call, people, passedOver, rings: 1 + (n % 3), next };
    }
    case "respond":
      return {
        ask: what,
        call: c.calls.at(-1)?.event ?? n,
        response: RESPONSES[n % RESPONSES.length] ?? "unable",
      };
    case "miss":
      return { ask: what, call: c.calls.at(-1)?.event ?? n, person: people.helper.id };
    case "stand-down":
      return { ask: what, call: c.calls.at(-1)?.event ?? n, words };
    case "share":
      return { ask: what, manager: n % 4 === 0 ? null : people.manager.id, instead: null };
    case "miss-manager":
      return { ask: what, event: c.manager?.event ?? n };
    case "manage": {
      const step = MANAGER_STEPS[n % MANAGER_STEPS.length] ?? "speak";
      return { ask: what, step, on: "2026-11-17", words: n % 2 === 0 ? null : 4_000 + n };
    }
    case "see":
      return { ask: what, what: OPENED[n % OPENED.length] ?? "sheet" };
    case "take-over":
      return { ask: what, since: n % 5 === 0 ? n : (c.claimedAt ?? n), words: null };
    case "vacate":
      return { ask: what, from: n % 5 === 0 ? people.colleague.id : (c.owner ?? people.desk.id) };
    case "hand-over": {
      const to = n % 2 === 0 ? people.colleague.id : people.desk.id;
      return { ask: what, since: c.claimedAt ?? n, to, words: n % 3 === 0 ? null : words };
    }
    case "inquire":
      return { ask: what, words, parts: 1 + (n % 3) };
    case "weigh":
      return { ask: what, urgency: URGENCIES[n % URGENCIES.length] ?? "normal", reason: words };
    case "measure":
      return n % 3 === 0 ? asks.measure : n % 3 === 1 ? asks.measureAgain : asks.measureUntil;
    case "unlink": {
      const [linked] = c.work.links;
      if (linked !== undefined && n % 3 > 0) return { ask: what, ...linked };
      return { ask: what, case: 5, number: "R8-005" };
    }
    case "link":
      return { ask: what, case: 5 + (n % 4), number: `R8-00${5 + (n % 4)}` };
    case "consult":
      return asks.consult;
    case "advise":
      return {
        ask: what,
        advice: c.work.advice.at(-1)?.event ?? n,
        person: people.adviser.id,
        words: n % 2 === 0 ? null : words,
      };
    case "take-back":
      return { ask: what, of: n % 2 === 0 ? "repeating" : "unrelated" };
    case "remind":
      return asks.remind;
    default:
      return { ask: what };
  }
}

/** One moment of a sequence: who did what to which case, and what came of it. */
export interface Moment {
  readonly act: Act;
  readonly ask: Ask;
  readonly before: Case;
  readonly after: Case;
  /** The name of the refusal, if it was refused. */
  readonly refused: string | null;
  readonly events: readonly CaseEvent[];
  readonly armed: readonly Armed[];
  readonly all: readonly CaseEvent[];
}

const spread = { content: 1, messages: new Map<number, number>() };

function play(start: Story, sequence: readonly Act[]): Moment[] {
  let { c, events: all } = start;
  return sequence.map((act, i) => {
    const before = frozen(c);
    const ask = asAsked(act.who, askOf(before, act));
    // Sometimes hours go by before time itself is asked what it brought about.
    const now = START + i * 1_000 + (act.what === "remind" ? act.n * 20 * 60_000 : 0);
    const ruling = decide(before, { ...ask, by: people[act.who], now }, policy);
    const events = ruling.ok ? ruling.events : [];
    const after = events.reduce(evolve, before);
    const armed = events.length === 0 ? [] : react(before, after, events, policy, spread);
    c = after;
    all = [...all, ...events];
    return { act, ask, before, after, refused: ruling.ok ? null : ruling.because, events, armed, all };
  });
}

/** A case that cannot be changed in place. */
function frozen(c: Case): Case {
  for (const part of [
    c.answers,
    c.told,
    c.replies,
    c.messages,
    c.lifted,
    c.incidents,
    c.invited,
    c.earlier,
    c.handed,
    c.calls,
    c.managed,
    c.work,
    c.work.measures,
    c.work.links,
    c.work.advice,
  ])
    Object.freeze(part);
  return Object.freeze(c);
}

/** Any state; those of a talk that goes on and of a question handed on more often, since they are soon over. */
const begun = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...allStates.map(([, story]) => story)) },
  { weight: 1, arbitrary: fc.constant(stories.live) },
  { weight: 1, arbitrary: fc.constantFrom(stories.handed, stories.handedSent) },
  { weight: 1, arbitrary: fc.constantFrom(stories.summoned, stories.needed) },
  { weight: 1, arbitrary: fc.constantFrom(stories.shared, stories.sharedManaged, stories.sharedClosed) },
  { weight: 1, arbitrary: fc.constantFrom(stories.worked, stories.consulted) },
  { weight: 1, arbitrary: fc.constantFrom(stories.decided, stories.recorded, stories.invited) },
  { weight: 1, arbitrary: fc.constantFrom(stories.repeating, stories.unrelated) },
  { weight: 1, arbitrary: fc.constantFrom(stories.overdue, stories.linked, stories.invited, stories.handed) },
);

/** Holds `claim` against every moment of many random sequences, begun in any state. */
export function always(claim: (moment: Moment) => void): void {
  fc.assert(
    fc.property(begun, acts, (start, sequence) => play(start, sequence).forEach(claim)),
    { seed: SEED, numRuns: 900 },
  );
}
