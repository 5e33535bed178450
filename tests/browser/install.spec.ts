// The package as it is published, installed where nothing of this workspace is: on a bare page, in an
// app of Vite's and in one of webpack's. Each shows the claims of its page, found by the engine.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { build as buildByVite } from "vite";
import webpack from "webpack";
import type { SaySoElement } from "say-so/element";
// @ts-expect-error plain JavaScript, with tests of its own
import { fileServer } from "../../.dev/serve.mjs";
import { expect, root, test } from "./sayso.js";

test.describe.configure({ mode: "serial", timeout: 120_000 });

let folder: string;
const app = () => join(folder, "app");

// Outside of the clone, so that nothing is found that a user would not have.
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sayso-install-"));
  mkdirSync(app());
  const npm = (...given: string[]) =>
    execFileSync("npm", [...given, "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], {
      cwd: app(),
      encoding: "utf8",
    });
  const archive = npm("pack", join(root, "web"), "--pack-destination", folder).trim();
  writeFileSync(join(app(), "package.json"), JSON.stringify({ name: "app", private: true }));
  npm("install", "--offline", join(folder, archive));
  writeFileSync(join(app(), "main.js"), kScript);
  writeFileSync(join(app(), "index.html"), pageWith("./main.js"));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kScript = `
  import "say-so/element";
  import { createSayso } from "say-so";
  import { readReview, writeReview } from "say-so/review";
  import { exportReview } from "say-so/export";

  const element = document.querySelector("say-so");
  element.addEventListener("sayso-ready", async () => {
    const review = readReview(writeReview(element.reviewed));
    const exported = exportReview(review, "csv", { claims: "all" });
    const sayso = await createSayso();
    const { claims } = await sayso.analyze(document.querySelector("#story").textContent);
    document.title = [sayso.thread, claims.length > 0, exported.length > 100].join(" ");
  });
`;

const pageWith = (script: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" /><link rel="icon" href="data:," /><title>A story</title>
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <say-so for="#story" loading="eager"></say-so>
    <main id="story"><p>The bridge carried 4,000 cars a day, the mayor said on Monday.</p></main>
  </body>
</html>`;

async function serve<T>(made: string, use: (address: string) => Promise<T>): Promise<T> {
  const server = fileServer(made);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://localhost:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.close();
  }
}

const summary = (page: Page) => page.locator("say-so .count");

async function expectApp(page: Page, made: string): Promise<void> {
  await serve(made, async (address) => {
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(address)) foreign.push(request.url());
    });
    await page.goto(address);
    await expect(summary(page)).toHaveText("1 claim by 1 speaker.");
    await expect(page).toHaveTitle("worker true true");
    expect(foreign.filter((url) => !url.startsWith("data:"))).toEqual([]);
  });
}

test("on a bare page: the package's folder and one tag", async ({ page }) => {
  const made = join(folder, "bare");
  cpSync(join(app(), "node_modules/say-so/dist"), join(made, "say-so"), { recursive: true });
  writeFileSync(join(made, "index.html"), pageWith("./say-so/embed/sayso.js"));
  await serve(made, async (address) => {
    await page.goto(address);
    await expect(summary(page)).toHaveText("1 claim by 1 speaker.");
    const place = await page
      .locator("say-so")
      .evaluate((element: SaySoElement) => element.reviewed);
    expect(place?.claims[0]?.spans[0]?.exact).toContain("4,000 cars");
  });
});

test("in an app of Vite's", async ({ page }) => {
  const outDir = join(folder, "vite");
  await buildByVite({ root: app(), configFile: false, logLevel: "error", build: { outDir } });
  await expectApp(page, outDir);
});

test("in an app of webpack's", async ({ page }) => {
  const path = join(folder, "webpack");
  await new Promise<void>((resolve, reject) => {
    webpack(
      {
        mode: "production",
        context: app(),
        entry: "./main.js",
        output: { path, publicPath: "auto", trustedTypes: true },
      },
      (error, stats) => {
        const broken =
          error ?? (stats?.hasErrors() ? new Error(stats.toString("errors-only")) : null);
        if (broken) reject(broken);
        else resolve();
      },
    );
  });
  writeFileSync(join(path, "index.html"), pageWith("./main.js"));
  await expectApp(page, path);
});
