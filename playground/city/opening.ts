import { SITUATION } from "../../src/policy/needed.ts";
import { contentOf, contentParts } from "../../src/views/content.ts";
import { MINUTE } from "./calendar.ts";
import type { Chance } from "./chance.ts";
import type { Course } from "./courses.ts";
import type { Nature } from "./matter.ts";
import { codesTo } from "./organisation.ts";
import { goesThrough, type Wishes } from "./questions.ts";
import type { Telling } from "./telling.ts";

/** Which door somebody comes in by. */
export function doorOf(nature: Nature, luck: Chance): string {
  if (nature === "danger") return SITUATION.danger;
  const mayGoOn = nature === "continuing" || nature === "borderline";
  return mayGoOn && luck.percent(14) ? SITUATION.ongoing : SITUATION.over;
}

/** Where people stop answering, if they do: what comes first is what weighs. */
const enough = ["merits", "care", "support"] as const;

/** From the door to the preview; where the talk still goes on, it ends before anything is written. */
export function prepares(t: Telling, wishes: Wishes, luck: Chance): void {
  if ((t.c.answers[SITUATION.question] ?? []).includes(SITUATION.ongoing)) {
    t.at += luck.between(2, 9) * MINUTE;
    if (luck.percent(70)) t.asks(t.reporter, { ask: "repeating" });
    t.at += luck.between(10, 40) * MINUTE;
    t.asks(t.reporter, { ask: "ended" });
  }
  goesThrough(t, wishes, luck, luck.percent(22) ? luck.of(enough) : null);
}

/** 送る, who is told with it, and after a report what the reporter chooses then. */
export function sends({ t, wishes, luck, reporter, colleagues }: Course): void {
  t.at += luck.between(20, 120) * 1_000;
  const { c, words } = t.told();
  const parts = contentParts(contentOf(t.policy, c, words)).length;
  t.asks(t.reporter, { ask: "send", number: t.number, parts });
  const head = colleagues.find(({ role }) => role === "課長")?.id ?? null;
  t.asks(t.reporter, { ask: "share", manager: head, instead: null, section: codesTo(reporter.section) });
  if (t.c.kind !== "report") return;
  t.at += luck.between(15, 60) * 1_000;
  if (luck.percent(62)) {
    t.asks(t.reporter, { ask: "continue", choice: "continued" });
    goesThrough(t, wishes, luck, luck.percent(25) ? luck.of(enough) : null);
  } else if (luck.percent(60)) t.asks(t.reporter, { ask: "continue", choice: "desk" });
}
