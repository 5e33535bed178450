/** Fingers on the Desk, and what stays the browser's: its keys, its zoom, its rest. */
import type { CDPSession, Page } from "@playwright/test";
import { canvasOf, expect, openDesk, picture, settle, test } from "./desk.js";

const long = Array.from(
  { length: 60 },
  (_, i) => `Ann Lee, the mayor, said the budget grew by ${i + 2} percent in ${1950 + i}.`,
).join("\n\n");

interface Finger {
  x: number;
  y: number;
}

/** One step of a gesture; none lifts all fingers. */
const touch = (cdp: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", ...at: Finger[]) =>
  cdp.send("Input.dispatchTouchEvent", { type, touchPoints: at.map((f, id) => ({ ...f, id })) });

async function swipe(page: Page, cdp: CDPSession, from: Finger, by: Finger): Promise<void> {
  await touch(cdp, "touchStart", from);
  for (let step = 1; step <= 8; ++step) {
    await touch(cdp, "touchMove", {
      x: from.x + (by.x * step) / 8,
      y: from.y + (by.y * step) / 8,
    });
    await settle(page);
  }
  await touch(cdp, "touchEnd");
  await settle(page);
}

test.describe("by touch", () => {
  test.use({ hasTouch: true });

  test("a finger scrolls the article, and a tap chooses", async ({ page, site }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    const canvas = await openDesk(page, site, long);
    const cdp = await page.context().newCDPSession(page);
    await canvas.press("Escape"); // from a key on the focus is shown
    const before = await picture(page);
    await swipe(page, cdp, { x: 200, y: 600 }, { x: 0, y: -240 });
    await expect(canvas).toHaveAttribute("data-claim", "0");
    const scrolled = await picture(page);
    expect(scrolled.equals(before)).toBe(false);
    await page.touchscreen.tap(240, 480);
    await expect(canvas).not.toHaveAttribute("data-claim", "0");
    await canvas.press("Escape");
    await expect(canvas).toHaveAttribute("data-claim", "0");
    // as far as the finger goes
    await swipe(page, cdp, { x: 200, y: 300 }, { x: 0, y: 240 });
    expect((await picture(page)).equals(before)).toBe(true);
    await page.screenshot({ path: "build/browser/desk-touch.png" });
  });

  test("a tap in a field calls the keyboard; dragging moves a border", async ({ page, site }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openDesk(page, site, long);
    const cdp = await page.context().newCDPSession(page);
    await page.touchscreen.tap(700, 108);
    await expect(page.locator("#field")).toBeFocused();
    await page.keyboard.press("Escape");
    const before = await picture(page);
    await swipe(page, cdp, { x: 488, y: 300 }, { x: 80, y: 0 });
    expect((await picture(page)).equals(before)).toBe(false);
  });

  test("two fingers zoom the tree", async ({ page, site }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const canvas = await openDesk(page, site, long);
    await canvas.press("ArrowDown");
    const cdp = await page.context().newCDPSession(page);
    const before = await picture(page);
    const spread = (by: number) => [
      { x: 300 - by, y: 640 },
      { x: 300 + by, y: 640 },
    ];
    await touch(cdp, "touchStart", ...spread(40));
    await settle(page);
    for (const by of [50, 60, 70, 80]) {
      await touch(cdp, "touchMove", ...spread(by));
      await settle(page);
    }
    await touch(cdp, "touchEnd");
    expect((await picture(page)).equals(before)).toBe(false);
    await page.screenshot({ path: "build/browser/desk-pinched.png" });
    await expect(canvas).toHaveAttribute("data-claim", "1");
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  });
});

test("the browser keeps its keys, and its zoom but over the tree", async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const canvas = await openDesk(page, site);
  await canvas.press("ArrowDown");
  interface Key {
    code: string;
    key: string;
    ctrlKey?: boolean;
    altKey?: boolean;
  }
  const isTaken = (target: string, key: Key) =>
    page
      .locator(target)
      .evaluate(
        (element, init) =>
          !element.dispatchEvent(
            new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true }),
          ),
        key,
      );
  for (const target of ["#desk", "#field"]) {
    for (const key of [
      { code: "Equal", key: "+", ctrlKey: true },
      { code: "Minus", key: "-", ctrlKey: true },
      { code: "Digit0", key: "0", ctrlKey: true },
      { code: "KeyR", key: "r", ctrlKey: true },
      { code: "KeyA", key: "a", ctrlKey: true },
      { code: "F5", key: "F5" },
      { code: "Tab", key: "Tab" },
      { code: "ArrowLeft", key: "ArrowLeft", altKey: true },
    ]) {
      expect(await isTaken(target, key), `${target} ${key.code}`).toBe(false);
    }
  }
  expect(await isTaken("#desk", { code: "ArrowDown", key: "ArrowDown" })).toBe(true);

  const isWheelTaken = async (x: number, y: number, ctrlKey: boolean) => {
    await page.mouse.move(x, y);
    await settle(page);
    return canvasOf(page).evaluate(
      (element, init) =>
        !element.dispatchEvent(
          new WheelEvent("wheel", { ...init, deltaY: -100, bubbles: true, cancelable: true }),
        ),
      { ctrlKey, clientX: x, clientY: y },
    );
  };
  expect(await isWheelTaken(200, 300, false)).toBe(true);
  expect(await isWheelTaken(200, 300, true)).toBe(false);
  const before = await picture(page);
  expect(await isWheelTaken(300, 640, true)).toBe(true);
  expect((await picture(page)).equals(before)).toBe(false);
});
