import { type Case, type Invited, isOpen, VIEWS } from "../cases/case.ts";
import type { Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toStaff } from "../words/to-staff.ts";
import { factBlocks } from "./card.ts";
import { beginningOf, type Content } from "./content.ts";
import { againButton, type IncidentWords, incidentLine, incidentSummary, strikeButton } from "./incidents.ts";
import {
  button,
  buttons,
  form,
  heading,
  type KnownBlock,
  type ModalView,
  paragraph,
  plainText,
  quotation,
  small,
  sure,
} from "./kit.ts";
import type { Names } from "./thread.ts";

const { together, incident: words } = toColleagues;

/** How many colleagues can be asked. */
const MOST = 10;

/** How many of the occurrences the colleague's message lists. */
const LISTED = 5;

/** How much of the words of one occurrence it shows: all of it together stays within Slack's limit. */
const LINE_HOLDS = 200;

const option = (sees: Invited["sees"]) => ({ text: plainText(together[sees]), value: sees });

/** Who records together with the reporter, and what they see. */
export function togetherModal(c: Case): ModalView {
  const people = c.invited.map((one) => one.person);
  return form(
    "together",
    { case: c.id },
    { title: together.title, submit: together.submit, close: asking.ask.cancel },
    [
      paragraph(together.intro),
      {
        type: "input",
        block_id: "people",
        optional: true,
        label: plainText(together.people),
        hint: plainText(together.hint),
        element: {
          type: "multi_users_select",
          action_id: "people",
          placeholder: plainText(asking.ask.choose),
          max_selected_items: MOST,
          ...(people.length === 0 ? {} : { initial_users: people }),
        },
      },
      {
        type: "input",
        block_id: "sees",
        label: plainText(together.sees),
        element: {
          type: "radio_buttons",
          action_id: "sees",
          options: VIEWS.map(option),
          initial_option: option(c.invited.at(-1)?.sees ?? "incidents"),
        },
      },
    ],
  );
}

/** What a colleague sees who records together with the reporter: what the reporter chose, and no more. */
export function invitationBlocks(
  policy: Policy,
  c: Case,
  person: string,
  content: Content,
  names: Names,
  written: ReadonlyMap<number, IncidentWords>,
): KnownBlock[] {
  const invited = c.invited.find((one) => one.person === person);
  if (invited === undefined || !isOpen(c)) return [small(together.over)];
  const own = c.incidents.findLast((one) => one.by === person);
  const listed = c.incidents.slice(-LISTED).flatMap((one): KnownBlock[] => {
    const shown = one.words === null ? null : (written.get(one.words)?.shown ?? null);
    return [
      small(`${incidentLine(policy, one)}　${words.by(names(one.by))}`),
      ...(shown === null ? [] : [quotation(beginningOf(shown, LINE_HOLDS))]),
    ];
  });
  return [
    heading(together.yours),
    paragraph(together.asked(names(c.reporter), c.number ?? "")),
    small(invited.sees === "content" ? together.seesContent : together.seesIncidents),
    ...(invited.sees === "content" && c.sentAt !== null
      ? factBlocks(policy, c, content, names, together.restLeftOut)
      : []),
    paragraph(incidentSummary(c) ?? words.none),
    ...listed,
    buttons(
      againButton(c),
      ...(own === undefined ? [] : [strikeButton(c, own.event)]),
      button(
        together.leave,
        "leave",
        { case: c.id },
        { confirm: sure(together.leaveSure, together.leaveSays, together.leaveYes, toStaff.thread.no) },
      ),
    ),
    small(together.notRead),
  ];
}

/** To the reporter: whom they asked, and who could not be asked. */
export function togetherNotice(
  event: { readonly people: readonly string[]; readonly by: string },
  change: Invited["sees"] | "parted",
  names: Names,
  refused: readonly string[],
): KnownBlock[] {
  const listed = (people: readonly string[]) => people.map((id) => words.by(names(id))).join("、");
  if (change === "parted") {
    const left = event.people.includes(event.by);
    return [paragraph((left ? together.left : together.removed)(listed(event.people)))];
  }
  const asked = event.people.filter((id) => !refused.includes(id));
  return [
    ...(asked.length > 0 ? [paragraph(together.invited(listed(asked), together[change]))] : []),
    ...(refused.length > 0 ? [paragraph(together.unreachable(listed(refused)))] : []),
  ];
}
