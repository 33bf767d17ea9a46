import { entrance } from "../casework/entrance.ts";
import type { Command } from "./command.ts";

/** Asks whether it counts, whether it may be ended, what to say. */
export const consult: Command = {
  name: "/kasuhara-consult",
  run: (typed, bot) => entrance(bot, typed, { kind: "consult" }),
};
