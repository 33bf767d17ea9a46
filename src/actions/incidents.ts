import { isDate, localDate } from "../calendar/local.ts";
import { type Case, INCIDENT_MINUTES, mayRecord, namedAtDesk, VIEWS } from "../cases/case.ts";
import { answer, nothing, opens, refusalText, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Answer, Press } from "../casework/gestures.ts";
import { isAdmitted } from "../casework/people.ts";
import { incidentModal } from "../views/incidents.ts";
import { paragraph } from "../views/kit.ts";
import { togetherModal } from "../views/together.ts";
import { asking } from "../words/asking.ts";
import { refusals } from "../words/refusals.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { toDesk } from "../words/to-desk.ts";
import { asPerson, errors, NO_CASE, type OnPress, type OnSubmit, textIn } from "./action.ts";

/** A case that is with the desk, for somebody who may record in it; else why not. */
async function goingOn(press: Press, id: number | undefined, bot: Bot): Promise<Case | Answer> {
  const c = await bot.store.read.case(id ?? NO_CASE);
  const because =
    c === null || !mayRecord(c, press.by)
      ? "not-yours"
      : c.status === "withdrawn"
        ? "withdrawn"
        : c.status === "draft"
          ? "not-sent"
          : c.status === "closed"
            ? "not-open"
            : null;
  if (c === null || because !== null)
    return { after: tell(press, [paragraph(refusals[because ?? "not-yours"])]) };
  return c;
}

/** 今日もあった: opens the form, with the words of a message a shortcut was used on. */
export const again: OnPress = async (press, { case: id, quoted }, bot) => {
  const c = await goingOn(press, id, bot);
  if (!("reporter" in c)) return c;
  const words = quoted === undefined ? null : await bot.store.read.words(quoted);
  const text = words?.author === press.by ? (words.text ?? "") : "";
  const policy = bot.work.policies.of(c);
  const modal = incidentModal(policy, c, press.by, localDate(press.at, policy.timeZone), text, quoted);
  const { view } = press;
  if (view !== null) return { after: (chat) => chat.updateView(view.id, modal) };
  return { after: opens(press, modal) };
};

/** How far back something that happened again can lie: older than that it is a case of its own. */
const YEAR = 366 * 24 * 60 * 60_000;

export const incidentSubmitted: OnSubmit = async (submission, { case: id = NO_CASE, quoted }, bot) => {
  const { fields } = submission;
  const on = textIn(fields, "on");
  const { timeZone } = bot.work.policies.current;
  if (!isDate(on)) return errors("on", toColleagues.incident.someDay);
  if (on > localDate(submission.at, timeZone)) return errors("on", toDesk.closeForm.future);
  if (on < localDate(submission.at - YEAR, timeZone)) return errors("on", toColleagues.incident.longAgo);
  const chosen = Number(textIn(fields, "minutes"));
  const minutes = INCIDENT_MINUTES.find((one) => one === chosen) ?? null;
  const means = fields.means?.[0] ?? null;
  const text = textIn(fields, "words");
  const outcome = await bot.work.perform(asPerson(submission), id, async (desk) => {
    const words = text.trim() === "" ? null : await desk.keep({ role: "incident", text });
    // What was taken along stands in the form by now, as far as the person left it there.
    const copied = quoted === undefined ? null : await desk.tx.words(quoted);
    if (copied !== null && copied.author === submission.by && copied.caseId === null)
      await desk.tx.changeWords(copied.id, { text: null });
    return [{ ask: "record", on, minutes, means, words }];
  });
  if (outcome.as !== "refused") return nothing;
  const isGone = outcome.because === "not-yours";
  return errors("on", isGone ? toColleagues.together.over : await refusalText(bot, outcome));
};

/** この記録を取り消す. */
export const strike: OnPress = async (press, { case: id = NO_CASE, incident = 0 }, bot) => {
  const outcome = await bot.work.perform(asPerson(press), id, async ({ c, tx }) => {
    const words = c.incidents.find((one) => one.event === incident)?.words ?? null;
    if (words !== null) await tx.changeWords(words, { text: null });
    return [{ ask: "strike", incident }];
  });
  return answer(bot, press, outcome);
};

/** いっしょに記録する人を選ぶ: opens who is asked already. */
export const together: OnPress = async (press, { case: id }, bot) => {
  const c = await goingOn(press, id, bot);
  if (!("reporter" in c)) return c;
  if (c.reporter !== press.by) return { after: tell(press, [paragraph(refusals["not-yours"])]) };
  return { after: opens(press, togetherModal(c)) };
};

export const togetherSubmitted: OnSubmit = async (submission, { case: id = NO_CASE }, bot) => {
  const people = submission.fields.people ?? [];
  const sees = VIEWS.find((view) => view === textIn(submission.fields, "sees"));
  if (sees === undefined) return errors("sees", asking.ask.needed);
  if (people.includes(submission.by)) return errors("people", toColleagues.together.notYourself);
  const c = await bot.store.read.case(id);
  if (c !== null && !namedAtDesk(c) && people.some((person) => bot.desk.has(person)))
    return errors("people", toColleagues.together.isOfDesk);
  const known = await Promise.all(people.map((person) => bot.people.known(person)));
  const refused = known.filter((person) => person !== null && !isAdmitted(bot.work.policies.current, person));
  if (refused.length > 0) {
    const names = refused.map((person) => toColleagues.incident.by(person?.name ?? "")).join("、");
    return errors("people", toColleagues.together.notAdmitted(names));
  }
  const ask = async () => [{ ask: "invite", people, sees } as const];
  const outcome = await bot.work.perform(asPerson(submission), id, ask);
  return outcome.as === "refused" ? errors("people", await refusalText(bot, outcome)) : nothing;
};

/** 記録から抜ける. */
export const leave: OnPress = async (press, { case: id = NO_CASE }, bot) =>
  answer(bot, press, await bot.work.perform(asPerson(press), id, async () => [{ ask: "part" } as const]));
