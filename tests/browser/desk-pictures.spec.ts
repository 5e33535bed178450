/** How the Desk looks: the same whenever it is drawn, on a phone and on a wide screen, by day and by night. */
import { sample } from "../../site/src/sample.js";
import { canvasOf, expect, openDesk, picture, test } from "./desk.js";
import { looks } from "./sayso.js";

for (const { width, colorScheme } of looks) {
  test.describe(`${width} wide, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme });
    test("looks the same when it is drawn again", async ({ page, site }) => {
      const canvas = await openDesk(page, site, sample);
      await canvas.press("ArrowDown");
      await canvas.press("ArrowDown");
      await expect(canvas).toHaveAttribute("data-claim", "2");
      const before = await picture(page);
      await page.mouse.move(width / 2, 20);
      await canvas.press("Shift");
      expect((await picture(page)).equals(before)).toBe(true);
      await page.screenshot({ path: `build/browser/desk-${width}-${colorScheme}.png` });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  });
}

test("every panel of a narrow window is one click away", async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const canvas = await openDesk(page, site, sample);
  await canvas.press("ArrowDown");
  const seen = new Set<string>();
  for (const x of [30, 77, 131, 181, 229, 278]) {
    await canvasOf(page).click({ position: { x, y: 45 } });
    await page.mouse.move(180, 20);
    seen.add((await picture(page)).toString("base64"));
  }
  expect(seen.size).toBe(6);
});
