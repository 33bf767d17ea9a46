import type { Button } from "@slack/types";
import type { Case, PersonId } from "../cases/case.ts";
import { namedAtDesk } from "../cases/case.ts";
import type { CaseEvent } from "../cases/events.ts";
import { askedOf } from "../cases/handed.ts";
import { handingOf, mayBeHanded, mayReturnTo } from "../cases/handing.ts";
import { flowAnswers } from "../cases/standing.ts";
import { readable } from "../flows/summary.ts";
import { withMembers } from "../policy/placeholders.ts";
import type { Policy, Topic } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { fields } from "./fields.ts";
import {
  button,
  buttons,
  type Carried,
  escaped,
  form,
  type KnownBlock,
  type ModalView,
  marked,
  paragraph,
  plainText,
  small,
} from "./kit.ts";
import type { Names } from "./thread.ts";

const { handing: say } = toColleagues;
const { ask } = asking;

/** The field in which the reporter chooses who shall answer. */
export const HAND_TO = "to";

/** The button by which a topic is handed on; none where the policy lets nobody else answer. */
export function handButton(topic: Topic, carried: Carried): Button[] {
  if (!mayBeHanded(topic)) return [];
  const deputies = topic.mayBeAnsweredBy.map((deputy) => say.deputy[deputy]).join(say.or);
  return [button(say.hand(deputies), "hand", carried)];
}

/** Whom the reporter asks, and what that person will see. */
export const handModal = (c: Case, topic: Topic): ModalView =>
  form("hand", { case: c.id, topic: topic.id }, { title: say.title, submit: say.submit, close: ask.cancel }, [
    ...(topic.title === undefined ? [] : [marked(`*${escaped(topic.title)}*`)]),
    {
      type: "input",
      block_id: HAND_TO,
      label: plainText(say.who),
      element: { type: "users_select", action_id: HAND_TO, placeholder: plainText(ask.choose) },
    },
    small(say.shown),
  ]);

/** How it stands with a topic that was handed on, for the reporter; null where it was not. */
export function handedLine(c: Case, topic: string, names: Names): string | null {
  const handing = handingOf(c, topic);
  if (handing === undefined) return null;
  const name = names(handing.to);
  switch (handing.state) {
    case "asked":
      return say.waiting(name);
    case "answered":
      return say.answered(name);
    case "declined":
      return say.declined(name);
    case "unreached":
      return say.unreached(name);
  }
}

/** What answering oneself means while somebody else is asked; null where nobody is. */
export function whileHanded(c: Case, topic: string, names: Names): string | null {
  const handing = handingOf(c, topic);
  return handing?.state === "asked" ? say.whileWaiting(names(handing.to)) : null;
}

/** Beside an answer at the desk: who gave it, but nobody's name where the reporter has none. */
export function answeredBy(c: Case, by: PersonId | null, names: Names): string {
  if (by === null) return "";
  return namedAtDesk(c) ? say.by(names(by)) : say.bySection;
}

/** What the reporter hears of the person asked; nothing of what the reporter did. */
export function handedNotice(
  c: Case,
  event: CaseEvent & { type: "answered" | "declined" | "unreached" },
  names: Names,
): KnownBlock[] | null {
  const more = mayReturnTo(c, event.topic) ? [small(say.goBack)] : [];
  switch (event.type) {
    case "answered":
      return event.by === c.reporter ? null : [paragraph(say.answeredNotice(names(event.by)))];
    case "declined":
      return [paragraph(say.declinedNotice(names(event.by))), ...more];
    case "unreached":
      return [paragraph(say.unreachedNotice(names(event.to))), ...more];
  }
}

/**
 * The message to the person asked: who asks, the questions, and how to answer. It shows nothing that the reporter
 * wrote or chose.
 */
export function handedBlocks(policy: Policy, c: Case, event: number, from: string): KnownBlock[] {
  const now = askedOf(c, policy, event);
  if (now === null) return [small(say.over)];
  const { topic, handing } = now;
  const carried = { case: c.id, topic: topic.id };
  const title = topic.title === undefined ? [] : [marked(`*${escaped(topic.title)}*`)];
  if (handing.state === "answered") {
    const lines = readable(policy, flowAnswers(c)).filter((l) => l.topic === topic.id);
    const text = lines.map((l) => `${l.question}：${l.answer.join("、") || ask.skipped}`).join("\n");
    return [
      ...title,
      {
        type: "section",
        text: plainText(text.slice(0, 2_900) || ask.skipped),
        accessory: button(ask.change, "stand-in", carried),
      },
      small(say.given(from)),
    ];
  }
  if (handing.state === "declined") {
    return [...title, paragraph(say.passed(from)), buttons(button(say.answer, "stand-in", carried))];
  }
  return [
    paragraph(say.asks(from)),
    small(say.about(from)),
    ...title,
    paragraph(topic.questions.map((q) => `• ${q.ask}`).join("\n")),
    buttons(
      button(say.answer, "stand-in", carried, { style: "primary" }),
      button(say.decline, "decline", carried),
    ),
    small(say.whereTo(from)),
    small(say.quiet(from)),
  ];
}

/** The questions as a form for the person asked; filled in only with what that person answered before. */
export function standInModal(
  policy: Policy,
  c: Case,
  now: NonNullable<ReturnType<typeof askedOf>>,
  members: readonly string[],
): ModalView {
  const topic = withMembers(now.topic, policy.desk, members);
  return form(
    "stand-in",
    { case: c.id, topic: topic.id },
    {
      title: (topic.title ?? asking.doors.modalTitle).slice(0, 24),
      submit: say.answer,
      close: ask.cancel,
    },
    fields(topic, now.handing.state === "answered" ? c.answers : {}, new Map()),
  );
}
