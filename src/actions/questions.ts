import type { Case, Told } from "../cases/case.ts";
import type { Errand } from "../cases/errands.ts";
import { keyOf } from "../cases/errands.ts";
import { mayReturnTo } from "../cases/handing.ts";
import type { Ask } from "../cases/requests.ts";
import { flowAnswers } from "../cases/standing.ts";
import { answer, opens, refusalText } from "../casework/answers.ts";
import { type Bot, redraw } from "../casework/bot.ts";
import type { Desk, Outcome } from "../casework/casework.ts";
import { textsOf } from "../casework/draw.ts";
import type { Answer, Press } from "../casework/gestures.ts";
import { asBefore, asked, topicNow } from "../flows/walk.ts";
import { SITUATION } from "../policy/needed.ts";
import type { Topic } from "../policy/policy.ts";
import { askModal, moreModal } from "../views/ask.ts";
import { asPerson, NO_CASE, type OnPress, type OnSubmit, whoPresses } from "./action.ts";
import type { Carried } from "./carried.ts";
import { type Filled, faultsOf, filledIn } from "./fields.ts";

const askErrand = (caseId: number, topic: string, round: number): Errand => ({
  kind: "ask",
  case: caseId,
  topic,
  round,
});

/** An answer given by pressing: by a button that is the answer, 次へ, or 飛ばす. */
function answered(fill: (press: Press, carried: Carried, c: Case, bot: Bot) => Filled): OnPress {
  return async (press, carried, bot) => {
    const { case: id = NO_CASE, topic = "", round = 0 } = carried;
    const errand = askErrand(id, topic, round);
    const key = keyOf(errand);
    const outcome = await bot.work.perform(whoPresses(press, bot, key), id, async (desk) => {
      const { answers, words } = fill(press, carried, desk.c, bot);
      const given: Ask = { ask: "answer", topic, answers, told: await keepAll(desk, words), round };
      // Whoever chooses danger here means the same as behind the door.
      const danger = (answers[SITUATION.question] ?? []).includes(SITUATION.danger);
      return danger ? [given, { ask: "call", number: await desk.number() }] : [given];
    });
    return answer(bot, press, outcome, () => ({
      after: (chat) => redraw(bot, chat, press.respondTo, errand, key),
    }));
  };
}

export const choose = answered((_, { question = "", option = "" }) => ({
  answers: { [question]: [option] },
  words: {},
}));

export const next = answered((press, { topic = "" }, c, bot) => {
  const now = topicNow(bot.work.policies.of(c).flow, flowAnswers(c), topic);
  return now === undefined ? { answers: {}, words: {} } : filledIn(now, press.fields);
});

/** 飛ばす, and 前と同じ where the topic is asked anew. */
export const skip = answered((_, { topic = "" }, c, bot) => {
  const now = topicNow(bot.work.policies.of(c).flow, flowAnswers(c), topic);
  if (now === undefined) return { answers: {}, words: {} };
  const skipped = Object.fromEntries(now.questions.map((q) => [q.id, []]));
  return { answers: { ...skipped, ...asBefore(now, c.earlier.at(-1)?.answers ?? {}) }, words: {} };
});

/** Opens a topic's modal: for the first time, or to change what was answered. */
export const write: OnPress = async (press, carried, bot) => {
  const c = await ownCase(press, carried, bot);
  if ("as" in c) return answer(bot, press, c);
  return openTopic(press, carried.topic ?? "", c, bot);
};

/** くわしく: opens the whole of what a question says in short. */
export const more: OnPress = async (press, carried, bot) => {
  const c = await ownCase(press, carried, bot);
  if ("as" in c) return answer(bot, press, c);
  const now = topicNow(bot.work.policies.of(c).flow, flowAnswers(c), carried.topic ?? "");
  if (!now?.questions.some((q) => q.more !== undefined))
    return answer(bot, press, { as: "refused", because: "out-of-date", c });
  return { after: opens(press, moreModal(bot.work.policies.of(c), now, bot.around.deskMembers())) };
};

/** 変更: a modal opens again at once; a question in the thread turns back into its form. */
export const change: OnPress = async (press, carried, bot) => {
  const c = await ownCase(press, carried, bot);
  if ("as" in c) return answer(bot, press, c);
  const { topic = "", round = 0 } = carried;
  const now = topicNow(bot.work.policies.of(c).flow, flowAnswers(c), topic);
  if (now?.surface === "modal") return openTopic(press, topic, c, bot);
  const errand = askErrand(c.id, topic, round);
  const key = keyOf(errand);
  const outcome = await bot.work.perform(whoPresses(press, bot, key), c.id, async () => [
    { ask: "change", topic, round },
  ]);
  return answer(bot, press, outcome, () => ({
    after: (chat) => redraw(bot, chat, press.respondTo, errand, key),
  }));
};

/** 直す in the preview: opens what can be written again. */
export const edit: OnPress = async (press, carried, bot) => {
  const c = await ownCase(press, carried, bot);
  if ("as" in c) return answer(bot, press, c);
  const modal = asked(bot.work.policies.of(c).flow, flowAnswers(c)).find((t) => t.surface === "modal");
  return openTopic(press, modal?.id ?? "", c, bot);
};

/** ここまでで送る: what is left to ask is skipped, as far as it may be. */
export const cut: OnPress = async (press, carried, bot) => {
  const { case: id = NO_CASE, topic = "", round = 0 } = carried;
  const errand = askErrand(id, topic, round);
  const key = keyOf(errand);
  const outcome = await bot.work.perform(whoPresses(press, bot, key), id, async () => [{ ask: "cut" }]);
  return answer(bot, press, outcome, () => ({
    after: (chat) => redraw(bot, chat, press.respondTo, errand, key),
  }));
};

/** A topic's modal, submitted. What cannot be taken is said beside its field, and nothing typed is lost. */
export const topicSubmitted: OnSubmit = async (submission, carried, bot) => {
  const { case: id = NO_CASE, topic = "" } = carried;
  const c = await bot.store.read.case(id);
  const now = c === null ? undefined : topicNow(bot.work.policies.of(c).flow, flowAnswers(c), topic);
  const field = Object.keys(submission.fields)[0] ?? "f";
  if (now !== undefined) {
    const faults = faultsOf(now, filledIn(now, submission.fields));
    if (faults !== null) return { ack: { modal: { response_action: "errors", errors: faults } } };
  }
  let newer: readonly string[] = [];
  const outcome = await bot.work.perform(asPerson(submission), id, async (desk) => {
    const now = topicNow(bot.work.policies.of(desk.c).flow, flowAnswers(desk.c), topic);
    const { answers, words } =
      now === undefined ? { answers: {}, words: {} } : filledIn(now, submission.fields);
    newer = await writtenSince(desk, now, words, carried.words);
    return newer.length > 0 ? [] : [{ ask: "answer", topic, answers, told: await keepAll(desk, words) }];
  });
  if (outcome.as === "done" && newer.length > 0 && now !== undefined) {
    const typed = new Map(Object.entries(filledIn(now, submission.fields).words));
    const view = askModal(
      bot.work.policies.of(outcome.c),
      outcome.c,
      now,
      typed,
      bot.around.deskMembers(),
      newer,
    );
    return { ack: { modal: { response_action: "update", view } } };
  }
  if (outcome.as !== "refused") return {};
  const errors = { [field]: await refusalText(bot, outcome) };
  return { ack: { modal: { response_action: "errors", errors } } };
};

/** What stands now in place of a form's words, written on another screen after the form was drawn. */
async function writtenSince(
  { c, tx }: Desk,
  topic: Topic | undefined,
  words: Filled["words"],
  drawnFrom: number | undefined,
): Promise<readonly string[]> {
  const ids = topic?.questions.map((q) => q.id) ?? [];
  const since = c.told.filter((t) => ids.includes(t.question) && t.words > (drawnFrom ?? t.words));
  const texts = await Promise.all(
    since.map(async (t) => [t.question, (await tx.words(t.words))?.text] as const),
  );
  return texts.flatMap(([question, text]) => (text == null || text === words[question] ? [] : [text]));
}

async function keepAll(desk: Desk, words: Filled["words"]): Promise<Told[]> {
  const told: Told[] = [];
  for (const [question, text] of Object.entries(words)) {
    // What was not touched stays the words it is, with what was lifted in them.
    const before = desk.c.told.find((t) => t.question === question);
    const same = before !== undefined && (await desk.tx.words(before.words))?.text === text;
    told.push({ question, words: same ? before.words : await desk.keep({ role: "told", text }) });
  }
  return told;
}

/** The case a press is about, if its reporter may still change what it holds; else why not. */
export async function ownCase(
  press: Press,
  carried: Carried,
  bot: Bot,
): Promise<Case | (Outcome & { as: "refused" })> {
  const c = await bot.store.read.case(carried.case ?? NO_CASE);
  if (c === null) return { as: "refused", because: "unknown-case", c: null };
  if (c.reporter !== press.by) return { as: "refused", because: "not-yours", c: null };
  if (c.status === "withdrawn") return { as: "refused", because: "withdrawn", c };
  if (!mayReturnTo(c, carried.topic ?? ""))
    return { as: "refused", because: c.sentAt === null ? "not-open" : "already-sent", c };
  return c;
}

async function openTopic(press: Press, topic: string, c: Case, bot: Bot): Promise<Answer> {
  const now = topicNow(bot.work.policies.of(c).flow, flowAnswers(c), topic);
  if (now === undefined) return answer(bot, press, { as: "refused", because: "out-of-date", c });
  const texts = textsOf(c, await bot.store.read.wordsOf(c.id));
  const modal = askModal(bot.work.policies.of(c), c, now, texts, bot.around.deskMembers());
  return { after: opens(press, modal) };
}
