import { describe, expect, test } from "vitest";
import { everyObjectIn } from "../../playground/workspace/block-checks.ts";
import { checkMessage, checkView } from "../../playground/workspace/blocks.ts";
import { presses, submissions } from "../../src/actions/index.ts";
import { toBoth } from "../../src/words/to-both.ts";
import { allStates, does } from "./sample-cases.ts";
import { extremes, manyPassages, type Surface, surfacesOf } from "./sample-views.ts";

const looked = new WeakMap<Surface, readonly string[]>();

/** What Slack would refuse of all this; empty is well. What is the same for all cases is looked at once. */
function refusedOf(surfaces: readonly Surface[]): string[] {
  return surfaces.flatMap((s) => {
    const before = looked.get(s) ?? refusedIn(s);
    looked.set(s, before);
    return before;
  });
}

function refusedIn(s: Surface): readonly string[] {
  const refusal = s.as === "message" ? checkMessage(s.drawn) : checkView(s.view);
  return refusal === undefined ? [] : [`${s.name}: ${refusal.error} ${refusal.detail}`];
}

const contentsOf = (s: Surface): unknown => (s.as === "message" ? s.drawn.blocks : s.view);

describe.each(allStates)("a case that is %s", (_, story) => {
  test.each(Object.entries(extremes))("is drawn within Slack's limits with %s", async (_, text) => {
    expect(refusedOf(await surfacesOf(story, () => text, { files: text === "" ? 40 : 0 }))).toEqual([]);
  });

  test("is drawn within Slack's limits with people of very long names", async () => {
    const name = () => "<!channel>*_長い名前_*&".repeat(20).slice(0, 80);
    expect(refusedOf(await surfacesOf(story, () => "ことば", { name }))).toEqual([]);
  });

  test("carries in its buttons and forms only ids, with the version of their meaning", async () => {
    const surfaces = await surfacesOf(story, (id) => `ひみつの言葉${id}`);
    const objects = surfaces.flatMap((s) => everyObjectIn(contentsOf(s), s.name));
    const values = objects.flatMap(({ found }) =>
      found.type === "button" ? [found.value] : found.type === "modal" ? [found.private_metadata] : [],
    );
    expect(values.length).toBeGreaterThan(10);
    for (const value of values) {
      if (value === undefined) continue;
      expect(value).toMatch(/^\{"v":1(,"[a-z]+":(-?\d+|"[a-z_]+"))*\}$/);
      expect(String(value).length).toBeLessThan(120);
    }
  });

  test("has no button or form that nobody answers", async () => {
    const surfaces = await surfacesOf(story, () => "ことば");
    for (const { found } of surfaces.flatMap((s) => everyObjectIn(contentsOf(s), s.name))) {
      if (found.type === "button")
        expect(Object.keys(presses)).toContain(String(found.action_id).split(".")[0]);
      if (found.type === "modal" && found.submit !== undefined)
        expect(Object.keys(submissions)).toContain(found.callback_id);
    }
  });

  test("notifies without a word of what it is about", async () => {
    const surfaces = await surfacesOf(story, () => "ことば");
    const texts = surfaces.flatMap((s) => (s.as === "message" ? [s.drawn.text] : []));
    expect([...new Set(texts)]).toEqual([toBoth.notification]);
  });
});

describe.each([40, 200])("a report in %i pieces", (count) => {
  const ready = manyPassages(count);
  const sent = does(ready, ["reporter", { ask: "send", number: "R8-042", parts: 1 }]);
  test.each([
    ["files only", "", 1],
    ["a few words", "ことば", 0],
    ["a sentence", "あいうえお".repeat(20), 0],
    ["400 characters", "あいうえお".repeat(80), 2],
    ["3,000 characters", "あいうえお".repeat(600), 0],
  ])("is drawn within Slack's limits, each with %s", async (_, text, files) => {
    for (const story of [ready, sent])
      expect(refusedOf(await surfacesOf(story, () => text, { files }))).toEqual([]);
  });
});
