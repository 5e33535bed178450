// After one visit the page works without a network, and a newer version is offered, never forced.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import type { Page } from "@playwright/test";
// @ts-expect-error plain JavaScript, with tests of its own
import { fileServer } from "../../.dev/serve.mjs";
import { expect, pasteText, readSample, root, test } from "./sayso.js";

test.use({ serviceWorkers: "allow" });

const installed = (page: Page) =>
  page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state));

test("after one visit it works in flight mode, with all its parts", async ({
  page,
  site,
  context,
}) => {
  await page.goto(site);
  await installed(page);
  await context.setOffline(true);
  await page.goto(`${site}?from=home`);
  await pasteText(page, "The bridge will stay shut until May, the mayor, Ada Okoro, said.");
  await expect(page.locator(".mark").first()).toBeVisible();
  await page.locator(".top").getByRole("button", { name: "Review" }).click();
  await expect(page.locator("say-so")).toBeVisible();
  await page.locator(".top").getByRole("button", { name: "New text" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "a.md",
    mimeType: "text/markdown",
    buffer: Buffer.from("# Ferry fares\n\nFares *rose* by 4 per cent, the operator said."),
  });
  await expect(page.locator(".text")).toContainText("Fares rose by 4 per cent");
});

test("it can be installed: name, icons and a page to start with are there", async ({
  page,
  site,
}) => {
  await page.goto(site);
  const client = await page.context().newCDPSession(page);
  const { errors, url } = (await client.send("Page.getAppManifest")) as {
    errors: unknown[];
    url: string;
  };
  expect(errors).toEqual([]);
  const manifest = JSON.parse(await (await page.request.get(url)).text()) as {
    icons: { src: string; sizes: string }[];
  };
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight].join("x");
    }, new URL(src, url).href);
    if (sizes !== "any") expect(size).toBe(sizes);
  }
});

test("a newer version is offered, waits, and takes nothing away", async ({ page }) => {
  const folder = mkdtempSync(`${tmpdir()}/sayso-`);
  cpSync(`${root}dist/site`, folder, { recursive: true });
  const server = fileServer(folder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const site = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const version = () => page.evaluate(() => document.documentElement.dataset["version"]);
  try {
    await page.goto(site);
    await installed(page);
    await page.reload();
    await readSample(page);

    const index = readFileSync(`${folder}/index.html`, "utf8");
    writeFileSync(`${folder}/index.html`, index.replace("<html ", '<html data-version="2" '));
    const worker = readFileSync(`${folder}/service-worker.js`, "utf8");
    const changed = worker.replace(
      /(["'`]?index\.html["'`]?,\s*["']?revision["']?:\s*["'`])/,
      "$1x",
    );
    expect(changed).not.toBe(worker);
    writeFileSync(`${folder}/service-worker.js`, changed);

    await page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.update()));
    const offer = page.locator("sayso-update .note");
    await expect(offer).toContainText("A new version of Sayso is ready");
    await expect(page.locator(".mark").first()).toBeVisible();
    expect(await version()).toBeUndefined();
    await page.evaluate(() => Object.assign(globalThis, { old: true }));
    await offer.getByRole("button", { name: "Reload" }).click();
    await page.waitForFunction(() => !("old" in globalThis));
    expect(await version()).toBe("2");
    await expect(page.locator("textarea")).toHaveValue(/Calder Sound/);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
});
