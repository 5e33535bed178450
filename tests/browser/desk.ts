/** The Desk in a browser: it draws by WebGL, for which Chromium needs its software renderer here. */
import type { Locator, Page } from "@playwright/test";
import config from "../../playwright.config.js";
import { expect, test as base } from "./sayso.js";

const launch = config.use?.launchOptions;

export const test = base.extend({
  launchOptions: [
    {
      ...launch,
      args: [
        ...(launch?.args ?? []),
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
      ],
    },
    { scope: "worker" },
  ],
});

export { expect };

export const article =
  "Ann Lee, the mayor, said the budget grew by 4 percent last year. The council met on Monday.";

export const canvasOf = (page: Page): Locator => page.locator("#desk");

/** Opens the Desk and has it read a text. */
export async function openDesk(page: Page, site: string, text = article): Promise<Locator> {
  await page.goto(`${site}desk/`);
  const canvas = canvasOf(page);
  await expect(canvas).toHaveAttribute("data-ready", "");
  await page.getByLabel("Article", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(canvas).toHaveAttribute("data-claim", "0");
  return canvas;
}

/** Until the frames behind the last event are drawn. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let left = 12;
        const step = () => (left-- > 0 ? requestAnimationFrame(step) : resolve());
        step();
      }),
  );

/** What the canvas shows. */
export async function picture(page: Page): Promise<Buffer> {
  await settle(page);
  return canvasOf(page).screenshot();
}
