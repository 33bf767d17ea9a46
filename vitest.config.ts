import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "playground/**/*.test.ts"],
    // Local time comes from the policy. A host far from Japan makes a test fail that took it from the machine.
    env: { TZ: "Pacific/Marquesas" },
    // Both cores: vitest itself would leave one to its own process, which mostly waits.
    maxWorkers: 2,
    globalSetup: ["test/support/say-left-out.ts"],
    setupFiles: ["test/support/seed.ts"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
