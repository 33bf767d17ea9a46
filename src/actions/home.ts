import { isOpen } from "../cases/case.ts";
import type { Bot } from "../casework/bot.ts";
import { choiceOf, hasDigests } from "../casework/digest.ts";
import { mayEnter } from "../casework/entrance.ts";
import type { Answer, Gesture } from "../casework/gestures.ts";
import { wholeQueue } from "../casework/queue.ts";
import { absenceAtHome } from "../views/absence.ts";
import { digestAtHome } from "../views/digest-settings.ts";
import { home, refusedBlocks } from "../views/doors.ts";
import type { KnownBlock } from "../views/kit.ts";
import { queueAtHome } from "../views/queue.ts";
import { sectionAtHome } from "../views/section.ts";

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
      const atDesk = (await bot.desk.isOnDesk(gesture.by))
        ? queueAtHome(await wholeQueue(bot, gesture.by))
        : [];
      const view = home(bot.work.policies.current, cases, invited, bot.desk.trouble() === null);
      const works = sectionAtHome(bot.members.organisation(), await bot.members.belonging(gesture.by));
      const away = await absenceOf(gesture, bot);
      return chat.publishHome(gesture.by, {
        ...view,
        blocks: [...atDesk, ...view.blocks, ...works, ...away, ...(await digestOf(gesture, bot))],
      });
    },
  };
}

/** Whoever has digests can choose when they come. */
const digestOf = async ({ by }: Gesture, { store, around }: Bot): Promise<readonly KnownBlock[]> =>
  (await hasDigests(by, store.read, around)) ? digestAtHome(await choiceOf(by, store.read, around)) : [];

/** Whoever may be called to come can say when they are away. */
async function absenceOf({ by, at }: Gesture, bot: Bot): Promise<readonly KnownBlock[]> {
  const member = await bot.calling.directory.memberOf(by);
  const isCalled = member !== null && bot.calling.directory.mayBeCalled(member);
  if (!isCalled && !bot.desk.has(by)) return [];
  const set = await bot.store.read.absence(by);
  const away = set !== null && set.until > at ? set : null;
  const delegate = away?.delegate == null ? "" : await bot.people.name(away.delegate);
  return absenceAtHome(away, delegate, bot.work.policies.current.timeZone);
}
