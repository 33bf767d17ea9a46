import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tourSteps } from "../../playground/stage/tour.ts";
import { pictureOf } from "./tour.ts";

const shown = readFileSync("README.md", "utf8");

test("every step of the tour is drawn: npm run pictures:tour", () => {
  const files = tourSteps.map((_, n) => `docs/images/${pictureOf(n)}.png`);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  expect(existsSync(`docs/images/${pictureOf(tourSteps.length)}.png`), "one of a step that is no more").toBe(
    false,
  );
});

test("README shows every step in its order, with its title and a gloss in English", () => {
  const titles = [
    ...shown.matchAll(
      /^\*\*(\d+)\. (.+)\*\* — [\x20-\x7e]+\n\n<img src="docs\/images\/(.+)\.png" width="900" alt="(.+)">$/gm,
    ),
  ].map(([, number, title, file, alt]) => ({ number, title, file, alt }));
  expect(titles).toEqual(
    tourSteps.map(({ title }, n) => ({ number: String(n + 1), title, file: pictureOf(n), alt: title })),
  );
});
