import { type Case, isOpen } from "../cases/case.ts";
import type { WorkEvent } from "../cases/work.ts";
import type { Policy } from "../policy/policy.ts";
import { dueTime } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toWork } from "../words/to-work.ts";
import { messageParts } from "./content.ts";
import { broadcast, type KnownBlock, mention, paragraph } from "./kit.ts";
import type { Texts } from "./notices.ts";
import type { Names } from "./thread.ts";
import { adviserLabel, measureLine } from "./work-card.ts";

const { workNotice: say } = toWork;

/** Everybody whom a notice about the desk's work names. */
export const peopleIn = (event: WorkEvent): readonly string[] => [
  event.by,
  ...("from" in event ? [event.from] : []),
  ...("to" in event ? [event.to] : []),
  ...("person" in event ? [event.person] : []),
];

/** What the desk's work on a case says to one side; the reporter hears who has it, and nothing else of it. */
export function workNotice(
  policy: Policy,
  c: Case,
  event: WorkEvent,
  isDesk: boolean,
  names: Names,
  texts: Texts,
): KnownBlock[] | null {
  if (!isDesk) return toReporter(policy, c, event, names);
  const quoted = (words: number | null): KnownBlock[] => {
    const text = words === null ? null : texts(words);
    return text === null ? [] : (messageParts(text)[0] ?? []);
  };
  const to = (person: string, text: string) =>
    person === event.by ? paragraph(text) : mention(person, toBoth.notices.to(text));
  const by = names(event.by);
  switch (event.type) {
    case "taken-over":
      return [to(event.from, say.takenDesk(by)), ...quoted(event.words)];
    case "handed-over": {
      const away = say.handedAway(by, names(event.to));
      return [
        to(event.to, say.handedDesk(names(event.from))),
        ...(event.by === event.from ? [] : [to(event.from, away)]),
        ...quoted(event.words),
      ];
    }
    case "vacated":
      return [paragraph(say.vacatedDesk(names(event.from)))];
    case "inquired":
      return [paragraph(say.inquired(by)), ...quoted(event.words)];
    case "weighed": {
      const urgency = policy.labels.urgency[event.urgency];
      return [
        ...(event.urgency === "now" && isOpen(c) ? [broadcast(say.weighedNow(urgency))] : []),
        paragraph(say.weighed(by, urgency)),
        ...quoted(event.reason),
      ];
    }
    case "measured":
      return [paragraph(say.measured(by, measureLine(policy, event))), ...quoted(event.words)];
    case "review-due": {
      const due = c.work.measures.filter((one) => event.measures.includes(one.event));
      const text = say.review(due.map((one) => measureLine(policy, one)).join("、"));
      return [c.owner === null ? paragraph(text) : to(c.owner, text)];
    }
    case "linked":
    case "unlinked":
      return [paragraph(workSays(policy, c, event, names) ?? "")];
    case "consulted":
      return [paragraph(say.consulted(by, adviserLabel(policy, event.adviser))), ...quoted(event.words)];
    case "advised": {
      const asked = c.work.advice.find((one) => one.event === event.advice);
      if (asked === undefined) return null;
      return [to(c.owner ?? asked.by, workSays(policy, c, event, names) ?? ""), ...quoted(event.words)];
    }
  }
}

/** The sentence about an answer, or about there being none: why not, the desk reads, too. */
function howAdvised(c: Case, { by, person, words }: WorkEvent & { readonly type: "advised" }) {
  if (words !== null) return say.advised;
  if (by === person) return say.unknowing;
  return by === c.reporter ? say.takenOut : say.unreached;
}

/** What the desk's own work comes to in one sentence, where the course of a case says nothing of it. */
export function workSays(policy: Policy, c: Case, event: WorkEvent, names: Names): string | null {
  const by = names(event.by);
  switch (event.type) {
    case "weighed":
      return say.weighed(by, policy.labels.urgency[event.urgency]);
    case "linked":
      return say.linked(by, event.number);
    case "unlinked":
      return say.unlinked(by, event.number);
    case "consulted":
      return say.consulted(by, adviserLabel(policy, event.adviser));
    case "advised": {
      const asked = c.work.advice.find((one) => one.event === event.advice);
      return howAdvised(c, event)(names(event.person), adviserLabel(policy, asked?.adviser ?? ""));
    }
    default:
      return null;
  }
}

/** Who has the case now; that what was promised stays. */
function toReporter(policy: Policy, c: Case, event: WorkEvent, names: Names): KnownBlock[] | null {
  if (event.type === "vacated") return [paragraph(say.vacatedReporter)];
  if (event.type !== "taken-over" && event.type !== "handed-over") return null;
  const name = names(event.type === "taken-over" ? event.by : event.to);
  // What is overdue already is not promised once more.
  if (c.answerDue === null || c.answerDue <= event.at) return [paragraph(say.takenReporter(name))];
  return [paragraph(say.takenReporterBy(name, dueTime(c.answerDue, event.at, policy.timeZone)))];
}
