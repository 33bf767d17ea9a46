import { isJudged, judge } from "../flows/judge.ts";
import { urgency } from "../flows/urgency.ts";
import { asked, effective, walk } from "../flows/walk.ts";
import { PLACE } from "../policy/needed.ts";
import { type Policy, URGENCIES } from "../policy/policy.ts";
import { callErrands, summonsErrands } from "./call-errands.ts";
import { callOf, hasOpenCall, whoIsCalled } from "./calls.ts";
import {
  type Case,
  isAnswering,
  isBeingWritten,
  isOpen,
  reachedDesk,
  roundOf,
  type WordsId,
} from "./case.ts";
import { type Errand, keyOf, type Side } from "./errands.ts";
import type { CaseEvent } from "./events.ts";
import { handedErrands } from "./handed.ts";
import { handingOf, mayReturnTo } from "./handing.ts";
import { remindedErrands, reminderErrands } from "./reminded.ts";
import { managerErrands } from "./sharing-errands.ts";
import { flowAnswers, isLive, isReadyToSend, mayReconsider } from "./standing.ts";
import { withSummary, workErrands } from "./work-errands.ts";

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

  arm(...summonsErrands(before, after));
  events.forEach((event, index) => {
    const seq = first + index + 1;
    const notice = (to: Side): Notice => ({ kind: "notice", case: id, event: seq, to });
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
        arm({ kind: "section", case: id });
        break;
      case "withdrawn":
        arm({ kind: "thread", case: id }, ...safety);
        if (before !== null && reachedDesk(before)) {
          arm({ kind: "card", case: id }, ...contents(id, before.sentAt === null ? 0 : spread.content));
          for (const m of before.messages) {
            arm(...relays(id, m.words, Math.max(m.parts, spread.messages.get(m.words) ?? 0), "desk"));
          }
          arm(...previews(id, before.sentAt === null ? 0 : 1 + spread.content));
          arm(...before.incidents.flatMap((one) => incidentNotices(id, one.event)));
          arm(
            ...before.managed.map(
              (one): Errand => ({ kind: "notice", case: id, event: one.event, to: "desk" }),
            ),
          );
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
        if (after.sentAt !== null && before !== null && isMoreUrgent(after, before)) arm(notice("desk"));
        if (event.by !== after.reporter) arm(notice("reporter"));
        break;
      case "continued":
        arm({ kind: "offer", case: id });
        break;
      case "reconsidered":
        arm({ kind: "card", case: id }, { kind: "thread", case: id }, notice("desk"));
        break;
      case "noted":
      case "changing":
        break;
      case "added":
        for (const t of event.told) arm({ kind: "mark", case: id, words: t.words, mark: "kept" });
        break;
      case "repeating":
      case "ended":
      case "unrelated":
      case "taken-back":
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
        const incident = after.incidents.find((one) => one.words !== null && one.words === event.words);
        if (incident !== undefined) arm(...incidentNotices(id, incident.event));
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
      case "recorded":
        arm({ kind: "card", case: id }, { kind: "thread", case: id }, notice("desk"), notice("reporter"));
        break;
      case "struck":
        arm({ kind: "card", case: id }, { kind: "thread", case: id }, ...incidentNotices(id, event.incident));
        break;
      case "invited":
      case "parted":
        arm({ kind: "card", case: id }, { kind: "thread", case: id }, notice("reporter"));
        arm(...event.people.map((person): Errand => ({ kind: "invitation", case: id, person })));
        break;
      case "handed":
        if (after.sentAt !== null) arm({ kind: "card", case: id });
        break;
      case "declined":
      case "unreached":
        arm(notice("reporter"));
        break;
      case "summoned":
        // That nobody is left to be called is no news once the desk has taken the call up.
        if (
          event.call !== null &&
          (event.people.length > 0 || after.callAnsweredAt === null) &&
          !isStuck(before, event)
        )
          arm(...toBothSides(after, notice));
        break;
      case "responded":
        arm(...toBothSides(after, notice));
        break;
      case "stood-down":
        arm(...toBothSides(after, notice).filter((e) => e.to === "desk" || event.by !== after.reporter));
        // Where what is written there goes is told there, and help can be called again.
        arm({ kind: "thread", case: id });
        break;
      case "shared":
        if (event.manager === null) arm(notice("desk"));
        arm({ kind: "card", case: id }, { kind: "thread", case: id });
        break;
      case "narrowed":
        arm({ kind: "card", case: id }, { kind: "thread", case: id }, notice("desk"));
        break;
      case "managed":
        arm({ kind: "card", case: id }, notice("desk"));
        break;
      case "seen":
        if (event.what === "sheet" || event.what === "copy")
          arm({ kind: "sheet", case: id, event: seq, to: event.what === "sheet" ? "desk" : "reporter" });
        break;
      case "reminded":
        arm(...remindedErrands(after, event, seq));
        break;
    }
  });

  arm(...callErrands(before, after));
  arm(...managerErrands(before, after));
  arm(...workErrands(before, after, events, first));
  arm(...reminderErrands(before, after));

  // Whoever records together sees how the case stands, too.
  const stands = (c: Case) =>
    JSON.stringify([isOpen(c), c.sentAt, c.incidents, c.number, c.answers, c.told, c.isAnew]);
  const isSame = before !== null && stands(before) === stands(after);
  for (const { person } of isSame ? [] : (before?.invited ?? []))
    arm({ kind: "invitation", case: id, person });

  const offered = after.kind === "report" && before !== null && before.sentAt !== null;
  if (offered && isOpen(before) !== isOpen(after)) arm({ kind: "offer", case: id });
  for (const errand of conversation(before, after, policy, spread)) arm(errand);
  arm(...handedErrands(before, after, policy));
  const urgent =
    hasOpenCall(after) ||
    (after.urgency === "now" && after.status !== "closed" && after.status !== "withdrawn");
  return withSummary([...armed.values()]).map((errand) => ({ errand, urgent }));
}

/** The messages of the guided conversation whose look differs between two states of a case. */
function conversation(before: Case | null, after: Case, policy: Policy, spread: Spread): Errand[] {
  const errands: Errand[] = [];
  const isSameCall = before !== null && whoIsCalled(before) === whoIsCalled(after);
  if (isLive(after) !== (before !== null && isLive(before)) || (isLive(after) && !isSameCall))
    errands.push({ kind: "live", case: after.id });
  const was = before === null ? [] : looks(before, policy);
  const is = looks(after, policy);
  errands.push(...redrawn(was, is));
  if (
    after.sentAt !== null &&
    before !== null &&
    mayReconsider(before, policy) !== mayReconsider(after, policy)
  )
    errands.push({ kind: "thread", case: after.id });

  const stage = stageOf(after, policy);
  const stood = before === null ? "asking" : stageOf(before, policy);
  const changed =
    before?.told !== after.told ||
    before.lifted !== after.lifted ||
    before.answers !== after.answers ||
    before.calledAt !== after.calledAt ||
    before.repeatingSince !== after.repeatingSince ||
    before.unrelatedSince !== after.unrelatedSince ||
    before.endedAt !== after.endedAt ||
    before.handed !== after.handed;
  if (stage !== stood || (stage === "ready" && changed)) {
    errands.push(...previews(after.id, stage === "later" && stood === "asking" ? 1 : 1 + spread.content));
  }
  return errands;
}

/** A message of the conversation, with everything that decides how it looks. */
interface Look {
  readonly errand: Errand;
  readonly look: string;
}

/** The messages that look different now, those that are new, and those that are no longer part of it. */
function redrawn(was: readonly Look[], is: readonly Look[]): Errand[] {
  const looked = new Map(was.map(({ errand, look }) => [keyOf(errand), look]));
  const stays = new Set(is.map(({ errand }) => keyOf(errand)));
  const differs = is.filter(({ errand, look }) => looked.get(keyOf(errand)) !== look);
  const gone = was.filter(({ errand }) => !stays.has(keyOf(errand)));
  return [...differs, ...gone].map(({ errand }) => errand);
}

/** What the reporter is shown as the result; nothing while there is none. */
function resultOf(c: Case, policy: Policy): Look[] {
  const answers = flowAnswers(c);
  const complete = walk(policy.flow, answers).at === "end" && c.changing === null;
  if (!complete || c.status === "withdrawn" || !isJudged(policy, answers)) return [];
  const look = JSON.stringify([judge(policy, answers), urgency(policy, answers)]);
  return [{ errand: { kind: "result", case: c.id, round: c.earlier.length }, look }];
}

/** How far a draft has come: still asking, ready to be sent, or complete but kept back. */
export function stageOf(c: Case, policy: Policy): "asking" | "ready" | "later" {
  if (isReadyToSend(c, policy)) return "ready";
  const complete = walk(policy.flow, flowAnswers(c)).at === "end";
  return isBeingWritten(c) && c.changing === null && complete ? "later" : "asking";
}

/** Each topic on the path that stands as a message of its own, and the result. */
function looks(c: Case, policy: Policy): Look[] {
  const answers = flowAnswers(c);
  const step = walk(policy.flow, answers);
  const here = step.at === "topic" ? step.topic.id : null;
  const counting = effective(policy.flow, answers);
  const looks: Look[] = [];
  for (const topic of asked(policy.flow, answers)) {
    const given = topic.questions.map((q) => c.answers[q.id] ?? null);
    const counts = topic.questions.map((q) => counting[q.id] ?? null);
    const words = c.told.filter((t) => topic.questions.some((q) => q.id === t.question)).map((t) => t.words);
    if (topic.id !== here && (topic.surface === "doors" || given.every((g) => g === null))) continue;
    const open = topic.id === here || c.changing === topic.id;
    const offered = open ? topic.questions.map((q) => q.options.map((o) => o.key)) : null;
    const over = [isAnswering(c), c.status === "withdrawn"];
    const handing = handingOf(c, topic.id);
    // Of what was handed on, the way back ends with the case.
    const handed = handing === undefined ? null : [handing.to, handing.state, mayReturnTo(c, topic.id)];
    const errand: Errand = { kind: "ask", case: c.id, topic: topic.id, round: roundOf(c, topic.id) };
    looks.push({ errand, look: JSON.stringify([given, counts, words, offered, over, handed]) });
  }
  return [...looks, ...resultOf(c, policy)];
}

/** Nobody was found once more, and it is tried again: that was said before. */
function isStuck(before: Case | null, event: CaseEvent & { readonly type: "summoned" }): boolean {
  const call = before === null || event.call === null ? undefined : callOf(before, event.call);
  return event.people.length === 0 && event.next !== null && call?.rings === event.rings;
}

type Notice = Errand & { readonly kind: "notice" };

/** The desk hears of it where it knows of the case. */
const toBothSides = (c: Case, notice: (to: Side) => Notice): Notice[] => [
  notice("reporter"),
  ...(reachedDesk(c) ? [notice("desk")] : []),
];

/** Whether somebody has to look sooner than before. */
const isMoreUrgent = (after: Case, before: Case): boolean =>
  URGENCIES.indexOf(after.urgency) < URGENCIES.indexOf(before.urgency);

/** What was said to both sides about something that happened again. */
const incidentNotices = (id: number, event: number): Errand[] => [
  { kind: "notice", case: id, event, to: "desk" },
  { kind: "notice", case: id, event, to: "reporter" },
];

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
