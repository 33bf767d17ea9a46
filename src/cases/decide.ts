import { topicNow } from "../flows/walk.ts";
import { AFTER_SENDING, type Policy } from "../policy/policy.ts";
import { answer, cut, hand, openAgain, reconsider } from "./answering.ts";
import { miss, respond, standDown, summon } from "./calling.ts";
import {
  type Case,
  isAnswering,
  isBeingWritten,
  isCalling,
  isOpen,
  type Lift,
  mayRecord,
  namedAtDesk,
  type PersonId,
  reachedDesk,
  writesIntoDraft,
} from "./case.ts";
import { goesOn, handingOf, standsIn } from "./handing.ts";
import { remind } from "./reminders.ts";
import type { Request, Ruling } from "./requests.ts";
import { beingOver, notGoingOn, nothing, refuse, rule } from "./rulings.ts";
import { manage, missManager, narrow, see, share } from "./sharing.ts";
import { flowAnswers, isLive, isReadyToSend } from "./standing.ts";
import { timed } from "./timing.ts";
import { isWorkAsk } from "./work.ts";
import { work } from "./working.ts";

/** Opens a case: a draft that only the reporter sees. */
export function open(request: Request & { ask: "open" }, policy: Policy): Ruling {
  return rule({
    type: "opened",
    kind: request.kind,
    policy: policy.version,
    answers: request.answers,
    by: request.by.id,
    at: request.now,
  });
}

/**
 * What follows from a request: events, or the name of the reason why nothing does.
 * Pure; asking the same twice is answered with no events wherever the second asking is harmless.
 */
export function decide(c: Case, request: Request, policy: Policy): Ruling {
  const stamp = { by: request.by.id, at: request.now };
  const mine = request.by.id === c.reporter;

  if (isWorkAsk(request)) return work(c, request, policy);

  switch (request.ask) {
    case "open":
      return refuse("out-of-date");

    case "call":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (c.status === "closed") return refuse("not-open");
      if (isCalling(c)) return nothing;
      return rule({ type: "called", number: request.number, ...stamp });

    case "answer":
      return answer(c, request, policy);

    case "cut":
      return cut(c, request, policy);

    case "continue":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (!isOpen(c) || c.sentAt === null) return refuse("not-open");
      return c.answers[AFTER_SENDING] === undefined || isAnswering(c) !== (request.choice === "continued")
        ? rule({ type: "continued", choice: request.choice, ...stamp })
        : nothing;

    case "change":
      return openAgain(c, request, policy);

    case "repeating":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (!isLive(c)) return refuse("not-live");
      return c.repeatingSince === null ? rule({ type: "repeating", ...stamp }) : nothing;

    case "ended":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      return isLive(c) ? rule({ type: "ended", ...stamp }) : nothing;

    case "send":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (c.sentAt !== null) return nothing;
      if (!isBeingWritten(c)) return refuse(beingOver(c));
      if (!isReadyToSend(c, policy)) return refuse("not-complete");
      return rule({
        type: "sent",
        number: request.number,
        named: namedAtDesk(c),
        parts: request.parts,
        ...stamp,
      });

    case "withdraw":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return nothing;
      return rule({ type: "withdrawn", reached: (c.sentAt === null ? 0 : 1) + c.messages.length, ...stamp });

    case "claim":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (c.status === "claimed") return c.owner === request.by.id ? nothing : refuse("already-claimed");
      if (c.status !== "waiting") return refuse(c.status === "withdrawn" ? "withdrawn" : "not-open");
      return rule({ type: "claimed", due: promised(c, request), ...stamp });

    case "release":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (c.status !== "claimed") return refuse(isOpen(c) ? "not-claimed" : "not-open");
      if (c.owner !== request.by.id) return refuse("not-your-claim");
      return rule({ type: "released", ...stamp });

    case "note":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (!reachedDesk(c)) return refuse("unknown-case");
      return rule({ type: "noted", words: request.words, ...stamp });

    case "reply":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (!reachedDesk(c)) return refuse("unknown-case");
      if (c.status === "withdrawn") return refuse("withdrawn");
      return rule({ type: "replied", words: request.words, parts: request.parts, ...stamp });

    case "delivered":
    case "undelivered": {
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      const state = request.ask === "delivered" ? "delivered" : "failed";
      const known = c.replies.some((r) => r.words === request.words && r.state === state);
      return known || !reachedDesk(c) ? nothing : rule({ type: request.ask, words: request.words, ...stamp });
    }

    case "write":
      if (!mine) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      return writesIntoDraft(c)
        ? rule({ type: "added", told: [{ question: request.question, words: request.words }], ...stamp })
        : rule({ type: "messaged", words: request.words, parts: request.parts, ...stamp });

    case "lift":
      return lift(c, request);

    case "decide":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (!isOpen(c)) return refuse(c.status === "withdrawn" ? "withdrawn" : "not-open");
      return rule({ type: "decided", outcome: request.outcome, reason: request.reason, ...stamp });

    case "close":
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      if (!isOpen(c)) return refuse(c.status === "withdrawn" ? "withdrawn" : "not-open");
      if (c.decision === null) return refuse("not-decided");
      return rule({
        type: "closed",
        facts: request.facts,
        message: request.message,
        parts: request.parts,
        ...stamp,
      });

    case "reopen":
      if (!mine && !request.by.onDesk) return refuse("not-yours");
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (c.status !== "closed") return isOpen(c) ? nothing : refuse("not-closed");
      return rule({ type: "reopened", side: request.by.onDesk ? "desk" : "reporter", ...stamp });

    case "record": {
      if (!mayRecord(c, request.by.id)) return refuse("not-yours");
      if (!isOpen(c)) return refuse(notGoingOn(c));
      const { on, minutes, means, words } = request;
      return rule({ type: "recorded", on, minutes, means, words, ...stamp });
    }

    case "strike": {
      if (!mayRecord(c, request.by.id)) return refuse("not-yours");
      const incident = c.incidents.find((one) => one.event === request.incident);
      if (incident === undefined) return c.status === "withdrawn" ? refuse("withdrawn") : nothing;
      if (!mine && incident.by !== request.by.id) return refuse("not-yours");
      if (!isOpen(c)) return refuse(notGoingOn(c));
      return rule({ type: "struck", incident: request.incident, ...stamp });
    }

    case "invite": {
      if (!mine) return refuse("not-yours");
      if (!isOpen(c)) return refuse(notGoingOn(c));
      const { sees } = request;
      const wanted = [...new Set(request.people)].filter((person) => person !== c.reporter);
      const gone = c.invited.map((one) => one.person).filter((person) => !wanted.includes(person));
      const isSo = (person: PersonId) => c.invited.some((one) => one.person === person && one.sees === sees);
      const people = wanted.filter((person) => !isSo(person));
      return rule(
        ...(gone.length > 0 ? [{ type: "parted" as const, people: gone, ...stamp }] : []),
        ...(people.length > 0 ? [{ type: "invited" as const, people, sees, ...stamp }] : []),
      );
    }

    case "reconsider":
      return reconsider(c, request, policy);

    case "part": {
      const person = request.by.id;
      if (!c.invited.some((one) => one.person === person)) return refuse("not-yours");
      return rule({ type: "parted", people: [person], ...stamp });
    }

    case "hand":
      return hand(c, request, policy);

    case "summon":
      return summon(c, request);

    case "respond":
      return respond(c, request, policy);

    case "miss":
      return miss(c, request, policy);

    case "stand-down":
      return standDown(c, request);

    case "decline":
      if (!standsIn(c, request.by.id, request.topic)) return refuse("not-yours");
      if (!goesOn(c)) return refuse(beingOver(c));
      if (topicNow(policy.flow, flowAnswers(c), request.topic) === undefined) return refuse("out-of-date");
      return handingOf(c, request.topic)?.state === "asked"
        ? rule({ type: "declined", topic: request.topic, ...stamp })
        : nothing;

    case "unreached": {
      if (!request.by.onDesk) return refuse("not-on-the-desk");
      const handing = c.handed.find((h) => h.event === request.event);
      if (handing?.state !== "asked" || !goesOn(c)) return nothing;
      // Not asked because there was nothing to ask any more is no failure.
      return topicNow(policy.flow, flowAnswers(c), handing.topic) === undefined
        ? nothing
        : rule({ type: "unreached", topic: handing.topic, to: handing.to, ...stamp });
    }

    case "share":
      return share(c, request);

    case "miss-manager":
      return missManager(c, request);

    case "narrow":
      return narrow(c, request, policy);

    case "manage":
      return manage(c, request);

    case "see":
      return see(c, request);

    case "unrelated":
    case "take-back":
      return timed(c, request);

    case "remind":
      return request.by.onDesk ? rule(...remind(c, policy, request)) : refuse("not-on-the-desk");
  }
}

/** Chooses anew what is lifted in the draft, or in one later message; the rest of the case stays as it is. */
function lift(c: Case, request: Request & { ask: "lift" }): Ruling {
  const { words, parts } = request;
  if (request.by.id !== c.reporter) return refuse("not-yours");
  if (c.status === "withdrawn") return refuse("withdrawn");
  if (words === null && !isBeingWritten(c)) return refuse(beingOver(c));
  const isMessage = (id: number) =>
    c.messages.some((m) => m.words === id) || c.incidents.some((one) => one.words === id);
  if (words !== null && !isMessage(words)) return refuse("out-of-date");
  const concerns = (l: Lift) => (words === null ? !isMessage(l.words) : l.words === words);
  const lifted = [...c.lifted.filter((l) => !concerns(l)), ...request.lifted.filter(concerns)];
  if (JSON.stringify(lifted) === JSON.stringify(c.lifted)) return nothing;
  return rule({ type: "lifted", words, lifted, parts, by: request.by.id, at: request.now });
}

/** What was promised once is kept, whoever takes it over; but nothing is promised for a time that is over. */
const promised = (c: Case, { due, now }: Request & { ask: "claim" }): number =>
  c.answerDue === null || c.answerDue <= now ? due : Math.min(c.answerDue, due);
