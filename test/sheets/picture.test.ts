import { expect, test } from "vitest";
import { setSheet } from "../../src/sheets/compile.ts";
import { PICTURE_WIDE, pictureOf } from "../../src/sheets/picture.ts";
import { asJson } from "../../src/sheets/printable.ts";
import { openSheets } from "../../src/sheets/sheets.ts";
import { type Bars, type Chart, drawnChart } from "../../src/views/chart.ts";
import { textOfPdf } from "../support/pdf-text.ts";

const bars = (rows: Bars["rows"], title = "届いた件数"): Bars => ({ as: "bars", title, unit: "cases", rows });
const some = (n: number, label = (k: number) => `第${k}課`) =>
  Array.from({ length: n }, (_, k) => ({ label: label(k + 1), value: { as: "told", n: k } as const }));

const set = (chart: Chart) => setSheet("picture", asJson(drawnChart(chart)));
const squeezed = (text: string): string => text.replaceAll(/\s/g, "");
const read = async (chart: Chart) => squeezed((await textOfPdf(set(chart).pdf())).join(""));

/** The kinds of the chunks of a PNG, and what its first one says. */
function chunksOf(png: Uint8Array) {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  const kinds: string[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
    kinds.push(bytes.toString("latin1", at + 4, at + 8));
  return { kinds: new Set(kinds), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

test("a chart comes as a PNG from a process of its own", async () => {
  const sheets = openSheets();
  const png = await sheets.chart(bars(some(5)));
  await sheets.close();
  const { width, height } = chunksOf(png);
  expect(width).toBe(PICTURE_WIDE);
  expect(height).toBeGreaterThan(300);
  expect(height).toBeLessThan(700);
});

test("points and nothing else stand in a picture: no profile of colours, no words, no time", async () => {
  const { kinds } = chunksOf(await pictureOf(set(bars(some(3))).svg()));
  for (const kind of kinds) expect(["IHDR", "PLTE", "tRNS", "pHYs", "IDAT", "IEND"]).toContain(kind);
});

test("it is as high as it has rows", () => {
  const highOf = (n: number) => Number(/ height="([\d.]+)pt"/.exec(set(bars(some(n))).svg())?.[1]);
  const [few, more, many] = [highOf(3), highOf(6), highOf(60)];
  expect(more).toBeGreaterThan(few);
  expect(many - few).toBeCloseTo(19 * (more - few), 3);
});

const odd: readonly (readonly [what: string, chart: Chart])[] = [
  ["no rows", bars([])],
  ["nothing but zeros", bars([{ label: "環境局", value: { as: "told", n: 0 } }])],
  ["nothing that is told", bars([{ label: "環境局", value: { as: "hidden" } }])],
  ["a label that wraps", bars(some(2, (k) => `市街地整備部住宅課市営住宅管理係の第${k}担当`.repeat(3)))],
  ["a label without a break", bars(some(2, () => "a".repeat(200)))],
  [
    "markup",
    bars(
      some(1, () => '#panic() *b* $x$ #read("/etc/passwd")'),
      "#let x = 1 = 見出し",
    ),
  ],
  ["a large number", bars([{ label: "市", value: { as: "told", n: 123_456_789 } }])],
  ["a long title", bars(some(1), "とても長い題名".repeat(20))],
];

test.each(odd)("its labels and numbers stand on one page: %s", async (_, chart) => {
  expect(set(chart).pages).toBe(1);
  const text = await read(chart);
  for (const said of [chart.title, ...drawn(chart)]) expect(text).toContain(squeezed(said));
});

test("blocks of months stand with their months and numbers, and the years where they change", async () => {
  const text = await read({
    as: "months",
    title: "応対した時間",
    unit: "hours",
    first: "2026-10-01",
    blocks: [
      { months: 1, value: { as: "not-received" } },
      { months: 3, value: { as: "told", n: 123_456 } },
      { months: 1, value: { as: "told", n: 0 } },
      { months: 1, value: { as: "hidden" } },
    ],
  });
  for (const said of ["10月", "11〜1月", "2月", "3月", "2026年", "2027年", "123,456", "非表示", "単位：時間"])
    expect(text).toContain(said);
});

function drawn(chart: Chart): readonly string[] {
  const it = drawnChart(chart);
  return (it.as === "bars" ? it.rows : it.blocks).flatMap(({ label, text }) => [label, text]);
}

/** How much lighter one colour is than another, as WCAG 2 counts it: 1 to 21. */
function contrast(one: string, other: string): number {
  const light = (colour: string): number =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, n) => {
      const c = Number.parseInt(colour.slice(1 + 2 * n, 3 + 2 * n), 16) / 255;
      return sum + weight * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    }, 0);
  const [dark = 0, bright = 0] = [light(one), light(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

test("everything that is drawn stands out from its ground by 4.5 to 1", () => {
  const rows = (["told", "hidden", "not-received"] as const).map((as) => ({
    label: as,
    value: as === "told" ? ({ as, n: 3 } as const) : ({ as } as const),
  }));
  const svg = set(bars(rows)).svg();
  const fills = new Set([...svg.matchAll(/fill="(#[0-9a-f]{6})"/g)].map(([, colour = ""]) => colour));
  expect(fills.delete("#ffffff")).toBe(true);
  expect(fills.size).toBe(3);
  for (const fill of fills) expect(contrast(fill, "#ffffff"), fill).toBeGreaterThan(4.5);
});
