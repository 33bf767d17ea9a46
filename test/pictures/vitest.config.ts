import { defineConfig } from "vitest/config";

/** Drawing is a tool, not a test, but it plays on the city of the stories, which lives in vitest. */
export default defineConfig({
  test: {
    include: ["draw", "draw-tour", "draw-sheet", "draw-charts", "draw-report"].map(
      (file) => `test/pictures/${file}.ts`,
    ),
    env: { TZ: "Pacific/Marquesas" },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default"],
  },
});
