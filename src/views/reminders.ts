import { type Case, type Instant, isOpen } from "../cases/case.ts";
import type { CaseEvent } from "../cases/events.ts";
import { type Family, unrelatedGuide } from "../cases/reminders.ts";
import { isLive } from "../cases/standing.ts";
import type { Policy } from "../policy/policy.ts";
import { clockTime, dueTime, duration } from "../words/time.ts";
import { toRemind } from "../words/to-remind.ts";
import { toWork } from "../words/to-work.ts";
import { needButton, type Planned } from "./calls.ts";
import {
  broadcast,
  button,
  buttons,
  escaped,
  heading,
  type KnownBlock,
  marked,
  paragraph,
  small,
} from "./kit.ts";
import type { Names } from "./thread.ts";

const { timer, reminder } = toRemind;
const MINUTE = 60_000;
/** A message lists at most so many. */
const LISTED = 20;

type When = NonNullable<Policy["phrases"][number]["when"]>;
type Reminding = CaseEvent & { readonly type: "reminded" };

/** How far a talk has come towards its guide; null while nothing is counted. */
function stageOf(c: Case): When | null {
  const since: readonly [Family, Instant | null][] = [
    ["repeating", c.repeatingSince],
    ["unrelated", c.unrelatedSince],
  ];
  const steps = c.reminded.filter((one) => since.some(([, at]) => at === one.about)).map(({ step }) => step);
  if (steps.some((step) => step === "repeating_over" || step === "unrelated_over")) return "over";
  if (steps.includes("repeating_soon")) return "soon";
  return since.find(([, at]) => at !== null)?.[0] === "unrelated"
    ? "unrelated"
    : c.repeatingSince === null
      ? null
      : "repeating";
}

/** The sentences for one stage of a talk. */
const phrasesFor = (policy: Policy, when: When): KnownBlock[] => {
  const fitting = policy.phrases.filter((one) => one.when === when);
  if (fitting.length === 0) return [];
  const said = fitting.map(({ say, by }) => `「${escaped(say)}」（${escaped(by)}）`);
  return [marked(`*${timer.sayNow}*\n${said.join("\n")}`)];
};

/** In the message about a talk that goes on: since when it counts, and what to say at this stage. */
export function timerBlocks(policy: Policy, c: Case): KnownBlock[] {
  const guide = unrelatedGuide(policy);
  const at = (moment: Instant) => clockTime(moment, policy.timeZone);
  const stage = stageOf(c);
  const since = c.unrelatedSince;
  return [
    ...(since === null || guide === null
      ? []
      : [
          marked(
            `*${timer.unrelatedSince(at(since), at(since + guide.from * MINUTE), at(since + guide.to * MINUTE))}*`,
          ),
        ]),
    ...(stage === null ? [] : phrasesFor(policy, stage)),
    ...timerButtons(policy, c),
  ];
}

/** What can be counted besides, and taken back. */
function timerButtons(policy: Policy, c: Case): KnownBlock[] {
  const back = (of: "repeating" | "unrelated") =>
    button(timer.takeBack[of], `take-back.${of}`, { case: c.id, option: of });
  const all = [
    ...(c.unrelatedSince === null && unrelatedGuide(policy) !== null
      ? [button(timer.unrelated, "unrelated", { case: c.id })]
      : []),
    ...(c.repeatingSince === null ? [] : [back("repeating")]),
    ...(c.unrelatedSince === null ? [] : [back("unrelated")]),
  ];
  return all.length === 0 ? [] : [buttons(...all)];
}

/** What is said when what is owed in a case falls due: in its thread, or at the desk. */
export function reminderNotice(
  policy: Policy,
  c: Case,
  event: Reminding,
  desk: boolean,
  names: Names,
): KnownBlock[] | null {
  if (!desk) return event.tells ? [paragraph(reminder.told)] : null;
  const at = (moment: Instant) => dueTime(moment, event.at, policy.timeZone);
  switch (event.step) {
    case "unclaimed_half":
      return [broadcast(reminder.unclaimedHalf(at(event.due)))];
    case "unclaimed_due":
      return [broadcast(reminder.unclaimedDue(at(event.due)))];
    case "answer_late":
      return [broadcast(reminder.answerLate(at(event.due)))];
    case "idle":
      return [
        broadcast(reminder.idle(names(event.owner ?? ""), at(event.about))),
        // Whoever has taken it over since is not asked to be relieved.
        ...(c.owner === event.owner && isOpen(c)
          ? [buttons(button(toWork.work.takeOver, "take-over", { case: c.id }))]
          : []),
      ];
    default:
      return null;
  }
}

/** What is said to somebody in a talk that nears or reaches its guide. */
export function talkNotice(policy: Policy, c: Case, event: Reminding, plan: Planned): KnownBlock[] {
  if (!isLive(c)) return [small(timer.talkOver)];
  const deadlock = policy.thresholds.deadlock.minutes;
  const guide = unrelatedGuide(policy) ?? { from: 0, to: 0 };
  const isOver = event.step === "repeating_over" || event.step === "unrelated_over";
  const end = event.step.startsWith("repeating") ? deadlock : guide.to;
  const left = Math.max(1, Math.round((event.due - event.at) / MINUTE));
  const text = isOver
    ? timer.reached(duration(end))
    : event.step === "repeating_soon"
      ? timer.soon(left, duration(end))
      : timer.unrelatedSoon(duration(guide.from), duration(guide.to));
  return [
    paragraph(text),
    ...phrasesFor(policy, isOver ? "over" : event.step === "repeating_soon" ? "soon" : "unrelated"),
    ...(isOver ? [buttons(needButton(c, "may_end", plan))] : []),
    small(timer.mayEnd),
  ];
}

/** The answers that somebody owes, or sees to, in one message. */
export function owedBlocks(
  cases: readonly { readonly c: Case; readonly policy: Policy; readonly owner: string | null }[],
  now: Instant,
): KnownBlock[] {
  const due = cases
    .filter(({ c }) => c.answerDue !== null && c.number !== null)
    .sort((a, b) => (a.c.answerDue ?? 0) - (b.c.answerDue ?? 0));
  if (due.length === 0) return [heading(reminder.title), paragraph(reminder.none)];
  const lines = due.slice(0, LISTED).map(({ c, policy, owner }) => {
    const at = c.answerDue ?? now;
    const say = at <= now ? reminder.late : reminder.owed;
    const text = say(c.number ?? "", dueTime(at, now, policy.timeZone));
    return `• ${text}${owner === null ? "" : `　${escaped(reminder.ofOther(owner))}`}`;
  });
  return [
    heading(reminder.title),
    marked(lines.join("\n")),
    ...(due.length > LISTED ? [small(reminder.more)] : []),
    small(reminder.where),
  ];
}
