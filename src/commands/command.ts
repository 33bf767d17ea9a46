import type { Bot } from "../casework/bot.ts";
import type { Answer, CommandTyped } from "../casework/gestures.ts";

/** A slash command. Its name stands in `manifest.yml` too; a test compares the two. */
export interface Command {
  readonly name: string;
  run(typed: CommandTyped, bot: Bot): Promise<Answer>;
}
