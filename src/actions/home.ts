import { isOpen } from "../cases/case.ts";
import type { Bot } from "../casework/bot.ts";
import { mayEnter } from "../casework/entrance.ts";
import type { Answer, Gesture } from "../casework/gestures.ts";
import { absenceAtHome } from "../views/absence.ts";
import { deskBlocks, home, refusedBlocks } from "../views/doors.ts";
import type { KnownBlock } from "../views/kit.ts";
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
      const atDesk = bot.desk.has(gesture.by) ? await deskList(bot) : [];
      const view = home(bot.work.policies.current, cases, invited, bot.desk.trouble() === null);
      const works = sectionAtHome(bot.members.organisation(), await bot.members.belonging(gesture.by));
      const away = await absenceOf(gesture, bot);
      return chat.publishHome(gesture.by, {
        ...view,
        blocks: [...atDesk, ...view.blocks, ...works, ...away],
      });
    },
  };
}

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

/** How many of the open cases the desk's App Home lists. */
const AT_DESK = 20;

/** What lies on the desk, the most urgent first: for its members alone. */
async function deskList(bot: Bot): Promise<readonly KnownBlock[]> {
  const open = await bot.store.read.openCases(AT_DESK + 1);
  const listed = open.slice(0, AT_DESK);
  const owners = new Set(listed.flatMap((c) => (c.owner === null ? [] : [c.owner])));
  const names = new Map(
    await Promise.all([...owners].map(async (id) => [id, (await bot.people.known(id))?.name ?? ""] as const)),
  );
  return deskBlocks(bot.work.policies, listed, open.length > AT_DESK, (id) => names.get(id) ?? "");
}
