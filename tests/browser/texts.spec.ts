// Several texts: as tabs, from files, and those that were read before.
import type { Page } from "@playwright/test";
import { expect, note, pasteText, readSample, test } from "./sayso.js";

const bridge =
  "Bridge stays shut\n\nThe bridge over the Calder will stay shut until May, the mayor, Ada Okoro, said on Monday.";
const ferry =
  "Ferry fares rise\n\nFares rose by 4 per cent in June, according to the operator. “We had no choice,” said Lena Brandt, its director.";

const tabs = (page: Page) => page.getByRole("navigation", { name: "Open texts" });
const tab = (page: Page, name: string) => tabs(page).getByRole("button", { name, exact: true });
const headline = (page: Page) => page.locator(".text .headline");
const shelf = (page: Page) => page.getByRole("region", { name: "Read before" });

async function readTwo(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await pasteText(page, bridge);
  await expect(page.locator(".mark").first()).toBeVisible();
  await page.getByRole("button", { name: "New text" }).click();
  await pasteText(page, ferry);
  await expect(headline(page)).toHaveText("Ferry fares rise");
  await expect(page.locator(".mark").first()).toBeVisible();
}

/** Opens files as the button does. */
async function open(page: Page, files: Record<string, string | Buffer>): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(
    Object.entries(files).map(([name, content]) => ({
      name,
      mimeType: "",
      buffer: Buffer.from(content as string),
    })),
  );
}

test("accents that come apart, as from a PDF, are put together", async ({ page, site }) => {
  const text = "Café owners in Orléans closed on Monday, the mayor, Zoë Müller, said.";
  await page.goto(site);
  await pasteText(page, text.normalize("NFD"));
  await expect(page.locator(".mark").first()).toContainText("Café owners in Orléans");
  await page.getByRole("button", { name: "New text" }).click();
  await open(page, { "apart.txt": text.normalize("NFD") });
  await expect(page.locator(".mark").first()).toContainText("Café owners in Orléans");
});

test("each text has its tab, and Back goes the way one came", async ({ page, site }) => {
  await readTwo(page, site);
  await expect(tab(page, "Ferry fares rise")).toHaveAttribute("aria-current", "page");
  await tab(page, "Bridge stays shut").click();
  await expect(headline(page)).toHaveText("Bridge stays shut");
  await expect(page.locator(".mark").first()).toBeVisible();
  await page.goBack();
  await expect(headline(page)).toHaveText("Ferry fares rise");
  await page.getByRole("button", { name: "Close Ferry fares rise" }).click();
  await expect(headline(page)).toHaveText("Bridge stays shut");
  await expect(tabs(page)).toHaveCount(0);
});

test("a text that was closed can be brought back", async ({ page, site }) => {
  await readTwo(page, site);
  await page.getByRole("button", { name: "Close Bridge stays shut" }).click();
  await page.getByRole("button", { name: "New text" }).click();
  await page.getByRole("button", { name: "Bring back the last text" }).click();
  await expect(page.locator("textarea")).toHaveValue(bridge);
});

test("open texts survive a reload", async ({ page, site }) => {
  await readTwo(page, site);
  await page.reload();
  await expect(page.locator("textarea")).toHaveValue(ferry);
  await tab(page, "Bridge stays shut").click();
  await expect(page.locator("textarea")).toHaveValue(bridge);
});

test("what was read is kept on this device, until it is forgotten", async ({ page, site }) => {
  await readTwo(page, site);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await page.goto(site);
  await expect(shelf(page).getByRole("listitem")).toHaveText([/Ferry fares rise/, /Bridge stays/]);
  await shelf(page)
    .getByRole("button", { name: /^Bridge/ })
    .click();
  await expect(headline(page)).toHaveText("Bridge stays shut");
  await page.getByRole("button", { name: "New text" }).click();
  // Read again, it is the latest, and is there once.
  await expect(shelf(page).getByRole("listitem")).toHaveText([/Bridge stays/, /Ferry fares/]);
  await shelf(page).getByRole("button", { name: "Forget Ferry fares rise" }).click();
  await expect(shelf(page).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(page.locator("sayso-shelf li")).toHaveCount(0);
  await page.reload();
  await expect(page.locator("sayso-shelf input")).toBeVisible();
  await expect(page.locator("sayso-shelf li")).toHaveCount(0);
});

test("with the switch off nothing is kept, nor is the sample ever", async ({ page, site }) => {
  await page.goto(site);
  await readSample(page);
  await page.getByRole("button", { name: "New text" }).click();
  await page.getByRole("checkbox", { name: /Keep what I read/ }).uncheck();
  await pasteText(page, bridge);
  await expect(page.locator(".mark").first()).toBeVisible();
  await page.getByRole("button", { name: "New text" }).click();
  await expect(page.getByRole("checkbox", { name: /Keep what I read/ })).not.toBeChecked();
  await expect(page.locator("sayso-shelf li")).toHaveCount(0);
});

test("of a saved page the article is read, in an inert document", async ({
  page,
  site,
  requests,
  complaints,
}) => {
  const words = "The council had asked for a second opinion in the spring, the report says. ";
  const saved = `<!doctype html><html><head><title>Bridge stays shut - The Calder Post</title></head><body>
    <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <noscript><img src="https://example.invalid/pixel.png"></noscript>
    <article><h1>Bridge stays shut</h1><p>The bridge will stay shut until May, the mayor, Ada Okoro, said. ${words.repeat(4)}</p>
    <p>It carries 9,000 cars a day. ${words.repeat(4)}</p><img src="https://example.invalid/x.png" onerror="document.title='x'"></article>
    <footer>Subscribe to our newsletter</footer></body></html>`;
  await page.goto(site);
  await open(page, { "page.html": saved });
  await expect(page.locator(".text")).toContainText("It carries 9,000 cars a day.");
  await expect(headline(page)).toHaveText("Bridge stays shut");
  await expect(page.locator(".text")).not.toContainText("newsletter");
  expect(requests.filter((url) => !url.startsWith(site))).toEqual([]);
  expect(await page.title()).toBe("Sayso: on whose say-so?");
  // The inert document tells what it did not do.
  expect(complaints.every((complaint) => complaint.includes("violates the following"))).toBe(true);
  complaints.length = 0;
});

test("a page that is nothing but nesting is read as far as it has words", async ({
  page,
  site,
}) => {
  await page.goto(site);
  await open(page, { "deep.html": `${"<div>".repeat(2_000)}The mayor said it was safe.` });
  await expect(page.locator(".text")).toContainText("The mayor said it was safe.");
});

test("several files are several tabs, Markdown loses its marks, old pages keep their letters", async ({
  page,
  site,
}) => {
  await page.goto(site);
  await open(page, {
    "a.txt": Buffer.from("Caf\xe9 owner said \x93no\x94.", "latin1"),
    "b.md": "# Bridge stays shut\n\nThe **mayor** said [it](https://example.invalid) was *unsafe*.",
  });
  await expect(headline(page)).toHaveText("Bridge stays shut");
  await expect(page.locator(".text")).toContainText("The mayor said it was unsafe.");
  await tab(page, "Café owner said “no”.").click();
  await expect(page.locator(".text")).toContainText("Café owner said “no”.");
});

test("a file that is no text is told by name", async ({ page, site }) => {
  await page.goto(site);
  await open(page, { "photo.jpg": Buffer.from([0xff, 0xd8, 0, 1, 2]) });
  await expect(note(page)).toContainText("photo.jpg is not a text");
  await expect(page.locator("textarea")).toHaveValue("");
});
