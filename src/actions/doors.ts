import { type Case, isBeingWritten, type Kind } from "../cases/case.ts";
import type { Ask } from "../cases/requests.ts";
import { flowAnswers } from "../cases/standing.ts";
import { answer, opens, replace } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import { asksForHelp } from "../casework/calling.ts";
import type { Outcome } from "../casework/casework.ts";
import { textsOf } from "../casework/draw.ts";
import { turnedAway } from "../casework/entrance.ts";
import type { Press } from "../casework/gestures.ts";
import { walk } from "../flows/walk.ts";
import { SITUATION } from "../policy/needed.ts";
import { askModal } from "../views/ask.ts";
import { ADDED } from "../views/content.ts";
import { INPUT_HOLDS } from "../views/fields.ts";
import { paragraph } from "../views/kit.ts";
import { asking } from "../words/asking.ts";
import { asPerson, NO_CASE, type OnPress } from "./action.ts";
import { safetyNow } from "./calls.ts";

/** One of the three doors: opens a case, and calls for help at once if there is danger. */
export const door: OnPress = async (press, carried, bot) => {
  const away = await turnedAway(bot, press);
  if (away !== null) return away;
  const { kind = "consult", situation = SITUATION.over, quoted } = carried;
  const outcome = await bot.work.begin(
    asPerson(press),
    { ask: "open", kind, answers: { [SITUATION.question]: [situation] } },
    async (desk) => {
      const asks: Ask[] = [];
      if (quoted !== undefined) {
        const words = await desk.tx.words(quoted);
        if (words?.author === press.by && words.caseId === null) {
          await desk.tx.changeWords(quoted, { caseId: desk.c.id, role: "told" });
          asks.push({
            ask: "write",
            words: quoted,
            question: questionFor(words.text ?? "", bot),
            parts: 1,
          });
        }
      }
      if (situation === SITUATION.danger) asks.push(...(await asksForHelp(desk, bot.calling)));
      return asks;
    },
    (newest) => isSameEntry(newest, kind, situation, quoted, press.at),
  );
  return answer(bot, press, outcome, (done) => entered(press, bot, done));
};

/** How long a second press of the same door counts as the first one once more. */
const ONCE = 60_000;

/** Whether somebody just came in by this very door and did nothing since: then they pressed it twice. */
const isSameEntry = (
  c: Case,
  kind: Kind,
  situation: string,
  quoted: number | undefined,
  now: number,
): boolean =>
  c.kind === kind &&
  now - c.openedAt < ONCE &&
  (c.status === "draft" || c.calledAt !== null) &&
  isBeingWritten(c) &&
  c.told.every((t) => t.words === quoted) &&
  Object.keys(c.answers).length === 1 &&
  (c.answers[SITUATION.question] ?? []).includes(situation);

/** The question under which words count that came before any was asked; apart, if its field could not hold them. */
function questionFor(text: string, bot: Bot): string {
  const first = bot.work.policies.current.flow.topics
    .flatMap((t) => t.questions)
    .find((q) => q.kind === "words");
  return first === undefined || text.length > (first.maxLength ?? INPUT_HOLDS) ? ADDED : first.id;
}

async function entered(press: Press, bot: Bot, { c }: Outcome & { as: "done" }) {
  const policy = bot.work.policies.of(c);
  if (c.calledAt !== null) {
    return { after: replace(press, await safetyNow(bot, c)) };
  }
  const step = walk(policy.flow, flowAnswers(c));
  const over = (c.answers[SITUATION.question] ?? []).includes(SITUATION.over);
  const goOn = [paragraph(asking.doors.continueInDm)];
  if (!over || step.at !== "topic" || step.topic.surface !== "modal") return { after: replace(press, goOn) };
  const texts = textsOf(c, await bot.store.read.wordsOf(c.id));
  const modal = askModal(policy, c, step.topic, texts, bot.around.deskMembers());
  return {
    after: async (chat: Parameters<ReturnType<typeof replace>>[0]) => {
      if (press.view !== null) return chat.updateView(press.view.id, modal);
      await opens(press, modal)(chat);
      return press.respondTo === null ? false : replace(press, goOn)(chat);
    },
  };
}

/** Goes on with a draft: brings its open question up again. */
export const resume: OnPress = async (press, carried, bot) => {
  const c = await bot.store.read.case(carried.case ?? NO_CASE);
  if (c === null || c.reporter !== press.by || c.status === "withdrawn") {
    return { after: replace(press, [paragraph(asking.doors.noDraft)]) };
  }
  const step = walk(bot.work.policies.of(c).flow, flowAnswers(c));
  if (step.at !== "topic" || step.topic.surface !== "modal") {
    return { after: replace(press, [paragraph(asking.doors.resumed)]) };
  }
  const texts = textsOf(c, await bot.store.read.wordsOf(c.id));
  const modal = askModal(bot.work.policies.of(c), c, step.topic, texts, bot.around.deskMembers());
  return {
    after: async (chat) => {
      await opens(press, modal)(chat);
      return press.respondTo === null ? false : replace(press, [paragraph(asking.doors.resumed)])(chat);
    },
  };
};
