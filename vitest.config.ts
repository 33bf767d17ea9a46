import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "playground/**/*.test.ts"],
    // Local time comes from the policy. A host far from Japan makes a test fail that took it from the machine.
    env: {
      TZ: "Pacific/Marquesas",
      // Tests start the bot's process some hundred times; with this each start takes half as long.
      NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache"),
    },
    // One more than the two cores: tests in the browser mostly wait for other processes.
    maxWorkers: 3,
    // Files share a process and what it has loaded: loading the bot anew for each takes as long as its stories do.
    // No module keeps anything that changes what the next file sees.
    isolate: false,
    globalSetup: ["test/support/say-left-out.ts"],
    setupFiles: ["test/support/seed.ts"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
