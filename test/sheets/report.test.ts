import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { setSheet } from "../../src/sheets/compile.ts";
import { asJson } from "../../src/sheets/printable.ts";
import { openSheets } from "../../src/sheets/sheets.ts";
import type { CityTold } from "../../src/views/city-tables.ts";
import { reportOf, type YearReport } from "../../src/views/report.ts";
import { aYear, YEAR } from "../support/a-report.ts";
import { textBegins, textOfPdf } from "../support/pdf-text.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";

const policy = policyIn(SAPPORO_2026);
const report = (told: CityTold): YearReport => reportOf(told, policy, YEAR, "2027-04-15");
const set = (one: YearReport): Uint8Array => setSheet("report", asJson(one)).pdf();
const pagesOf = async (pdf: Uint8Array): Promise<readonly string[]> =>
  (await textOfPdf(pdf)).map((page) => page.replaceAll(/\s/g, ""));
const count = (text: string, part: string): number => text.split(part).length - 1;

const FEW = ["総務局", "市民文化局", "環境局"];

test("a report is made in a process of its own, and says whose it is, of which year, and how to read it", async () => {
  const sheets = openSheets();
  const pdf = await sheets.report(report(aYear(policy, FEW)));
  await sheets.close();
  const pages = await pagesOf(pdf);
  const [first = "", second = ""] = pages;
  expect(first).toContain("カスタマーハラスメント対策年報令和8年度令和8年4月1日から令和9年3月31日まで");
  expect(first).toContain("作成：行政監察担当課相談窓口令和9年4月15日作成");
  expect(first).toContain("公表資料をもとにした例。市が定めたものではありません。");
  expect(first).toContain("届いた件数214件");
  expect(first).toContain("対応にかかった時間226時間20分");
  expect(second).toContain(
    "「非表示」は、報告した人が5人に満たない数と、ほかの数からそれが分かってしまう数です。",
  );
  expect(second).toContain("部署や人を比べないでください。");
  pages.forEach((page, n) => {
    expect(page).toMatch(new RegExp(`${n + 1}/${pages.length}$`));
  });
});

test("everything that stands in the tables of the city stands in it", async () => {
  const one = report(aYear(policy, FEW));
  const all = (await pagesOf(set(one))).join("");
  for (const { title, tables } of one.chapters) {
    expect(all).toContain(title);
    for (const { rows, note } of tables) {
      expect(all).toContain(note.replaceAll(/\s/g, ""));
      for (const { label, cells } of rows)
        expect(all).toContain(
          [label, ...cells.map(({ text, when }) => text + when)].join("").replaceAll(/\s/g, ""),
        );
    }
  }
});

test("forty bureaus with names of sixty signs: the table goes over the pages, each time with its head", async () => {
  const names = Array.from({ length: 40 }, (_, n) =>
    `${String(n + 1).padStart(2, "0")}${"長い名前の局".repeat(10)}`.slice(0, 60),
  );
  const pdf = set(report(aYear(policy, names)));
  const pages = await pagesOf(pdf);
  const all = pages.join("");
  for (const name of names) expect(all).toContain(name);
  const over = pages.filter((page) => /\d\d長い名前の局/.test(page));
  expect(over.length).toBeGreaterThan(1);
  for (const page of over) expect(page).toContain("局・部届いた件数起きた回数");
  expect(count(all, "局・部ごとの件数")).toBe(1);
  expect(Math.max(...(await textBegins(pdf)))).toBeLessThan(550);
});

test("a city of which nothing was counted: no number, no picture, and it says so", async () => {
  const told: CityTold = {
    ...aYear(policy, FEW),
    ...{ counted: null, received: [], sums: new Map(), held: null },
    lengths: { answered: { as: "hidden" }, closed: { as: "hidden" } },
  };
  const one = report(told);
  expect(one.chapters.flatMap(({ charts }) => charts)).toEqual([]);
  const all = (await pagesOf(set(one))).join("");
  expect(all).toContain("この年度には、まだ数えていませんでした。");
  expect(all).not.toMatch(/\d件/);
});

test("what the city's file calls a bureau stands there as it was written, and never becomes markup", async () => {
  const names = ['#panic("a")', "*太い* _斜め_ $x$", "= 見出し", "<a> @b `c`"];
  const all = (await pagesOf(set(report(aYear(policy, names))))).join("");
  for (const name of names) expect(all).toContain(name.replaceAll(/\s/g, ""));
});

test("it can be found one's way in: a title, a language, headings as bookmarks, and tags for who cannot see it", async () => {
  const { catalog, context, ...document } = await PDFDocument.load(set(report(aYear(policy, FEW))), {
    updateMetadata: false,
  });
  expect(document).toBeDefined();
  expect(catalog.get(PDFName.of("Outlines"))).toBeDefined();
  expect(catalog.get(PDFName.of("StructTreeRoot"))).toBeDefined();
  expect(catalog.get(PDFName.of("Lang"))?.toString()).toContain("ja");
  const texts = context.enumerateIndirectObjects().map(([, object]) => object.toString());
  expect(texts.some((text) => text.includes("/Alt"))).toBe(true);
});
