/** The Desk draws by WebGL, for which Chromium needs its software renderer here. */
import config from "../../playwright.config.js";
import { expect, test } from "./sayso.js";

const launch = config.use?.launchOptions;
test.use({
  launchOptions: {
    ...launch,
    args: [
      ...(launch?.args ?? []),
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
    ],
  },
});

const text =
  "Ann Lee, the mayor, said the budget grew by 4 percent last year. The council met on Monday.";

test("reads an article, chooses by keyboard, and rests", async ({ page, site }) => {
  await page.addInitScript(() => {
    const ask = requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => {
      const root = document.documentElement;
      root.dataset["frames"] = String(Number(root.dataset["frames"] ?? 0) + 1);
      return ask(draw);
    };
  });
  await page.goto(`${site}desk/`);
  const canvas = page.locator("#desk");
  await expect(canvas).toHaveAttribute("data-ready", "");
  await page.getByLabel("Article", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(canvas).toHaveAttribute("data-claim", "0");
  await canvas.press("ArrowDown");
  await expect(canvas).toHaveAttribute("data-claim", "1");

  const frames = () => page.locator("html").getAttribute("data-frames");
  await page.waitForTimeout(500);
  const before = await frames();
  await page.waitForTimeout(2000);
  expect(await frames()).toBe(before);
  await page.screenshot({ path: "build/browser/desk.png" });
});

test("says so where there is no WebGL2", async ({ page, site }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${site}desk/`);
  await expect(page.getByRole("status")).toContainText("WebGL2");
  await expect(page.getByRole("link", { name: "the reading page" })).toBeVisible();
});
