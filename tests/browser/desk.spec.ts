/** The Desk as a page: opened, fed, rests. */
import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { article as text, expect, openDesk, picture, settle, test } from "./desk.js";
import { pasteText } from "./sayso.js";

/** Counts the frames that the page asks for. */
async function countFrames(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const ask = requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => {
      const root = document.documentElement;
      root.dataset["frames"] = String(Number(root.dataset["frames"] ?? 0) + 1);
      return ask(draw);
    };
  });
  return async () => Number(await page.locator("html").getAttribute("data-frames"));
}

const idle = process.env["SAYSO_FULL"] ? 10_000 : 2000;

test("reads an article, chooses by keyboard, and rests", async ({ page, site }) => {
  const frames = await countFrames(page);
  const canvas = await openDesk(page, site);
  await canvas.press("ArrowDown");
  await expect(canvas).toHaveAttribute("data-claim", "1");

  await page.waitForTimeout(500);
  const before = await frames();
  await page.waitForTimeout(idle);
  expect(await frames()).toBe(before);
  await page.screenshot({ path: "build/browser/desk.png" });
});

test("rests with the caret in a field", async ({ page, site }) => {
  const frames = await countFrames(page);
  const canvas = await openDesk(page, site);
  await canvas.click({ position: { x: 700, y: 71 } });
  await expect(page.locator("#field")).toBeFocused();
  await page.waitForTimeout(500);
  const before = await frames();
  await page.waitForTimeout(idle);
  expect(await frames()).toBe(before);
});

test("draws nothing while it is hidden, and what it missed after that", async ({ page, site }) => {
  const frames = await countFrames(page);
  const canvas = await openDesk(page, site);
  const show = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await settle(page);
  await show(true);
  const before = await frames();
  await canvas.press("ArrowDown");
  await page.waitForTimeout(500);
  expect(await frames()).toBe(before);
  await expect(canvas).toHaveAttribute("data-claim", "0");
  await show(false);
  await expect(canvas).toHaveAttribute("data-claim", "1");
});

test("takes the article over from the reading page, and back", async ({ page, site }) => {
  await page.goto(site);
  await pasteText(page, text);
  await expect(page.locator(".mark").first()).toBeVisible();
  await page.getByRole("button", { name: "How it works, and how well" }).click();
  await page.getByRole("link", { name: "The Desk" }).click();
  const article = page.getByLabel("Article", { exact: true });
  await expect(article).toHaveValue(text);
  const canvas = page.locator("#desk");
  await expect(canvas).toHaveAttribute("data-ready", "");
  await canvas.press("ArrowDown");
  await expect(canvas).toHaveAttribute("data-claim", "1");
  await article.fill(`${text} The fee fell by 2 percent.`);
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("link", { name: "the reading page" }).click();
  await expect(page.locator("textarea")).toHaveValue(/The fee fell by 2 percent/);
});

test("looks claims up in fact-checks that the reader opens", async ({ page, site }) => {
  const canvas = await openDesk(page, site);
  await canvas.press("ArrowDown");
  await expect(canvas).toHaveAttribute("data-claim", "1");
  const before = await picture(page);
  const feed = page.locator("#checks input");
  const file = (text: string) => ({
    name: "feed.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  await feed.setInputFiles(file("[]"));
  await expect(page.locator("#message")).toContainText("feed.json holds no fact-checks");
  const check = {
    "@type": "ClaimReview",
    claimReviewed: "The budget grew by 4 percent last year, the mayor, Ann Lee, said",
    url: "https://checkers.example/budget",
    author: { name: "The Checkers" },
    reviewRating: { alternateName: "Half true" },
  };
  await feed.setInputFiles(file(JSON.stringify([check])));
  await expect(page.locator("#message")).toHaveText("1 fact-check opened from feed.json.");
  const after = await picture(page);
  await writeFile("build/browser/desk-checks.png", after);
  expect(after.equals(before)).toBe(false);
});

test("says so where there is no WebGL2", async ({ page, site }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${site}desk/`);
  await expect(page.getByRole("status")).toContainText("WebGL2");
  await expect(page.getByRole("link", { name: "the reading page" })).toBeVisible();
});

test("says so where its program cannot be loaded", async ({ page, site, complaints }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto(`${site}desk/`);
  await expect(page.getByRole("status")).toContainText(
    /could not be set up: sayso-desk.*wasm could not be loaded \(404\)\. Load the page anew/,
  );
  expect(complaints.splice(0)).toEqual([expect.stringContaining("404")]);
});
