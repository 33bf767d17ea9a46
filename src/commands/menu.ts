import { entrance } from "../casework/entrance.ts";
import type { Command } from "./command.ts";

/** The hub: without a word, both ways in. Words that lead further are added as they come to exist. */
export const menu: Command = {
  name: "/kasuhara",
  run: (typed, bot) => entrance(bot, typed, { kind: null, unknownWord: typed.word }),
};
