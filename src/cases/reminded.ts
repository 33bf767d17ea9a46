import { whoIsCalled } from "./calls.ts";
import { type Case, type Instant, isOpen, type PersonId } from "./case.ts";
import type { Errand } from "./errands.ts";
import type { CaseEvent } from "./events.ts";
import { OVERDUE, type Reminded, STEPS, type Step, unclaimedSince } from "./reminders.ts";
import { isLive } from "./standing.ts";

/** Somebody's reminders of the same quarter of an hour are one message. */
const QUARTER = 15 * 60_000;
export const quarterOf = (at: Instant): number => Math.floor(at / QUARTER);
export const beginOf = (quarter: number): Instant => quarter * QUARTER;

/** What the desk does in a case, besides whatever its owner does. */
const BY_DESK: ReadonlySet<CaseEvent["type"]> = new Set(["released", "noted", "replied", "decided"]);

/** A list of cases is no work on any of them. */
const isWrittenOut = (e: CaseEvent): boolean => e.type === "seen" && e.what === "export";

type Marks = Pick<Case, "waitingSince" | "touchedAt" | "reminded">;

/** What reminders count from, after one more event. */
export function marksAfter(before: Case, after: Case, e: CaseEvent): Marks {
  const began = before.status === "waiting" ? before.waitingSince : e.at;
  const isByOwner = e.by === before.owner || e.by === after.owner;
  const isTouched = (isByOwner && !isWrittenOut(e)) || BY_DESK.has(e.type);
  return {
    waitingSince: after.status === "waiting" ? began : null,
    touchedAt: isTouched ? e.at : before.touchedAt,
    reminded: remindedAfter(before, e),
  };
}

function remindedAfter(c: Case, e: CaseEvent): readonly Reminded[] {
  switch (e.type) {
    case "reminded": {
      const { step, about, owner, to, tells, at } = e;
      return [...c.reminded, { step, event: c.version + 1, about, owner, at, to, tells }];
    }
    // Whoever waits for the next answer is told anew.
    case "delivered":
    case "reopened":
      return c.reminded.some(({ tells }) => tells)
        ? c.reminded.map((one) => ({ ...one, tells: false }))
        : c.reminded;
    default:
      return c.reminded;
  }
}

/** Whether somebody who was reminded is still concerned: nobody answered, and the case is with whom it was. */
const isOwed = (c: Case, one: Reminded): boolean =>
  isOpen(c) && c.answerDue === one.about && c.owner === one.owner;

/** Whether the desk was told that the time for an answer has come, and there is none yet. */
export const isLate = (c: Case): boolean =>
  c.reminded.some(
    (one) =>
      OVERDUE.has(one.step) && (c.status === "waiting" ? one.about === unclaimedSince(c) : isOwed(c, one)),
  );

/**
 * Whether this person was reminded of a case in this quarter of an hour and still owes an answer, or sees to it that one
 * is given. What the message of another quarter says is no part of it: nothing would bring this one up to date.
 */
export const owes = (c: Case, person: PersonId, quarter: number): boolean =>
  c.reminded.some((one) => one.to === person && quarterOf(one.at) === quarter && isOwed(c, one));

/** The messages about what time brought about that look different because of a change. */
export function reminderErrands(before: Case | null, after: Case): Errand[] {
  if (before === null) return [];
  const past = before.reminded.flatMap((one): Errand[] =>
    one.to !== null && isOwed(before, one) && !isOwed(after, one)
      ? [{ kind: "reminder", person: one.to, quarter: quarterOf(one.at) }]
      : [],
  );
  const isChanged = isLive(before) && (!isLive(after) || whoIsCalled(before) !== whoIsCalled(after));
  const talks = before.reminded.filter((one) => isTalk(one.step));
  return [
    ...past,
    ...(isChanged ? talks : []).map(
      ({ event }): Errand => ({ kind: "notice", case: after.id, event, to: "reporter" }),
    ),
  ];
}

/** What is said when something falls due, and to whom. */
export function remindedErrands(
  c: Case,
  e: CaseEvent & { readonly type: "reminded" },
  event: number,
): Errand[] {
  if (!e.said) return [];
  const notice = (to: "desk" | "reporter"): Errand => ({ kind: "notice", case: c.id, event, to });
  if (isTalk(e.step)) return [{ kind: "live", case: c.id }, notice("reporter")];
  return [
    e.to === null ? notice("desk") : { kind: "reminder", person: e.to, quarter: quarterOf(e.at) },
    ...(e.tells ? [notice("reporter")] : []),
    ...(OVERDUE.has(e.step) ? [{ kind: "card", case: c.id } as const] : []),
  ];
}

/** Whether a step belongs to a talk that goes on, and so to its reporter alone. */
export const isTalk = (step: Step): boolean =>
  [...STEPS.repeating, ...STEPS.unrelated].some((one) => one === step);
