import { type Case, isOpen, type PersonId } from "../cases/case.ts";
import { type Behind, doorBlocks, doorModal, noteModal, refusedBlocks } from "../views/doors.ts";
import type { KnownBlock } from "../views/kit.ts";
import { drawn, replace } from "./answers.ts";
import type { Bot } from "./bot.ts";
import type { Answer, Gesture, Press } from "./gestures.ts";
import { isAdmitted, soon } from "./people.ts";

/** The doors, for somebody who typed a command: in the acknowledgement itself when it is known who they are. */
export async function entrance(bot: Bot, gesture: Gesture, behind: Omit<Behind, "draft">): Promise<Answer> {
  const known = await bot.people.known(gesture.by);
  const doors = async () =>
    doorBlocks(bot.work.policies.current, { ...behind, ...(await openOf(bot, gesture.by)) });
  if (known !== null && known.name !== "") {
    const admitted = isAdmitted(bot.work.policies.current, known);
    return {
      ack: { message: drawn(admitted ? await doors() : refusedBlocks(bot.work.policies.current)) },
      after: () => bot.people.ask(gesture.by),
    };
  }
  return {
    after: async (chat) => {
      const blocks = (await mayEnter(bot, gesture))
        ? await doors()
        : refusedBlocks(bot.work.policies.current);
      return gesture.respondTo === null
        ? false
        : chat.respond(gesture.respondTo, { ...drawn(blocks), replace: false });
    },
  };
}

/** How many cases the doors offer for one more occurrence. */
const OFFERED = 3;

/** What somebody may go on with: a draft, and the cases in which they record what happens again. */
async function openOf(bot: Bot, person: PersonId): Promise<Pick<Behind, "draft" | "going">> {
  return { draft: await bot.store.read.draftOf(person), going: await goingOnFor(bot, person) };
}

/** The newest cases in which somebody records what happens again: their own, and those they were invited to. */
export async function goingOnFor(bot: Bot, person: PersonId): Promise<readonly Case[]> {
  const own = await bot.store.read.casesOf(person, 10);
  const invited = await bot.store.read.invitedTo(person, OFFERED);
  return [...own, ...invited].filter(isOpen).slice(0, OFFERED);
}

/** The doors in a modal, after a global shortcut. */
export async function entranceModal(bot: Bot, gesture: Gesture): Promise<Answer> {
  return {
    after: async (chat) => {
      if (gesture.trigger === null) return false;
      const view = (await mayEnter(bot, gesture))
        ? doorModal(bot.work.policies.current, { kind: null, ...(await openOf(bot, gesture.by)) })
        : noteModal(refusedBlocks(bot.work.policies.current));
      return chat.openView(gesture.trigger, view);
    },
  };
}

/** Whether somebody may come in; asks Slack, but not for long: who is in danger is not kept waiting. */
export async function mayEnter(bot: Bot, gesture: Gesture): Promise<boolean> {
  const known = await bot.people.known(gesture.by);
  if (known !== null && known.name !== "") return isAdmitted(bot.work.policies.current, known);
  const asked = await soon(bot.people.ask(gesture.by), bot.work.clock);
  return isAdmitted(bot.work.policies.current, asked);
}

/** Forgets what was kept before it was known that its writer may not come in. True if they may. */
export async function mayStay(bot: Bot, gesture: Gesture, words: number): Promise<boolean> {
  if (await mayEnter(bot, gesture)) return true;
  await bot.store.write((tx) => tx.changeWords(words, { text: null }));
  return false;
}

/** What a person gets who is known and not admitted; null for all others. */
export async function turnedAway(bot: Bot, press: Press): Promise<Answer | null> {
  const known = await bot.people.known(press.by);
  if (isAdmitted(bot.work.policies.current, known)) return null;
  const blocks: KnownBlock[] = refusedBlocks(bot.work.policies.current);
  return { after: replace(press, blocks) };
}
