import { isDate } from "../calendar/local.ts";
import { answer, nothing, opens, refusalText } from "../casework/answers.ts";
import { dayFault, MANAGED_NOTE, MANAGED_ON, managerModal } from "../views/manager.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { asPerson, errors, NO_CASE, type OnPress, type OnSubmit, textIn } from "./action.ts";

/** What a manager does for the reporter: opens the form, and that it was opened is noted. */
export const manage: OnPress = async (press, { case: id = NO_CASE, step = "speak" }, bot) => {
  const outcome = await bot.work.perform(asPerson(press), id, async () => [{ ask: "see", what: "card" }]);
  return answer(bot, press, outcome, ({ c }) => ({
    after: opens(press, managerModal(bot.work.policies.of(c), c, step, press.at)),
  }));
};

export const manageSubmitted: OnSubmit = async (submission, carried, bot) => {
  const { case: id = NO_CASE, step = "speak" } = carried;
  const on = textIn(submission.fields, MANAGED_ON);
  if (!isDate(on)) return errors(MANAGED_ON, toColleagues.incident.someDay);
  const fault = dayFault(on, submission.at, bot.work.policies.current.timeZone);
  if (fault !== null) return errors(MANAGED_ON, fault);
  const text = textIn(submission.fields, MANAGED_NOTE).trim();
  const outcome = await bot.work.perform(asPerson(submission), id, async (desk) => [
    { ask: "manage", step, on, words: text === "" ? null : await desk.keep({ role: "manager", text }) },
  ]);
  return outcome.as === "refused" ? errors(MANAGED_ON, await refusalText(bot, outcome)) : nothing;
};
