import { tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import { entranceModal, goingOnFor, mayEnter, mayStay } from "../casework/entrance.ts";
import type { Answer, ShortcutUsed } from "../casework/gestures.ts";
import { doorBlocks, refusedBlocks } from "../views/doors.ts";

/** A shortcut of Slack's menus. Its callback id stands in `manifest.yml` too; a test compares the two. */
interface Shortcut {
  readonly callbackId: string;
  run(used: ShortcutUsed, bot: Bot): Promise<Answer>;
}

/** Every shortcut there is. The first two lead to the same doors; the first press behind them calls for help. */
export const shortcuts: readonly Shortcut[] = [
  { callbackId: "call-help", run: (used, bot) => entranceModal(bot, used) },
  { callbackId: "report-or-consult", run: (used, bot) => entranceModal(bot, used) },
  { callbackId: "record-exchange", run: recordExchange },
];

/** やり取りを記録・相談する: the message is taken along as the beginning of the narrative. */
async function recordExchange(used: ShortcutUsed, bot: Bot): Promise<Answer> {
  const { message } = used;
  if (message === null) return entranceModal(bot, used);
  const known = await bot.people.known(used.by);
  if (known !== null && !(await mayEnter(bot, used))) {
    return { after: tell(used, refusedBlocks(bot.work.policies.current)) };
  }
  let quoted: number | undefined;
  await bot.work.record(used, async (tx) => {
    quoted = await tx.addWords({
      caseId: null,
      author: used.by,
      role: "quoted",
      text: message.text,
      files: message.files,
      at: used.at,
      source: null,
    });
  });
  if (quoted === undefined) return {};
  const behind = { kind: "consult" as const, quoted, going: await goingOnFor(bot, used.by) };
  return {
    after: async (chat) => {
      const blocks = (await mayStay(bot, used, behind.quoted))
        ? doorBlocks(bot.work.policies.current, behind)
        : refusedBlocks(bot.work.policies.current);
      return tell(used, blocks)(chat);
    },
  };
}
