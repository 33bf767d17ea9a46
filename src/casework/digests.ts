import { type Instant, localDate } from "../calendar/local.ts";
import type { Case, PersonId } from "../cases/case.ts";
import { digestsTouched, isNewSince, owedBy } from "../cases/digests.ts";
import { isIssueDue, lastIssue } from "../cases/issues.ts";
import {
  isGiven,
  isHead,
  type Member,
  managersAbove,
  type Organisation,
} from "../organisation/organisation.ts";
import type { Policy } from "../policy/policy.ts";
import type { DigestChoice } from "../views/digest-settings.ts";
import { standsFor } from "./absences.ts";
import { casesFor } from "./digest.ts";
import type { Directory } from "./directory.ts";
import type { Policies } from "./policies.ts";
import type { Clock, DigestErrand, DigestMark, Reader, Store, Tx } from "./ports.ts";

/** How many people's digests are looked at in one transaction. */
const AT_ONCE = 20;

/** One digest is sent in so long: Slack opens about fifty conversations a minute, and others are written to, too. */
const APART = 1_500;

/** Looked at once in so long even if none comes out: who has become a head meanwhile is noted. */
const HOUR = 3_600_000;

const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** Digests come at a full five minutes, as a city sets its hours. */
const SLOT = 5 * 60_000;

export interface Digests {
  /** Arms what has come out and is worth a message. Does nothing where nobody is a head. */
  look(): Promise<void>;
}

/**
 * The digests of the heads. There is no timer for a head: one looks which day's digest has come out last, and for each
 * head it is stored which they were seen to, together with the message. So it comes once, and after a restart late
 * rather than not.
 */
export function digests(parts: {
  readonly store: Store;
  readonly directory: Directory;
  readonly policies: Policies;
  readonly clock: Clock;
  /** Told once messages were armed. */
  readonly armed: () => void;
}): Digests {
  const { store, directory, policies, clock, armed } = parts;
  let seen: readonly unknown[] = [];
  /** The few minutes in which one looked last; null while a round goes on, or after one that failed. */
  let looked: number | null = null;

  async function round(org: Organisation, now: Instant): Promise<void> {
    const people = await recipients(org, store.read);
    let sent = 0;
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE);
      sent += await store.write(async (tx) => {
        let more = 0;
        for (const [person, member] of some)
          if (await seeTo(person, member, tx, now, now + (sent + more) * APART)) more += 1;
        return more;
      });
    }
    if (sent > 0) armed();
  }

  /** Notes that somebody's digest was seen to, and arms it if it is worth a message. */
  async function seeTo(
    person: PersonId,
    member: Member | null,
    tx: Tx,
    now: Instant,
    at: Instant,
  ): Promise<boolean> {
    const { digest, workingTime, timeZone } = policies.current;
    const mark = await tx.digest(person);
    const rhythm = { ...digest, weekday: mark?.weekday ?? digest.weekday };
    const issue = lastIssue(workingTime, rhythm, now);
    if (mark !== null && !isIssueDue(issue, mark.issue)) return false;
    const since = Math.min(mark?.toldAt ?? now, now);
    const isFirst = mark === null;
    const today = localDate(now, timeZone);
    const isWorth = isFirst
      ? issue === today && (await isAnythingOwed(person, tx, now))
      : (await isAnyNew(person, since, tx)) ||
        (await isAnythingOwed(person, tx, now)) ||
        localDate(since, timeZone).slice(0, 7) < issue.slice(0, 7);
    const kept: DigestMark = mark ?? { person, issue, toldAt: now, weekday: null, form: null };
    await tx.keepDigest({ ...kept, issue, toldAt: isWorth || isFirst ? now : since });
    if (!isWorth) return false;
    const errand = await addressed({ person, day: issue, since: isFirst ? 0 : since }, member, tx, now);
    await tx.arm([{ errand, urgent: false }], at);
    return true;
  }

  async function isAnythingOwed(person: PersonId, tx: Reader, now: Instant): Promise<boolean> {
    const { timeZone } = policies.current;
    const { shared, calling } = await casesFor(person, now, tx);
    return owedBy(person, [...shared, ...calling], localDate(now, timeZone), timeZone).length > 0;
  }

  /** Who gets it: the head, on leave who stands in for them, and where there is no way to them the next above. */
  async function addressed(
    what: Pick<DigestErrand, "person" | "day" | "since">,
    member: Member | null,
    tx: Reader,
    now: Instant,
  ): Promise<DigestErrand> {
    const { person } = what;
    const errand: DigestErrand = { kind: "digest", ...what, to: person, because: null };
    if ((await tx.person(person))?.standing === "deactivated")
      return (await redirected(errand, tx, directory)) ?? errand;
    const deputies = await directory.idsOf(member?.deputies ?? [], tx);
    const stand = await standsFor({ id: person, deputies }, [], tx, now);
    return stand.as === "instead" ? { ...errand, to: stand.person, because: "away" } : errand;
  }

  return {
    look: async () => {
      const org = directory.organisation();
      if (!isGiven(org)) return;
      const now = clock.now().getTime();
      // The days are worked out every few minutes: to look through the calendar takes longer than a tick should.
      const slot = Math.floor(now / SLOT);
      if (slot === looked && org === seen[0]) return;
      looked = slot;
      const { digest, workingTime } = policies.current;
      const days = WEEK.map((weekday) => lastIssue(workingTime, { ...digest, weekday }, now)).join();
      const state = [org, days, Math.floor(now / HOUR)];
      if (state.every((one, n) => one === seen[n])) return;
      looked = null;
      await round(org, now);
      looked = slot;
      seen = state;
    },
  };
}

/**
 * What is kept of somebody's choice. What has come out on the day they chose counts as seen to: no digest of the past is
 * sent because of a choice.
 */
export function chosen(
  person: PersonId,
  mark: DigestMark | null,
  choice: DigestChoice,
  { digest, workingTime }: Policy,
  now: Instant,
): DigestMark {
  const past = lastIssue(workingTime, { ...digest, weekday: choice.weekday }, now);
  const issue = mark === null || mark.issue < past ? past : mark.issue;
  return { person, issue, toldAt: mark?.toldAt ?? now, ...choice };
}

/** Whether anything was shared with somebody, or happened in what is, since they were told last. */
const isAnyNew = async (person: PersonId, since: Instant, read: Reader): Promise<boolean> =>
  (await read.sharedWith(person, since)).some((c) => c.reporter !== person && isNewSince(c, since));

/** Everybody who has digests: the heads whom Slack was ever known to have, and with whom open cases are shared. */
async function recipients(
  org: Organisation,
  read: Reader,
): Promise<readonly (readonly [PersonId, Member | null])[]> {
  const found = new Map<PersonId, Member | null>();
  for (const member of org.members.values()) {
    if (!isHead(member)) continue;
    const id =
      member.id ?? (member.mail === null ? null : ((await read.personByMail(member.mail))?.id ?? null));
    if (id !== null) found.set(id, member);
  }
  for (const person of await read.managers()) if (!found.has(person)) found.set(person, null);
  return [...found];
}

/** The same digest for the next above who was not tried yet; null where nobody is left. */
export async function redirected(
  errand: DigestErrand,
  read: Reader,
  directory: Directory,
): Promise<DigestErrand | null> {
  const member = await directory.memberOf(errand.person);
  if (member === null) return null;
  const above = managersAbove(directory.organisation(), member).map(({ key }) => key);
  const ids = await directory.idsOf(above, read);
  const to = ids.slice(ids.indexOf(errand.to) + 1).find((id) => id !== errand.person);
  return to === undefined ? null : { ...errand, to, because: "unreachable" };
}

/** The digests that tell of a case and look different after a change in it. */
export async function changedDigests(
  before: Case | null,
  after: Case,
  read: Reader,
  timeZone: string,
): Promise<readonly DigestErrand[]> {
  const found = await Promise.all(
    digestsTouched(before, after).map(async ({ person, away }) => {
      const all = await read.digestsOf(person, localDate(after.openedAt, timeZone));
      return away ? all : all.slice(0, 1);
    }),
  );
  return found.flat();
}
