import type { Errand } from "../cases/errands.ts";
import { markerOf } from "./attempt.ts";
import type { Casework } from "./casework.ts";
import type { DeskChannel } from "./desk-channel.ts";
import { type Around, draw } from "./draw.ts";
import type { Members } from "./members.ts";
import type { People } from "./people.ts";
import type { Log, Place } from "./ports.ts";
import type { Chat } from "./ports-slack.ts";
import type { Store } from "./ports-store.ts";
import type { Calling } from "./rings.ts";

/** Everything a command or an action works with. */
export interface Bot {
  readonly work: Casework;
  readonly store: Store;
  readonly people: People;
  readonly members: Members;
  readonly desk: DeskChannel;
  readonly around: Around;
  /** Who can be called. */
  readonly calling: Calling;
  readonly log: Log;
  /** The address of a message in Slack; null where Slack has not said its own. */
  linkTo(place: Place): string | null;
}

/**
 * Redraws the message somebody just pressed in, through the address that came with the press: it costs none of
 * Slack's rate limits. If that fails, the outbox brings the message up to date.
 */
export async function redraw(
  bot: Bot,
  chat: Chat,
  url: string | null,
  errand: Errand,
  key: string,
): Promise<void> {
  if (url !== null) {
    const what = await draw(errand, bot.store.read, bot.around);
    if (what.as !== "message") return;
    if (await chat.respond(url, { ...what.drawn, marker: markerOf(key), replace: true })) return;
  }
  await bot.work.arm(errand);
}
