import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import type { Screen, Still } from "../../playground/page/still.ts";
import { elements, labelOf } from "../../playground/workspace/elements.ts";
import type { Block } from "../../playground/workspace/shapes.ts";
import { allStates } from "../rules/sample-cases.ts";
import { type Surface, surfacesOf } from "../rules/sample-views.ts";
import { browserTest as test } from "../support/browser-test.ts";
import { openChromium } from "../support/chromium.ts";
import { pageWith } from "../support/page-bundle.ts";
import { shown, view } from "./specimen-shapes.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => browser?.close());

/** An ordinary sentence, with something in it that is hidden from the desk. */
const SENTENCE = "窓口で30分ほど怒鳴られました。電話は090-1234-5678の方です。";

const KINDS = ["message", "modal", "home"] as const;
type Kind = (typeof KINDS)[number];

const kindOf = (surface: Surface): Kind => (surface.as === "message" ? "message" : surface.view.type);
const blocksIn = (surface: Surface) =>
  surface.as === "message" ? surface.drawn.blocks : surface.view.blocks;

/** Everything the bot shows on surfaces of a kind, each block once, under an id of its own. */
function different(surfaces: readonly Surface[], kind: Kind): Block[] {
  const all = surfaces.filter((one) => kindOf(one) === kind).flatMap((one) => [...blocksIn(one)]);
  const known = new Map(all.map(({ block_id: _, ...block }) => [JSON.stringify(block), block] as const));
  return [...known.values()].map((block, n) => ({ ...block, block_id: `b${n}` }));
}

/** A screen on which all of these stand one below the other. */
function screenOf(kind: Kind, blocks: readonly Block[]): Screen {
  if (kind === "message")
    return { kind: "messages", title: "すべて", messages: [shown("1794790800.000100", blocks)] };
  const drawn = view(kind, blocks);
  return kind === "modal" ? { kind, view: drawn, depth: 1 } : { kind, view: drawn };
}

/** What any element is drawn as, one thing for each. */
const DRAWN = ".button, .choices, .select, .picker-box, textarea, input.field:not(.picker)";

test("every block and every element that the bot shows is drawn", async () => {
  const surfaces = (
    await Promise.all(allStates.map(([, story]) => surfacesOf(story, () => SENTENCE, { files: 1 })))
  ).flat();
  const given = KINDS.map((kind) => [kind, different(surfaces, kind)] as const);
  const used = given.flatMap(([, blocks]) => elements(blocks).map((one) => one.type));
  expect([...new Set(used)], "elements in the sample").toEqual(
    expect.arrayContaining(["button", "checkboxes", "radio_buttons", "static_select", "plain_text_input"]),
  );
  for (const [kind, blocks] of given) {
    expect(blocks.length, `different blocks of a ${kind}`).toBeGreaterThan(10);
    const still: Still = {
      caption: kind,
      theme: "light",
      botId: "UBOT",
      botName: "mamori",
      directory: { people: [], channels: [], timeZone: "Asia/Tokyo" },
      screen: screenOf(kind, blocks),
      values: {},
    };
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => faults.push(message.text()));
    await page.setContent(await pageWith("playground/page/still.tsx", still));
    expect(await page.locator(".blocks > *").count(), `blocks of a ${kind}`).toBe(blocks.length);
    expect(await page.locator(".unknown").allTextContents(), `not drawn on a ${kind}`).toEqual([]);
    // The same of a piece within a text.
    expect(await page.locator(".blocks").innerText()).not.toContain("表示できない部分");
    const found = elements(blocks);
    expect(await page.locator(".blocks").locator(DRAWN).count(), `elements of a ${kind}`).toBe(found.length);
    const labels = found.flatMap(({ type, element }) =>
      type === "button" ? [labelOf(element)] : type === "overflow" ? ["•••"] : [],
    );
    expect(await page.locator(".blocks .button").allTextContents()).toEqual(labels);
    expect(faults).toEqual([]);
    await page.close();
  }
});
