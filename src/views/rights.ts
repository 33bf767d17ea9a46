import type { Case } from "../cases/case.ts";
import { isShared } from "../cases/sharing.ts";
import { asking } from "../words/asking.ts";
import { toBoth } from "../words/to-both.ts";
import { toFile } from "../words/to-file.ts";
import { toReporter } from "../words/to-reporter.ts";
import { toStaff } from "../words/to-staff.ts";
import {
  button,
  buttons,
  heading,
  type KnownBlock,
  line,
  type ModalView,
  paragraph,
  plainText,
  quotation,
  small,
  sure,
} from "./kit.ts";
import { tellsOutcome } from "./record-closing.ts";
import { type CourseLine, courseLines } from "./record-course.ts";
import type { Recorded } from "./record-parts.ts";
import { pieces } from "./shown.ts";
import type { Names } from "./thread.ts";

const { rights } = toReporter;
const { thread } = toStaff;

/** あなたの記録, in a thread and in the App Home. */
export const rightsButton = (c: Case) => button(rights.open, "rights", { case: c.id });

/** Everything a reporter may know and do about their own case; `first` says what was just done. */
export function rightsModal(recorded: Recorded, first: string | null = null): ModalView {
  const { c, names } = recorded;
  const lines = courseLines(recorded);
  const opened = lines.filter((one) => one.type === "seen" && one.by !== c.reporter);
  return {
    type: "modal",
    callback_id: "note",
    title: plainText(rights.open),
    close: plainText(asking.ask.cancel),
    blocks: [
      ...(first === null ? [] : [paragraph(first), line]),
      heading(rights.told),
      paragraph(told(c, names)),
      ...doing(c),
      heading(rights.decided),
      ...decided(recorded),
      heading(rights.opened),
      ...(opened.length === 0 ? [paragraph(rights.nobody)] : listed(opened)),
      small(rights.channel),
      heading(rights.course),
      ...listed(lines.filter((one) => !opened.includes(one))),
    ],
  };
}

function told(c: Case, names: Names): string {
  if (c.sentAt === null) return rights.toldDraft;
  if (!isShared(c)) return rights.toldDesk;
  if (c.manager === null) return rights.toldWaiting;
  return c.manager.person === null ? rights.toldUnreached : rights.toldManager(names(c.manager.person));
}

/** What can be done: less told, a copy, all taken back. */
function doing(c: Case): KnownBlock[] {
  const carried = { case: c.id };
  const withdraw = button(thread.withdraw, "withdraw", carried, {
    confirm: sure(thread.withdrawSure, thread.withdrawSays, thread.withdrawYes, thread.no),
  });
  const narrow = button(rights.narrow, "narrow", carried, {
    confirm: sure(rights.narrowSure, rights.narrowSays, rights.narrowYes, thread.no),
  });
  return [
    buttons(
      button(rights.copy, "copy", carried),
      ...(isShared(c) ? [narrow] : []),
      ...(c.status === "withdrawn" ? [] : [withdraw]),
    ),
  ];
}

/** What the organisation decided; told once the case is closed. */
function decided(recorded: Recorded): KnownBlock[] {
  const { c, policy, words } = recorded;
  if (c.decision === null) return [paragraph(rights.notDecided)];
  if (!tellsOutcome(recorded)) return [paragraph(toFile.decision.later)];
  const { outcome, reason } = c.decision;
  const why = words.find((one) => one.id === reason)?.text ?? null;
  return [
    paragraph(toBoth.notices.decided(policy.labels.decision[outcome])),
    ...(why === null ? [] : [quotation(pieces(why, BLOCK_HOLDS)[0] ?? "")]),
  ];
}

/** Slack takes 3,000 characters in a section, and a hundred blocks in a modal. */
const BLOCK_HOLDS = 2_800;
const MOST_BLOCKS = 8;

/** Lines in as few blocks as they take, the newest of them where there is no room for all. */
function listed(lines: readonly CourseLine[]): KnownBlock[] {
  const texts: string[] = [];
  for (const { at, what } of lines) {
    const text = `${at}\n${what}`.slice(0, BLOCK_HOLDS);
    const last = texts.at(-1);
    if (last === undefined || last.length + text.length > BLOCK_HOLDS) texts.push(text);
    else texts[texts.length - 1] = `${last}\n${text}`;
  }
  const left = texts.slice(-MOST_BLOCKS);
  return [...(left.length < texts.length ? [small(rights.earlier)] : []), ...left.map(paragraph)];
}
