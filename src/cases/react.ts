import { isJudged, judge } from "../flows/judge.ts";
import { urgency } from "../flows/urgency.ts";
import { asked, walk } from "../flows/walk.ts";
import { PLACE } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { type Case, isAnswering, isBeingWritten, isOpen, reachedDesk, type WordsId } from "./case.ts";
import { flowAnswers, isLive, isReadyToSend } from "./decide.ts";
import type { Errand } from "./errands.ts";
import type { CaseEvent } from "./events.ts";
import { handedErrands } from "./handed.ts";
import { handingOf, mayReturnTo } from "./handing.ts";

/** An errand to be run, before others if somebody is in danger. */
export interface Armed {
  readonly errand: Errand;
  readonly urgent: boolean;
}

/** Over how many messages people's words are spread. */
export interface Spread {
  /** The narrative, in the desk's thread; the preview takes one more. */
  readonly content: number;
  /** What was written after sending; filled in when it has to be taken back. */
  readonly messages: ReadonlyMap<WordsId, number>;
}

/**
 * What people should see after events happened to a case: the messages to post or bring up to date.
 * Pure; `event` numbers count from the case's version before them.
 */
export function react(
  before: Case | null,
  after: Case,
  events: readonly CaseEvent[],
  policy: Policy,
  spread: Spread,
): readonly Armed[] {
  const armed = new Map<string, Errand>();
  const arm = (...errands: Errand[]) => {
    for (const e of errands) armed.set(JSON.stringify(e), e);
  };
  const id = after.id;
  const first = before?.version ?? 0;

  events.forEach((event, index) => {
    const seq = first + index + 1;
    const notice = (to: "reporter" | "desk"): Errand => ({ kind: "notice", case: id, event: seq, to });
    const safety: Errand[] = after.calledAt === null ? [] : [{ kind: "safety", case: id }];
    switch (event.type) {
      case "opened":
        arm({ kind: "thread", case: id });
        break;
      case "called":
        // Before the card: what wakes the desk does not wait until Slack takes an update.
        if (before !== null && reachedDesk(before)) arm(notice("desk"));
        arm({ kind: "card", case: id }, { kind: "thread", case: id }, { kind: "safety", case: id });
        break;
      case "sent":
        arm({ kind: "card", case: id }, { kind: "thread", case: id });
        if (before?.calledAt != null) arm(notice("desk"));
        arm(...contents(id, event.parts));
        if (after.kind === "report") arm({ kind: "offer", case: id });
        break;
      case "withdrawn":
        arm({ kind: "thread", case: id }, ...safety);
        if (before !== null && reachedDesk(before)) {
          arm({ kind: "card", case: id }, ...contents(id, before.sentAt === null ? 0 : spread.content));
          for (const m of before.messages) {
            arm(...relays(id, m.words, Math.max(m.parts, spread.messages.get(m.words) ?? 0), "desk"));
          }
          arm(...previews(id, before.sentAt === null ? 0 : 1 + spread.content));
          arm(notice("desk"), notice("reporter"));
        }
        break;
      case "claimed":
      case "released":
      case "reopened":
        arm(...safety);
        arm({ kind: "card", case: id }, { kind: "thread", case: id }, notice("desk"), notice("reporter"));
        break;
      case "decided":
        arm({ kind: "card", case: id }, { kind: "thread", case: id }, notice("desk"), notice("reporter"));
        break;
      case "answered":
        if (after.calledAt !== null && event.questions.includes(PLACE.question))
          arm({ kind: "card", case: id }, notice("desk"));
        if (after.sentAt !== null) arm({ kind: "card", case: id });
        if (event.by !== after.reporter) arm(notice("reporter"));
        break;
      case "continued":
        arm({ kind: "offer", case: id });
        break;
      case "noted":
      case "changing":
        break;
      case "added":
        for (const t of event.told) arm({ kind: "mark", case: id, words: t.words, mark: "kept" });
        break;
      case "repeating":
      case "ended":
        arm({ kind: "live", case: id });
        if (after.sentAt !== null) arm({ kind: "card", case: id });
        break;
      case "replied":
        arm({ kind: "card", case: id }, notice("desk"));
        arm(...relays(id, event.words, event.parts, "reporter"));
        break;
      case "delivered":
        arm({ kind: "card", case: id }, { kind: "mark", case: id, words: event.words, mark: "delivered" });
        break;
      case "undelivered":
        arm(
          { kind: "card", case: id },
          { kind: "mark", case: id, words: event.words, mark: "failed" },
          notice("desk"),
        );
        break;
      case "messaged":
        arm({ kind: "card", case: id }, ...relays(id, event.words, event.parts, "desk"));
        break;
      case "lifted": {
        const message = after.messages.find((m) => m.words === event.words);
        if (message !== undefined)
          arm(...relays(id, message.words, Math.max(message.parts, event.parts), "desk"));
        break;
      }
      case "closed":
        arm(...safety);
        arm({ kind: "card", case: id }, { kind: "thread", case: id }, notice("desk"), notice("reporter"));
        arm(...relays(id, event.message, event.parts, "reporter"));
        break;
      case "handed":
        if (after.sentAt !== null) arm({ kind: "card", case: id });
        break;
      case "declined":
      case "unreached":
        arm(notice("reporter"));
        break;
    }
  });

  const offered = after.kind === "report" && before !== null && before.sentAt !== null;
  if (offered && isOpen(before) !== isOpen(after)) arm({ kind: "offer", case: id });
  for (const errand of conversation(before, after, policy, spread)) arm(errand);
  arm(...handedErrands(before, after, policy));
  const urgent = after.urgency === "now" && after.status !== "closed" && after.status !== "withdrawn";
  return [...armed.values()].map((errand) => ({ errand, urgent }));
}

/** The messages of the guided conversation whose look differs between two states of a case. */
function conversation(before: Case | null, after: Case, policy: Policy, spread: Spread): Errand[] {
  const errands: Errand[] = [];
  if (isLive(after) !== (before !== null && isLive(before))) errands.push({ kind: "live", case: after.id });
  const was = before === null ? new Map<string, string>() : looks(before, policy);
  for (const [topic, look] of looks(after, policy)) {
    if (was.get(topic) !== look) errands.push({ kind: "ask", case: after.id, topic });
  }
  for (const [topic] of was) {
    if (!looks(after, policy).has(topic)) errands.push({ kind: "ask", case: after.id, topic });
  }

  const result = resultOf(after, policy);
  if (result !== (before === null ? null : resultOf(before, policy)))
    errands.push({ kind: "result", case: after.id });

  const stage = stageOf(after, policy);
  const stood = before === null ? "asking" : stageOf(before, policy);
  const changed =
    before?.told !== after.told ||
    before.lifted !== after.lifted ||
    before.answers !== after.answers ||
    before.calledAt !== after.calledAt ||
    before.repeatingSince !== after.repeatingSince ||
    before.endedAt !== after.endedAt ||
    before.handed !== after.handed;
  if (stage !== stood || (stage === "ready" && changed)) {
    errands.push(...previews(after.id, stage === "later" && stood === "asking" ? 1 : 1 + spread.content));
  }
  return errands;
}

/** What the reporter is shown as the result, as one value; null while there is none. */
function resultOf(c: Case, policy: Policy): string | null {
  const answers = flowAnswers(c);
  const complete = walk(policy.flow, answers).at === "end" && c.changing === null;
  if (!complete || c.status === "withdrawn" || !isJudged(policy, answers)) return null;
  return JSON.stringify([judge(policy, answers), urgency(policy, answers)]);
}

/** How far a draft has come: still asking, ready to be sent, or complete but kept back. */
export function stageOf(c: Case, policy: Policy): "asking" | "ready" | "later" {
  if (isReadyToSend(c, policy)) return "ready";
  const complete = walk(policy.flow, flowAnswers(c)).at === "end";
  return isBeingWritten(c) && c.changing === null && complete ? "later" : "asking";
}

/** For each topic on the path that stands as a message of its own: what decides how it looks. */
function looks(c: Case, policy: Policy): Map<string, string> {
  const answers = flowAnswers(c);
  const step = walk(policy.flow, answers);
  const here = step.at === "topic" ? step.topic.id : null;
  const looks = new Map<string, string>();
  for (const topic of asked(policy.flow, answers)) {
    const given = topic.questions.map((q) => c.answers[q.id] ?? null);
    const words = c.told.filter((t) => topic.questions.some((q) => q.id === t.question)).map((t) => t.words);
    if (topic.id !== here && (topic.surface === "doors" || given.every((g) => g === null))) continue;
    const open = topic.id === here || c.changing === topic.id;
    const offered = open ? topic.questions.map((q) => q.options.map((o) => o.key)) : null;
    const over = [isAnswering(c), c.status === "withdrawn"];
    const handing = handingOf(c, topic.id);
    // Of what was handed on, the way back ends with the case.
    const handed = handing === undefined ? null : [handing.to, handing.state, mayReturnTo(c, topic.id)];
    looks.set(topic.id, JSON.stringify([given, words, offered, over, handed]));
  }
  return looks;
}

function previews(id: number, parts: number): Errand[] {
  return Array.from({ length: parts }, (_, i) => ({ kind: "preview", case: id, part: i + 1 }));
}

function contents(id: number, parts: number): Errand[] {
  return Array.from({ length: parts }, (_, i) => ({ kind: "content", case: id, part: i + 1 }));
}

function relays(id: number, words: number, parts: number, to: "reporter" | "desk"): Errand[] {
  return Array.from({ length: parts }, (_, i) => ({
    kind: "relay",
    case: id,
    words,
    part: i + 1,
    parts,
    to,
  }));
}
