import type { CaseEvent } from "../cases/events.ts";
import { eraDateTime, eraDay } from "../words/time.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toFile } from "../words/to-file.ts";
import { callSays } from "./calls.ts";
import { tellsOutcome } from "./record-closing.ts";
import { entry, namesPeople, type Recorded, type Section } from "./record-parts.ts";

const { course } = toFile;
const { incident } = toColleagues;

/** The course of the case in plain words: what its reader has seen or been told of, with the time. */
export function courseSection(recorded: Recorded): Section {
  const { policy, events } = recorded;
  return {
    as: "table",
    title: course.title,
    head: [course.at, course.what],
    shares: [46, 100],
    rows: events.flatMap((event, n) => {
      const what = said(recorded, event, n + 1);
      return what === null ? [] : [[entry(eraDateTime(event.at, policy.timeZone)), entry(what)]];
    }),
  };
}

function said(recorded: Recorded, event: CaseEvent, number: number): string | null {
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
      return null;
  }
}
