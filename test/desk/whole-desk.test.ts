import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepsItsPromises } from "../support/promises.ts";
import { openTown } from "./recorded.ts";
import type { Town } from "./town.ts";
import { openWiredTown } from "./wired.ts";
import { stagesOf, works } from "./working.ts";

/**
 * The desk's whole work, by chance: cases come in, five members of the desk, ten people above the reporters, colleagues
 * and another section act in them, and what everybody sees is compared with a model that knows the rules of the house
 * and nothing of the program (model.ts). Every case has marks of its own in its report, notes, answers and in its
 * reporter's name; whatever comes before anybody's eyes is searched for marks that are not for them. A failure tells
 * the seed and the last acts.
 *
 * What is real: the bot as the program puts it together, its use cases, presses, forms, commands and views, its store
 * on SQLite, its calendar, alarm and file of the organisation. What is not, in the first two: Slack is a record of what
 * the bot asks of it (recorder.ts), and acts come to the bot as Bolt's payloads do once they were read.
 *
 * - Two thousand cases: nothing is delivered. What is owed to people is drawn, by the function that the outbox uses,
 *   when somebody looks, and at the end. A report is asked and sent in one transaction.
 * - Delivered: the outbox carries everything out, and every report goes from the door to 送る.
 * - Over the wire: the same people and acts at the stand-in Slack, over both transports, pressing only what stands on
 *   their screens.
 *
 * Left to other tests: questions after 送る and who answers in the reporter's place, files, record sheets, masking.
 */
const SEED = 20_261_122;

/** Always in vain: who has no part in a case. */
const IN_VAIN = ["meddles"];

describe("two thousand cases: what each person sees is what they should, and nothing else", () => {
  const ends: (() => void | Promise<void>)[] = [];
  let town: Town;
  beforeAll(async () => {
    town = await openTown(SEED, 2_000, false, (close) => void ends.push(close));
  });
  afterAll(async () => {
    for (const close of ends.toReversed()) await close();
  });
  const plan = { seed: SEED, cases: 2_000, acts: 1_200, busy: 50, looks: 12, leap: 150 };
  const stages = stagesOf(plan, 10);
  // One town in several tests, one after the other: none of them goes without those before it.
  for (const [n, stage] of stages.entries()) test(`stage ${n + 1} of ${stages.length}`, () => stage(town));
  test("all kinds of acts were done", () => {
    const never = [...town.play.done].flatMap(([act, [done]]) => (done === 0 ? [act] : []));
    expect(never, "acts that were never done").toEqual(IN_VAIN);
  });
});

test("what is delivered stands where it should, and nowhere else", async () => {
  const town = await openTown(SEED + 1, 16, true);
  await works(town, { seed: SEED + 1, cases: 16, acts: 250, busy: 8, looks: 12, leap: 100 });
});

for (const transport of ["socket", "http"] as const)
  test(`the same over ${transport}, at the stand-in Slack`, async () => {
    const town = await openWiredTown(SEED + 2, 6, transport);
    try {
      await works(town, { seed: SEED + 2, cases: 6, acts: 60, busy: 4, looks: 15, leap: 30 });
      keepsItsPromises(town.city);
    } finally {
      await town.city.close();
    }
  });
