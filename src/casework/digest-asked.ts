import type { DigestTime } from "../cases/digests.ts";
import { cityButtons } from "../views/city-digest.ts";
import { type KnownBlock, paragraph } from "../views/kit.ts";
import { toHeads } from "../words/to-heads.ts";
import { replace, tell } from "./answers.ts";
import type { Bot } from "./bot.ts";
import { cityDigestFor } from "./city-digest.ts";
import { digestFor, hasDigests } from "./digest.ts";
import type { Gesture, Press } from "./gestures.ts";
import type { Chat } from "./ports-slack.ts";

type Asked = Gesture & Partial<Press>;

/**
 * The digest somebody asks for, for them alone; in the place of the one they pressed in. A head has that of their section,
 * the desk that of the city; for whoever has neither, a sentence.
 */
export function tellsDigest(gesture: Asked, time: DigestTime, bot: Bot) {
  return async (chat: Chat): Promise<unknown> => {
    const { store, around, desk } = bot;
    const onDesk = await desk.isOnDesk(gesture.by);
    if (!(await hasDigests(gesture.by, store.read, around)))
      return onDesk
        ? inTurn(gesture, await cityDigestFor(time, around))(chat)
        : tell(gesture, [paragraph(toHeads.digest.notHead)])(chat);
    const blocks = await digestFor(gesture.by, time, store.read, around);
    return inTurn(gesture, [[...blocks, ...(onDesk ? [cityButtons()] : [])]])(chat);
  };
}

/** The digest of the whole city, for somebody of the desk alone. */
export function tellsCityDigest(gesture: Asked, time: DigestTime, bot: Bot) {
  return async (chat: Chat): Promise<unknown> =>
    (await bot.desk.isOnDesk(gesture.by))
      ? inTurn(gesture, await cityDigestFor(time, bot.around))(chat)
      : tell(gesture, [paragraph(toHeads.digest.notHead)])(chat);
}

/** The first message in the place of what was pressed, what it did not hold after it. */
function inTurn(gesture: Asked, messages: readonly (readonly KnownBlock[])[]) {
  return async (chat: Chat): Promise<unknown> => {
    const [first = [], ...more] = messages;
    await (gesture.verb === undefined ? tell : replace)(gesture, first)(chat);
    for (const blocks of more) await tell(gesture, blocks)(chat);
    return true;
  };
}
