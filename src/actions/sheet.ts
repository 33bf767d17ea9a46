import { answer, tell } from "../casework/answers.ts";
import { paragraph } from "../views/kit.ts";
import { toFile } from "../words/to-file.ts";
import { NO_CASE, type OnPress, whoPresses } from "./action.ts";

/** 記録票 on the desk's card: it is made beside the bot and arrives in the case's thread. */
export const sheet: OnPress = async (press, { case: id = NO_CASE }, bot) => {
  const ask = async () => [{ ask: "see", what: "sheet" } as const];
  const outcome = await bot.work.perform(whoPresses(press, bot), id, ask);
  return answer(bot, press, outcome, () => ({
    after: tell(press, [paragraph(toFile.sheet.making)]),
  }));
};
