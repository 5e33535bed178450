// Everybody can use the embed: axe in every state and light, right to left, forced colours, zoom, motion.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { SaySoElement } from "say-so/element";
import { expect, test } from "./sayso.js";

async function load(page: Page, attributes: Record<string, string | null> = {}): Promise<void> {
  await page.locator("say-so").evaluate((element: SaySoElement, all) => {
    for (const [name, value] of Object.entries(all)) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    return element.load();
  }, attributes);
}

const open = (page: Page) => page.locator("say-so .toggle").click();
const choose = (page: Page, words = "1.4 million") =>
  page.locator("say-so .item", { hasText: words }).click();

const states: Record<string, (page: Page) => Promise<void>> = {
  closed: (page) => load(page),
  "no article": (page) => load(page, { for: "#nowhere" }),
  "an earlier text": async (page) => {
    await page.evaluate(() => document.querySelector("article p:nth-of-type(3)")?.remove());
    await load(page);
    await open(page);
    await expect(page.locator("say-so .warning")).toBeVisible();
  },
  "a claim with a verdict": async (page) => {
    await load(page);
    await open(page);
    await choose(page);
    await page.locator("say-so summary").click();
  },
  "one speaker": async (page) => {
    await load(page);
    await open(page);
    await page.locator("say-so .voice", { hasText: "Mara Veld" }).click();
  },
  review: async (page) => {
    await load(page, { review: "" });
    await page.locator("say-so .voice", { hasText: "Mara Veld" }).click();
  },
  "a claim in review": async (page) => {
    await load(page, { review: "" });
    await choose(page);
    await page.locator("say-so .decide").first().click();
    await page.locator("say-so .verdict-form summary").scrollIntoViewIfNeeded();
  },
};

for (const [state, enter] of Object.entries(states)) {
  test(`axe finds nothing: ${state}`, async ({ page, site }) => {
    test.setTimeout(60_000);
    await page.goto(`${site}embed/cms.html`);
    await enter(page);
    for (const theme of ["light", "dark"]) {
      await page
        .locator("say-so")
        .evaluate((element, set) => element.setAttribute("theme", set), theme);
      for (const forcedColors of ["none", "active"] as const) {
        await page.emulateMedia({ forcedColors });
        const axe = new AxeBuilder({ page }).include("say-so");
        // it reads the page's colours, which the system's have replaced
        if (forcedColors === "active") axe.disableRules("color-contrast");
        const { violations } = await axe.analyze();
        expect(
          violations.map(({ id, nodes }) => [theme, id, nodes.map(({ html }) => html)]),
        ).toEqual([]);
      }
    }
  });
}

/** What stands out of the window sideways. */
const outside = (page: Page) =>
  page.locator("say-so").evaluate((element) =>
    [
      ...(element.shadowRoot?.querySelectorAll<HTMLElement>("button, input, select, p, .card") ??
        []),
    ]
      .filter((each) => each.checkVisibility() && !each.matches(".unseen, .unseen *"))
      .map((each) => [each.className, each.getBoundingClientRect()] as const)
      .filter(([, { left, right }]) => left < -1 || right > innerWidth + 1)
      .map(([name]) => name),
  );

test("right to left: the panel and the card are mirrored and stay in the window", async ({
  page,
  site,
}) => {
  await page.goto(`${site}embed/cms.html`);
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await load(page);
  await open(page);
  await choose(page);
  expect(await outside(page)).toEqual([]);
  const [face, words] = await page
    .locator("say-so .item")
    .first()
    .evaluate((item) => [...item.children].map((each) => each.getBoundingClientRect().left));
  expect(face).toBeGreaterThan(words ?? 0);
});

for (const width of [320, 640]) {
  test(`letters of twice the size at ${width} px: nothing is cut`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${site}embed/plain.html`);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    await load(page, { src: "./review.json", review: "" });
    expect(await outside(page)).toEqual([]);
    await choose(page);
    expect(await outside(page)).toEqual([]);
  });
}

test("claim, source and speaker by keyboard, both ways", async ({ page, site }) => {
  await page.goto(`${site}embed/cms.html`);
  await load(page);
  await page.locator("say-so .toggle").focus();
  await page.keyboard.press("Enter");
  const item = page.locator("say-so .item", { hasText: "No ship will sail" });
  await item.focus();
  await page.keyboard.press("Enter");
  const card = page.locator("say-so .card");
  await expect(card).toBeFocused();
  const jump = card.locator(".jump");
  await jump.focus();
  await page.keyboard.press("Enter");
  await expect(jump).toHaveText(/Back to the claim/);
  await jump.focus();
  await page.keyboard.press("Enter");
  await expect(jump).toHaveText(/Source/);
  await card.locator("h2 button").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("say-so .voice[aria-pressed=true]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(item).toBeFocused();
});

test("without motion nothing glides", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${site}embed/cms.html`);
  await load(page);
  await open(page);
  await choose(page);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("on paper there is the article alone", async ({ page, site }) => {
  await page.goto(`${site}embed/cms.html`);
  await load(page);
  await open(page);
  await choose(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("say-so .panel")).toBeHidden();
  await expect(page.locator("say-so .card")).toBeHidden();
});

test("where the system gives every mark one colour, lines tell them apart", async ({
  page,
  site,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(`${site}embed/plain.html`);
  await load(page);
  const lines = await page.locator("p").evaluateAll(([words]) =>
    ["chosen", "source", "cue", "fact-1", "forecast-1"].map((look) => {
      const style = words && getComputedStyle(words, `::highlight(sayso-${look}-light)`);
      return style?.textDecorationStyle;
    }),
  );
  expect(lines).toEqual(["wavy", "dotted", "double", "solid", "dashed"]);
});
