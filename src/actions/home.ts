import { isOpen } from "../cases/case.ts";
import type { Bot } from "../casework/bot.ts";
import { mayEnter } from "../casework/entrance.ts";
import type { Answer, Gesture } from "../casework/gestures.ts";
import { home, refusedBlocks } from "../views/doors.ts";

/** How many of one's own cases the App Home lists. */
const SHOWN = 10;

/** The App Home was opened: the doors, and one's own cases as they stand now. */
export async function homeOpened(gesture: Gesture, bot: Bot): Promise<Answer> {
  return {
    after: async (chat) => {
      if (!(await mayEnter(bot, gesture))) {
        return chat.publishHome(gesture.by, {
          type: "home",
          blocks: refusedBlocks(bot.work.policies.current),
        });
      }
      const cases = await bot.store.read.casesOf(gesture.by, SHOWN);
      const invited = (await bot.store.read.invitedTo(gesture.by, SHOWN)).filter(isOpen);
      const { current } = bot.work.policies;
      return chat.publishHome(gesture.by, home(current, cases, invited, bot.desk.trouble() === null));
    },
  };
}
