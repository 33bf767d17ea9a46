import type { DigestTime } from "../cases/digests.ts";
import { paragraph } from "../views/kit.ts";
import { toHeads } from "../words/to-heads.ts";
import { replace, tell } from "./answers.ts";
import type { Bot } from "./bot.ts";
import { digestFor, hasDigests } from "./digest.ts";
import type { Gesture, Press } from "./gestures.ts";
import type { Chat } from "./ports.ts";

/** The digest somebody asks for, for them alone; in the place of the one they pressed in. For whoever has none, a sentence. */
export function tellsDigest(gesture: Gesture & Partial<Press>, time: DigestTime, bot: Bot) {
  return async (chat: Chat): Promise<unknown> => {
    const { store, around } = bot;
    if (!(await hasDigests(gesture.by, store.read, around)))
      return tell(gesture, [paragraph(toHeads.digest.notHead)])(chat);
    const blocks = await digestFor(gesture.by, time, store.read, around);
    return (gesture.verb === undefined ? tell : replace)(gesture, blocks)(chat);
  };
}
