import fc from "fast-check";
import { expect, test } from "vitest";
import { readPolicy } from "../../src/policy/read.ts";
import { chart } from "../../tools/chart.ts";
import { widthOf, wrap } from "../../tools/chart-text.ts";
import { policyIn, SAPPORO_2026, TEST_POLICY, textOf } from "../support/policies.ts";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function numbers(element: string, ...names: string[]): number[] {
  return names.map((name) => Number(new RegExp(` ${name}="([^"]+)"`).exec(element)?.[1]));
}

function boxesOf(svg: string): readonly Box[] {
  return [...svg.matchAll(/<rect [^>]*>/g)].map(([element]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers(element, "x", "y", "width", "height");
    return { x, y, width, height };
  });
}

function textsOf(svg: string): readonly Box[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([element, , text = ""]) => {
    const [x = 0, y = 0, size = 0] = numbers(element, "x", "y", "font-size");
    const plain = text.replaceAll(/&[a-z]+;/g, "&");
    const width = widthOf(plain) * size;
    const left = element.includes('"end"') ? x - width : element.includes('"middle"') ? x - width / 2 : x;
    return { x: left, y: y - size, width, height: size };
  });
}

const inside = (one: Box, other: Box) =>
  one.x >= other.x - 0.01 &&
  one.y >= other.y - 0.01 &&
  one.x + one.width <= other.x + other.width + 0.01 &&
  one.y + one.height <= other.y + other.height + 0.01;
const apart = (one: Box, other: Box) =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;

/** No box lies across another, and no text across the edge of one, nor outside the page. */
function isClean(svg: string): void {
  const [paper = { x: 0, y: 0, width: 0, height: 0 }, ...boxes] = boxesOf(svg);
  for (const [index, one] of boxes.entries()) {
    expect(inside(one, paper)).toBe(true);
    for (const other of boxes.slice(index + 1)) {
      expect(inside(one, other) || inside(other, one) || apart(one, other)).toBe(true);
    }
  }
  for (const text of textsOf(svg)) {
    expect(inside(text, paper)).toBe(true);
    for (const box of boxes)
      expect(inside(text, box) || apart(text, box), JSON.stringify({ text, box })).toBe(true);
  }
}

const long = "とても長い言葉を並べたものがどこまでも続いていくとき".repeat(2);
const awkward = textOf(TEST_POLICY)
  .replace("notice: 試験用です。", `notice: ${"注意書き".repeat(30)}`)
  .replace("name: 試験用の決まりごと", `name: ${"長い名前".repeat(30)}`)
  .replace("危険がある", `<b>&"危険"${long}`.slice(0, 70))
  .replace("ask: 場所は。", `ask: ${long}${long}`)
  .replace("title: あったこと", "title: あったことあったことあったことあったことあっ")
  .replace("脅された", `Donaudampfschifffahrtsgesellschaft ${"W".repeat(30)}`);

test.each([
  ["the city's policy", textOf(SAPPORO_2026)],
  ["the test policy", textOf(TEST_POLICY)],
  ["awkward words", awkward],
])("nothing overlaps and nothing is cut: %s", (_, text) => {
  const reading = readPolicy(text, "p.yml");
  if (!reading.ok) throw new Error(reading.faults.map(({ what }) => what).join());
  for (const paper of ["portrait", "landscape"] as const) {
    const pages = chart(reading.policy, paper);
    for (const page of pages) {
      isClean(page);
      expect(page).toContain(reading.policy.version);
      expect(page).not.toMatch(/undefined|NaN/);
    }
    expect(chart(reading.policy, paper)).toEqual(pages);
  }
});

test("every question and option is there, and the notice on every page", () => {
  const policy = policyIn(SAPPORO_2026);
  const pages = chart(policy);
  const all = pages.join("").replaceAll(/<\/text>\s*<text[^>]*>/g, "");
  for (const { questions } of policy.flow.topics) {
    for (const { ask, options } of questions) {
      expect(all).toContain(ask);
      for (const { label } of options) expect(all).toContain(label);
    }
  }
  for (const page of pages) expect(page).toContain(policy.notice);
});

test("lines are as wide as allowed, and nothing is lost", () => {
  const text = fc.string({
    unit: fc.constantFrom(..."あ漢ー。、（）「」abWi 0.%ｱ"),
    minLength: 1,
    maxLength: 200,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 6, max: 60 }), (words, most) => {
      const lines = wrap(words, most);
      expect(lines.join("").replaceAll(" ", "")).toBe(words.replaceAll(" ", ""));
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(most + 0.01);
    }),
  );
});
