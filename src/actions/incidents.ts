import { type Case, INCIDENT_MINUTES, mayRecord, VIEWS } from "../cases/case.ts";
import { answer, nothing, opens, refusalText, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Answer, Press } from "../casework/gestures.ts";
import { isAdmitted } from "../casework/people.ts";
import { incidentModal } from "../views/incidents.ts";
import { paragraph } from "../views/kit.ts";
import { togetherModal } from "../views/together.ts";
import { refusals } from "../words/refusals.ts";
import { sentences } from "../words/sentences.ts";
import { localDate } from "../words/time.ts";
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
  const modal = incidentModal(policy, c, localDate(press.at, policy.timeZone), text);
  const { view } = press;
  if (view !== null) return { after: (chat) => chat.updateView(view.id, modal) };
  return { after: opens(press, modal) };
};

export const incidentSubmitted: OnSubmit = async (submission, { case: id = NO_CASE }, bot) => {
  const { fields } = submission;
  const on = textIn(fields, "on");
  const today = localDate(submission.at, bot.work.policies.current.timeZone);
  if (!/^\d{4}-\d\d-\d\d$/.test(on)) return errors("on", sentences.incident.someDay);
  if (on > today) return errors("on", sentences.closeForm.future);
  const chosen = Number(textIn(fields, "minutes"));
  const minutes = INCIDENT_MINUTES.find((one) => one === chosen) ?? null;
  const means = fields.means?.[0] ?? null;
  const text = textIn(fields, "words");
  const outcome = await bot.work.perform(asPerson(submission), id, async (desk) => {
    const words = text.trim() === "" ? null : await desk.keep({ role: "incident", text });
    return [{ ask: "record", on, minutes, means, words }];
  });
  return outcome.as === "refused" ? errors("on", await refusalText(bot, outcome)) : nothing;
};

/** この記録を取り消す. */
export const strike: OnPress = async (press, { case: id = NO_CASE, incident = 0 }, bot) => {
  const ask = async () => [{ ask: "strike", incident } as const];
  return answer(bot, press, await bot.work.perform(asPerson(press), id, ask));
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
  if (sees === undefined) return errors("sees", sentences.ask.needed);
  if (people.includes(submission.by)) return errors("people", sentences.together.notYourself);
  const known = await Promise.all(people.map((person) => bot.people.known(person)));
  const refused = known.filter((person) => person !== null && !isAdmitted(bot.work.policies.current, person));
  if (refused.length > 0) {
    const names = refused.map((person) => sentences.incident.by(person?.name ?? "")).join("、");
    return errors("people", sentences.together.notAdmitted(names));
  }
  const ask = async () => [{ ask: "invite", people, sees } as const];
  const outcome = await bot.work.perform(asPerson(submission), id, ask);
  return outcome.as === "refused" ? errors("people", await refusalText(bot, outcome)) : nothing;
};

/** 記録から抜ける. */
export const leave: OnPress = async (press, { case: id = NO_CASE }, bot) =>
  answer(bot, press, await bot.work.perform(asPerson(press), id, async () => [{ ask: "part" } as const]));
