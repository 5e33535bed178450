// Pictures for people to look at, under build/screenshots.
import { noted } from "./noted.js";
import { mark, openByHand, readSample, root, test } from "./sayso.js";

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [360, 768, 1280]) {
    test(`pictures at ${width} px, ${colorScheme}`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: width < 400 ? 740 : 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const picture = (state: string) =>
        page.screenshot({ path: `${root}build/screenshots/${state}-${width}-${colorScheme}.png` });
      await openByHand(page, site, noted);
      await picture("empty");
      await readSample(page);
      await picture("read");
      await mark(page, "No ship will sail").click();
      await picture("claim");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^Voices/ }).click();
      await picture("voices");
      await page.locator(".voice", { hasText: "Mara Veld" }).click();
      await picture("voice");
    });
  }
}
