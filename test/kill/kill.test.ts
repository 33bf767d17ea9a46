import { expect, test } from "vitest";
import { fates } from "./fates.ts";
import { differences } from "./picture.ts";
import { round } from "./round.ts";

const KILLS = 20;

test("killed twenty times under twenty conversations, nothing is lost and nothing is doubled", async () => {
  const withinMs = 100_000;
  const seed = 20261122;
  const without = await round({ transport: "socket", fates: [], withinMs });
  expect(without.end.wrong).toEqual([]);
  const killed = await round({ transport: "socket", fates: fates(KILLS, seed), withinMs });
  expect(differences(without.end, killed.end)).toEqual([]);
  expect(Object.values(killed.kills).reduce((a, b) => a + b)).toBe(KILLS);
}, 210_000);
