import { expect, test } from "vitest";
import { fates, undisturbed } from "./fates.ts";
import { differences } from "./picture.ts";
import { round } from "./round.ts";
import { KILLS } from "./scenes.ts";

/**
 * The real bot on a real file, in a process of its own; people, time and Slack are the stand-in's. The end of the same
 * conversations without a kill is what it must come to: everything stored, and every message, file and reaction that
 * stands with the clerk, at the desk, with whoever was called or reminded.
 */
test("killed twenty times under twenty conversations, nothing is lost and nothing is doubled", async () => {
  const withinMs = 100_000;
  const without = await round({ transport: "socket", fates: undisturbed, withinMs });
  expect(without.end.wrong).toEqual([]);
  const killed = await round({ transport: "socket", fates: fates(20261122), withinMs });
  expect(differences(without.end, killed.end)).toEqual([]);
  expect(Object.values(killed.kills).reduce((a, b) => a + b)).toBe(KILLS);
}, 210_000);
