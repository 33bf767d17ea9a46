import {
  type Call,
  type Called,
  callOf,
  type Need,
  nextAfter,
  openCall,
  ringAt,
  ringLasts,
  triedAgainAt,
  withResponse,
} from "../cases/calls.ts";
import { type Case, type Instant, isCalling, type PersonId } from "../cases/case.ts";
import type { Ask } from "../cases/requests.ts";
import type { Policy } from "../policy/policy.ts";
import type { Desk } from "./casework.ts";
import { keptFrom } from "./kept.ts";
import type { Reader } from "./ports-store.ts";
import { added, type Calling, NOBODY, present, ringsFor } from "./rings.ts";

type Summon = Ask & { readonly ask: "summon" };

/** A call for help: the desk at once, and the section. Pressed again while somebody is on the way, the next ring. */
export async function asksForHelp({ c, tx, now, number }: Desk, around: Calling): Promise<readonly Ask[]> {
  const call = { ask: "call", number: await number() } as const;
  // Pressed twice: the first press is still being answered.
  if (isCalling(c)) return [call];
  const open = openCall(c, "help");
  // Whoever took the last call up has not taken up this one.
  const anew = { ...c, callAnsweredAt: null };
  return [call, ...(await ring(anew, "help", open ?? null, tx, now, around))];
}

/** Somebody to take over, to sit in or to decide. */
export const asksFor = (need: Need, { c, tx, now }: Desk, around: Calling): Promise<readonly Ask[]> =>
  openCall(c, need) === undefined ? ring(c, need, null, tx, now, around) : Promise.resolve([]);

/** The next ring of every call of a case that has waited long enough. */
export async function nextRings(c: Case, tx: Reader, now: Instant, around: Calling): Promise<readonly Ask[]> {
  const policy = around.policies.of(c);
  const due = c.calls.filter((call) => (ringAt(call, policy, now) ?? Infinity) <= now);
  const rings = await Promise.all(due.map((call) => ring(c, call.need, call, tx, now, around)));
  return rings.flat();
}

/**
 * 代わりを頼む: those whom the city's file names in somebody's place, who were not called yet. Nobody where there is
 * none: then the person is asked to choose.
 */
export async function deputies(
  c: Case,
  event: number,
  person: PersonId,
  tx: Reader,
  now: Instant,
  around: Calling,
): Promise<readonly Called[]> {
  const { directory } = around;
  const call = callOf(c, event);
  const member = await directory.memberOf(person);
  const ids = await directory.idsOf(member?.deputies ?? [], tx);
  const away = await tx.absences(ids, now);
  const kept = await keptFrom(c, directory);
  const isFree = (id: PersonId) =>
    id !== c.reporter &&
    !away.some((one) => one.person === id) &&
    !call?.summoned.some((one) => one.person === id);
  const free: Called[] = [];
  for (const id of ids.filter(isFree))
    if (!(await kept(id))) free.push({ person: id, part: "deputy", instead: person });
  return free;
}

/**
 * People in the place of somebody who was called, as an ask; the next ring waits for them as for the first, also where
 * none was to be called any more because that person was coming.
 */
export function inTheirPlace(
  call: Call,
  person: PersonId,
  people: readonly Called[],
  now: Instant,
  policy: Policy,
): Summon {
  const { need, event, rings } = call;
  const within = ringLasts(policy);
  const next = nextAfter(call, withResponse(call.summoned, person, "deputy", now), now, within);
  return {
    ask: "summon",
    need,
    call: event,
    people,
    passedOver: NOBODY,
    rings,
    next: next === null ? null : now + within,
  };
}

/** One ring of people, or more where those before are empty: somebody is waiting. */
async function ring(
  c: Case,
  need: Need,
  call: Call | null,
  tx: Reader,
  now: Instant,
  around: Calling,
): Promise<readonly Summon[]> {
  const policy = around.policies.of(c);
  const rings = await ringsFor(c, need, policy, tx, now, around);
  const kept = await keptFrom(c, around.directory);
  const called = new Set([c.reporter, ...(call?.summoned ?? []).map((one) => one.person)]);
  let at = call?.rings ?? 0;
  let passedOver = at === 0 ? rings.passedOver : NOBODY;
  let people: readonly Called[] = [];
  // Whose section nobody knows has no first ring: the desk was woken already, and its duty comes after the usual time.
  const waits = need === "help" && rings.isLost && at === 0;
  if (waits) at = 1;
  for (; !waits && people.length === 0 && at < rings.all.length; at++) {
    const found = await present(rings.all[at] ?? [], called, kept, tx, now, around);
    people = found.people;
    passedOver = added(passedOver, found.passedOver);
  }
  // The rings may have become fewer since the first was called; the duty comes last whatever they are.
  if (!waits && people.length === 0)
    people = (await present(rings.duty, called, kept, tx, now, around)).people;
  const within = ringLasts(policy);
  const isUnheard = need === "help" && people.length === 0 && c.callAnsweredAt === null && around.isCutOff();
  const again = isUnheard ? triedAgainAt(call?.at ?? now, now, within) : null;
  const next = at < rings.all.length ? now + within : again;
  return [{ ask: "summon", need, call: call?.event ?? null, people, passedOver, rings: at, next }];
}
