import { isDate, type LocalDate, localDate } from "../calendar/local.ts";
import { daysOfMonths, fiscalYearOf, monthIn, monthOf } from "../calendar/months.ts";
import { CONTENTS, type Content, daysOf, type ExportWish, FORMS_OF, SPANS_OF } from "../cases/exports.ts";
import { HELD, type HeldDays, type HeldKind, heldMark } from "../cases/held.ts";
import { nothing, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import { armExport, opensExport } from "../casework/exports.ts";
import type { Answer, Fields, Submission } from "../casework/gestures.ts";
import { noteModal } from "../views/doors.ts";
import { EXPORT_CONTENT, EXPORT_YEAR, exportModal, EXPORT_FIELD as FIELD } from "../views/exports.ts";
import { paragraph } from "../views/kit.ts";
import { daysWritten } from "../words/days.ts";
import { refusals } from "../words/refusals.ts";
import { eraFiscalYear } from "../words/time.ts";
import { toCalled } from "../words/to-called.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toExport } from "../words/to-export.ts";
import { carriedBy, errors, type OnPress, type OnSubmit, textIn } from "./action.ts";

const { exporting: say } = toExport;

/** 件・集計・年報を書き出す in the App Home of the desk. */
export const exportCases: OnPress = async (press, _, bot) => ({
  after: press.home ? opensExport(press, bot) : tell(press, [paragraph(refusals["out-of-date"])]),
});

const todayOf = ({ work }: Bot, at: number): LocalDate => localDate(at, work.policies.current.timeZone);

/** What to write out was chosen in the form, or of which year: its fields change with it. */
export const exportChanged: OnPress = async (press, _, bot) => {
  const { view, fields, by, at } = press;
  if (view === null) return nothing;
  if (!bot.desk.has(by)) return { after: tell(press, [paragraph(say.refused)]) };
  const chosen = textIn(fields, EXPORT_CONTENT) || carriedBy(view.metadata).content;
  const content = CONTENTS.find((one) => one === chosen) ?? "cases";
  const current = fiscalYearOf(monthOf(todayOf(bot, at)));
  const year = textIn(fields, EXPORT_YEAR) === String(current - 1) ? current - 1 : current;
  const held = await bot.store.read.held(year);
  const modal = exportModal(content === "report" ? { year, current, held } : content);
  return { after: (chat) => chat.updateView(view.id, modal) };
};

/** What is written of a form, or what is wrong with it. */
type Written<T> = { readonly is: T } | { readonly wrong: Answer };
const wrong = (field: string, why: string) => ({ wrong: errors(field, why) });

/** Begins an export, if the person waits for no other; it is made later, and who may not have it gets none. */
export const exportSubmitted: OnSubmit = async (submission, carried, bot) => {
  const { content = "cases", year = 0 } = carried;
  const { fields, by, at } = submission;
  const first = content === "report" ? FIELD.form(content) : FIELD.span(content);
  if (!bot.desk.has(by)) return errors(first, say.refused);
  const today = todayOf(bot, at);
  const form = FORMS_OF[content].find((one) => one === textIn(fields, FIELD.form(content))) ?? "xlsx";
  const words = content === "cases" && textIn(fields, FIELD.words) === "words";
  const days = content === "report" ? yearIn(year, today) : daysIn(fields, content, today);
  if ("wrong" in days) return days.wrong;
  const held = content === "report" ? heldIn(fields, year, today) : { is: null };
  if ("wrong" in held) return held.wrong;
  const wish = { content, ...days.is, by, at, form, words };
  const missed = await begins(submission, bot, wish, { year, held: held.is, mark: carried.revision });
  if (missed === "newer") return errors(FIELD.held("notice", year), say.heldNewer);
  if (missed === "busy") return errors(first, say.busy);
  return { ack: { modal: { response_action: "update", view: noteModal([paragraph(say.begun)]) } } };
};

/** What the city held in a year, as somebody wrote it, and the mark of what they found noted when they began. */
interface HeldWish {
  readonly year: number;
  readonly held: HeldDays | null;
  readonly mark: number | undefined;
}

/**
 * Notes what is wished for, and what the city held in the year of a report. Nothing is noted if another is still under
 * way, or if somebody else noted other days meanwhile: theirs would be lost.
 */
async function begins(
  submission: Submission,
  bot: Bot,
  wish: ExportWish,
  { year, held, mark }: HeldWish,
): Promise<"busy" | "newer" | null> {
  let missed: "busy" | "newer" | null = null;
  await bot.work.record(submission, async (tx) => {
    missed = null;
    if ((await tx.exportUnderWay(wish.by)) !== null) missed = "busy";
    else if (held !== null && mark !== undefined) {
      const noted = heldMark(await tx.held(year));
      if (noted !== mark && noted !== heldMark(held)) missed = "newer";
    }
    if (missed !== null) return;
    if (held !== null) await tx.keepHeld(year, held);
    await armExport(tx, await tx.beginExport(wish), ["progress", "file"], wish.at);
  });
  return missed;
}

type SpanWished = Pick<ExportWish, "span" | "first" | "last">;

/** The days that were chosen. */
function daysIn(fields: Fields, content: Exclude<Content, "report">, today: LocalDate): Written<SpanWished> {
  const span = SPANS_OF[content].find((one) => one === textIn(fields, FIELD.span(content))) ?? "this-year";
  const [first, last] = [textIn(fields, FIELD.first), textIn(fields, FIELD.last)];
  if (span !== "days") {
    const { from, to } = daysOf(span, today);
    return `${first}${last}` === ""
      ? { is: { span, first: from, last: to } }
      : wrong(FIELD.span(content), say.notDays);
  }
  if (!isDate(first)) return wrong(FIELD.first, toColleagues.incident.someDay);
  if (!isDate(last)) return wrong(FIELD.last, toColleagues.incident.someDay);
  return last < first ? wrong(FIELD.last, toCalled.absence.order) : { is: { span, first, last } };
}

/** The fiscal year of a report: this one or the last. */
function yearIn(year: number, today: LocalDate): Written<SpanWished> {
  const current = fiscalYearOf(monthOf(today));
  if (year !== current && year !== current - 1) return wrong(FIELD.form("report"), say.tooOld);
  const { from, to } = daysOfMonths(monthIn(year, 0), 12);
  return { is: { span: year === current ? "this-year" : "last-year", first: from, last: to } };
}

/** What the city held in that year, as somebody wrote it. */
function heldIn(fields: Fields, year: number, today: LocalDate): Written<HeldDays> {
  const found: Record<HeldKind, readonly LocalDate[] | null> = { notice: null, training: null };
  for (const what of HELD) {
    const field = FIELD.held(what, year);
    const written = daysWritten(textIn(fields, field), year, today);
    if ("wrong" in written)
      return wrong(field, say.heldWrong[written.wrong](written.line, eraFiscalYear(year)));
    found[what] = written.days;
  }
  return { is: found };
}

/** 取りやめる: as long as it is not with Slack. */
export const exportCancel: OnPress = async (press, { export: id = 0 }, bot) => {
  let isDone = false;
  await bot.work.record(press, async (tx) => {
    const it = await tx.export(id);
    isDone = it !== null && it.by === press.by && it.state === "making";
    if (!isDone) return;
    await tx.changeExport(id, { state: "cancelled" });
    await armExport(tx, id, ["progress"], press.at);
  });
  return isDone ? nothing : { after: tell(press, [paragraph(say.over)]) };
};
