// Marks that follow what is typed.
import type { Page } from "@playwright/test";
import { sample } from "../../site/src/sample.js";
import { expect, test } from "./sayso.js";

const marks = (page: Page) => page.locator(".live-mark");
const box = (page: Page) => page.locator("textarea");
const first = "The bridge carried 9,000 cars a day in 2019.";

test("claims are marked as they are typed, in the same letters", async ({ page, site }) => {
  await page.goto(site);
  await box(page).pressSequentially(first);
  await expect(marks(page)).toHaveText([first.slice(0, -1)]);
  await expect(page.locator(".promise")).toContainText("1 claim so far");
  // What is typed before a mark moves it at once, before it is read again.
  await box(page).press("Home");
  const moved = await box(page).evaluate(async (area: HTMLTextAreaElement) => {
    area.setRangeText("Yes. ", 0, 0, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    return document.querySelector("sayso-live")?.textContent;
  });
  expect(moved).toBe(`Yes. ${first}`);
  await expect(marks(page).last()).toHaveText(first.slice(0, -1));
});

test("the marks lie under their words, in a text that scrolls too", async ({ page, site }) => {
  await page.goto(site);
  await box(page).fill(`${sample}\n\n${sample}`);
  await expect(marks(page).first()).toBeAttached();
  const [area, live] = await page.evaluate(() => {
    const one = document.querySelector("textarea") as HTMLTextAreaElement;
    const two = document.querySelector("sayso-live") as HTMLElement;
    one.scrollTop = 1e6;
    one.dispatchEvent(new Event("scroll"));
    return [one, two].map((e) => ({
      width: e.clientWidth,
      height: e.scrollHeight,
      top: e.scrollTop,
    }));
  });
  expect(live?.width).toBe(area?.width);
  expect(Math.abs((live?.height ?? 0) - (area?.height ?? 0))).toBeLessThanOrEqual(32);
  expect(live?.top).toBe(area?.top);
});

test("a box that has scrolled before its marks came has them under their words", async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(site);
  await box(page).fill(sample);
  await box(page).press("End");
  await expect(marks(page).first()).toBeAttached();
  const [area, live] = await page.evaluate(() =>
    ["textarea", "sayso-live"].map((name) => document.querySelector(name)?.scrollTop),
  );
  expect(area).toBeGreaterThan(100);
  expect(live).toBe(area);
});

test("what was read while typing is not read again", async ({ page, site }) => {
  await page.goto(site);
  await box(page).pressSequentially(first);
  await expect(marks(page)).toHaveCount(1);
  await page.locator("sayso-app").evaluate((app) => {
    Object.assign(app, { engine: { analyze: () => Promise.reject(new Error("read again")) } });
  });
  await page.getByRole("button", { name: "Find the claims" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 claim, 1 voice");
});

test("an engine that fails leaves the typing alone", async ({ page, site }) => {
  await page.goto(site);
  await page.locator("sayso-app").evaluate((app) => {
    const session = () => ({
      analyze: () => Promise.reject(new Error("no")),
      close: () => undefined,
    });
    Object.assign(app, { engine: { session } });
  });
  await box(page).pressSequentially(first);
  await expect(box(page)).toHaveValue(first);
  await expect(page.locator(".note")).toHaveCount(0);
});
