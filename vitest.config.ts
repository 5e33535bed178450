import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/web/**/*.test.ts", "tests/firefox-webkit/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
