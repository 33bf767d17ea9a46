import { DIGEST_TIMES, type DigestTime } from "../cases/digests.ts";
import { tellsDigest } from "../casework/digest-asked.ts";
import { entrance } from "../casework/entrance.ts";
import { opensExport } from "../casework/exports.ts";
import { opensQueue } from "../casework/queue.ts";
import { toExport } from "../words/to-export.ts";
import { toHeads } from "../words/to-heads.ts";
import { toQueue } from "../words/to-queue.ts";
import type { Command } from "./command.ts";

/** The words by which the desk opens its queue. */
const CASES: ReadonlySet<string> = new Set(["cases", toQueue.queue.typedCases, toQueue.queue.typedList]);

/** The words by which a head asks for their digest; a second word says for which time. */
const DIGEST: ReadonlySet<string> = new Set(["digest", toHeads.digest.typed]);
const TIMES: ReadonlyMap<string, DigestTime> = new Map([
  ...DIGEST_TIMES.flatMap((time) => [[time, time] as const, [toHeads.digest.time[time], time] as const]),
]);
/** The words by which the desk writes cases out. */
const EXPORT: ReadonlySet<string> = new Set(["export", toExport.exporting.typed]);

/** The hub: without a word, both ways in. Words that lead further are added as they come to exist. */
export const menu: Command = {
  name: "/kasuhara",
  run: async (typed, bot) => {
    const word = typed.word.toLowerCase();
    if (CASES.has(word)) return { after: opensQueue(typed, bot) };
    const [first = "", time = "week", ...more] = word.split(/\s+/);
    const asked = DIGEST.has(first) && more.length === 0 ? TIMES.get(time) : undefined;
    if (asked !== undefined) return { after: tellsDigest(typed, asked, bot) };
    if (EXPORT.has(word)) return { after: opensExport(typed, bot) };
    return entrance(bot, typed, { kind: null, unknownWord: typed.word });
  },
};
