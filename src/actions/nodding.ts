import { nothing } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Answer, Reacted } from "../casework/gestures.ts";
import { noteNod } from "../casework/nods.ts";

/** A reaction to words of the other side is shown to who wrote them, and goes when it is taken away. */
export async function nodded(reaction: Reacted, isOfDesk: boolean, bot: Bot): Promise<Answer> {
  const on = (await bot.store.read.rowAt(reaction.place))?.errand;
  if (on?.kind !== "relay" || (on.to === "desk") !== isOfDesk) return nothing;
  const c = await bot.store.read.case(on.case);
  if (c === null || c.status === "withdrawn" || (!isOfDesk && c.reporter !== reaction.by)) return nothing;
  await bot.work.record(reaction, (tx) => noteNod(tx, on, reaction));
  return nothing;
}
