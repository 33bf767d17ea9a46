import { type Called, type Need, PARTS, type Part, type PassedOver } from "../cases/calls.ts";
import { type Case, type Instant, isKeptFromManagers, namedAtDesk, type PersonId } from "../cases/case.ts";
import { chain, isHead, type Member } from "../organisation/organisation.ts";
import type { Policy } from "../policy/policy.ts";
import type { Planned } from "../views/calls.ts";
import type { Directory } from "./directory.ts";
import { keptFrom, keptMembers } from "./kept.ts";
import type { Absence } from "./ports-records.ts";
import type { Reader } from "./ports-store.ts";

/** What calling people needs to know of the world at this moment; nothing of it is asked of Slack. */
export interface Calling {
  readonly directory: Directory;
  /** Who is in the desk's channel. */
  readonly onDesk: () => readonly PersonId[];
  /** Whether nothing reaches the desk's channel, so that nobody there was woken. */
  readonly isCutOff: () => boolean;
  readonly policies: { of(c: Case): Policy };
}

export const NOBODY: PassedOver = { kept: 0, away: 0, unknown: 0 };

export const added = (a: PassedOver, b: PassedOver): PassedOver => ({
  kept: a.kept + b.kept,
  away: a.away + b.away,
  unknown: a.unknown + b.unknown,
});

/** Somebody of a ring: of the city's file, or of the desk by their id in Slack. */
type Candidate = { readonly part: Part } & ({ readonly member: Member } | { readonly id: PersonId });

/** Everybody who can be called for a case, ring by ring. */
interface Rings {
  readonly all: readonly (readonly Candidate[])[];
  readonly duty: readonly Candidate[];
  readonly passedOver: PassedOver;
  /** Nobody knows where the reporter works. */
  readonly isLost: boolean;
}

/**
 * The section, then the next above together with who is on duty at the desk, then further up. Of a case that is kept
 * from managers nobody above the reporter hears, and the desk comes at once.
 */
export async function ringsFor(
  c: Case,
  need: Need,
  policy: Policy,
  tx: Reader,
  now: Instant,
  around: Calling,
): Promise<Rings> {
  const { directory } = around;
  const organisation = directory.organisation();
  const caller = await directory.memberOf(c.reporter);
  const section = await directory.sectionOf(c.reporter);
  const kept = await keptMembers(c, directory);
  const everybody = section === null ? [] : chain(organisation, section, caller);
  const rings = section === null ? [] : chain(organisation, section, caller, kept);
  const own = rings.map((members, n) =>
    members.map((member): Candidate => ({ part: partOf(member, section, n), member })),
  );
  const isKept = isKeptFromManagers(c);
  const isUnheard = need === "help" && around.isCutOff();
  // Once the desk has taken the call up, its duty need not be called as well; and who goes without a name at the desk
  // is named to nobody there unless they are in danger.
  const isLeftOut = c.callAnsweredAt !== null || (need !== "help" && !namedAtDesk(c));
  const onDuty = isLeftOut ? [] : await dutyFor(c, policy, tx, now, around);
  const duty = onDuty.map((id): Candidate => ({ part: "duty", id }));
  const [first = [], second = [], ...further] = own;
  return {
    // Of a case that is kept from managers the desk's duty is in the first ring, whatever the section.
    all: isKept
      ? [[...first, ...duty]]
      : isUnheard
        ? [[...first, ...duty], ...own.slice(1)]
        : [first, [...second, ...duty], ...further],
    duty,
    passedOver: { ...NOBODY, kept: everybody.flat().filter(({ key }) => kept.has(key)).length },
    isLost: section === null && !isKept && !isUnheard,
  };
}

/**
 * Who is on duty at the desk: those the policy names; where none of them can come, everybody of the desk, as far as it is
 * known, and its lead where nothing reaches the channel.
 */
async function dutyFor(
  c: Case,
  policy: Policy,
  tx: Reader,
  now: Instant,
  { directory, onDesk, isCutOff }: Calling,
): Promise<readonly PersonId[]> {
  const named = policy.calls.onDuty;
  const away = await tx.absences(named, now);
  const kept = await keptFrom(c, directory);
  const comes = await firstOf(
    named,
    async (id) =>
      id !== c.reporter &&
      !away.some((one) => one.person === id && one.delegate === null) &&
      !(await kept(id)),
  );
  const { lead } = policy.desk;
  const led = lead !== undefined && isCutOff() ? [lead] : [];
  return comes === null ? [...new Set([...named, ...onDesk(), ...led])] : named;
}

/** Why somebody of a ring is called, by where they stand to the reporter's section. */
function partOf(member: Member, section: string | null, ring: number): Part {
  if (ring > 0 || member.section !== section) return "above";
  if (isHead(member)) return "head";
  return member.roles.includes("leader") ? "leader" : "helper";
}

/** Who is called while a talk goes on, by their parts: at once, and later where nobody answers. */
export async function planned(c: Case, tx: Reader, now: Instant, around: Calling): Promise<Planned> {
  const { all } = await ringsFor(c, "replace", around.policies.of(c), tx, now, around);
  const rings = all.map((ring) => ring.map(({ part }) => part)).filter((ring) => ring.length > 0);
  const partsIn = (parts: readonly Part[]) => PARTS.filter((part) => parts.includes(part));
  const [first = [], ...later] = rings;
  return { atOnce: partsIn(first), later: partsIn(later.flat()) };
}

/** Those of a ring who are there; in the place of who is away, whom they named, else whom the file names. */
export async function present(
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
  let [unknown, missing, barred] = [0, 0, 0];
  for (const one of found) {
    const { id, part } = one;
    if (id === null) unknown += 1;
    else if (await kept(id)) barred += 1;
    else if (isFree(id)) people.push({ person: id, part, instead: null });
    else if (!called.has(id)) {
      const named = [delegateOf(absences, id), ...one.deputies].filter((d) => d !== null && isFree(d));
      const instead = await firstOf(named, async (d) => d !== null && !(await kept(d)));
      if (instead === null) missing += 1;
      else people.push({ person: instead, part: "deputy", instead: id });
    }
  }
  const once = people.filter((one, n) => people.findIndex((other) => other.person === one.person) === n);
  return { people: once, passedOver: { kept: barred, away: missing, unknown } };
}

async function firstOf<T>(all: readonly T[], fits: (one: T) => Promise<boolean>): Promise<T | null> {
  for (const one of all) if (await fits(one)) return one;
  return null;
}

const delegateOf = (absences: readonly Absence[], person: PersonId): PersonId | null =>
  absences.find((one) => one.person === person)?.delegate ?? null;
