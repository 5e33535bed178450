// Everybody can use it: axe in every state and light, contrast, forced colours, motion, zoom.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { noted } from "./noted.js";
import {
  expect,
  items,
  mark,
  note,
  openByHand,
  openFailing,
  pasteText,
  readSample,
  test,
} from "./sayso.js";

const states: Record<string, (page: Page, site: string) => Promise<void>> = {
  empty: (page, site) => openByHand(page, site, noted),
  refused: async (page, site) => {
    await openByHand(page, site, noted);
    await page.getByRole("button", { name: "Find the claims" }).click();
  },
  reading: async (page, site) => {
    await openFailing(page, site, null);
    await pasteText(page, "The mayor said the bridge was safe.");
    await expect(page.getByRole("progressbar")).toBeVisible();
  },
  failed: async (page, site) => {
    await openFailing(page, site, "crashed");
    await pasteText(page, "The mayor said the bridge was safe.");
    await expect(note(page)).toBeVisible();
  },
  read: async (page, site) => {
    await openByHand(page, site, noted);
    await readSample(page);
  },
  claim: async (page, site) => {
    await openByHand(page, site, noted);
    await readSample(page);
    await mark(page, "No ship will sail").click();
  },
  unnamed: async (page, site) => {
    await openByHand(page, site, noted);
    await readSample(page);
    await mark(page, "the cracks were caused").click();
  },
  voices: async (page, site) => {
    await openByHand(page, site, noted);
    await readSample(page);
    await page.getByRole("button", { name: "Voices 12" }).click();
  },
  voice: async (page, site) => {
    await openByHand(page, site, noted);
    await readSample(page);
    await page.getByRole("button", { name: "Voices 12" }).click();
    await page.locator(".voice", { hasText: "Mara Veld" }).click();
  },
  none: async (page, site) => {
    await openByHand(page, site, noted);
    await readSample(page);
    await page.getByRole("button", { name: /^Claims/ }).click();
    await page.getByRole("combobox", { name: "Kind" }).selectOption("rule");
    await page.getByRole("combobox", { name: "Voice" }).selectOption("veld");
    if (!(await page.locator(".nothing").isVisible())) {
      await page.getByRole("button", { name: /^Claims/ }).click();
    }
  },
};

const light = process.env["SAYSO_FULL"] ? [360, 1280] : [360];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of colorScheme === "light" ? light : [1280]) {
    for (const [state, arrange] of Object.entries(states)) {
      test(`axe finds nothing: ${state}, ${colorScheme}, ${width} px`, async ({ page, site }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await arrange(page, site);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      });
    }
  }

  test(`words on any tint have a contrast of 7:1 or more, ${colorScheme}`, async ({
    page,
    site,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openByHand(page, site, noted);
    await readSample(page);
    await mark(page, "The ferries carried").click();
    const lowest = await page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const luminance = (colours: string[]) => {
        if (!canvas) throw new Error("no canvas");
        for (const colour of colours) {
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
        }
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        }) as [number, number, number];
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const paper = getComputedStyle(document.querySelector(".sheet") as Element).backgroundColor;
      const contrasts = [...document.querySelectorAll(".mark, .card .tint")].map((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        const [ink, ground] = [luminance([color]), luminance([paper, backgroundColor])];
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      });
      return Math.min(...contrasts);
    });
    expect(lowest).toBeGreaterThanOrEqual(7);
  });
}

test("with forced colours lines and outlines carry the marks", async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openByHand(page, site, noted);
  await readSample(page);
  await mark(page, "No ship will sail").click();
  const look = await mark(page, "No ship will sail").evaluate((element) => {
    const { textDecorationStyle, outlineStyle } = getComputedStyle(element);
    return [textDecorationStyle, outlineStyle];
  });
  expect(look).toEqual(["dashed", "solid"]);
  expect(await page.locator(".margin .bar").isVisible()).toBe(true);
});

test("at 200 % zoom everything is there and nothing goes sideways", async ({ page, site }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await openByHand(page, site, noted);
  await readSample(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  await page.getByRole("button", { name: "Claims 32" }).click();
  await expect(items(page)).toHaveCount(32);
});

test("the page ends where the text and its foot end", async ({ page, site }) => {
  await openByHand(page, site, noted);
  await readSample(page);
  const gaps = await page.evaluate(() => {
    const box = (part: string) => (document.querySelector(part) as Element).getBoundingClientRect();
    const end = document.documentElement.scrollHeight - scrollY;
    return [box(".foot").top - box(".sheet").bottom, end - box(".foot").bottom];
  });
  for (const gap of gaps) expect(gap).toBeLessThan(100);
});

test("the summary and each choice are told to screen readers", async ({ page, site }) => {
  await openByHand(page, site, noted);
  await readSample(page);
  const status = page.getByRole("status");
  await expect(status).toHaveText("32 claims, 12 voices");
  await mark(page, "would cost the islands").click();
  await expect(status).toHaveText("Claim 12, Tomas Rehn, probably.");
  await mark(page, "No ship will sail").click();
  await expect(status).toHaveText("Claim 2, Mara Veld; source: two sentences on.");
});
