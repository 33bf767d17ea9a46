import { instantOf, type LocalDate } from "../calendar/local.ts";
import { nextOpening } from "../calendar/working-time.ts";
import type { Policy } from "../policy/policy.ts";
import { hasOpenCall } from "./calls.ts";
import { type Case, type Instant, isCalling, isOpen, reachedDesk } from "./case.ts";
import type { Request, Ruling } from "./requests.ts";
import { notGoingOn, nothing, refuse, rule } from "./rulings.ts";
import { MOST_LINKS, type WorkAsk } from "./work.ts";

type WorkRequest = Request & WorkAsk;

/** What follows when the desk works on a case: who has it, what is asked, how it is weighed, what is done. */
export function work(c: Case, request: WorkRequest, policy: Policy): Ruling {
  const stamp = { by: request.by.id, at: request.now };
  if (request.ask === "advise") return advise(c, request);
  if (!request.by.onDesk) return refuse("not-on-the-desk");
  if (!reachedDesk(c)) return refuse("unknown-case");
  switch (request.ask) {
    case "take-over":
    case "hand-over": {
      const to = request.ask === "take-over" ? request.by.id : request.to;
      if (c.status !== "claimed" || c.owner === null)
        return refuse(isOpen(c) ? "not-claimed" : notGoingOn(c));
      if (c.owner === to) return nothing;
      if (c.claimedAt !== request.since) return refuse("already-claimed");
      const { words } = request;
      return request.ask === "take-over"
        ? rule({ type: "taken-over", from: c.owner, words, ...stamp })
        : rule({ type: "handed-over", from: c.owner, to, words, ...stamp });
    }
    case "vacate":
      return c.status === "claimed" && c.owner === request.from
        ? rule({ type: "vacated", from: request.from, ...stamp })
        : nothing;
    case "inquire":
      if (!isOpen(c)) return refuse(notGoingOn(c));
      return rule({ type: "inquired", words: request.words, parts: request.parts, ...stamp });
    case "weigh":
      if (!isOpen(c)) return refuse(notGoingOn(c));
      if (c.urgency === request.urgency) return nothing;
      // "now" is taken back by nobody as long as somebody waits for help.
      return isCalling(c) || hasOpenCall(c)
        ? refuse("still-calling")
        : rule({ type: "weighed", urgency: request.urgency, reason: request.reason, ...stamp });
    case "measure": {
      if (c.status === "withdrawn") return refuse("withdrawn");
      const { rung, on, until, review, words } = request;
      const day = review ?? until;
      const remindAt = day === null ? null : openingOn(day, policy);
      return rule({ type: "measured", rung, on, until, review, words, remindAt, ...stamp });
    }
    case "review": {
      const due = c.work.measures.filter((one) => one.remindAt !== null && one.remindAt <= request.now);
      return isOpen(c) && due.length > 0
        ? rule({ type: "review-due", measures: due.map((one) => one.event), ...stamp })
        : nothing;
    }
    case "link": {
      const { case: other, number } = request;
      if (c.status === "withdrawn") return refuse("withdrawn");
      if (other === c.id) return refuse("linked-to-itself");
      if (c.work.links.some((one) => one.case === other)) return nothing;
      if (c.work.links.length >= MOST_LINKS) return refuse("too-many-links");
      return rule({ type: "linked", case: other, number, ...stamp });
    }
    case "unlink": {
      const { case: other, number } = request;
      return c.work.links.some((one) => one.case === other)
        ? rule({ type: "unlinked", case: other, number, ...stamp })
        : nothing;
    }
    case "consult": {
      if (!isOpen(c)) return refuse(notGoingOn(c));
      const { adviser, people, words } = request;
      return rule({ type: "consulted", adviser, people, words, ...stamp });
    }
  }
}

/** When work begins on a day, or on the next day on which there is any. */
const openingOn = (date: LocalDate, { workingTime }: Policy): Instant =>
  nextOpening(workingTime, instantOf(date, 0, workingTime.timeZone));

/** Somebody of another section answers, or cannot; whoever is first has answered. Or they were not reached. */
function advise(c: Case, request: Request & { ask: "advise" }): Ruling {
  const { advice, person, words, now: at } = request;
  const { id: by, onDesk } = request.by;
  const asked = c.work.advice.find((one) => one.event === advice);
  const mine = by === person && asked?.people.includes(person) === true;
  // By the reporter: who is asked may not know of the case any more.
  const isTakenOut = (onDesk || by === c.reporter) && words === null;
  if (asked === undefined || !(mine || isTakenOut)) return refuse("not-yours");
  if (!mine && (asked.answer !== null || !isOpen(c))) return nothing;
  if (asked.answer !== null) return refuse("answered-already");
  if (!isOpen(c)) return refuse("not-asked-any-more");
  if (words === null && asked.unknowing.includes(person)) return nothing;
  return rule({ type: "advised", advice, person, words, by, at });
}
