import { entrance } from "../casework/entrance.ts";
import type { Command } from "./command.ts";

/** Tells the desk what happened. */
export const report: Command = {
  name: "/kasuhara-report",
  run: (typed, bot) => entrance(bot, typed, { kind: "report" }),
};
