import { type Case, closingFacts, type FactDone } from "../cases/case.ts";
import { flowAnswers } from "../cases/decide.ts";
import type { Side } from "../cases/errands.ts";
import type { CaseEvent } from "../cases/events.ts";
import { readable } from "../flows/summary.ts";
import { PLACE } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { sentences } from "../words/sentences.ts";
import { dateTime, dueTime, readDate } from "../words/time.ts";
import { messageParts, pieces } from "./content.ts";
import {
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
import type { Names } from "./thread.ts";

const { notices, relay, closingFact, outcome } = sentences;

/** Words by id, as far as they are still there. */
export type Texts = (words: number) => string | null;

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
  const say = (text: string): KnownBlock[] => [paragraph(text)];
  switch (event.type) {
    case "claimed": {
      const due = c.answerDue === null ? null : dueTime(event.due, event.at, policy.timeZone);
      return say(desk ? notices.claimedDesk(names(event.by)) : notices.claimedReporter(names(event.by), due));
    }
    case "released":
      return say(desk ? notices.releasedDesk(names(event.by)) : notices.releasedReporter);
    case "decided":
      return say(
        desk ? notices.decidedDesk(names(event.by), outcome[event.outcome]) : notices.decidedReporter,
      );
    case "closed":
      return desk ? say(notices.closedDesk(names(event.by))) : closing(policy, c, event, texts);
    case "reopened":
      return desk ? say(notices.reopenedDesk) : say(notices.reopenedReporter);
    case "withdrawn":
      return say(desk ? notices.withdrawnDesk : notices.withdrawnReporter(event.reached));
    case "answered":
      return desk ? say(notices.place(placeOf(policy, c))) : null;
    case "called":
      return desk ? say(notices.calledAgain) : null;
    case "sent":
      return desk ? say(notices.sentAfterCall) : null;
    case "undelivered":
      return desk ? say(notices.undelivered) : null;
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
    ...(c.decision === null ? [] : [marked(`*${notices.decided(outcome[c.decision.outcome])}*`)]),
    ...(reason === null ? [] : [marked(`*${notices.reason}*`), quotation(pieces(reason, 2_800)[0] ?? "")]),
    marked(
      `*${notices.done}*\n${closingFacts.map((f) => `• ${closingFact[f]}：${done(event.facts[f])}`).join("\n")}`,
    ),
  ];
}

const done = (fact: FactDone): string => ("on" in fact ? readDate(fact.on) : notices.notApplicable);

/** One message carried to the other side. `author` is null where the reader may not know who wrote. */
export function relayBlocks(
  c: Case,
  message: { text: string | null; files: number; edited: boolean; role: string; part: number },
  author: string | null,
  alert: string | null,
  policy: Policy,
): KnownBlock[] {
  const missing = c.status === "withdrawn" ? sentences.content.erased : sentences.content.deleted;
  const all = messageParts(message.text ?? missing, message.text === null ? 0 : message.files);
  const body = all[message.part - 1] ?? [small(sentences.preview.gone)];
  const from =
    message.role === "message"
      ? relay.fromReporter(author)
      : message.role === "closing"
        ? relay.closing
        : relay.fromDesk(author ?? policy.desk.name);
  const head = `*${escaped(from)}*${relay.part(message.part, all.length)}${message.edited ? relay.edited : ""}`;
  return [...(alert === null ? [] : [mention(alert, relay.forOwner)]), marked(head), ...body];
}

/** Asks which case a message belongs to that was written outside any thread. */
export function strayBlocks(words: number, cases: readonly Case[]): KnownBlock[] {
  const { stray, thread, kind } = sentences;
  return [
    paragraph(stray.ask),
    buttons(
      ...cases
        .slice(0, 5)
        .map((c, n) =>
          button(stray.into(thread.title(kind[c.kind], c.number)), `stray-into.${n}`, { words, case: c.id }),
        ),
      button(stray.newReport, "stray-new.report", { words, kind: "report" }),
      button(stray.newConsult, "stray-new.consult", { words, kind: "consult" }),
      button(stray.forget, "stray-forget", { words }),
    ),
  ];
}
