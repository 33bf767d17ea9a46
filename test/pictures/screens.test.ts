import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { City } from "../support/city.ts";
import { screens } from "./screens.ts";
import { stillOf } from "./take.ts";

test.each(screens)("the conversation comes to its picture: $file", async (screen) => {
  const city = await City.open({});
  try {
    await screen.play(city);
    expect(stillOf(city, screen, "light").botName).toBe("mamori");
  } finally {
    await city.close();
  }
});

test.each(["docs/user-guide-ja.md", "docs/user-guide.md"])("every picture stands in %s", (guide) => {
  const text = readFileSync(guide, "utf8");
  const missing = screens.filter(
    ({ file }) => !new RegExp(`images/${file}\\.png" width="600" alt="[^"]`).test(text),
  );
  expect(missing.map(({ file }) => file)).toEqual([]);
});

test("every screen is drawn: npm run pictures", () => {
  expect(screens.map(({ file }) => file).filter((file) => !existsSync(`docs/images/${file}.png`))).toEqual(
    [],
  );
});
