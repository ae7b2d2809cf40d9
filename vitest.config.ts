import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts", "scripts/**/*.test.ts", "test/**/*.test.ts"],
    // LevelDB and the embedded chain are native modules: each test file gets a process of its own.
    pool: "forks",
    maxWorkers: 2,
    // Tests run a real chain and a real store.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
