import { isShared } from "../cases/sharing.ts";
import { answer, nothing, opens, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Outcome } from "../casework/casework.ts";
import type { Answer, Press } from "../casework/gestures.ts";
import { askedNoMore } from "../casework/kept.ts";
import { recorded } from "../casework/record.ts";
import type { ModalView } from "../views/kit.ts";
import { paragraph } from "../views/kit.ts";
import { rightsModal } from "../views/rights.ts";
import { refusals } from "../words/refusals.ts";
import { toFile } from "../words/to-file.ts";
import { toReporter } from "../words/to-reporter.ts";
import { asPerson, NO_CASE, type OnPress } from "./action.ts";
import { withdrawn } from "./conversation.ts";

const { rights: words } = toReporter;

/** A reporter's own record as it is now; null for everybody else. */
async function modal(press: Press, id: number, bot: Bot, first: string | null): Promise<ModalView | null> {
  const c = await bot.store.read.case(id);
  if (c === null || c.reporter !== press.by) return null;
  const wish = { audience: "reporter", by: press.by, at: press.at, section: null } as const;
  return rightsModal(await recorded(c, wish, bot.store.read, bot.around), first);
}

/** あなたの記録: what happened, who opened it, whom it is told, and what the reporter may do about it. */
export const rights: OnPress = async (press, { case: id = NO_CASE }, bot) => ({
  after: async (chat) => {
    const view = await modal(press, id, bot, null);
    return view === null ? tell(press, [paragraph(refusals["not-yours"])])(chat) : opens(press, view)(chat);
  },
});

/** Shows the record anew, where it was pressed; elsewhere the message itself is brought up to date. */
function shown(press: Press, id: number, bot: Bot, first: string): Answer {
  const { view } = press;
  if (view === null) return nothing;
  return {
    after: async (chat) => {
      const now = await modal(press, id, bot, first);
      return now === null ? false : chat.updateView(view.id, now);
    },
  };
}

const does =
  (asks: (press: Press, id: number, bot: Bot) => Promise<Outcome>, first: string): OnPress =>
  async (press, { case: id = NO_CASE }, bot) =>
    answer(bot, press, await asks(press, id, bot), () => shown(press, id, bot, first));

/** 取り下げる, also from one's own record. */
export const withdraw = does(withdrawn, words.withdrawn);

/** 伝える相手を変える: the manager is not told any more. */
export const narrow = does(
  (press, id, bot) =>
    bot.work.perform(asPerson(press), id, async ({ c }) => [
      { ask: "narrow" },
      ...(c.reporter === press.by && isShared(c) ? await askedNoMore(c, bot.calling.directory) : []),
    ]),
  words.narrowed,
);

/** 記録票を受け取る: a copy into the reporter's own thread. */
export const copy = does(
  (press, id, bot) => bot.work.perform(asPerson(press), id, async () => [{ ask: "see", what: "copy" }]),
  toFile.sheet.making,
);
