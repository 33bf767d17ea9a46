import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openCleaner } from "../../src/files/cleaner.ts";
import { scratch } from "../store/scratch.ts";
import { LOCKED, photograph } from "../support/files.ts";

/** A washer that does something else. */
function washer(code: string): string {
  const file = join(scratch(), "washer.mjs");
  writeFileSync(file, code);
  return file;
}

test("files are cleaned in a process of their own, each with its ending", async () => {
  const cleaner = openCleaner();
  const bytes = await photograph();
  const clean = await cleaner.clean(bytes);
  expect(clean).toMatchObject({ as: "clean", ending: "jpg" });
  expect(await cleaner.clean(LOCKED)).toEqual({ as: "encrypted" });
  const other = new Uint8Array([0, 1, 2]);
  expect(await cleaner.clean(other)).toEqual({ as: "unclean", bytes: other, ending: "bin" });
  await cleaner.close();
});

test.each(["process.exit(3)", "", "throw new Error('a name')"])(
  "a washer that breaks (%s) cleans nothing, and what it was given is not called clean",
  async (code) => {
    const cleaner = openCleaner(washer(code));
    const bytes = await photograph();
    expect(await cleaner.clean(bytes)).toEqual({ as: "unclean", bytes, ending: "jpg" });
    await cleaner.close();
  },
);

test("what is cut short when the bot stops is neither clean nor unclean: it is done the next time", async () => {
  const cleaner = openCleaner(washer("setInterval(() => {}, 1000)"));
  const under = expect(cleaner.clean(await photograph())).rejects.toThrow();
  await new Promise((resolve) => setImmediate(resolve));
  await cleaner.close();
  await under;
});
