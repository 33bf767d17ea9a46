import {
  type Call,
  type Called,
  callOf,
  type Need,
  nextAfter,
  openCall,
  type Part,
  type PassedOver,
  withResponse,
} from "../cases/calls.ts";
import {
  type Case,
  type Instant,
  isCalling,
  isKeptFromManagers,
  namedAtDesk,
  type PersonId,
} from "../cases/case.ts";
import type { Ask } from "../cases/requests.ts";
import { chain, isHead, type Member, type MemberKey } from "../organisation/organisation.ts";
import type { Policy } from "../policy/policy.ts";
import type { Desk } from "./casework.ts";
import type { Directory } from "./directory.ts";
import { keptFrom, partOf } from "./kept.ts";
import type { Absence, Reader } from "./ports.ts";

const MINUTE = 60_000;

/** What calling people needs to know of the world at this moment; nothing of it is asked of Slack. */
export interface Calling {
  readonly directory: Directory;
  /** Who is in the desk's channel. */
  readonly onDesk: () => readonly PersonId[];
  readonly policies: { of(c: Case): Policy };
}

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
  const due = c.calls.filter(({ next }) => next !== null && next <= now);
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
  const within = policy.calls.nextAfter.minutes * MINUTE;
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

const NOBODY: PassedOver = { kept: 0, away: 0, unknown: 0 };

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
  const next = at < rings.all.length ? now + policy.calls.nextAfter.minutes * MINUTE : null;
  return [{ ask: "summon", need, call: call?.event ?? null, people, passedOver, rings: at, next }];
}

const added = (a: PassedOver, b: PassedOver): PassedOver => ({
  kept: a.kept + b.kept,
  away: a.away + b.away,
  unknown: a.unknown + b.unknown,
});

/** Somebody of a ring: of the city's file, or of the desk by their id in Slack. */
type Candidate = { readonly part: Part } & ({ readonly member: Member } | { readonly id: PersonId });

/**
 * Everybody who can be called for a case, ring by ring: the section, then the next above together with who is on duty
 * at the desk, then further up. Of a case that is kept from managers no head hears, and the desk comes at once.
 */
async function ringsFor(
  c: Case,
  need: Need,
  policy: Policy,
  tx: Reader,
  now: Instant,
  { directory, onDesk }: Calling,
): Promise<{
  all: readonly (readonly Candidate[])[];
  duty: readonly Candidate[];
  passedOver: PassedOver;
  isLost: boolean;
}> {
  const organisation = directory.organisation();
  const caller = await directory.memberOf(c.reporter);
  const section = await directory.sectionOf(c.reporter);
  const isKept = isKeptFromManagers(c);
  const heads = [...organisation.members.values()].filter(isHead).map(({ key }) => key);
  const leftOut = new Set<MemberKey>(isKept ? heads : []);
  const rings = section === null ? [] : chain(organisation, section, caller, leftOut);
  const isCalled = ({ part }: Candidate) => !isKept || part !== "above";
  const own = rings.map((members, n) =>
    members.map((member): Candidate => ({ part: partOf(member, section, n), member })).filter(isCalled),
  );
  const named = policy.calls.onDuty;
  const away = await tx.absences(named, now);
  const isThere = (id: PersonId) =>
    id !== c.reporter && !away.some((one) => one.person === id && one.delegate === null);
  // Where nobody of those named can come, or nobody is named, everybody of the desk is on duty.
  const onDuty = named.some(isThere) ? named : [...new Set([...named, ...onDesk()])];
  // Once the desk has taken the call up, its duty need not be called as well; and who goes without a name at the desk
  // is named to nobody there unless they are in danger.
  const isLeftOut = c.callAnsweredAt !== null || (need !== "help" && !namedAtDesk(c));
  const duty = isLeftOut ? [] : onDuty.map((id): Candidate => ({ part: "duty", id }));
  const [first = [], second = [], ...further] = own;
  const all = isKept ? [[...first, ...duty]] : [first, [...second, ...duty], ...further];
  const kept =
    isKept && section !== null ? chain(organisation, section, caller).flat().filter(isHead).length : 0;
  // Of a case that is kept from managers the desk's duty is in the first ring, whatever the section.
  return { all, duty, passedOver: { ...NOBODY, kept }, isLost: section === null && !isKept };
}

/** Those of a ring who are there; in the place of who is away, whom they named, else whom the file names. */
async function present(
  candidates: readonly Candidate[],
  called: ReadonlySet<PersonId>,
  kept: (person: PersonId) => Promise<boolean>,
  tx: Reader,
  now: Instant,
  { directory }: Calling,
): Promise<{ people: readonly Called[]; passedOver: PassedOver }> {
  const found = await Promise.all(
    candidates.map(async (one) => {
      if ("id" in one) return { part: one.part, id: one.id, deputies: [] };
      const [id = null] = await directory.idsOf([one.member.key], tx);
      return { part: one.part, id, deputies: await directory.idsOf(one.member.deputies, tx) };
    }),
  );
  const ids = found.flatMap(({ id, deputies }) => [...(id === null ? [] : [id]), ...deputies]);
  const absences = await tx.absences(ids, now);
  const delegates = absences.flatMap(({ delegate }) => delegate ?? []);
  const away = [...absences, ...(await tx.absences(delegates, now))];
  const isFree = (id: PersonId) => !away.some((one) => one.person === id) && !called.has(id);
  const people: Called[] = [];
  let [unknown, missing] = [0, 0];
  for (const one of found) {
    const { id, part } = one;
    if (id === null) unknown += 1;
    else if (isFree(id)) people.push({ person: id, part, instead: null });
    else if (!called.has(id)) {
      const named = [delegateOf(absences, id), ...one.deputies].filter((d) => d !== null && isFree(d));
      const instead = await firstOf(named, async (d) => d !== null && !(await kept(d)));
      if (instead === null) missing += 1;
      else people.push({ person: instead, part: "deputy", instead: id });
    }
  }
  const once = people.filter((one, n) => people.findIndex((other) => other.person === one.person) === n);
  return { people: once, passedOver: { kept: 0, away: missing, unknown } };
}

async function firstOf<T>(all: readonly T[], fits: (one: T) => Promise<boolean>): Promise<T | null> {
  for (const one of all) if (await fits(one)) return one;
  return null;
}

const delegateOf = (absences: readonly Absence[], person: PersonId): PersonId | null =>
  absences.find((one) => one.person === person)?.delegate ?? null;
