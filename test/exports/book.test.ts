import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { openExports } from "../../src/exports/exports.ts";
import { type BookSheet, bookOf } from "../../src/views/book.ts";
import { aYear } from "../support/a-report.ts";
import { policyIn, SAPPORO_2026 } from "../support/policies.ts";
import { readBook } from "../support/tables.ts";

const policy = policyIn(SAPPORO_2026);

async function made(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const exports = openExports();
  try {
    return await exports.book(sheets);
  } finally {
    await exports.close();
  }
}

const aSheet = (rows: BookSheet["rows"]): BookSheet => ({
  ...{ name: "表", title: "題", lines: ["一", "二"], notes: ["注"], rows },
  columns: [
    { title: "項目", width: 20 },
    { title: "件数", width: 10 },
  ],
});

test("what may be told of the city: a first sheet that says what it is, and a sheet for each table", async () => {
  const told = aYear(policy, ["総務局", "環境局"]);
  const head = { as: "report", title: "年報", lines: ["令和8年度"] } as const;
  const book = readBook(await made(bookOf(head, told, policy)));
  const [first, second] = [...book];
  expect(first?.[0]).toBe("この年報について");
  const said = (first?.[1] ?? []).flat().map(({ text }) => text);
  expect(said.slice(0, 2)).toEqual(["年報", "令和8年度"]);
  expect(said).toContain("公表資料をもとにした例。市が定めたものではありません。");
  expect(said.some((text) => text.includes("「非表示」は、"))).toBe(true);
  expect(second?.[0]).toBe("局・部ごとの件数");
  expect(book.size).toBe(13);
  for (const [name, rows] of book) expect(rows[0]?.[0]?.text, name).not.toBe("");
});

test("numbers are numbers and read with their unit; 0 and 非表示 differ, and nothing is a formula", async () => {
  const bytes = await made([
    aSheet([
      ["=1+1", { n: 1_250, unit: "件" }],
      ["なし", { n: 0, unit: "回" }],
      ["少ない", "非表示"],
      ["一部", "5件（2026年10月）"],
    ]),
  ]);
  const rows = readBook(bytes).get("表") ?? [];
  expect(rows.flat().map(({ text, kind, isFormula }) => [text, kind, isFormula])).toEqual([
    ...["題", "一", "二", "項目", "件数", "=1+1"].map((text) => [text, "s", false]),
    ["1250", null, false],
    ["なし", "s", false],
    ["0", null, false],
    ...["少ない", "非表示", "一部", "5件（2026年10月）", "注"].map((text) => [text, "s", false]),
  ]);
  const styles = strFromU8(unzipSync(bytes)["xl/styles.xml"] ?? new Uint8Array());
  expect(styles).toMatch(/#,##0(&quot;|")件/);
});
