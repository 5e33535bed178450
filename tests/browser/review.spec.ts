// The editor's review on the paste page: the embed's own, over the text that was pasted.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { readReview } from "say-so/review";
import { readFileSync } from "node:fs";
import { expect, readSample, test } from "./sayso.js";

async function openReview(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await readSample(page);
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await expect(page.locator("say-so .decided")).toHaveText(/^0 of \d+ decided$/);
}

const item = (page: Page, words: string) => page.locator("say-so .item", { hasText: words });
const decided = (page: Page) => page.locator("say-so .decided");

test("nothing of it is loaded before it is asked for", async ({ page, site, requests }) => {
  await page.goto(site);
  await readSample(page);
  const asked = requests.length;
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await expect(decided(page)).toBeVisible();
  const scripts = requests.slice(asked).map((url) => url.replace(/.*\/|-[\w-]+(?=\.js)/g, ""));
  // beside them what they share with exports and an open review; nothing of fact-checks
  expect(scripts).toEqual(expect.arrayContaining(["sayso.js", "ui.js"]));
  expect(scripts.filter((name) => !/^(?:sayso|ui|history|formats|quote)\.js$/.test(name))).toEqual(
    [],
  );
});

test("confirm, reject, correct, take back: the file says so", async ({ page, site }) => {
  await openReview(page, site);
  await item(page, "1.4 million").click();
  await page.locator("say-so .decide[data-decision=accepted]").click();
  await page.getByLabel("Kind of claim").selectOption("quantity");
  await page.getByLabel("Note").fill("The company’s own count.");
  await page.keyboard.press("Escape");
  await item(page, "No ship will sail").click();
  await page.locator("say-so .decide[data-decision=rejected]").click();
  await page.keyboard.press("Escape");
  await expect(decided(page)).toHaveText(/^2 of/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(decided(page)).toHaveText(/^1 of/);
  await page.getByRole("button", { name: "Redo" }).click();
  await page.getByLabel("Your name").fill("Jo Lind");
  await page.getByLabel("Your name").blur();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the review" }).click();
  const review = readReview(readFileSync(await (await downloading).path(), "utf8"));
  const claim = (words: string) =>
    review.claims.find(({ spans }) => spans[0]?.exact.includes(words));
  expect(review.reviewer?.name).toBe("Jo Lind");
  expect(claim("1.4 million")).toMatchObject({
    decision: "accepted",
    type: "quantity",
    note: "The company’s own count.",
  });
  expect(claim("No ship will sail")?.decision).toBe("rejected");
});

test("the words selected in the text become the claim’s", async ({ page, site }) => {
  await openReview(page, site);
  await item(page, "1.4 million").click();
  await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll("#reviewed p")].find((each) =>
      each.textContent.includes("1.4 million"),
    );
    const words = document.createTreeWalker(paragraph as Node, NodeFilter.SHOW_TEXT);
    let node = words.nextNode() as Text;
    while (!node.data.includes("1.4 million")) node = words.nextNode() as Text;
    const begin = node.data.indexOf("1.4 million");
    getSelection()?.setBaseAndExtent(node, begin, node, begin + "1.4 million passengers".length);
  });
  await page.getByRole("button", { name: "Take the words selected" }).click();
  await expect(page.locator("say-so .card .words")).toHaveText("1.4 million passengers");
});

test("the work survives a reload, and Back leads to the reading", async ({ page, site }) => {
  await openReview(page, site);
  await item(page, "1.4 million").click();
  await page.locator("say-so .decide[data-decision=accepted]").click();
  await page.reload();
  await page.getByRole("button", { name: "Find the claims" }).click();
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await expect(decided(page)).toHaveText(/^1 of/);
  await page.goBack();
  await expect(page.locator("sayso-claims .item").first()).toBeVisible();
  await expect(page.locator("say-so")).toHaveCount(0);
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing in the review: ${colorScheme}, ${width} px`, async ({ page, site }) => {
      test.slow(); // axe reads the article and the review
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openReview(page, site);
      for (const state of ["panel", "card"]) {
        if (state === "card") await item(page, "1.4 million").click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => [state, id, nodes.map(({ html }) => html)]),
        ).toEqual([]);
      }
    });
  }
}

test("on a phone nothing of the review is cut, cramped or wrapped", async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await openReview(page, site);
  const tools = page.locator("say-so .tools button");
  const heights = await tools.evaluateAll((all) => all.map((each) => each.clientHeight));
  expect(Math.max(...heights)).toBe(Math.min(...heights));
  await item(page, "1.4 million").click();
  const targets = await page
    .locator("say-so :is(button, select, input, summary)")
    .evaluateAll((all) =>
      all
        .filter((each) => each.checkVisibility() && !each.matches(".toggle"))
        .map((each) => each.getBoundingClientRect())
        .map(({ width, height }) => Math.min(width, height)),
    );
  expect(Math.min(...targets)).toBeGreaterThanOrEqual(24);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
