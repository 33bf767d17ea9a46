import { MINUTE } from "./calendar.ts";
import { type Course, claims, days, goesOn, passes, replies, talks } from "./courses.ts";
import { closes, comesBack, decides } from "./deciding.ts";
import { prepares, sends } from "./opening.ts";
import type { End } from "./plans.ts";

/** Everything that happens to a case from its opening on, up to how it ends. */
export function runs(course: Course, end: End): void {
  const { t, luck, matter, wishes } = course;
  const isDanger = matter.nature === "danger";
  if (isDanger) {
    t.asks(t.reporter, { ask: "call", number: t.number });
    claims(course);
    // Nobody writes a report while in danger.
    t.at += luck.between(12, 40) * MINUTE;
  }
  prepares(t, wishes, luck);
  if (end === "dropped") {
    withdraws(course);
    return;
  }
  sends(course);
  if (end === "arrived" || end === "unnamed") return;
  if (end === "withdrawn" && luck.percent(50)) {
    withdraws(course);
    return;
  }
  if (!isDanger) claims(course);
  replies(course);
  if (end === "withdrawn") {
    withdraws(course);
    return;
  }
  talks(course);
  if (end === "called") return;
  if (matter.nature === "continuing") goesOn(course, end === "going-on" ? 9 : luck.between(2, 7));
  if (end === "going-on") return;
  days(course, ...(end === "decided" ? ([1, 2] as const) : until(course)));
  decides(course);
  if (end === "decided") return;
  days(course, 0, 4);
  closes(course);
  if (end === "returns") comesBack(course);
}

/** How many working days pass until the organisation decides. */
const until = ({ matter: { nature } }: Course): readonly [number, number] =>
  nature === "plain" || nature === "guidance" ? [1, 5] : [2, 12];

function withdraws(course: Course): void {
  passes(course, 4, 400);
  course.t.asks(course.t.reporter, { ask: "withdraw" });
}
