import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { TABLE_FORMS } from "../../src/cases/exports.ts";
import { csvOf } from "../../src/exports/csv.ts";
import { openExports } from "../../src/exports/exports.ts";
import type { Column, Row } from "../../src/views/case-table.ts";
import { readCsv, readExcel, shownAs } from "../support/tables.ts";

const columns: readonly Column[] = [
  { title: "言葉", kind: "text", width: 20 },
  { title: "数", kind: "number", width: 8 },
  { title: "日", kind: "day", width: 12 },
  { title: "日時", kind: "moment", width: 18 },
];

async function* all(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function made(form: (typeof TABLE_FORMS)[number], rows: readonly Row[]): Promise<Uint8Array> {
  const exports = openExports();
  try {
    return await exports.table(form, columns, all(rows));
  } finally {
    await exports.close();
  }
}

/** What a spreadsheet would work out, were it not text. */
const FORMULAS = [
  ...["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠A1", " =1", "　=1", "\n=1"],
  '=HYPERLINK("http://example.jp","押す")',
];

test("in CSV nothing anybody wrote is taken for a formula, and everything else stands as it was", async () => {
  const others = ["ふつうの文章", 'かぎ"括弧"と,点', "二\n行", "'これは引用", "1-2", ""];
  const texts = [...FORMULAS, ...others];
  const read = readCsv(
    await made(
      "csv",
      texts.map((text) => [text, 1, null, null]),
    ),
  );
  expect(read.map(({ 言葉 }) => 言葉)).toEqual([...FORMULAS.map((text) => `'${text}`), ...others]);
});

test("in Excel every text is stored as text, whatever it looks like and wherever it stands", async () => {
  const texts = [...FORMULAS, "2026-01-01", "0123", "<b>&", "見えない\u0007印"];
  const read = readExcel(
    await made(
      "xlsx",
      texts.map((text) => [text, null, text.startsWith("2026") ? null : text, text]),
    ),
  );
  // A sheet cannot carry what is no character of a text.
  const stored = texts.map((text) => text.replace("\u0007", ""));
  expect(read.map((row) => row.言葉?.text)).toEqual(stored);
  for (const row of read)
    for (const title of ["言葉", "日"])
      if (row[title] !== undefined) expect(row[title]).toMatchObject({ kind: "s", isFormula: false });
});

test("days, moments and numbers are what they are, and what is not known is empty", async () => {
  const rows: readonly Row[] = [
    ["a", 3, "2026-11-22", "2026-11-22 09:05"],
    [null, null, "該当なし", null],
  ];
  const [first, second] = readExcel(await made("xlsx", rows));
  expect(first?.数).toEqual({ text: "3", kind: null, isFormula: false });
  expect(shownAs(first?.日)).toBe("2026-11-22T00:00:00.000Z");
  expect(shownAs(first?.日時)).toBe("2026-11-22T09:05:00.000Z");
  expect(second).toEqual({ 日: { text: "該当なし", kind: "s", isFormula: false } });
  expect(readCsv(await made("csv", rows))).toEqual([
    { 言葉: "a", 数: "3", 日: "2026-11-22", 日時: "2026-11-22 09:05" },
    { 言葉: "", 数: "", 日: "該当なし", 日時: "" },
  ]);
});

test.each(TABLE_FORMS)(
  "rows are taken no faster than they are written, and all of them arrive: %s",
  async (form) => {
    const exports = openExports();
    async function* many(): AsyncGenerator<Row> {
      for (let n = 0; n < 3_000; n++) yield ["言葉".repeat(100), n, "2026-11-22", "2026-11-22 09:05"];
    }
    const bytes = await exports.table(form, columns, many());
    await exports.close();
    expect(form === "csv" ? readCsv(bytes).length : readExcel(bytes).length).toBe(3_000);
  },
);

test("whoever takes no more of a CSV file lets go of its rows, and of rows that break off nothing is left over", async () => {
  let taken = 0;
  let isOver = false;
  async function* endless(): AsyncGenerator<Row> {
    try {
      for (;;) yield ["言葉".repeat(100), taken++, null, null];
    } finally {
      isOver = true;
    }
  }
  const abandoned = csvOf(columns, endless());
  await once(abandoned, "readable");
  abandoned.destroy();
  await finished(abandoned, { error: false }).catch(() => undefined);
  await setImmediate();
  expect(isOver).toBe(true);
  expect(taken).toBeLessThan(1_000);

  async function* broken(): AsyncGenerator<Row> {
    yield ["一行め", 1, null, null];
    throw new Error("取りやめた");
  }
  await expect(buffer(csvOf(columns, broken()))).rejects.toThrow("取りやめた");
});

test("what the rows reject with is said, and nothing is made", async () => {
  const exports = openExports();
  async function* broken(): AsyncGenerator<Row> {
    yield ["一行め", 1, null, null];
    throw new Error("取りやめた");
  }
  for (const form of TABLE_FORMS)
    await expect(exports.table(form, columns, broken())).rejects.toThrow("取りやめた");
  expect(readCsv(await exports.table("csv", columns, all([["a", 1, null, null]])))).toHaveLength(1);
  await exports.close();
  await expect(exports.table("csv", columns, all([]))).rejects.toThrow("the table was not made: closed");
});
