import { daysLater, type Instant, localDate } from "../calendar/local.ts";
import { type Case, isOpen, receivedAt } from "../cases/case.ts";
import { isToldToReporter, MANAGER_STEPS, type Managed, type ManagerStep } from "../cases/sharing.ts";
import type { Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { dateTime, readDate } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toDesk } from "../words/to-desk.ts";
import { toManager } from "../words/to-manager.ts";
import { urgencyMark } from "./card.ts";
import {
  button,
  buttons,
  escaped,
  form,
  heading,
  type KnownBlock,
  type ModalView,
  marked,
  paragraph,
  plainText,
  small,
} from "./kit.ts";
import { LISTED } from "./manager-desk.ts";
import type { Names } from "./thread.ts";

const { manager: words, managerForm } = toManager;
const { card } = toDesk;

const said = ({ step, on }: Pick<Managed, "step" | "on">) => words.line(words.step[step], readDate(on));

/** The card of a manager whom the reporter lets know: that there is a case and how it stands, and no word of it. */
export function managerBlocks(
  policy: Policy,
  c: Case,
  names: Names,
  section: string | null,
  instead: string | null,
): KnownBlock[] {
  const field = (label: string, value: string) => ({
    type: "mrkdwn" as const,
    text: `*${label}*\n${escaped(value)}`,
  });
  const done = c.managed.slice(-LISTED).map(said);
  return [
    heading(`${urgencyMark(c)}${card.title(c.number ?? "", toBoth.kind[c.kind])}`),
    paragraph(words.intro(names(c.reporter))),
    ...(instead === null ? [] : [small(words.instead(names(instead)))]),
    {
      type: "section",
      fields: [
        field(words.who, names(c.reporter)),
        ...(section === null ? [] : [field(card.section, section)]),
        field(card.urgency, policy.labels.urgency[c.urgency]),
        field(card.received, dateTime(receivedAt(c), policy.timeZone)),
        field(card.status, toBoth.status[c.status]),
        field(card.owner, c.owner === null ? card.nobody : names(c.owner)),
      ],
    },
    ...(done.length === 0 ? [] : [marked(`*${words.done}*\n${done.map((one) => `• ${one}`).join("\n")}`)]),
    ...(isOpen(c) ? [buttons(...managerButtons(c))] : []),
    small(`${words.noWords}\n${words.care}`),
    small(toColleagues.together.notRead),
  ];
}

/** What a manager does for the reporter. */
export const managerButtons = (c: Case) =>
  MANAGER_STEPS.map((step) => button(words.step[step], `manage.${step}`, { case: c.id, step }));

/** In place of the card, for whom the case is kept from now. */
export const managerOver: KnownBlock[] = [small(words.over)];

export const MANAGED_ON = "on";
export const MANAGED_NOTE = "note";

/** How far back and ahead a manager's step may lie, in days. */
const BACK = 30;
const AHEAD = 365;

/** Why this day cannot be noted; null if it can. */
export function dayFault(on: string, now: Instant, timeZone: string): string | null {
  const today = localDate(now, timeZone);
  if (on < daysLater(today, -BACK)) return managerForm.longAgo;
  return on > daysLater(today, AHEAD) ? managerForm.farAhead : null;
}

/** What a manager does or is going to do, on which day. */
export function managerModal(policy: Policy, c: Case, step: ManagerStep, now: Instant): ModalView {
  return form(
    "manage",
    { case: c.id, step },
    { title: words.step[step], submit: managerForm.submit, close: asking.ask.cancel },
    [
      {
        type: "input",
        block_id: MANAGED_ON,
        label: plainText(managerForm.on),
        hint: plainText(managerForm.onHelp),
        element: {
          type: "datepicker",
          action_id: MANAGED_ON,
          initial_date: localDate(now, policy.timeZone),
        },
      },
      {
        type: "input",
        block_id: MANAGED_NOTE,
        optional: true,
        label: plainText(managerForm.note),
        hint: plainText(managerForm.noteHelp),
        element: { type: "plain_text_input", action_id: MANAGED_NOTE, multiline: true, max_length: 2_800 },
      },
      small(isToldToReporter(step) ? managerForm.told : managerForm.notTold),
    ],
  );
}
