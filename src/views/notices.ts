import { type Case, closingFacts, type FactDone, isOpen, type PersonId } from "../cases/case.ts";
import type { Side } from "../cases/errands.ts";
import type { CaseEvent } from "../cases/events.ts";
import { flowAnswers } from "../cases/standing.ts";
import { readable } from "../flows/summary.ts";
import { PLACE, SITUATION } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { dateTime, dueTime, readDate } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toFile } from "../words/to-file.ts";
import { toStaff } from "../words/to-staff.ts";
import { messageParts } from "./content.ts";
import { labelOf } from "./doors.ts";
import { FACT_REASON_HOLDS } from "./forms.ts";
import { handedNotice } from "./handing.ts";
import {
  broadcast,
  button,
  buttons,
  escaped,
  type KnownBlock,
  marked,
  mention,
  paragraph,
  quotation,
  small,
} from "./kit.ts";
import { pieces, type Shown } from "./shown.ts";
import type { Names } from "./thread.ts";

const { notices, relay, closingFact } = toBoth;

/** Words by id, as far as they are still there. */
export type Texts = (words: number) => string | null;

/** What happens without the desk, or leaves a case to nobody. */
const WAKING: ReadonlySet<CaseEvent["type"]> = new Set([
  "called",
  "answered",
  "sent",
  "released",
  "reopened",
  "withdrawn",
  "undelivered",
  "recorded",
  "narrowed",
  "vacated",
  "review-due",
]);

/**
 * Whom a notice at the desk wakes, since a card brought up to date and a reply in its thread wake nobody: everybody
 * for a call and while nobody has the case, else who has it, or whose words did not arrive.
 */
export function wakes(c: Case, event: CaseEvent): { everybody: boolean; person: PersonId | null } {
  // Nobody has answered: whoever can, shall see it.
  if (event.type === "reminded") return { everybody: true, person: null };
  if (event.type === "weighed") return { everybody: event.urgency === "now" && isOpen(c), person: null };
  const isWaking = WAKING.has(event.type) || (event.type === "managed" && event.step === "confer");
  if (!isWaking) return { everybody: false, person: null };
  const person =
    event.type === "undelivered"
      ? (c.replies.find((r) => r.words === event.words)?.by ?? c.closing?.by ?? c.owner)
      : c.owner;
  const everybody = person === null || (event.type === "called" && isOpen(c));
  return { everybody, person: person === event.by ? null : person };
}

/** What one event says to one side; nothing where it says nothing. */
export function noticeBlocks(
  policy: Policy,
  c: Case,
  event: CaseEvent,
  to: Side,
  names: Names,
  texts: Texts,
): KnownBlock[] | null {
  const desk = to === "desk";
  const { person } = wakes(c, event);
  const say = (text: string): KnownBlock[] => [
    desk && person !== null ? mention(person, notices.to(text)) : paragraph(text),
  ];
  switch (event.type) {
    case "claimed": {
      const due = c.answerDue === null ? null : dueTime(event.due, event.at, policy.timeZone);
      return say(desk ? notices.claimedDesk(names(event.by)) : notices.claimedReporter(names(event.by), due));
    }
    case "released":
      return say(desk ? notices.releasedDesk(names(event.by)) : notices.releasedReporter);
    case "decided":
      return desk
        ? [
            paragraph(notices.decidedDesk(names(event.by), policy.labels.decision[event.outcome])),
            ...quoted(texts(event.reason)),
          ]
        : say(notices.decidedReporter);
    case "closed":
      return desk
        ? [
            paragraph(notices.closedDesk(names(event.by))),
            facts(event),
            ...reasons(event, texts),
            ...quoted(texts(event.message)),
          ]
        : closing(policy, c, event, texts);
    case "replied":
      return desk ? [paragraph(notices.repliedDesk(names(event.by))), ...quoted(texts(event.words))] : null;
    case "reopened":
      return desk ? say(notices.reopenedDesk) : say(notices.reopenedReporter);
    case "withdrawn":
      return say(
        desk
          ? notices.withdrawnDesk + (c.calledAt === null ? "" : notices.calledOff(names(c.reporter)))
          : notices.withdrawnReporter(event.reached),
      );
    case "answered":
      if (!desk) return handedNotice(c, event, names);
      return say(
        event.questions.includes(PLACE.question)
          ? notices.place(placeOf(policy, c))
          : notices.moreUrgent(policy.labels.urgency[event.urgency]),
      );
    case "reconsidered":
      return desk ? say(notices.reconsidered) : null;
    case "called":
      return desk ? [isOpen(c) ? broadcast(notices.calledAgain) : paragraph(notices.calledAgain)] : null;
    case "sent":
      return desk ? say(notices.sentAfterCall) : null;
    case "undelivered":
      return desk ? say(notices.undelivered) : null;
    case "seen":
      return say(toFile.sheet.notMade);
    case "declined":
    case "unreached":
      return desk ? null : handedNotice(c, event, names);
    default:
      return null;
  }
}

/** Where the person is who called for help, as they answered. */
export function placeOf(policy: Policy, c: Case): string {
  const lines = readable(policy, flowAnswers(c));
  return lines.find((l) => l.id === PLACE.question)?.answer.join("、") || notices.noPlace;
}

/** The end of a case as its reporter reads it: what was decided and why, and what was done. */
function closing(policy: Policy, c: Case, event: CaseEvent & { type: "closed" }, texts: Texts): KnownBlock[] {
  const reason = c.decision === null ? null : texts(c.decision.reason);
  return [
    paragraph(notices.closedReporter(dateTime(event.at, policy.timeZone))),
    ...(c.decision === null
      ? []
      : [marked(`*${escaped(notices.decided(policy.labels.decision[c.decision.outcome]))}*`)]),
    ...(reason === null ? [] : [marked(`*${notices.reason}*`), quotation(pieces(reason, 2_800)[0] ?? "")]),
    facts(event),
  ];
}

/** The four dated facts. */
function facts(event: CaseEvent & { type: "closed" }): KnownBlock {
  const done = (fact: FactDone) => ("on" in fact ? readDate(fact.on) : notices.notApplicable);
  const lines = closingFacts.map((f) => `• ${closingFact[f]}：${done(event.facts[f])}`);
  return marked(`*${notices.done}*\n${lines.join("\n")}`);
}

/** Why facts do not apply: for the desk alone. */
function reasons(event: CaseEvent & { type: "closed" }, texts: Texts): KnownBlock[] {
  return closingFacts.flatMap((f) => {
    const fact = event.facts[f];
    const why = "on" in fact ? null : texts(fact.notApplicable);
    return why === null
      ? []
      : [marked(`*${notices.whyNot(closingFact[f])}*`), quotation(pieces(why, FACT_REASON_HOLDS)[0] ?? "")];
  });
}

/** What the desk wrote in a form, for those of the desk who did not. */
const quoted = (text: string | null): KnownBlock[] => (text === null ? [] : (messageParts(text)[0] ?? []));

/**
 * One message carried to the other side. `author` is null where the reader may not know who wrote; `hidden` says
 * whether something in it is hidden from the reader.
 */
export function relayBlocks(
  c: Case,
  message: { text: Shown | null; files: number; edited: boolean; role: string; part: number },
  author: string | null,
  alert: string | null,
  policy: Policy,
  hidden: boolean,
): KnownBlock[] {
  const missing = c.status === "withdrawn" ? toBoth.content.erased : toBoth.content.deletedRead;
  const all = messageParts(message.text ?? missing, message.text === null ? 0 : message.files);
  const body = all[message.part - 1] ?? [small(asking.preview.gone)];
  const from =
    message.role === "message"
      ? relay.fromReporter(author)
      : message.role === "closing"
        ? relay.closing
        : relay.fromDesk(author ?? policy.desk.name);
  const head = `*${escaped(from)}*${relay.part(message.part, all.length)}${message.edited ? relay.edited : ""}`;
  const note = hidden && message.part === all.length ? [small(asking.masking.atDesk)] : [];
  return [...(alert === null ? [] : [mention(alert, relay.forOwner)]), marked(head), ...body, ...note];
}

/** Asks which case a message belongs to that was written outside any thread. */
export function strayBlocks(
  policy: Policy,
  words: number,
  cases: readonly Case[],
  underHanded = false,
): KnownBlock[] {
  const { stray, thread } = toStaff;
  const { kind } = toBoth;
  // Several drafts look alike but for when they were begun.
  const title = (c: Case) =>
    c.number === null
      ? `${thread.title(kind[c.kind], null)}（${dateTime(c.openedAt, policy.timeZone)}）`
      : thread.title(kind[c.kind], c.number);
  const danger = labelOf(policy, SITUATION.danger);
  return [
    ...(underHanded ? [paragraph(toColleagues.handing.unread)] : []),
    paragraph(stray.ask),
    buttons(
      button(
        danger,
        "door.consult.danger",
        { kind: "consult", situation: SITUATION.danger, quoted: words },
        { style: "danger" },
      ),
      ...cases
        .slice(0, 5)
        .map((c, n) => button(stray.into(title(c)), `stray-into.${n}`, { words, case: c.id })),
      button(stray.newReport, "stray-new.report", { words, kind: "report" }),
      button(stray.newConsult, "stray-new.consult", { words, kind: "consult" }),
      button(stray.forget, "stray-forget", { words }),
    ),
    small(asking.doors.dangerSays(danger)),
  ];
}
