import { type Instant, type LocalDate, localDate } from "../calendar/local.ts";
import { monthOf } from "../calendar/months.ts";
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
import type { Clock, Log } from "./ports.ts";
import type { DigestErrand, DigestMark } from "./ports-records.ts";
import type { Reader, Store, Tx } from "./ports-store.ts";
import { nameOf } from "./trouble.ts";

/** How many people's digests are looked at in one transaction. */
const AT_ONCE = 20;

/** One digest is sent in so long: Slack opens about fifty conversations a minute, and others are written to, too. */
const APART = 1_500;

const MINUTE = 60_000;
/** Looked at once in so long even if none comes out: who has become a head meanwhile is noted. */
const HOUR = 60 * MINUTE;

const WEEK = [0, 1, 2, 3, 4, 5, 6];

export interface Digests {
  /** Arms what has come out and is worth a message. Does nothing where nobody is a head. A fault is logged. */
  look(): Promise<void>;
}

/** One look at everybody's digests. */
interface Round {
  readonly now: Instant;
  /** By weekday, from Sunday: the day of the last digest that has come out. */
  readonly issues: readonly LocalDate[];
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
  readonly log: Log;
  /** Told whenever messages were armed. */
  readonly armed: () => void;
}): Digests {
  const { store, directory, policies, clock, log, armed } = parts;
  let seen: readonly unknown[] = [];

  async function goRound(org: Organisation, round: Round): Promise<void> {
    const people = await recipients(org, store.read);
    let sent = 0;
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE);
      const more = await store.write((tx) => seeToSome(some, tx, round, sent));
      if (more > 0) armed();
      sent += more;
    }
  }

  /** Sees to the digests of some people, after so many were armed; returns how many more are. */
  async function seeToSome(some: readonly Recipient[], tx: Tx, round: Round, sent: number): Promise<number> {
    const calling = await tx.calling();
    let more = 0;
    for (const one of some)
      if (await seeTo(one, tx, round, calling, round.now + (sent + more) * APART)) more += 1;
    return more;
  }

  /** Notes that somebody's digest was seen to, and arms it if it is worth a message. */
  async function seeTo(
    [person, member]: Recipient,
    tx: Tx,
    { now, issues }: Round,
    calls: readonly Case[],
    at: Instant,
  ): Promise<boolean> {
    const { digest, timeZone } = policies.current;
    const mark = await tx.digest(person);
    const issue = issues[mark?.weekday ?? digest.weekday];
    if (issue === undefined || (mark !== null && !isIssueDue(issue, mark.issue))) return false;
    const since = Math.min(mark?.toldAt ?? now, now);
    const isFirst = mark === null;
    const today = localDate(now, timeZone);
    const { shared, calling } = await casesFor(person, since, tx, calls);
    const isOwed = owedBy(person, [...shared, ...calling], today, timeZone).length > 0;
    const isWorth = isFirst
      ? issue === today && isOwed
      : isOwed ||
        shared.some((c) => c.reporter !== person && isNewSince(c, since)) ||
        monthOf(localDate(since, timeZone)) < monthOf(issue);
    const kept: DigestMark = mark ?? { person, issue, toldAt: now, weekday: null, form: null };
    await tx.keepDigest({ ...kept, issue, toldAt: isWorth || isFirst ? now : since });
    if (!isWorth) return false;
    const errand = await addressed({ person, day: issue, since: isFirst ? 0 : since }, member, tx, now);
    await tx.arm([{ errand, urgent: false }], at);
    return true;
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

  async function look(): Promise<void> {
    const org = directory.organisation();
    if (!isGiven(org)) return;
    const now = clock.now().getTime();
    const { digest, workingTime, timeZone } = policies.current;
    // Digests come out at one time of day: nothing more has, until it has passed once more.
    const passed = localDate(now - digest.at * MINUTE, timeZone);
    const state = [org, passed, Math.floor(now / HOUR)];
    if (state.every((one, n) => one === seen[n])) return;
    const issues = WEEK.map((weekday) => lastIssue(workingTime, { ...digest, weekday }, now));
    await goRound(org, { now, issues });
    seen = state;
  }

  return {
    look: () => look().catch((error: unknown) => log.error("digests", { error: nameOf(error) })),
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

/** Somebody in Slack, and who they are in the city's file. */
type Recipient = readonly [PersonId, Member | null];

/** Everybody who has digests: the heads whom Slack was ever known to have, and with whom open cases are shared. */
async function recipients(org: Organisation, read: Reader): Promise<readonly Recipient[]> {
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
