import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALT_MOST, altOf, type Chart, type ChartValue, drawnChart } from "../../src/views/chart.ts";
import { counted } from "../../src/words/time.ts";

const told = (n: number): ChartValue => ({ as: "told", n });
const hidden: ChartValue = { as: "hidden" };
const notReceived: ChartValue = { as: "not-received" };

const bureaus: Chart = {
  as: "bars",
  title: "届いた件数（局別）",
  unit: "cases",
  rows: [
    { label: "市民文化局", value: told(4) },
    { label: "環境局", value: told(0) },
    { label: "都市局", value: hidden },
    { label: "交通局", value: notReceived },
    { label: "保健福祉局", value: told(1200) },
  ],
};

const year: Chart = {
  as: "months",
  title: "届いた件数",
  unit: "cases",
  first: "2026-10-01",
  blocks: [
    { months: 2, value: told(12) },
    { months: 1, value: told(9) },
    { months: 1, value: told(0) },
    { months: 2, value: hidden },
  ],
};

describe("what is read out in place of a picture", () => {
  test("every row in the order it was given in: 0, hidden and not received are three things", () => {
    expect(altOf(bureaus)).toBe(
      "届いた件数（局別）。市民文化局は4件、環境局は0件、都市局は非表示、交通局は受け取っていません、保健福祉局は1,200件。",
    );
  });

  test("months that stand together are named together, and the year where it changes", () => {
    expect(altOf(year)).toBe(
      "届いた件数。2026年10月から11月までは12件、12月は9件、2027年1月は0件、2月から3月までは非表示。",
    );
  });

  test("a block over the turn of the year names both years", () => {
    expect(altOf({ ...year, first: "2026-11-01", blocks: [{ months: 3, value: told(7) }] })).toBe(
      "届いた件数。2026年11月から2027年1月までは7件。",
    );
    expect(altOf({ ...year, unit: "hours", blocks: [{ months: 12, value: told(7) }] })).toBe(
      "届いた件数。2026年10月から2027年9月までは7時間。",
    );
  });

  test("nothing to show is said", () => {
    expect(altOf({ ...bureaus, rows: [] })).toBe("届いた件数（局別）。示す数はありません。");
  });

  test("where Slack takes no more, whole entries are left out, and it says where they stand", () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({ label: `第${n + 1}課`, value: told(n) }));
    const alt = altOf({ ...bureaus, rows });
    expect(alt.length).toBeLessThanOrEqual(ALT_MOST);
    expect(alt.length).toBeGreaterThan(ALT_MOST - 50);
    const [, last, left] = /第(\d+)課は\d+件。ほか(\d+)項目は、メッセージの文にあります。$/.exec(alt) ?? [];
    expect(Number(last) + Number(left)).toBe(200);
  });

  test("a title that is longer than everything Slack takes is cut", () => {
    const alt = altOf({ ...bureaus, title: "😀".repeat(600) });
    expect(alt.length).toBeLessThanOrEqual(ALT_MOST);
    expect(alt.isWellFormed()).toBe(true);
    expect(alt).toMatch(/。ほか5項目は、メッセージの文にあります。$/);
  });
});

const aValue: fc.Arbitrary<ChartValue> = fc.oneof(
  fc.nat(100_000).map(told),
  fc.constant(hidden),
  fc.constant(notReceived),
);
const aUnit = fc.constantFrom("cases" as const, "times" as const, "hours" as const);
const aLabel = fc.string({ unit: fc.constantFrom(..."局部課係あAz 、は") });
const aChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    as: fc.constant("bars" as const),
    title: fc.string({ maxLength: 30 }),
    unit: aUnit,
    rows: fc.array(fc.record({ label: aLabel, value: aValue }), { maxLength: 15 }),
  }),
  fc.record({
    as: fc.constant("months" as const),
    title: fc.string({ maxLength: 30 }),
    unit: aUnit,
    first: fc.constantFrom("2025-04-01", "2026-11-01", "2027-01-01"),
    blocks: fc.array(fc.record({ months: fc.integer({ min: 1, max: 4 }), value: aValue }), { maxLength: 6 }),
  }),
);
const valuesOf = (chart: Chart) =>
  (chart.as === "bars" ? chart.rows : chart.blocks).map(({ value }) => value);
const INSTEAD = { hidden: "は非表示", "not-received": "は受け取っていません" };

test("every number that is told stands in what is read out and in the picture, in the same order", () => {
  fc.assert(
    fc.property(aChart, (chart) => {
      const alt = altOf(chart);
      const drawn = drawnChart(chart);
      const marks = drawn.as === "bars" ? drawn.rows : drawn.blocks;
      expect(alt.length).toBeLessThanOrEqual(ALT_MOST);
      let at = chart.title.length;
      valuesOf(chart).forEach((value, n) => {
        const said = value.as === "told" ? `は${counted(value.n)}` : INSTEAD[value.as];
        const found = alt.indexOf(said, at);
        expect(found, `${said} in ${alt}`).toBeGreaterThanOrEqual(at);
        at = found + said.length;
        const mark = marks[n];
        expect(mark?.as).toBe(value.as);
        if (value.as === "told") expect(mark?.text).toContain(counted(value.n));
        else expect(mark?.text).not.toMatch(/\d/);
      });
    }),
  );
});

test("no bar says anything of a number that is not told, and the longest is whole", () => {
  fc.assert(
    fc.property(aChart, (chart) => {
      const drawn = drawnChart(chart);
      const marks = drawn.as === "bars" ? drawn.rows : drawn.blocks;
      for (const { as, share } of marks) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        if (as !== "told") expect(share).toBe(0);
      }
      const some = valuesOf(chart).some((value) => value.as === "told" && value.n > 0);
      expect(marks.some(({ share }) => share === 1)).toBe(some);
    }),
  );
});

describe("what is drawn", () => {
  test("bars as they were given, and what their marks mean", () => {
    expect(drawnChart(bureaus)).toMatchObject({
      as: "bars",
      unit: "単位：件",
      legend: [
        "非表示：個人が分からないように、数を示していません。",
        "受け取っていません：ここでは数えていません。",
      ],
      rows: [
        { label: "市民文化局", text: "4件", share: 4 / 1200 },
        { label: "環境局", as: "told", text: "0件", share: 0 },
        { label: "都市局", as: "hidden", text: "非表示" },
        { label: "交通局", as: "not-received", text: "受け取っていません" },
        { label: "保健福祉局", text: "1,200件", share: 1 },
      ],
    });
  });

  test("a block of months is as high as one of them: its area is its number", () => {
    expect(drawnChart(year)).toMatchObject({
      as: "months",
      legend: [
        "非表示：個人が分からないように、数を示していません。",
        "いくつかの月をまとめたところは、1か月あたりの高さで描いています。",
      ],
      blocks: [
        { label: "10〜11月", year: "2026年", text: "12", months: 2, share: 6 / 9 },
        { label: "12月", year: "", text: "9", months: 1, share: 1 },
        { label: "1月", year: "2027年", text: "0", share: 0 },
        { label: "2〜3月", year: "", text: "非表示" },
      ],
    });
  });

  test("a picture without numbers says so", () => {
    expect(drawnChart({ ...year, blocks: [] }).legend).toEqual(["示す数はありません。"]);
  });
});
