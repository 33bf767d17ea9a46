import { defineConfig } from "vitest/config";

/** Drawing is a tool, not a test, but it plays on the city of the stories, which lives in vitest. */
export default defineConfig({
  test: {
    include: ["test/pictures/draw.ts", "test/pictures/draw-tour.ts", "test/pictures/draw-sheet.ts"],
    env: { TZ: "Pacific/Marquesas" },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default"],
  },
});
