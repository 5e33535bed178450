// The page without a mouse.
import { sample } from "../../site/src/sample.js";
import { noted } from "./noted.js";
import { card, expect, items, mark, openByHand, pasteText, readSample, test } from "./sayso.js";

test.use({ viewport: { width: 1280, height: 900 } });
test.beforeEach(async ({ page, site }) => {
  await openByHand(page, site, noted);
});

test("typing is read by Ctrl+Enter, and the box has the focus from the start", async ({ page }) => {
  await expect(page.locator("textarea")).toBeFocused();
  await page.keyboard.insertText(sample);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status")).toHaveText("32 claims, 12 voices");
});

test("arrows lead from claim to claim, Enter opens, Esc closes and gives the focus back", async ({
  page,
}) => {
  await readSample(page);
  await mark(page, "Calder Sound will withdraw").focus();
  await page.keyboard.press("ArrowDown");
  await expect(mark(page, "No ship will sail")).toBeFocused();
  await page.keyboard.press("End");
  await expect(mark(page, "Veld is due to visit")).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeFocused();
  await expect(card(page)).toContainText("Mara Veld");
  await page.keyboard.press("ArrowDown");
  await expect(card(page)).toContainText("Claim 3 of 32");
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(mark(page, "I know what this means")).toBeFocused();
});

test("Tab reaches the claims once, and each of them by arrows", async ({ page }) => {
  await readSample(page);
  await expect(page.locator(".mark[tabindex='0']")).toHaveCount(1);
  await expect(page.locator(".mark[role=button]")).toHaveCount(32);
});

test("a focused claim shows that it is", async ({ page }) => {
  await readSample(page);
  await mark(page, "Calder Sound will withdraw").focus();
  await page.keyboard.press("ArrowDown");
  const outline = await mark(page, "No ship will sail").evaluate(
    (element) => getComputedStyle(element).outlineStyle,
  );
  expect(outline).toBe("solid");
});

test("from the list the focus goes to the card and back to the list", async ({ page }) => {
  await readSample(page);
  await items(page).nth(4).focus();
  await page.keyboard.press("ArrowDown");
  await expect(items(page).nth(5)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(items(page).nth(5)).toBeFocused();
});

test("Back leaves the card, then the voice, then the text, and Forward returns", async ({
  page,
}) => {
  await pasteText(page, sample);
  await page.getByRole("combobox", { name: "Voice" }).selectOption("veld");
  await mark(page, "No ship will sail").click();
  await mark(page, "I know what this means").click();
  await page.goBack();
  await expect(card(page)).toHaveCount(0);
  await expect(items(page)).toHaveCount(5);
  await page.goBack();
  await expect(items(page)).toHaveCount(32);
  await page.goBack();
  await expect(page.locator("textarea")).toHaveValue(sample);
  await page.goForward();
  await expect(items(page)).toHaveCount(32);
});

test("Esc takes the way Back would, so that no dead entries stay behind", async ({ page }) => {
  await readSample(page);
  const before = await page.evaluate(() => history.length);
  for (const words of ["No ship will sail", "The oldest ship"]) {
    await mark(page, words).click();
    await page.keyboard.press("Escape");
    await expect(card(page)).toHaveCount(0);
    await page.waitForTimeout(50);
  }
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await expect(page.locator("textarea")).toHaveValue(sample);
});

test("a visit without a pointer: search, save, a second text, compare, and back", async ({
  page,
  site,
}) => {
  // by the engine itself
  await page.goto("about:blank");
  await page.goto(site);
  const press = async (name: string | RegExp) => {
    await page.getByRole("button", { name }).first().focus();
    await page.keyboard.press("Enter");
  };
  await page.locator("textarea").focus();
  await page.keyboard.insertText(sample);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("ferries");
  await expect(items(page)).not.toHaveCount(32);
  await page.keyboard.press("Tab");
  await items(page).first().focus();
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeFocused();
  await press(/^Save$/);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Sayso file" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("#save")).toBeHidden();
  await expect(card(page)).toBeVisible();
  await press(/^New text/);
  await expect(page.locator("textarea")).toBeFocused();
  await page.keyboard.insertText("“No ship will sail,” Veld said. It rained in Port Ellerby.");
  await page.keyboard.press("Control+Enter");
  await press(/^Compare$/);
  await expect(page.locator("sayso-compare")).toBeVisible();
  await press(/^Ferries to stop/);
  await expect(items(page).first()).toBeVisible();
  await press(/^Close Ferries to stop/);
  await expect(page.locator(".tabs")).toHaveCount(0);
});
