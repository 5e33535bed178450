// After one visit the page works without a network, and a newer version is offered, never forced.
import { expect, pasteText, readSample, test } from "./sayso.js";
import { installed, lookForUpdate, version, withVersions } from "./versions.js";

test.use({ serviceWorkers: "allow" });

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
  await withVersions(async ({ site, renew }) => {
    await page.goto(site);
    await installed(page);
    await page.reload();
    await readSample(page);
    renew();
    await lookForUpdate(page);
    const offer = page.locator("sayso-update .note");
    await expect(offer).toContainText("A new version of Sayso is ready");
    await expect(page.locator(".mark").first()).toBeVisible();
    expect(await version(page)).toBeUndefined();
    await page.evaluate(() => Object.assign(globalThis, { old: true }));
    await offer.getByRole("button", { name: "Reload" }).click();
    await page.waitForFunction(() => !("old" in globalThis));
    expect(await version(page)).toBe("2");
    await expect(page.locator("textarea")).toHaveValue(/Calder Sound/);
  });
});
