// Two articles side by side, with the real engine.
import type { Page } from "@playwright/test";
import { differ } from "../../site/src/reading/differ.js";
import { card, expect, looks, pasteText, root, test } from "./sayso.js";

const here = `Bridge stays shut

The Calder bridge will stay shut until May, the mayor, Ada Okoro, said on Monday. The repair will cost 14 million euros, Okoro said. “We found rust in every single cable,” she told reporters.

“Nobody was ever in danger,” said Lena Brandt, the chief engineer.`;

const there = `Repairs to bridge cost more

The repair of the Calder bridge will cost 41 million euros, Mayor Ada Okoro said. “We found rust in every cable,” Okoro said.

Shop owners demanded compensation. “We lose half of our customers,” said Jonas Thale, a baker.`;

async function compare(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await pasteText(page, there);
  await expect(page.locator(".mark").first()).toBeVisible();
  await page.locator(".top").getByRole("button", { name: "New text" }).click();
  await pasteText(page, here);
  await expect(page.locator(".headline")).toHaveText("Bridge stays shut");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page.locator(".pair").first()).toBeVisible();
}
const group = (page: Page, name: string) =>
  page.locator(".compare details", { has: page.locator("summary", { hasText: name }) });

for (const { width, colorScheme } of looks) {
  test(`what both say, what differs, what one leaves out, ${width} px, ${colorScheme}`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: width < 400 ? 740 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await compare(page, site);
    const figures = group(page, "Figures that differ");
    await expect(figures.locator(".figures-differ")).toHaveText(
      "€14,000,000 here, €41,000,000 there",
    );
    await expect(group(page, "Said in both").locator("ins")).toHaveText(["single"]);
    await expect(group(page, "Speak in both")).toContainText("Ada Okoro");
    await expect(group(page, "Only here")).toContainText("Nobody was ever in danger");
    await expect(group(page, "Only there")).toContainText("We lose half of our customers");
    const lines = await page
      .locator(".pane:visible")
      .evaluateAll((all) =>
        all
          .map((pane) => pane.getBoundingClientRect())
          .map(({ left, right, height }) => [left, innerWidth - right, height]),
      );
    for (const [left = 0, right = 0, height = 0] of lines) {
      expect(Math.min(left, right)).toBeGreaterThan(0);
      expect(height).toBeLessThan(50);
    }
    await page.screenshot({ path: `${root}build/screenshots/compare-${width}-${colorScheme}.png` });
  });
}

test("a statement leads to its place in either text", async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await compare(page, site);
  await group(page, "Said in both").locator(".finding-words").click();
  await expect(card(page)).toContainText("Ada Okoro");
  await expect(page.locator(".compare")).toBeVisible();
  await group(page, "Said in both").getByRole("button", { name: "Show the other" }).click();
  await expect(page.locator(".headline")).toHaveText("Repairs to bridge cost more");
  await expect(page.locator(".mark.chosen").first()).toContainText("We found rust in every cable");
  await page.goBack();
  await page.goBack();
  await expect(page.locator(".headline")).toHaveText("Bridge stays shut");
});

test("alone there is nothing to compare with", async ({ page, site }) => {
  await page.goto(site);
  await pasteText(page, here);
  await expect(page.locator(".mark").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Compare", exact: true })).toHaveCount(0);
});

test("words are told apart one by one", () => {
  const runs = (a: string, b: string) => differ(a, b).map(({ kind, words }) => `${kind}: ${words}`);
  expect(runs("It rose by 4 percent.", "it rose by 14 percent")).toEqual([
    "same: It rose by",
    "there: 14",
    "here: 4",
    "same: percent.",
  ]);
  expect(runs("a", "b")).toEqual(["there: b", "here: a"]);
  const long = "word ".repeat(5000);
  expect(differ(long, `${long}more`)).toHaveLength(2);
});
