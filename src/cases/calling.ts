import type { Policy } from "../policy/policy.ts";
import {
  type Call,
  callOf,
  nextAfter,
  openCall,
  type Response,
  responsesTo,
  ringLasts,
  withResponse,
} from "./calls.ts";
import type { Case, PersonId } from "./case.ts";
import type { Request, Ruling } from "./requests.ts";
import { notGoingOn, nothing, refuse, rule } from "./rulings.ts";
import { isLive } from "./standing.ts";

/**
 * Calls people: the first ring when the reporter asks for it; then the next when time has passed or the reporter asks
 * again, and whoever somebody called asks to go in their place.
 */
export function summon(c: Case, request: Request & { ask: "summon" }): Ruling {
  const { need, call: event, people, passedOver, rings, next, now: at } = request;
  const { id: by, onDesk } = request.by;
  const mine = by === c.reporter;
  const summoned = { type: "summoned" as const, need, call: event, people, passedOver, rings, next, by, at };
  const call = event === null ? undefined : callOf(c, event);
  const isCalled = call?.summoned.some((one) => one.person === by) === true;
  if (!mine && !(event !== null && (onDesk || isCalled))) return refuse("not-yours");
  if (c.status === "withdrawn" || c.status === "closed") return refuse(notGoingOn(c));
  if (event !== null) return call === undefined || call.over !== null ? nothing : rule(summoned);
  if (need !== "help" && !isLive(c)) return refuse("not-live");
  return openCall(c, need) === undefined ? rule(summoned) : nothing;
}

/** What somebody who was called answers; they may change their mind as long as the call goes on. */
export function respond(c: Case, request: Request & { ask: "respond" }, policy: Policy): Ruling {
  const call = callOf(c, request.call);
  const known = call?.summoned.find((one) => one.person === request.by.id);
  if (call === undefined || known === undefined) return refuse("not-yours");
  if (!responsesTo(call.need).includes(request.response)) return refuse("out-of-date");
  if (call.over !== null) return refuse("call-over");
  return known.response === request.response ? nothing : responded(call, known.person, request, policy);
}

/** Slack knows no way to somebody who was called. */
export function miss(c: Case, request: Request & { ask: "miss" }, policy: Policy): Ruling {
  if (!request.by.onDesk) return refuse("not-on-the-desk");
  const call = callOf(c, request.call);
  const known = call?.summoned.find((one) => one.person === request.person);
  if (call === undefined || call.over !== null || known === undefined || known.response !== null)
    return nothing;
  return responded(call, known.person, { ...request, response: "missed" }, policy);
}

function responded(
  call: Call,
  person: PersonId,
  { response, by, now }: Pick<Request, "by" | "now"> & { response: Response },
  policy: Policy,
): Ruling {
  const summoned = withResponse(call.summoned, person, response, now);
  const next = nextAfter(call, summoned, now, ringLasts(policy));
  return rule({ type: "responded", call: call.event, person, response, next, by: by.id, at: now });
}

/** 解除: the reporter, the desk, or somebody who was called says that nobody need come any more. */
export function standDown(c: Case, request: Request & { ask: "stand-down" }): Ruling {
  const call = callOf(c, request.call);
  const { id, onDesk } = request.by;
  const isCalled = call?.summoned.some((one) => one.person === id) === true;
  if (call === undefined || !(id === c.reporter || onDesk || isCalled)) return refuse("not-yours");
  if (call.over !== null) return refuse("call-over");
  return rule({ type: "stood-down", call: call.event, words: request.words, by: id, at: request.now });
}
