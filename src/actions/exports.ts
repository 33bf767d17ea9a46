import { isDate, localDate } from "../calendar/local.ts";
import { daysOf, type ExportWish, FORMS, SPANS } from "../cases/exports.ts";
import { nothing, tell } from "../casework/answers.ts";
import { armExport, opensExport } from "../casework/exports.ts";
import type { Answer, Fields } from "../casework/gestures.ts";
import { noteModal } from "../views/doors.ts";
import { EXPORT_FIELD as FIELD } from "../views/exports.ts";
import { paragraph } from "../views/kit.ts";
import { refusals } from "../words/refusals.ts";
import { toCalled } from "../words/to-called.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toExport } from "../words/to-export.ts";
import { errors, type OnPress, type OnSubmit, textIn } from "./action.ts";

const { exporting: say } = toExport;

/** 件を書き出す in the App Home of the desk. */
export const exportCases: OnPress = async (press, _, bot) => ({
  after: press.home ? opensExport(press, bot) : tell(press, [paragraph(refusals["out-of-date"])]),
});

/** Begins an export, if the person waits for no other; it is made later, and who may not have it gets none. */
export const exportSubmitted: OnSubmit = async (submission, _, bot) => {
  const { fields, by, at } = submission;
  if (!bot.desk.has(by)) return errors(FIELD.span, say.refused);
  const days = daysIn(fields, localDate(at, bot.work.policies.current.timeZone));
  if ("wrong" in days) return days.wrong;
  const form = FORMS.find((one) => one === textIn(fields, FIELD.form)) ?? "xlsx";
  const wish: ExportWish = { ...days, by, at, form, words: textIn(fields, FIELD.words) === "words" };
  let isBusy = false;
  await bot.work.record(submission, async (tx) => {
    isBusy = (await tx.exportUnderWay(by)) !== null;
    if (!isBusy) await armExport(tx, await tx.beginExport(wish), ["progress", "file"], at);
  });
  if (isBusy) return errors(FIELD.span, say.busy);
  return { ack: { modal: { response_action: "update", view: noteModal([paragraph(say.begun)]) } } };
};

/** The days that were chosen, or what is wrong with them. */
function daysIn(
  fields: Fields,
  today: string,
): Pick<ExportWish, "span" | "first" | "last"> | { readonly wrong: Answer } {
  const wrong = (field: string, why: string) => ({ wrong: errors(field, why) });
  const span = SPANS.find((one) => one === textIn(fields, FIELD.span)) ?? "this-year";
  const [first, last] = [textIn(fields, FIELD.first), textIn(fields, FIELD.last)];
  if (span !== "days") {
    const { from, to } = daysOf(span, today);
    return `${first}${last}` === "" ? { span, first: from, last: to } : wrong(FIELD.span, say.notDays);
  }
  if (!isDate(first)) return wrong(FIELD.first, toColleagues.incident.someDay);
  if (!isDate(last)) return wrong(FIELD.last, toColleagues.incident.someDay);
  return last < first ? wrong(FIELD.last, toCalled.absence.order) : { span, first, last };
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
