import { defineConfig } from "@playwright/test";

// Debian's own Chromium, with everything off that would speak to the network by itself.
const chromium = {
  executablePath: process.env["SAYSO_CHROMIUM"] ?? "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

// What takes long: `./dev test --full` runs it too.
const long = ["desk-speed", "embed-access", "embed-load", "install", "screenshots"];

export default defineConfig({
  testDir: "tests/browser",
  testIgnore: process.env["SAYSO_FULL"] ? [] : long.map((name) => `${name}.spec.ts`),
  outputDir: "build/browser",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 30_000,
  // What is kept for flight mode is loaded once more by each test that would install it.
  use: { serviceWorkers: "block", launchOptions: chromium, locale: "en-GB", colorScheme: "light" },
});
