// Fact-checks beside the claims on somebody else's page, from an index packed beside its files.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { readReview, writeReview } from "say-so/review";
import { readFileSync } from "node:fs";
import { expect, looks, root, test } from "./sayso.js";

const card = (page: Page): Locator => page.locator("say-so .card");
const before = (page: Page): Locator => page.locator("say-so .before li");
const line = (page: Page): Locator => page.locator("say-so .before-line");
const item = (page: Page, words: string): Locator =>
  page.locator("say-so .item", { hasText: words });
const checksAsked = (requests: string[]) =>
  requests.filter((url) => /match|factchecks\/|-index$|feed\.json/.test(url));

async function open(page: Page, site: string, name: string): Promise<void> {
  await page.goto(`${site}embed/${name}.html`);
  const toggle = page.getByRole("button", { name: "Claims in this article" });
  await expect(page.locator("say-so .count")).toContainText("claims by", { timeout: 20_000 });
  if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
  await expect(line(page)).toHaveText(
    "2 claims are like ones that were checked before. 2 claims are near one, with a difference that matters.",
  );
}

/** What a reader hears of, and axe. */
async function clean(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("say-so").analyze();
  expect(violations.map(({ id, nodes }) => [state, id, nodes.map(({ html }) => html)])).toEqual([]);
}

for (const { width, colorScheme } of looks) {
  test(`for readers and editors, ${width} px, ${colorScheme}`, async ({ page, site, requests }) => {
    test.slow(); // axe
    await page.setViewportSize({ width, height: width < 400 ? 740 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const picture = async (state: string) => {
      await clean(page, state);
      await page.screenshot({
        path: `${root}build/screenshots/embed-checks-${state}-${width}-${colorScheme}.png`,
      });
    };
    await open(page, site, "checks");
    await picture("list");
    await item(page, "1.4 million").click();
    await expect(before(page)).toContainText(
      "A similar claim by Tomas Rehn, dated February 11, 2026, was checked by The Island Checkers: “Mostly right”",
    );
    await before(page).scrollIntoViewIfNeeded();
    await picture("card");
    await page.keyboard.press("Escape");
    await item(page, "entered service in 1986").click();
    await expect(before(page)).toContainText("Near miss A similar claim with another date");
    await expect(before(page)).toContainText("“1986” in this text, “1968” in what was checked.");
    await before(page).scrollIntoViewIfNeeded();
    await picture("near");
    await open(page, site, "review");
    await item(page, "entered service in 1986").click();
    await before(page).getByRole("button", { name: "Confirm" }).scrollIntoViewIfNeeded();
    await before(page).getByRole("button", { name: "Confirm" }).click();
    await picture("review");
    expect(requests.filter((url) => !url.startsWith(site) && !url.startsWith("blob:"))).toEqual([]);
  });
}

test("confirmed by keyboard, saved, published: without engine and fact-checks", async ({
  page,
  site,
  requests,
}) => {
  await open(page, site, "review");
  const candidate = item(page, "entered service in 1986");
  await candidate.focus();
  await page.keyboard.press("Enter");
  const confirm = before(page).getByRole("button", { name: "Confirm" });
  await expect(confirm).toHaveAttribute("aria-pressed", "false");
  await confirm.focus();
  await page.keyboard.press("Enter");
  await expect(confirm).toHaveAttribute("aria-pressed", "true");
  await expect(confirm).toBeFocused();
  await page.locator("say-so .editor .decide[data-decision=accepted]").click();
  await page.keyboard.press("Escape");
  await item(page, "1.4 million").click();
  await page.locator("say-so .editor .decide[data-decision=accepted]").click();
  await page.keyboard.press("Escape");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the review" }).click();
  const review = readReview(readFileSync(await (await downloading).path(), "utf8"));
  expect(review.claims.flatMap(({ checks = [] }) => checks.map(({ url }) => url))).toEqual([
    "https://checkers.example/northern-light",
  ]);

  await page.reload();
  await expect(page.locator("say-so .decided")).toHaveText(/^2 of/);
  await candidate.click();
  await expect(confirm).toHaveAttribute("aria-pressed", "true");

  await page.route(`${site}embed/own.json`, (route) =>
    route.fulfill({ body: writeReview(review) }),
  );
  await page.route(`${site}embed/own.html`, async (route) => {
    const response = await route.fetch({ url: `${site}embed/checks.html` });
    const text = (await response.text()).replace("<say-so ", '<say-so src="./own.json" ');
    await route.fulfill({ response, body: text });
  });
  await expect(line(page)).toContainText("claims are like ones");
  const asked = requests.length;
  await page.goto(`${site}embed/own.html`);
  await expect(page.locator("say-so .count")).toHaveText("2 claims by 1 speaker.");
  await page.getByRole("button", { name: "Claims in this article" }).click();
  await expect(page.locator("say-so .before-mark")).toHaveText(["near a fact-check"]);
  await candidate.click();
  await expect(before(page)).toContainText("“Wrong by 18 years”");
  await expect(card(page).locator(".decide")).toHaveCount(0);
  const files = requests.slice(asked);
  expect(checksAsked(files)).toEqual([]);
  expect(files.filter((url) => /\.(wasm|bin)$|worker/.test(url))).toEqual([]);
});

test("a feed is read as well as an index; nothing is asked for before there are claims", async ({
  page,
  site,
  requests,
}) => {
  let claims = false;
  page.on("request", (request) => {
    if (request.url().endsWith("feed.json")) expect(claims).toBe(true);
    claims ||= request.url().endsWith(".bin");
  });
  await page.route(`${site}embed/feed.json`, (route) =>
    route.fulfill({ path: `${root}site/embed/checks.json` }),
  );
  await page.route(`${site}embed/fed.html`, async (route) => {
    const response = await route.fetch({ url: `${site}embed/checks.html` });
    const text = (await response.text()).replace("checks.sayso-index", "feed.json");
    await route.fulfill({ response, body: text });
  });
  await open(page, site, "fed");
  await expect(page.locator("say-so .before-mark").first()).toBeVisible();
  const names = checksAsked(requests).map((url) => url.split("/").pop());
  expect(names).toContain("sayso-match.wasm");
  expect(names).not.toContain("checks.sayso-index");
});

test("a file that holds none is told, the claims are there all the same", async ({
  page,
  site,
  complaints,
}) => {
  await page.route(`${site}embed/checks.sayso-index`, (route) => route.fulfill({ body: "<html>" }));
  await page.goto(`${site}embed/checks.html`);
  await expect(page.locator("say-so .count")).toContainText("claims by", { timeout: 20_000 });
  await page.getByRole("button", { name: "Claims in this article" }).click();
  await expect(line(page)).toContainText("The fact-checks could not be read");
  await page.unroute(`${site}embed/checks.sayso-index`);
  await line(page).getByRole("button", { name: "Try again" }).click();
  await expect(line(page)).toContainText("claims are like ones");
  expect(complaints).toEqual([]);
});
