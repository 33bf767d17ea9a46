import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { City } from "../support/city.ts";
import { screens } from "./screens.ts";
import { stillOf } from "./take.ts";

test.each(screens)("the conversation comes to its picture: $file", async (screen) => {
  const city = await City.open({});
  try {
    await screen.play(city);
    expect(stillOf(city, screen, "light").screen).toBeDefined();
  } finally {
    await city.close();
  }
});

test.each(screens)("the guide shows it: $file", ({ file, alt }) => {
  expect(existsSync(`docs/images/${file}.png`), `npm run pictures -- -t ${file}`).toBe(true);
  expect(readFileSync("docs/user-guide-ja.md", "utf8")).toContain(`![${alt}`);
  expect(readFileSync("docs/user-guide-ja.md", "utf8")).toContain(`(images/${file}.png)`);
});
