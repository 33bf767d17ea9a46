import { type Case, isOpen, type Kind } from "../cases/case.ts";
import { SITUATION } from "../policy/needed.ts";
import type { Policy } from "../policy/policy.ts";
import { asking } from "../words/asking.ts";
import { dateTime } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toStaff } from "../words/to-staff.ts";
import { againButton } from "./incidents.ts";
import {
  button,
  buttons,
  escaped,
  type HomeView,
  heading,
  type KnownBlock,
  line,
  type ModalView,
  marked,
  paragraph,
  plainText,
  small,
} from "./kit.ts";
import { rightsButton } from "./rights.ts";

/** What the doors lead into: a kind already chosen or not, and words to take along. */
export interface Behind {
  readonly kind: Kind | null;
  readonly quoted?: number;
  /** A word typed after the command that means nothing. */
  readonly unknownWord?: string;
  readonly draft?: Case | null;
  /** Cases that are with the desk, in which one more occurrence can be recorded. */
  readonly going?: readonly Case[];
}

const situationIn = (policy: Policy) =>
  policy.flow.topics.flatMap((t) => t.questions).find((q) => q.id === SITUATION.question);

/** What the policy calls a door. */
export const labelOf = (policy: Policy, situation: string): string =>
  situationIn(policy)?.options.find((o) => o.key === situation)?.label ?? situation;

/** What the first door does, said with its name; what stands there in brackets is on the door itself. */
export const dangerSays = (label: string): KnownBlock =>
  small(asking.doors.dangerSays(label.replace(/（[^）]*）$/, "")));

/** The first answer to anybody who turns to Mamori: help, before any question. The labels are the policy's. */
export function doorBlocks(policy: Policy, behind: Behind): KnownBlock[] {
  const { kind, quoted, draft, going = [] } = behind;
  const question = situationIn(policy);
  const labelled = (situation: string) => labelOf(policy, situation);
  const door = (as: Kind, situation: string, style?: "danger") => {
    const label = labelled(situation);
    return button(
      kind === null && style === undefined ? `${label}（${toBoth.kind[as]}）` : label,
      `door.${as}.${situation}`,
      { kind: as, situation, ...(quoted === undefined ? {} : { quoted }) },
      style === undefined ? {} : { style },
    );
  };
  const danger = door(kind ?? "report", SITUATION.danger, "danger");
  const calm = (as: Kind) => [door(as, SITUATION.ongoing), door(as, SITUATION.over)];
  // Where the kind is still open, each has a row, so that what belongs together is not torn apart.
  const rows = kind === null ? [[danger], calm("report"), calm("consult")] : [[danger, ...calm(kind)]];
  return [
    ...(behind.unknownWord ? [paragraph(toBoth.trouble.unknownWord(behind.unknownWord.slice(0, 50)))] : []),
    paragraph(question?.ask ?? ""),
    ...rows.map((row) => buttons(...row)),
    ...(question?.help === undefined ? [] : [small(question.help)]),
    dangerSays(labelled(SITUATION.danger)),
    ...(quoted === undefined ? [] : [small(asking.doors.quoted)]),
    ...(going.length === 0
      ? []
      : [
          paragraph(toColleagues.incident.goingOn),
          buttons(...going.map((c) => againButton(c, toColleagues.incident.againIn(c.number ?? ""), quoted))),
        ]),
    ...(draft == null
      ? []
      : [
          paragraph(asking.doors.openDraft),
          buttons(button(asking.doors.resume, "resume", { case: draft.id })),
        ]),
  ];
}

/** The doors where Slack gives no place for a message: after a global shortcut. */
export const doorModal = (policy: Policy, behind: Behind): ModalView => noteModal(doorBlocks(policy, behind));

/** A modal that only tells something. */
export const noteModal = (blocks: KnownBlock[]): ModalView => ({
  type: "modal",
  callback_id: "note",
  title: plainText(asking.doors.modalTitle),
  close: plainText(asking.ask.cancel),
  blocks,
});

/** What somebody gets whom the policy does not admit: how to be safe, and whom to phone. */
export function refusedBlocks(policy: Policy): KnownBlock[] {
  return [
    paragraph(toStaff.refusedPerson.intro),
    marked(policy.safety.map((step) => `• ${escaped(step)}`).join("\n")),
    paragraph(toStaff.refusedPerson.desk(policy.desk.name, policy.desk.extension)),
    small(toStaff.refusedPerson.nothingKept),
  ];
}

/** The App Home: the doors, then one's own cases. */
export function home(
  policy: Policy,
  cases: readonly Case[],
  invited: readonly Case[],
  deskReachable: boolean,
): HomeView {
  const row = (c: Case): KnownBlock & { type: "section" } => ({
    type: "section",
    text: plainText(
      toStaff.home.row(
        c.number ?? toBoth.status.draft,
        toBoth.kind[c.kind],
        c.number === null && c.status === "draft" ? "" : toBoth.status[c.status],
        dateTime(c.openedAt, policy.timeZone),
      ),
    ),
    ...(isOpen(c) ? { accessory: againButton(c) } : {}),
  });
  const own = (c: Case): KnownBlock[] => {
    const { accessory: _, ...said } = row(c);
    return [said, buttons(...(isOpen(c) ? [againButton(c)] : []), rightsButton(c))];
  };
  const rows = cases.filter((c) => c.number !== null || c.status !== "withdrawn").flatMap(own);
  return {
    type: "home",
    blocks: [
      heading(policy.desk.name),
      paragraph(asking.doors.homeIntro),
      ...(deskReachable ? [] : [paragraph(toStaff.home.noDesk)]),
      ...doorBlocks(policy, { kind: null, draft: cases.find((c) => c.status === "draft") ?? null }),
      line,
      heading(toStaff.home.yours),
      ...(rows.length === 0 ? [small(toStaff.home.none)] : rows),
      ...(invited.length === 0 ? [] : [heading(toColleagues.together.yours), ...invited.map(row)]),
      line,
      small(policy.notice),
    ],
  };
}
