import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { City } from "../support/city.ts";
import { TOWN } from "../support/organisation.ts";
import { leadingTo, type Play, plays } from "./plays.ts";
import { screens } from "./screens.ts";
import { stillOf } from "./take.ts";

/** The conversations that no other goes on with: on the way to them all pictures are come by. */
const ends = [...new Set(screens.map(({ play }) => play))].filter(
  (play) => !screens.some((other) => other.play !== play && leadingTo(other.play).includes(play)),
);
const along = (end: Play) => screens.filter(({ play }) => leadingTo(end).includes(play));

test.each(ends.map((end) => [along(end).map(({ file }) => file), end] as const))(
  "the conversation comes to its pictures: %s",
  async (files, end) => {
    const city = await City.open(TOWN);
    const taken: string[] = [];
    try {
      await plays(city, end, (at) => {
        for (const screen of screens.filter(({ play }) => play === at)) {
          expect(stillOf(city, screen, "light").botName).toBe("mamori");
          taken.push(screen.file);
        }
      });
    } finally {
      await city.close();
    }
    expect(taken.toSorted()).toEqual([...files].sort());
  },
);

test("every screen is on the way to one of these ends", () => {
  expect(screens.filter((screen) => !ends.some((end) => along(end).includes(screen)))).toEqual([]);
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
