import { callOf } from "../cases/calls.ts";
import type { Case } from "../cases/case.ts";
import type { Ask } from "../cases/requests.ts";
import { answer, nothing, opens, refusalText, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import { asksFor, deputies, inTheirPlace } from "../casework/calling.ts";
import { keptFrom } from "../casework/kept.ts";
import { isAdmitted } from "../casework/people.ts";
import { calledIn } from "../casework/summons.ts";
import { DEPUTY, deputyModal, NOTE, standDownModal } from "../views/calls.ts";
import { type KnownBlock, paragraph } from "../views/kit.ts";
import { safetyBlocks } from "../views/thread.ts";
import { refusals } from "../words/refusals.ts";
import { toCalled } from "../words/to-called.ts";
import { toColleagues } from "../words/to-colleagues.ts";
import { asPerson, errors, NO_CASE, type OnPress, type OnSubmit, textIn } from "./action.ts";

/**
 * What to do now, for who called for help, with the names that are known already: nobody in danger waits until Slack
 * has said a name.
 */
export async function safetyNow(bot: Bot, c: Case): Promise<KnownBlock[]> {
  const ids = [c.reporter, ...(c.owner === null ? [] : [c.owner]), ...calledIn(c)];
  const found = await Promise.all(
    ids.map(async (id) => [id, (await bot.people.known(id))?.name ?? ""] as const),
  );
  const names = new Map(found);
  const where = await bot.around.whereabouts(c.reporter);
  return safetyBlocks(
    bot.work.policies.of(c),
    c,
    (id) => names.get(id) ?? "",
    bot.desk.isCutOff() ? "cut-off" : "on-its-way",
    where,
  );
}

/** 代わってほしい, 同席してほしい, 終えてよいか判断がほしい. */
export const need: OnPress = async (press, carried, bot) => {
  const wanted = carried.need ?? "help";
  const outcome = await bot.work.perform(asPerson(press), carried.case ?? NO_CASE, (desk) =>
    asksFor(wanted, desk, bot.calling),
  );
  return answer(bot, press, outcome);
};

/** What somebody answers who was called. 代わりを頼む calls whom the city's file names; else they choose somebody. */
export const respond: OnPress = async (press, carried, bot) => {
  const { case: id = NO_CASE, call: event = NO_CASE, response = "unable" } = carried;
  const chooses = response === "deputy" && (await isLeftToChoose(press.by, id, event, press.at, bot));
  if (chooses) {
    const c = await bot.store.read.case(id);
    const call = c === null ? undefined : callOf(c, event);
    if (c !== null && call !== undefined && call.over === null)
      return { after: opens(press, deputyModal(c, call)) };
  }
  const outcome = await bot.work.perform(asPerson(press), id, async ({ c, tx, now }) => {
    const asks: Ask[] = [{ ask: "respond", call: event, response }];
    const call = callOf(c, event);
    if (response !== "deputy" || call === undefined) return asks;
    const people = await deputies(c, event, press.by, tx, now, bot.calling);
    const policy = bot.work.policies.of(c);
    return people.length === 0 ? asks : [...asks, inTheirPlace(call, press.by, people, now, policy)];
  });
  return answer(bot, press, outcome);
};

/** Whether the city's file names nobody who could go in somebody's place. */
async function isLeftToChoose(
  person: string,
  id: number,
  event: number,
  now: number,
  bot: Bot,
): Promise<boolean> {
  const c = await bot.store.read.case(id);
  if (c === null || callOf(c, event)?.summoned.some((one) => one.person === person) !== true) return false;
  return (await deputies(c, event, person, bot.store.read, now, bot.calling)).length === 0;
}

/** Whom somebody asked to go in their place. */
export const deputySubmitted: OnSubmit = async (submission, carried, bot) => {
  const { case: id = NO_CASE, call: event = NO_CASE } = carried;
  const person = submission.fields[DEPUTY]?.[0] ?? "";
  if (person === "" || !isAdmitted(bot.work.policies.current, await bot.people.known(person)))
    return errors(DEPUTY, toColleagues.handing.notAdmitted);
  const known = await bot.store.read.case(id);
  if (known === null || person === known.reporter || person === submission.by)
    return errors(DEPUTY, toCalled.calling.deputySelf);
  if (await (await keptFrom(known, bot.calling.directory))(person))
    return errors(DEPUTY, toCalled.calling.deputyKept);
  const outcome = await bot.work.perform(asPerson(submission), id, async ({ c, now }) => {
    const call = callOf(c, event);
    const asks: Ask[] = [{ ask: "respond", call: event, response: "deputy" }];
    if (call === undefined) return asks;
    const people = [{ person, part: "deputy" as const, instead: submission.by }];
    return [...asks, inTheirPlace(call, submission.by, people, now, bot.work.policies.of(c))];
  });
  return outcome.as === "refused" ? errors(DEPUTY, await refusalText(bot, outcome)) : nothing;
};

/** 解除: asks for a word on how it is now. */
export const standDown: OnPress = async (press, carried, bot) => {
  const c = await bot.store.read.case(carried.case ?? NO_CASE);
  const call = c === null ? undefined : callOf(c, carried.call ?? NO_CASE);
  const isPart = c?.reporter === press.by || call?.summoned.some((one) => one.person === press.by) === true;
  if (c === null || call === undefined || !(isPart || bot.desk.isProof(press.channel)))
    return { after: tell(press, [paragraph(refusals["not-yours"])]) };
  if (call.over !== null) return { after: tell(press, [paragraph(refusals["call-over"])]) };
  return { after: opens(press, standDownModal(c, call, bot.desk.isProof(press.channel))) };
};

export const standDownSubmitted: OnSubmit = async (submission, carried, bot) => {
  const { case: id = NO_CASE, call = NO_CASE } = carried;
  const text = textIn(submission.fields, NOTE).trim();
  if (text === "") return errors(NOTE, toCalled.calling.endEmpty);
  const { id: gesture, by, at } = submission;
  // Only a button in the desk's channel opens the form as the desk's.
  const who = { id: gesture, by, at, onDesk: carried.side === "desk" && !bot.desk.hasLeft(by) };
  const outcome = await bot.work.perform(who, id, async (desk) => [
    { ask: "stand-down", call, words: await desk.keep({ role: "stand-down", text }) },
  ]);
  return outcome.as === "refused" ? errors(NOTE, await refusalText(bot, outcome)) : nothing;
};
