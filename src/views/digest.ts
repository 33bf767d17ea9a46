import type { LocalDate } from "../calendar/local.ts";
import type { Call, Summoned } from "../cases/calls.ts";
import { type Case, type Instant, isOpen, type PersonId, receivedAt } from "../cases/case.ts";
import { DIGEST_TIMES, type DigestForm, type DigestTime, isNewSince, type Owed } from "../cases/digests.ts";
import type { Redirected } from "../cases/errands.ts";
import { dateTime, dayOfWeek, readDate } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toCalled } from "../words/to-called.ts";
import { toCity } from "../words/to-city.ts";
import { toHeads } from "../words/to-heads.ts";
import { toManager } from "../words/to-manager.ts";
import { answerButtons } from "./calls.ts";
import type { FigureLine } from "./figures.ts";
import { button, buttons, escaped, heading, type KnownBlock, marked, paragraph, small } from "./kit.ts";
import { managerButtons } from "./manager.ts";

const { digest: say, digestSettings } = toHeads;

/** At most so many things are asked for in one message, and so many cases listed. */
const ASKED = 12;
const LISTED = 40;
/** As many lines as a paragraph surely holds. */
const LINES = 20;

/** What a digest says to one head: of a week, or of a time they asked for. */
export interface DigestTold {
  /** Of whom it tells. */
  readonly person: PersonId;
  readonly title: string;
  /** The day for which it was, if it comes later. */
  readonly lateFor: LocalDate | null;
  /** Whose it is and why somebody else reads it. */
  readonly instead: { readonly name: string; readonly because: Redirected } | null;
  readonly owed: readonly Owed[];
  readonly cases: readonly Case[];
  /** What is newer than this is new. */
  readonly since: Instant;
  readonly today: LocalDate;
  readonly form: DigestForm;
  /** The figures of their sections; null where they have none. */
  readonly figures: readonly FigureLine[] | null;
  /** The codes of these sections. */
  readonly sections: readonly string[];
  readonly asked: boolean;
  readonly timeZone: string;
}

/** `11月16日（月）`. */
export const dayRead = (day: LocalDate): string => `${readDate(day)}（${dayOfWeek(day)}）`;

/** The digest: what is owed with its buttons, then the cases without anybody's name or words, then the figures. */
export function digestBlocks(told: DigestTold): KnownBlock[] {
  const { owed, cases, since, form, figures, asked, instead } = told;
  const isQuiet = !asked && owed.length === 0 && !cases.some((c) => isNewSince(c, since));
  return [
    heading(told.title),
    ...(told.lateFor === null ? [] : [small(say.late(dayRead(told.lateFor)))]),
    ...(instead === null
      ? []
      : [small(`${say[instead.because](instead.name)}\n${say.notYours(instead.name)}`)]),
    ...(isQuiet ? [paragraph(say.nothing)] : [...owedBlocks(told), ...caseBlocks(told)]),
    ...(figures === null || isQuiet || form === "short" ? [] : statisticsBlocks(figures, told)),
    ...(instead === null ? [buttons(button(digestSettings.open, "digest-settings", {}))] : []),
    ...(asked ? [timeButtons()] : []),
  ];
}

function owedBlocks(told: DigestTold): KnownBlock[] {
  const { owed } = told;
  if (owed.length === 0) return [paragraph(say.nothingOwed)];
  const left = owed.length - ASKED;
  return [
    marked(`*${say.owed}*`),
    ...owed
      .slice(0, ASKED)
      .flatMap((one) => [
        paragraph(owedText(one, told)),
        ...(told.instead === null ? [buttons(...owedButtons(one, told.person))] : []),
      ]),
    ...(left > 0 ? [small(say.owedMore(left))] : []),
  ];
}

function owedText(one: Owed, { today, timeZone }: DigestTold): string {
  const number = one.c.number ?? "";
  switch (one.as) {
    case "call":
      return say.call(number, toCalled.calling.waitsFor[one.call.need], dateTime(one.call.at, timeZone));
    case "step": {
      const { on, step } = one.step;
      const text = on < today ? say.passed : say.planned;
      return text(number, dayRead(on), toManager.manager.step[step]);
    }
    case "unnoted":
      return say.unnoted(number);
  }
}

function owedButtons(one: Owed, person: PersonId) {
  if (one.as !== "call") return managerButtons(one.c);
  const me = mineIn(one.call, person);
  return me === undefined ? [] : answerButtons(one.c, one.call, me);
}

const mineIn = (call: Call, person: PersonId): Summoned | undefined =>
  call.summoned.find((one) => one.person === person);

function caseBlocks({ cases, since, form, asked, timeZone }: DigestTold): KnownBlock[] {
  if (cases.length === 0) return [];
  const title = marked(`*${asked ? say.casesThen : say.cases}*`);
  const fresh = cases.filter((c) => isNewSince(c, since)).length;
  if (form === "short" && !asked) return [title, paragraph(say.counted(cases.length, fresh))];
  const lines = cases.slice(0, LISTED).map((c) => {
    const state = isOpen(c) ? toBoth.status[c.status] : toBoth.status.closed;
    const received = dateTime(receivedAt(c), timeZone);
    const isNew = !asked && isNewSince(c, since);
    return `• ${escaped(say.line(c.number ?? "", state, received))}${isNew ? say.isNew : ""}`;
  });
  const paragraphs = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, n) =>
    marked(lines.slice(n * LINES, (n + 1) * LINES).join("\n")),
  );
  const left = cases.length - LISTED;
  return [title, ...paragraphs, small(`${left > 0 ? say.more(left) : ""}${say.where}`)];
}

/** The figures of the sections, where any may be told, and how they are meant. Nobody is ranked by them. */
function statisticsBlocks(
  figures: readonly FigureLine[],
  { asked, sections }: Pick<DigestTold, "asked" | "sections">,
): KnownBlock[] {
  const lines = figures.map(({ label, figure }) => `• ${escaped(label)}：${escaped(figure)}`);
  return [
    marked(`*${asked ? say.figuresThen : say.figures}*`),
    ...(lines.length === 0 ? [paragraph(say.hidden)] : [marked(lines.join("\n"))]),
    small(`${lines.length > 0 && sections.length > 1 ? say.several : ""}${toCity.speaking}`),
  ];
}

const timeButtons = (): KnownBlock =>
  buttons(...DIGEST_TIMES.map((time: DigestTime) => button(say.time[time], `digest.${time}`, { time })));
