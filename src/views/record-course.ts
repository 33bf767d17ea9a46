import type { Instant } from "../cases/case.ts";
import type { CaseEvent } from "../cases/events.ts";
import { isToldToReporter } from "../cases/sharing.ts";
import { eraDateTime, eraDay } from "../words/time.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toFile } from "../words/to-file.ts";
import { toManager } from "../words/to-manager.ts";
import { callSays } from "./calls.ts";
import { tellsOutcome } from "./record-closing.ts";
import { entry, namesPeople, type Recorded, type Section } from "./record-parts.ts";
import { rungLabel } from "./work-card.ts";

const { course } = toFile;
const { incident } = toColleagues;

/** The course of the case in plain words: what its reader has seen or been told of, with the time. */
export function courseSection(recorded: Recorded): Section {
  return {
    as: "table",
    title: course.title,
    head: [course.at, course.what],
    shares: [46, 100],
    rows: courseLines(recorded).map(({ moment, what }) => [
      entry(eraDateTime(moment, recorded.policy.timeZone)),
      entry(what),
    ]),
  };
}

/** One event as it is told: when, and in plain words what. */
export interface CourseLine {
  readonly type: CaseEvent["type"];
  readonly by: string;
  readonly moment: Instant;
  readonly what: string;
}

/** What happened to a case, as far as its reader has seen or been told of it. */
export function courseLines(recorded: Recorded): readonly CourseLine[] {
  return recorded.events.flatMap((event, n) => {
    const what = courseSays(recorded, event, n + 1);
    return what === null ? [] : [{ type: event.type, by: event.by, moment: event.at, what }];
  });
}

/** What one event says in the course of a case; nothing where it belongs to writing or to one side only. */
export function courseSays(
  recorded: Pick<Recorded, "policy" | "c" | "events" | "audience" | "names">,
  event: CaseEvent,
  number: number,
): string | null {
  const { policy, c, events, audience, names } = recorded;
  const desk = audience === "desk";
  switch (event.type) {
    case "opened":
      return course.opened;
    case "called":
      return course.called;
    case "sent":
      return course.sent;
    case "repeating":
      return course.repeating;
    case "ended":
      return course.ended;
    case "claimed":
      return course.claimed(names(event.by));
    case "released":
      return course.released(names(event.by));
    case "replied":
      return course.replied(names(event.by));
    case "undelivered":
      return course.undelivered;
    case "messaged":
      return course.messaged;
    case "recorded":
      // What was taken back or withdrawn is not told any more.
      return c.incidents.some((one) => one.event === number) ? course.recorded(eraDay(event.on)) : null;
    case "struck":
      return course.struck;
    case "reconsidered":
      return course.reconsidered;
    case "handed":
      return desk ? null : course.handed(names(event.to));
    case "invited":
      return namesPeople(recorded) && c.status !== "withdrawn"
        ? course.invited(event.people.map((one) => incident.by(names(one))).join("、"))
        : null;
    case "decided": {
      const isLast = events.findLast((e) => e.type === "decided") === event;
      return desk || (isLast && tellsOutcome(recorded))
        ? course.decidedAs(policy.labels.decision[event.outcome])
        : course.decided;
    }
    case "closed":
      return course.closed;
    case "reopened":
      return course.reopened;
    case "withdrawn":
      return course.withdrawn;
    case "unrelated":
      return course.unrelated;
    case "taken-back":
      return course.takenBack;
    case "reminded":
      return event.tells ? course.reminded : null;
    case "summoned":
    case "responded":
    case "stood-down":
      return callSays(c, event, !namesPeople(recorded), names);
    case "taken-over":
      return course.claimed(names(event.by));
    case "handed-over":
      return course.claimed(names(event.to));
    case "vacated":
      return course.released(names(event.from));
    case "inquired":
      return course.inquired(names(event.by));
    case "measured":
      return desk ? course.measured(rungLabel(policy, event.rung), eraDay(event.on)) : null;
    // What belongs to writing a report, the way of a message, and what only one side sees.
    case "answered":
    case "continued":
    case "changing":
    case "added":
    case "delivered":
    case "lifted":
    case "noted":
    case "parted":
    case "declined":
    case "unreached":
    case "weighed":
    case "review-due":
    case "linked":
    case "unlinked":
    case "consulted":
    case "advised":
      return null;
    case "shared":
      if (event.manager === null) return course.unshared;
      return event.instead === null
        ? course.shared(names(event.manager))
        : course.sharedInstead(names(event.manager), names(event.instead));
    case "narrowed":
      return course.narrowed;
    case "managed":
      return desk || isToldToReporter(event.step)
        ? course.managed(names(event.by), toManager.manager.step[event.step], eraDay(event.on))
        : null;
    case "seen":
      return seen(event, names);
  }
}

/** Who opened a case where that can be noted. */
function seen({ what, by }: CaseEvent & { type: "seen" }, names: Recorded["names"]): string {
  switch (what) {
    case "sheet":
      return course.sheetMade(names(by));
    case "copy":
      return course.copyMade;
    case "card":
      return course.cardOpened(names(by));
    case "export":
      return course.exported(names(by));
  }
}
