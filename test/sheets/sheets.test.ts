import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSheets } from "../../src/sheets/sheets.ts";
import { scratch } from "../store/scratch.ts";
import { aSheet } from "../support/a-sheet.ts";
import { textOfPdf } from "../support/pdf-text.ts";

test("a sheet is made in a process of its own", async () => {
  const sheets = openSheets();
  const pdf = await sheets.record(aSheet("窓口のできごと"));
  expect(Buffer.from(pdf).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  expect((await textOfPdf(pdf)).join("")).toContain("窓口のできごと");
  await sheets.close();
});

test("several wishes are met one after the other, each with its own sheet", async () => {
  const sheets = openSheets();
  const ended: number[] = [];
  const made = await Promise.all(
    [1, 2, 3].map(async (n) => {
      const pdf = await sheets.record(aSheet(`${n}件目`));
      ended.push(n);
      return (await textOfPdf(pdf)).join("");
    }),
  );
  expect(ended).toEqual([1, 2, 3]);
  made.forEach((text, n) => {
    expect(text).toContain(`${n + 1}件目`);
  });
  await sheets.close();
});

/** A typesetter that does something else. */
function typesetter(code: string): string {
  const file = join(scratch(), "typesetter.mjs");
  writeFileSync(file, code);
  return file;
}

test.each([
  ["that fails", "process.exit(3)", "3"],
  ["that says nothing", "", "empty"],
  ["that is killed", "process.kill(process.pid, 'SIGKILL')", "SIGKILL"],
  ["that throws", "throw new Error('秘密の言葉')", "1"],
])("a typesetter %s is told by how it ended, without words, and the next is tried", async (_, code, how) => {
  const sheets = openSheets(typesetter(code));
  for (const again of [1, 2]) {
    await expect(sheets.record(aSheet(`秘密の言葉${again}`))).rejects.toThrow(
      `the sheet was not made: ${how}`,
    );
  }
  await sheets.close();
});

test("it is given neither the bot's environment nor its tokens", async () => {
  const sheets = openSheets(typesetter("process.stdout.write(Object.keys(process.env).join())"));
  await expect(sheets.record(aSheet(""))).rejects.toThrow("empty");
  await sheets.close();
});

test("closing ends what is under way, and nothing is begun after it", async () => {
  const sheets = openSheets(typesetter("setInterval(() => {}, 1000)"));
  const under = expect(sheets.record(aSheet(""))).rejects.toThrow("SIGKILL");
  const waiting = expect(sheets.record(aSheet(""))).rejects.toThrow("closed");
  await new Promise((resolve) => setImmediate(resolve));
  await sheets.close();
  await Promise.all([under, waiting]);
  await expect(sheets.record(aSheet(""))).rejects.toThrow("closed");
});
