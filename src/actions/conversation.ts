import type { Errand } from "../cases/errands.ts";
import { keyOf } from "../cases/errands.ts";
import type { Ask, Refusal } from "../cases/requests.ts";
import { answer, nothing, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import { redraw } from "../casework/bot.ts";
import { asksForHelp } from "../casework/calling.ts";
import type { Outcome } from "../casework/casework.ts";
import type { Press } from "../casework/gestures.ts";
import { asksToShare } from "../casework/sharing.ts";
import { contentOf, contentParts } from "../views/content.ts";
import { doorBlocks } from "../views/doors.ts";
import { paragraph } from "../views/kit.ts";
import { refusals } from "../words/refusals.ts";
import { NO_CASE, type OnPress, whoPresses } from "./action.ts";
import { safetyNow } from "./calls.ts";

/** A press by which the reporter moves their own case on; `drawnIn` is the message it was pressed in. */
function moves(asks: () => Promise<Ask>, drawnIn?: (caseId: number) => Errand): OnPress {
  return async (press, carried, bot) => {
    const id = carried.case ?? NO_CASE;
    const errand = drawnIn?.(id);
    const who = whoPresses(press, bot, errand === undefined ? undefined : keyOf(errand));
    const outcome = await bot.work.perform(who, id, async () => [await asks()]);
    return answer(bot, press, outcome, () =>
      errand === undefined
        ? nothing
        : { after: (chat) => redraw(bot, chat, press.respondTo, errand, keyOf(errand)) },
    );
  };
}

/** 送る: what the preview showed goes to the desk. */
export const send: OnPress = async (press, carried, bot) => {
  const outcome = await bot.work.perform(whoPresses(press, bot), carried.case ?? NO_CASE, async (desk) => {
    const policy = bot.work.policies.of(desk.c);
    const words = await desk.tx.wordsOf(desk.c.id);
    const parts = contentParts(contentOf(policy, desk.c, words)).length;
    // Pressed once more on an old screen: whom it is told was settled by the first press.
    const isFirst = desk.c.sentAt === null;
    const sharing = isFirst ? await asksToShare(desk.c, desk.tx, desk.now, bot.calling) : [];
    return [{ ask: "send", number: await desk.number(), parts }, ...sharing];
  });
  return answer(bot, press, outcome);
};

/** やめる and 取り下げる: the reporter's words are erased. */
export const withdrawn = (press: Press, id: number, bot: Bot): Promise<Outcome> =>
  bot.work.perform(whoPresses(press, bot), id, async () => [{ ask: "withdraw" }]);

/** もう一度いっしょに考える: the questions are asked anew, each with what was answered before. */
export const reconsider = moves(async () => ({ ask: "reconsider" }));

export const reopen = moves(async () => ({ ask: "reopen" }));

/** After a report was sent: 続けて答える, or 窓口に聞いてもらう. */
export const goOn: OnPress = async (press, carried, bot) => {
  const id = carried.case ?? NO_CASE;
  const errand: Errand = { kind: "offer", case: id };
  const choice = carried.option === "continued" ? "continued" : "desk";
  const who = whoPresses(press, bot, keyOf(errand));
  const outcome = await bot.work.perform(who, id, async () => [{ ask: "continue", choice }]);
  return answer(bot, press, outcome, () => ({
    after: (chat) => redraw(bot, chat, press.respondTo, errand, keyOf(errand)),
  }));
};

const live = (id: number): Errand => ({ kind: "live", case: id });
export const repeating = moves(async () => ({ ask: "repeating" }), live);
export const unrelated = moves(async () => ({ ask: "unrelated" }), live);
export const ended = moves(async () => ({ ask: "ended" }), live);

/** 取り消す: what was pressed by mistake counts no more. */
export const takeBack: OnPress = async (press, carried, bot) => {
  const of = carried.option === "unrelated" ? "unrelated" : "repeating";
  return moves(async () => ({ ask: "take-back", of }), live)(press, carried, bot);
};

/** The refusals of a case that is no more. */
const OVER: ReadonlySet<Refusal> = new Set(["withdrawn", "not-open"]);

/** 応援を呼ぶ from a conversation that is already open. */
export const call: OnPress = async (press, carried, bot) => {
  const outcome = await bot.work.perform(whoPresses(press, bot), carried.case ?? NO_CASE, (desk) =>
    asksForHelp(desk, bot.calling),
  );
  if (outcome.as === "refused" && OVER.has(outcome.because)) {
    // A call from an old screen is not lost in a refusal: the doors stand beside it.
    const doors = doorBlocks(bot.work.policies.current, { kind: outcome.c?.kind ?? null });
    return { after: tell(press, [paragraph(refusals[outcome.because]), ...doors]) };
  }
  return answer(bot, press, outcome, async ({ c }) => {
    return { after: tell(press, await safetyNow(bot, c)) };
  });
};
