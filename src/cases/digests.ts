import type { LocalDate } from "../calendar/local.ts";
import { daysLater, localDate, weekdayOf } from "../calendar/local.ts";
import { type Days, daysOfMonths, firstOf, fiscalYearOf, monthIn, monthOf } from "../calendar/months.ts";
import { type Call, isInHand, type Need } from "./calls.ts";
import { type Case, type Instant, isKeptFromManagers, isOpen, type PersonId } from "./case.ts";
import { isManager, type Managed } from "./sharing.ts";

/** How much a digest says besides what is owed. */
export const DIGEST_FORMS = ["short", "full"] as const;
export type DigestForm = (typeof DIGEST_FORMS)[number];

/** The times for which a digest can be asked: this week, last month, this fiscal year. */
export const DIGEST_TIMES = ["week", "month", "year"] as const;
export type DigestTime = (typeof DIGEST_TIMES)[number];

/** Something that somebody is asked for, of whom a digest tells. */
export type Owed =
  | { readonly as: "call"; readonly c: Case; readonly call: Call }
  | { readonly as: "step"; readonly c: Case; readonly step: Managed }
  | { readonly as: "unnoted"; readonly c: Case };

/** The days of a time that begins before today and ends with it, or of the month before. */
export function spanOf(time: DigestTime, today: LocalDate): Days {
  const month = monthOf(today);
  switch (time) {
    case "week":
      return { from: daysLater(today, -((weekdayOf(today) + 6) % 7)), to: today };
    case "month":
      return daysOfMonths(month - 1, 1);
    case "year":
      return { from: firstOf(monthIn(fiscalYearOf(month), 0)), to: today };
  }
}

/** The twelve months of which the last is the month of a day. */
export const yearUntil = (today: LocalDate): Days => ({ from: firstOf(monthOf(today) - 11), to: today });

/** A decision comes before everything else, since somebody is in the middle of a talk. */
const FIRST: readonly Need[] = ["may_end", "help", "replace", "sit_in"];

/** The calls to somebody that nobody has in hand. Of a case kept from managers no digest says anything. */
const callsTo = (person: PersonId, c: Case): readonly Owed[] =>
  isKeptFromManagers(c)
    ? []
    : c.calls
        .filter((call) => call.over === null && !isInHand(call))
        .filter((call) => call.summoned.some((one) => one.person === person && one.response === null))
        .map((call) => ({ as: "call", c, call }));

/** What somebody planned for a day that has come or lies in the next six; nothing was noted by them since. */
function stepOf(person: PersonId, c: Case, today: LocalDate, timeZone: string): Owed | null {
  const step = c.managed.findLast((one) => one.by === person);
  if (step === undefined) return { as: "unnoted", c };
  const isPlanned = step.on >= today || (step.at !== null && step.on > localDate(step.at, timeZone));
  return isPlanned && step.on <= daysLater(today, 6) ? { as: "step", c, step } : null;
}

/**
 * What somebody is asked for: answers to calls, decisions first; then what they planned, by its day; then the cases
 * shared with them in which they noted nothing yet, the oldest first.
 */
export function owedBy(
  person: PersonId,
  cases: readonly Case[],
  today: LocalDate,
  timeZone: string,
): readonly Owed[] {
  const others = cases.filter((c) => c.reporter !== person);
  const calls = others.flatMap((c) => callsTo(person, c)).toSorted((a, b) => rankOf(a) - rankOf(b));
  const rest = others
    .filter((c) => isOpen(c) && isManager(c, person))
    .flatMap((c) => stepOf(person, c, today, timeZone) ?? []);
  const steps = rest
    .filter((one) => one.as === "step")
    .toSorted((a, b) => (a.step.on < b.step.on ? -1 : a.step.on > b.step.on ? 1 : 0));
  return [...calls, ...steps, ...rest.filter((one) => one.as === "unnoted")];
}

const rankOf = (one: Owed): number => (one.as === "call" ? FIRST.indexOf(one.call.need) : FIRST.length);

/** When a case that is shared last changed in a way that its manager is told of: shared, taken up, closed, reopened. */
const changedAt = (c: Case): Instant =>
  Math.max(c.manager?.at ?? 0, c.claimedAt ?? 0, c.status === "closed" ? (c.closing?.at ?? 0) : 0);

/** Whether something happened in a case since somebody was told last. */
export const isNewSince = (c: Case, since: Instant): boolean => changedAt(c) > since;

/** The cases shared with somebody that are open or changed since; what was shared after `until` is not told yet. */
export const listedFor = (
  person: PersonId,
  cases: readonly Case[],
  since: Instant,
  until: Instant,
): readonly Case[] =>
  cases
    .filter((c) => isManager(c, person) && c.reporter !== person && (c.manager?.at ?? 0) <= until)
    .filter((c) => isOpen(c) || isNewSince(c, since));

/** Everybody of whose digests a case may be a part: with whom it is shared, and who is called in it. */
const concerned = (c: Case | null): readonly PersonId[] =>
  c === null
    ? []
    : [
        ...(c.manager?.person == null ? [] : [c.manager.person]),
        ...c.calls.flatMap((call) => call.summoned.map((one) => one.person)),
      ];

/** What of a case stands in somebody's digests; nothing where it is none of theirs. */
function look(c: Case | null, person: PersonId): string {
  if (c === null) return "";
  const calls = callsTo(person, c).map((one) => (one.as === "call" ? one.call.event : 0));
  const shared = isManager(c, person) ? [c.status, c.managed] : [];
  return calls.length + shared.length === 0 ? "" : JSON.stringify([calls, shared]);
}

/** Whose digests look different after a change. `away`: none of theirs names the case any more, the older ones neither. */
export function digestsTouched(
  before: Case | null,
  after: Case,
): readonly { readonly person: PersonId; readonly away: boolean }[] {
  const people = new Set([...concerned(before), ...concerned(after)]);
  return [...people]
    .filter((person) => look(before, person) !== look(after, person))
    .map((person) => ({ person, away: look(after, person) === "" }));
}
