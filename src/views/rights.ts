import type { Case } from "../cases/case.ts";
import { isShared } from "../cases/sharing.ts";
import { asking } from "../words/asking.ts";
import { clockTime, eraWeekday } from "../words/time.ts";
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
const { preview } = asking;

/** あなたの記録, in a thread and in the App Home. */
export const rightsButton = (c: Case) => button(rights.open, "rights", { case: c.id });

/** What is asked once more before a case ends for good; what was never sent is lost whole. `no` leads back. */
export const surelyWithdraw = (c: Case, no: string) =>
  c.sentAt === null
    ? sure(
        preview.discardSure,
        c.calledAt === null ? preview.discardSays : preview.discardCalled,
        preview.discardYes,
        no,
      )
    : sure(thread.withdrawSure, thread.withdrawSays, thread.withdrawYes, no);

/** The way out of a case, in its thread and in one's own record. */
export const withdrawButton = (c: Case) =>
  button(
    c.status === "draft" ? thread.discard : thread.withdraw,
    "withdraw",
    { case: c.id },
    { confirm: surelyWithdraw(c, thread.no) },
  );

/** Everything a reporter may know and do about their own case; `first` says what was just done. */
export function rightsModal(recorded: Recorded, first: string | null = null): ModalView {
  const { c, names, policy } = recorded;
  const { timeZone } = policy;
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
      ...(isShared(c) ? [buttons(narrow(c))] : []),
      heading(rights.decided),
      ...decided(recorded),
      heading(rights.opened),
      ...(opened.length === 0 ? [paragraph(rights.nobody)] : listed(opened, timeZone)),
      small(rights.channel),
      heading(rights.course),
      ...listed(
        lines.filter((one) => !opened.includes(one)),
        timeZone,
      ),
      buttons(copy(c), ...(c.status === "withdrawn" ? [] : [withdrawButton(c)])),
    ],
  };
}

function told(c: Case, names: Names): string {
  if (c.sentAt === null) return rights.toldDraft;
  if (!isShared(c)) return rights.toldDesk;
  if (c.manager === null) return rights.toldWaiting;
  return c.manager.person === null ? rights.toldUnreached : rights.toldManager(names(c.manager.person));
}

const copy = (c: Case) => button(rights.copy, "copy", { case: c.id });

const narrow = (c: Case) =>
  button(
    rights.narrow,
    "narrow",
    { case: c.id },
    { confirm: sure(rights.narrowSure, rights.narrowSays, rights.narrowYes, thread.no) },
  );

/** What the organisation decided; told once the case is closed. */
function decided(recorded: Recorded): KnownBlock[] {
  const { c, policy, words } = recorded;
  if (c.decision === null) return [paragraph(rights.notDecided)];
  if (!tellsOutcome(recorded)) return [paragraph(toFile.decision.later)];
  const { outcome, reason } = c.decision;
  const why = words.find((one) => one.id === reason)?.text ?? null;
  return [
    paragraph(policy.labels.decision[outcome]),
    ...(why === null ? [] : [quotation(pieces(why, BLOCK_HOLDS)[0] ?? "")]),
  ];
}

/** Slack takes 3,000 characters in a section, and a hundred blocks in a modal. */
const BLOCK_HOLDS = 2_800;
const MOST_BLOCKS = 8;
const LINE_HOLDS = 2_700;

/** What happened, day by day, in as few blocks as it takes; the newest of them where there is no room for all. */
function listed(lines: readonly CourseLine[], timeZone: string): KnownBlock[] {
  const texts: string[] = [];
  let day = "";
  for (const { moment, what } of lines) {
    const on = eraWeekday(moment, timeZone);
    const text = `${clockTime(moment, timeZone)}　${what}`.slice(0, LINE_HOLDS);
    const last = texts.at(-1);
    const more = on === day ? `\n${text}` : `\n\n${on}\n${text}`;
    if (last === undefined || last.length + more.length > BLOCK_HOLDS) texts.push(`${on}\n${text}`);
    else texts[texts.length - 1] = `${last}${more}`;
    day = on;
  }
  const left = texts.slice(-MOST_BLOCKS);
  return [...(left.length < texts.length ? [small(rights.earlier)] : []), ...left.map(paragraph)];
}
