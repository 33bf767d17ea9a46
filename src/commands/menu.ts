import { entrance } from "../casework/entrance.ts";
import { opensQueue } from "../casework/queue.ts";
import { toQueue } from "../words/to-queue.ts";
import type { Command } from "./command.ts";

/** The words by which the desk opens its queue. */
const CASES: ReadonlySet<string> = new Set(["cases", toQueue.queue.typedCases, toQueue.queue.typedList]);

/** The hub: without a word, both ways in. Words that lead further are added as they come to exist. */
export const menu: Command = {
  name: "/kasuhara",
  run: async (typed, bot) =>
    CASES.has(typed.word.toLowerCase())
      ? { after: opensQueue(typed, bot) }
      : entrance(bot, typed, { kind: null, unknownWord: typed.word }),
};
