/** The canvas of the Desk: sharp at every scale, and drawn anew after the graphics were reset. */
import type { Locator, Page } from "@playwright/test";
import { canvasOf, expect, openDesk, picture, settle, test } from "./desk.js";

/** What takes WebGL away and gives it back. */
const reset = (canvas: Locator, what: "loseContext" | "restoreContext") =>
  canvas.evaluate((element, name) => {
    const kept = element as unknown as { extension?: WEBGL_lose_context | null | undefined };
    kept.extension ??= (element as HTMLCanvasElement)
      .getContext("webgl2")
      ?.getExtension("WEBGL_lose_context");
    kept.extension?.[name]();
  }, what);

test("goes on with the same article and claim after the graphics were reset", async ({
  page,
  site,
}) => {
  const canvas = await openDesk(page, site);
  await canvas.press("ArrowDown");
  await expect(canvas).toHaveAttribute("data-claim", "1");
  const before = await picture(page);

  for (let times = 0; times < 2; ++times) {
    await reset(canvas, "loseContext");
    await expect(page.getByRole("status")).toContainText("were reset");
    await canvas.hover({ position: { x: 1, y: 1 } }); // asks for frames that cannot be drawn
    await settle(page);
    await reset(canvas, "restoreContext");
    await expect(page.locator("#message")).toBeEmpty();
    await expect(canvas).toHaveAttribute("data-claim", "1");
    expect((await picture(page)).equals(before)).toBe(true);
  }
});

interface Ink {
  ratio: number;
  backing: number[];
  expected: number[];
  /** Of the pixels that are not paper, the share that is darker than the middle. */
  dark: number;
}

/** Looks at the article's first words as they are drawn: what is scaled up has much grey and little ink. */
async function ink(page: Page): Promise<Ink> {
  await settle(page);
  return canvasOf(page).evaluate(async (element) => {
    const canvas = element as HTMLCanvasElement;
    const ratio = devicePixelRatio;
    const [width, height] = [140 * ratio, 24 * ratio];
    const sheet = new OffscreenCanvas(width, height).getContext("2d");
    if (!sheet) throw new Error("no canvas to look with");
    canvas.dispatchEvent(new PointerEvent("pointermove"));
    // behind the Desk's own: what WebGL has drawn is there until the frame is shown
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        sheet.drawImage(canvas, -Math.round(34 * ratio), -Math.round(60 * ratio));
        resolve();
      });
    });
    const { data } = sheet.getImageData(0, 0, width, height);
    let [dark, grey] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const light = data[i + 1] ?? 255;
      if (light < 110) dark += 1;
      else if (light < 215) grey += 1;
    }
    const box = canvas.getBoundingClientRect();
    return {
      ratio,
      backing: [canvas.width, canvas.height],
      expected: [box.width * ratio, box.height * ratio],
      dark: dark / (dark + grey),
    };
  });
}

function expectSharp(found: Ink, ratio: number): void {
  expect(found.ratio).toBe(ratio);
  for (const side of [0, 1]) {
    expect(Math.abs((found.backing[side] ?? 0) - (found.expected[side] ?? 0))).toBeLessThan(1);
  }
  expect(found.dark).toBeGreaterThan(ratio < 1.5 ? 0.4 : 0.55);
}

for (const ratio of [1, 1.5, 2, 3]) {
  test.describe(`at ${ratio} device pixels a CSS pixel`, () => {
    test.use({ deviceScaleFactor: ratio, viewport: { width: 1280, height: 801 } });
    test("the text is sharp", async ({ page, site }) => {
      await openDesk(page, site);
      expectSharp(await ink(page), ratio);
    });
  });
}

test("stays sharp where the scale or the window changes", async ({ page, site }) => {
  const canvas = await openDesk(page, site);
  const cdp = await page.context().newCDPSession(page);
  for (const [width, height, ratio] of [
    [1300, 720, 2],
    [1000, 700, 2],
    [1400, 800, 1.25],
    [1280, 720, 1],
  ] as const) {
    const screen = { width, height, deviceScaleFactor: ratio, mobile: false };
    await cdp.send("Emulation.setDeviceMetricsOverride", screen);
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(ratio);
    expectSharp(await ink(page), ratio);
  }
  await canvas.press("ArrowDown");
  await expect(canvas).toHaveAttribute("data-claim", "1");
});
