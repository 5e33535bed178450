/** The Desk as a page: opened, fed, rests. */
import { article as text, expect, openDesk, test } from "./desk.js";
import { pasteText } from "./sayso.js";

test("reads an article, chooses by keyboard, and rests", async ({ page, site }) => {
  await page.addInitScript(() => {
    const ask = requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => {
      const root = document.documentElement;
      root.dataset["frames"] = String(Number(root.dataset["frames"] ?? 0) + 1);
      return ask(draw);
    };
  });
  const canvas = await openDesk(page, site);
  await canvas.press("ArrowDown");
  await expect(canvas).toHaveAttribute("data-claim", "1");

  const frames = () => page.locator("html").getAttribute("data-frames");
  await page.waitForTimeout(500);
  const before = await frames();
  await page.waitForTimeout(2000);
  expect(await frames()).toBe(before);
  await page.screenshot({ path: "build/browser/desk.png" });
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

test("says so where there is no WebGL2", async ({ page, site }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${site}desk/`);
  await expect(page.getByRole("status")).toContainText("WebGL2");
  await expect(page.getByRole("link", { name: "the reading page" })).toBeVisible();
});
