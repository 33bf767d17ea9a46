import { localDate } from "../../src/calendar/local.ts";
import { INCIDENT_MINUTES, namedAtDesk, type WordsId } from "../../src/cases/case.ts";
import type { Asker } from "../../src/cases/requests.ts";
import { mayReconsider, standingAnswers } from "../../src/cases/standing.ts";
import { answerBy } from "../../src/flows/promise.ts";
import { HOW } from "../../src/policy/needed.ts";
import { ADDED } from "../../src/views/content.ts";
import { DESK, dayOf, type Hours, later, MINUTE, moment, workday } from "./calendar.ts";
import type { Chance } from "./chance.ts";
import type { Matter, Nature } from "./matter.ts";
import { type Staff, sections } from "./people.ts";
import { filled } from "./phrases.ts";
import { goesThrough, type Wishes } from "./questions.ts";
import { advice, exchangeOf, greetingOf, linesOf, noteOf } from "./saying.ts";
import type { Keep, Telling } from "./telling.ts";
import { heavier } from "./wishes.ts";

/** What the parts of a case's course have in common. */
export interface Course {
  readonly t: Telling;
  readonly luck: Chance;
  readonly matter: Matter;
  readonly reporter: Staff;
  readonly wishes: Wishes;
  /** Who of the desk takes it up, and the others. */
  readonly owner: Staff;
  readonly others: readonly [Staff, ...Staff[]];
  /** Who of the reporter's section may record together with them. */
  readonly colleagues: readonly Staff[];
}

/** Somebody in the desk's own channel. */
export const atDesk = ({ id }: Staff): Asker => ({ id, onDesk: true });

/** Lets minutes of work go by. */
export function passes({ t, luck }: Course, from: number, to: number, hours: Hours = DESK): void {
  t.at = later(t.at, luck.between(from, to), hours);
}

/** Lets whole working days go by. */
export function days({ t, luck }: Course, from: number, to: number, hours: Hours = DESK): void {
  const day = workday(dayOf(t.at), luck.between(from, to), hours);
  const then = moment(day, luck.between(hours.from + 10, hours.to - 10));
  t.at = later(Math.max(t.at + MINUTE, then), 0, hours);
}

/** 担当する, as soon as the urgency asks for it. Now and then somebody hands it on. */
export function claims(course: Course): void {
  const { t, luck, owner, others } = course;
  if (t.c.urgency === "normal") passes(course, 15, 240);
  else if (t.c.urgency === "today") passes(course, 4, 60);
  else if (t.c.callAnsweredAt === null) t.at += luck.between(50, 290) * 1_000;
  const by = t.c.urgency === "normal" && luck.percent(8) ? luck.of(others) : owner;
  const claim = (by: Staff) => {
    const due = answerBy(t.policy, standingAnswers(t.c), t.c.urgency, t.at);
    t.asks(atDesk(by), { ask: "claim", due });
  };
  claim(by);
  if (by === owner) return;
  passes(course, 30, 200);
  t.asks(atDesk(by), { ask: "release" });
  passes(course, 2, 40);
  claim(owner);
}

/** A kind of words that the policy has, too. */
const suited: Partial<Record<Nature, string>> = {
  danger: "health",
  serious: "hear",
  continuing: "one_contact",
  borderline: "more",
};

/** The desk answers, sometimes after a note to itself. */
export function replies(course: Course): void {
  const { t, luck, owner, others, matter } = course;
  if (luck.percent(45)) {
    passes(course, 3, 40);
    const by = luck.percent(70) ? owner : luck.of(others);
    t.asks(atDesk(by), (keep) => ({
      ask: "note",
      words: keep("note", filled(noteOf(matter, luck), luck)),
    }));
  }
  if (t.c.urgency === "normal") passes(course, 10, 180);
  else passes(course, 3, 12);
  const template = t.policy.templates.find((one) => one.id === suited[matter.nature]);
  const first = filled(luck.of(advice[matter.nature]), luck);
  answers(
    course,
    template !== undefined && luck.percent(30)
      ? `${template.text}\n${first}`
      : `${greetingOf(matter, luck)}${first}`,
  );
}

/** Words to the reporter, by name where the desk knows it. */
function answers(course: Course, text: string): void {
  const { t, reporter } = course;
  const to = namedAtDesk(t.c) ? `${reporter.name}さん` : "ご相談くださった方へ";
  sendsWords(course, (keep) => keep("reply", `${to}\n${text}`));
}

function sendsWords({ t, owner }: Course, written: (keep: Keep) => WordsId): void {
  let words: WordsId | undefined;
  t.asks(atDesk(owner), (keep) => {
    words = written(keep);
    return { ask: "reply", words, parts: 1 };
  });
  t.arrives(words);
}

/** The reporter writes to the desk again. */
export function writes(course: Course, pattern: string): void {
  const { t, luck } = course;
  t.asks(t.reporter, (keep) => ({
    ask: "write",
    words: keep("message", filled(pattern, luck)),
    question: ADDED,
    parts: 1,
  }));
}

/** A few words to and fro. */
export function talks(course: Course): void {
  const { luck, matter, reporter } = course;
  if (!luck.percent(55)) return;
  const [message, answer] = exchangeOf(matter, luck);
  passes(course, 5, 300, sections[reporter.section].hours);
  writes(course, message);
  if (!luck.percent(60)) return;
  passes(course, 8, 120);
  answers(course, answer);
}

/** 今日もあった, again and again; sometimes together with a colleague, and sometimes thought over anew. */
export function goesOn(course: Course, times: number): void {
  const { t, luck, matter, reporter, colleagues, wishes } = course;
  const { hours } = sections[reporter.section];
  const lines = linesOf(matter, luck);
  const [colleague] = luck.percent(40) ? colleagues : [];
  if (colleague !== undefined) {
    const sees = luck.percent(65) ? "incidents" : "content";
    t.asks(t.reporter, { ask: "invite", people: [colleague.id], sees });
  }
  for (let n = 0; n < times; n++) {
    days(course, 1, 6, hours);
    const by = colleague !== undefined && luck.percent(35) ? { id: colleague.id, onDesk: false } : t.reporter;
    const line = luck.percent(70) ? lines[n] : undefined;
    t.asks(by, (keep) => ({
      ask: "record",
      on: localDate(t.at, t.policy.timeZone),
      minutes: luck.percent(80) ? luck.of(INCIDENT_MINUTES) : null,
      means: (t.c.answers[HOW.question] ?? [])[0] ?? null,
      words: line === undefined ? null : keep("incident", filled(line, luck)),
    }));
    if (luck.percent(4)) {
      t.at += 4 * MINUTE;
      t.asks(by, { ask: "strike", incident: t.c.incidents.at(-1)?.event ?? 0 });
    }
  }
  if (times < 3 || !luck.percent(45) || t.isCutOff || !mayReconsider(t.c, t.policy)) return;
  t.at += 6 * MINUTE;
  t.asks(t.reporter, { ask: "reconsider" });
  goesThrough(t, heavier(wishes), luck);
}
