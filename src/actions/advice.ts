import { type Case, isKeptFromManagers, isOpen } from "../cases/case.ts";
import type { Refusal } from "../cases/requests.ts";
import { forAdvisers } from "../casework/advice.ts";
import { answer, nothing, opens, refusalText, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Answer, Gesture, Submission } from "../casework/gestures.ts";
import { keptFrom } from "../casework/kept.ts";
import type { Policy } from "../policy/policy.ts";
import { paragraph } from "../views/kit.ts";
import { adviseModal, consultModal, consultPreview, FIELD, maskedField } from "../views/work.ts";
import { asking } from "../words/asking.ts";
import { refusals } from "../words/refusals.ts";
import { toDesk } from "../words/to-desk.ts";
import { toWork } from "../words/to-work.ts";
import { asPerson, errors, NO_CASE, type OnPress, type OnSubmit, textIn } from "./action.ts";
import type { Carried } from "./carried.ts";
import { opensForm, over, submitted } from "./desk.ts";

const { workForm: say } = toWork;

type Adviser = Policy["advisers"][number];

/** 他の部署に聞く: which section, and what. */
export const consult = opensForm(async (c, bot) => consultModal(bot.work.policies.of(c), c), over);

/** The text as the section will read it is shown before anything goes out. */
export const consultSubmitted: OnSubmit = async (submission, carried, bot) => {
  const adviser = textIn(submission.fields, FIELD.adviser);
  return consulted(submission, { ...carried, adviser, round: 0 }, bot, FIELD.text);
};

/** Sent as it was shown; whatever was changed since is masked and shown once more. */
export const consultSent: OnSubmit = async (submission, carried, bot) =>
  consulted(submission, carried, bot, maskedField(carried.round ?? 1));

async function consulted(
  submission: Submission,
  { case: caseId = NO_CASE, adviser: id = "", round = 1 }: Carried,
  bot: Bot,
  field: string,
): Promise<Answer> {
  const c = await bot.store.read.case(caseId);
  if (c === null) return errors(field, refusals["unknown-case"]);
  const policy = bot.work.policies.of(c);
  const adviser = policy.advisers.find((one) => one.id === id);
  const text = textIn(submission.fields, field).trim();
  if (adviser === undefined) return errors(round === 0 ? FIELD.adviser : field, asking.ask.needed);
  if (text === "") return errors(field, say.consultEmpty);
  const people = await peopleToAsk(c, adviser, bot);
  if (people.length === 0)
    return errors(round === 0 ? FIELD.adviser : field, await nobodyToAsk(c, policy, bot));
  const reporter = (await bot.people.known(c.reporter))?.name ?? "";
  const masked = forAdvisers(text, reporter, toDesk.card.numberHidden);
  if (round === 0 || masked !== text) {
    const view = consultPreview(policy, c, adviser.id, masked, round + 1);
    return { ack: { modal: { response_action: "update", view } } };
  }
  return submitted(submission, { v: 1, case: caseId }, bot, field, async (desk) => [
    { ask: "consult", adviser: adviser.id, people, words: await desk.keep({ role: "advice", text }) },
  ]);
}

/** Who of a section can be asked: neither whom the case is about, nor whom it is kept from. */
async function peopleToAsk(c: Case, { people }: Adviser, bot: Bot): Promise<readonly string[]> {
  const kept = await keptFrom(c, bot.calling.directory);
  const barred = await Promise.all(people.map((one) => kept(one)));
  return people.filter((one, n) => one !== c.reporter && !barred[n]);
}

/**
 * Why nobody of a section can be asked, and whom else to ask. Of a case that is kept from managers it is the same
 * sentence whatever the reason, so that it does not tell who the reporter is.
 */
async function nobodyToAsk(c: Case, policy: Policy, bot: Bot): Promise<string> {
  if (!isKeptFromManagers(c)) return say.consultNobody;
  const free = await Promise.all(
    policy.advisers.map(async (one) => ((await peopleToAsk(c, one, bot)).length > 0 ? [one.label] : [])),
  );
  return say.consultKept(free.flat().join("、"));
}

/** Why somebody cannot answer what another section was asked; null if they can. */
async function notAnswering({ by }: Gesture, carried: Carried, bot: Bot): Promise<Refusal | null> {
  const c = await bot.store.read.case(carried.case ?? NO_CASE);
  const advice = c?.work.advice.find((one) => one.event === carried.advice);
  if (c === null || advice === undefined || !advice.people.includes(by)) return "not-yours";
  if (await (await keptFrom(c, bot.calling.directory))(by)) return "not-asked-any-more";
  if (advice.answer !== null) return "answered-already";
  return isOpen(c) ? null : "not-asked-any-more";
}

/** 答える, by somebody of another section. */
export const advise: OnPress = async (press, carried, bot) => {
  const because = await notAnswering(press, carried, bot);
  if (because !== null) return { after: tell(press, [paragraph(refusals[because])]) };
  return { after: opens(press, adviseModal(carried.case ?? NO_CASE, carried.advice ?? NO_CASE)) };
};

export const adviseSubmitted: OnSubmit = async (submission, carried, bot) => {
  const text = textIn(submission.fields, FIELD.text).trim();
  if (text === "") return errors(FIELD.text, toWork.advice.formEmpty);
  const because = await notAnswering(submission, carried, bot);
  if (because === "not-asked-any-more") return errors(FIELD.text, refusals[because]);
  const { case: id = NO_CASE, advice = NO_CASE } = carried;
  const outcome = await bot.work.perform(asPerson(submission), id, async (desk) => [
    {
      ask: "advise",
      advice,
      person: submission.by,
      words: await desk.keep({ role: "advice", text }),
    },
  ]);
  return outcome.as === "refused" ? errors(FIELD.text, await refusalText(bot, outcome)) : nothing;
};

/** わからない, by somebody of another section. */
export const unknown: OnPress = async (press, carried, bot) => {
  const because = await notAnswering(press, carried, bot);
  if (because === "not-asked-any-more") return { after: tell(press, [paragraph(refusals[because])]) };
  const { case: id = NO_CASE, advice = NO_CASE } = carried;
  const outcome = await bot.work.perform(asPerson(press), id, async () => [
    { ask: "advise", advice, person: press.by, words: null },
  ]);
  return answer(bot, press, outcome);
};
