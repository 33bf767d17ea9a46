import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Screen } from "../../playground/api.ts";
import { Playground } from "../../playground/stage/playground.ts";
import { players, tourSteps } from "../../playground/stage/tour.ts";
import { PARTS, type Part } from "../../playground/stage/tour-steps.ts";

const texts = {
  manifest: await readFile("manifest.yml", "utf8"),
  policy: await readFile("policies/sapporo-2026.yml", "utf8"),
};

let folder = "";
let playground: Playground;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mamori-test-tour-"));
  playground = await Playground.open(texts, folder);
  await playground.start();
});

afterAll(async () => {
  await playground.close();
  await rm(folder, { recursive: true, force: true });
});

/** What this part's screen shows, with what the tour has opened on it. */
function screen(part: Part): Screen {
  const looking = playground.state().tour?.show[players[part]];
  const found = looking === undefined ? null : playground.screen(players[part], looking);
  if (found === null) throw new Error(`the tour shows no screen of the ${part}`);
  return found;
}

function read(part: Part): string {
  const { messages, thread, modals } = screen(part);
  const shown = [...(messages ?? []), ...(thread ?? [])];
  return [...modals.map((one) => one.visible), ...shown.map((one) => one.visible)].join("\n");
}

test("every step shows what it promises, on the screens it opens", { timeout: 40_000 }, async () => {
  expect(tourSteps.length).toBeGreaterThanOrEqual(16);
  for (const [n, step] of tourSteps.entries()) {
    expect(await playground.stageAct({ do: "tour", step: n })).toEqual({ ok: true, outcome: null });
    expect(playground.state().tour?.step).toBe(n);
    expect(playground.state().tour?.front).toBe(players[step.front]);
    expect(step.expects[step.front], `${step.title} is about somebody who sees it`).not.toBeUndefined();
    for (const part of PARTS) {
      for (const text of step.expects[part] ?? []) expect(read(part), step.title).toContain(text);
      for (const text of step.hides?.[part] ?? []) expect(read(part), step.title).not.toContain(text);
    }
  }
});

test("a step back begins a fresh city; two who ask at once are served in turn", {
  timeout: 40_000,
}, async () => {
  const back = tourSteps.findIndex(({ title }) => title === "担当が決まります");
  const both = [back, back + 1].map((step) => playground.stageAct({ do: "tour", step }));
  expect(await Promise.all(both)).toEqual([
    { ok: true, outcome: null },
    { ok: true, outcome: null },
  ]);
  expect(playground.state().tour?.step).toBe(back + 1);
  expect(read("desk")).toContain("いまの書き込みは内部のメモです。");
  expect(read("clerk")).not.toContain("また同じことがありました");
  expect(playground.state().now).toContain("2026-11-16");

  // Somebody does by hand what the tour would have done: it begins anew, and gets there all the same.
  await playground.stageAct({ do: "kill" });
  expect(await playground.stageAct({ do: "tour", step: back + 3 })).toEqual({ ok: true, outcome: null });
  expect(read("clerk")).toContain("書面の回答は、きょう");

  await playground.stageAct({ do: "tour", step: null });
  expect(playground.state().tour).toBeNull();
  const left = playground.screen(players.clerk, { channel: screenDm(), thread: null });
  expect(JSON.stringify(left?.messages)).toContain("担当：田中さん");
  expect(await playground.stageAct({ do: "tour", step: 99 })).toMatchObject({ ok: false });
});

function screenDm(): string {
  return playground.screen(players.clerk, { channel: null, thread: null })?.dm ?? "";
}
