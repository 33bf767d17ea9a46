import { namedAtDesk } from "../cases/case.ts";
import { askedOf } from "../cases/handed.ts";
import { handingOf, mayBeHanded, standsIn } from "../cases/handing.ts";
import type { Refusal } from "../cases/requests.ts";
import { flowAnswers, mayAnswer } from "../cases/standing.ts";
import { answer, opens, refusalText, tell } from "../casework/answers.ts";
import type { Submission } from "../casework/gestures.ts";
import { isAdmitted } from "../casework/people.ts";
import { asked, topicNow } from "../flows/walk.ts";
import { HAND_TO, handModal, standInModal } from "../views/handing.ts";
import { paragraph } from "../views/kit.ts";
import { refusals } from "../words/refusals.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { asPerson, errors, NO_CASE, type OnPress, type OnSubmit } from "./action.ts";
import { filledIn } from "./fields.ts";
import { ownCase } from "./questions.ts";

const { handing: say } = toColleagues;

const firstField = (submission: Submission): string => Object.keys(submission.fields)[0] ?? "f";

/** 部署の人に答えてもらう: opens the form in which the reporter chooses whom. */
export const hand: OnPress = async (press, carried, bot) => {
  const c = await ownCase(press, carried, bot);
  if ("as" in c) return answer(bot, press, c);
  const { flow } = bot.work.policies.of(c);
  const topic = asked(flow, flowAnswers(c)).find((t) => t.id === carried.topic);
  const possible = topic !== undefined && mayBeHanded(topic) && mayAnswer(c, topic);
  if (!possible) return answer(bot, press, { as: "refused", because: "out-of-date", c });
  return { after: opens(press, handModal(c, topic)) };
};

/** The form, submitted. Who is not known yet is asked of Slack when the message to them is drawn. */
export const handSubmitted: OnSubmit = async (submission, carried, bot) => {
  const { case: id = NO_CASE, topic = "" } = carried;
  const to = submission.fields[HAND_TO]?.[0] ?? "";
  if (to === "" || !isAdmitted(bot.work.policies.current, await bot.people.known(to)))
    return errors(HAND_TO, say.notAdmitted);
  const c = await bot.store.read.case(id);
  if (c !== null && !namedAtDesk(c) && bot.desk.has(to))
    return errors(HAND_TO, toColleagues.together.isOfDesk);
  const outcome = await bot.work.perform(asPerson(submission), id, async () => [{ ask: "hand", topic, to }]);
  return outcome.as === "refused" ? errors(HAND_TO, await refusalText(bot, outcome)) : {};
};

/** 答える, for the person asked: opens the questions as a form. */
export const standIn: OnPress = async (press, { case: id = NO_CASE, topic = "" }, bot) => {
  const c = await bot.store.read.case(id);
  const handing = c === null || !standsIn(c, press.by, topic) ? undefined : handingOf(c, topic);
  const policy = c === null ? bot.work.policies.current : bot.work.policies.of(c);
  const now = c === null || handing === undefined ? null : askedOf(c, policy, handing.event);
  if (c === null || now === null) return { after: tell(press, [paragraph(say.over)]) };
  return { after: opens(press, standInModal(policy, c, now, bot.around.deskMembers())) };
};

/** What the person asked is told: of the case itself they hear nothing, not even how it ended. */
const refusalFor = (because: Refusal): string =>
  because === "answer-not-offered" ? refusals[because] : say.over;

/** The questions, answered by the person asked. */
export const standInSubmitted: OnSubmit = async (submission, { case: id = NO_CASE, topic = "" }, bot) => {
  if (Object.values(submission.fields).flat().length === 0)
    return errors(firstField(submission), say.nothing);
  const outcome = await bot.work.perform(asPerson(submission), id, async ({ c }) => {
    const now = topicNow(bot.work.policies.of(c).flow, flowAnswers(c), topic);
    const answers = now === undefined ? {} : filledIn(now, submission.fields).answers;
    return [{ ask: "answer", topic, answers, told: [], instead: true }];
  });
  if (outcome.as !== "refused") return {};
  return errors(firstField(submission), refusalFor(outcome.because));
};

/** わからない・答えられない. */
export const decline: OnPress = async (press, { case: id = NO_CASE, topic = "" }, bot) => {
  const outcome = await bot.work.perform(asPerson(press), id, async () => [{ ask: "decline", topic }]);
  if (outcome.as !== "refused") return {};
  return { after: tell(press, [paragraph(refusalFor(outcome.because))]) };
};
