// Sayso on somebody else's page: published reviews, in three houses, under the strict policy.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { SaySoElement } from "say-so/element";
import { pointOn } from "./point.js";
import { expect, highlighted, test } from "./sayso.js";

const words = "No ship will sail until I have seen the report myself";

async function open(page: Page, site: string, name = "cms"): Promise<void> {
  await page.goto(`${site}embed/${name}.html`);
  await page.locator("say-so").evaluate((element: SaySoElement) => element.load());
}

const card = (page: Page) => page.locator("say-so .card");

test("a published review is shown without the engine, and the article is not touched", async ({
  page,
  site,
  requests,
}) => {
  await page.goto(`${site}embed/cms.html`);
  const markup = () =>
    page.locator(".post").evaluate((post) => new XMLSerializer().serializeToString(post));
  const before = await markup();
  await open(page, site);
  await expect(page.locator("say-so .count")).toHaveText("23 claims by 10 speakers.");
  expect(await markup()).toBe(before);
  expect(requests.filter((url) => /\.(wasm|bin)$|worker/.test(url))).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(site))).toEqual([]);
  const marked = await Promise.all(
    [1, 2, 3].map((step) => highlighted(page, `sayso-forecast-${step}-dark`)),
  );
  expect(marked.flat()).toContain(words);
});

test("a click on marked words opens the card, on others it closes it", async ({ page, site }) => {
  await open(page, site);
  const { x, y } = await page.evaluate(pointOn, words);
  await page.mouse.click(x, y);
  await expect(card(page)).toContainText("Mara Veld");
  await page.mouse.click(x - 100, y - 200);
  await page.locator(".post h1").click();
  await expect(card(page)).toBeHidden();
});

test("by keyboard: into the list, to the card, along the claims, back", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("button", { name: "Claims in this article" }).focus();
  await page.keyboard.press("Enter");
  const item = page.locator("say-so .item").first();
  await item.focus();
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(card(page)).toContainText("Claim 2 of 23");
  await page.keyboard.press("Escape");
  await expect(card(page)).toBeHidden();
  await expect(item).toBeFocused();
});

test("the house's style does not reach in, nor does its small root", async ({ page, site }) => {
  await open(page, site);
  expect(await page.locator("say-so").evaluate((element) => element.clientHeight)).toBe(48);
  const style = await page
    .locator("say-so .toggle")
    .evaluate(
      (button) => getComputedStyle(button).textTransform + getComputedStyle(button).fontSize,
    );
  expect(style).toBe("none15px");
});

test("a frame lists its review and grows to its height", async ({ page, site }) => {
  await page.goto(`${site}embed/frame.html`);
  await page.locator("iframe").scrollIntoViewIfNeeded();
  await expect(page.frameLocator("iframe").locator("say-so .item")).toHaveCount(23);
  await expect
    .poll(() => page.locator("iframe").evaluate((frame) => parseInt(frame.style.height, 10)))
    .toBeGreaterThan(800);
});

for (const width of [360, 1280]) {
  test(`in a frame the card opens in sight, by its claim: ${width} px`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto(`${site}embed/frame.html`);
    await page.locator("iframe").scrollIntoViewIfNeeded();
    const item = page.frameLocator("iframe").locator("say-so .item").nth(20);
    await item.scrollIntoViewIfNeeded();
    await item.click();
    await expect(page.frameLocator("iframe").locator("say-so .card")).toBeInViewport({
      ratio: 0.99,
    });
    const gap = async () => {
      const [claim, card] = [
        await item.boundingBox(),
        await page.frameLocator("iframe").locator("say-so .card").boundingBox(),
      ];
      if (!claim || !card) return Infinity;
      return Math.max(card.y - claim.y - claim.height, claim.y - card.y - card.height);
    };
    expect(await gap()).toBeLessThan(20);
  });
}

test("in a frame without an article the panel is as dark as the page", async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`${site}embed/frame.html`);
  await page.locator("iframe").scrollIntoViewIfNeeded();
  const root = page.frameLocator("iframe").locator("say-so .root");
  await expect(root).toHaveAttribute("data-theme", "dark");
});

test("nothing but the tag is loaded before article or panel are in sight", async ({
  page,
  site,
  requests,
}) => {
  const body = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Far below</title>
    <script type="module" src="./say-so/embed/sayso.js"></script>${"<br>".repeat(400)}
    <article><p>The bridge carried 4,000 cars a day, the mayor said.</p></article>
    <say-so for="article"></say-so></html>`;
  await page.route(`${site}embed/far.html`, (route) =>
    route.fulfill({ body, contentType: "text/html; charset=utf-8" }),
  );
  await page.goto(`${site}embed/far.html`);
  await page.waitForLoadState("networkidle");
  expect(requests.filter((url) => url.startsWith(site)).map((url) => url.split("/").pop())).toEqual(
    ["far.html", "sayso.js"],
  );
  await page.locator("say-so").scrollIntoViewIfNeeded();
  await expect(page.locator("say-so .count")).toHaveText("1 claim by 1 speaker.");
});

// What docs/embedding.md says a page must allow, and what these pages themselves need for their style.
for (const [form, name, needs] of [
  ["a published review", "cms", "script-src 'self'; connect-src 'self'"],
  [
    "the engine",
    "plain",
    "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'",
  ],
] as const) {
  test(`the documented policy is enough: ${form}`, async ({ page, site }) => {
    const policy = `default-src 'none'; ${needs}; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html say-so`;
    await page.route(`${site}embed/${name}.html`, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "content-security-policy": policy };
      await route.fulfill({ response, headers });
    });
    await open(page, site, name);
    await expect(page.locator("say-so .count")).toHaveText(/^\d\d claims by 10 speakers\.$/);
    await page.locator("say-so").evaluate((element: SaySoElement) => {
      const claims = element.reviewed?.claims ?? [];
      element.choose(
        (claims.find(({ decision }) => decision === "accepted") ?? claims[0])?.id ?? null,
      );
    });
    await expect(card(page)).toBeVisible();
  });
}

for (const lang of ["en", "de"]) {
  for (const width of [320, 360, 1280]) {
    test(`the summary is never cut: ${lang}, ${width} px`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`${site}embed/cms.html`);
      await page.locator("say-so").evaluate((element: SaySoElement, language) => {
        element.setAttribute("lang", language);
        return element.load();
      }, lang);
      const count = page.locator("say-so .count");
      await expect(count).toContainText("23");
      expect(await count.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
      expect(await page.locator("say-so").evaluate((element) => element.clientHeight)).toBe(48);
    });
  }
}

test("removed, it leaves no highlight and no style", async ({ page, site }) => {
  await open(page, site);
  await page.locator("say-so").evaluate((element) => element.remove());
  const left = await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length]);
  expect(left).toEqual([0, 0]);
});

test("the panel's place is kept: nothing moves when it comes", async ({ page, site }) => {
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () =>
      document.querySelector("say-so")?.setAttribute("src", "./review.json"),
    );
  });
  await page.goto(`${site}embed/plain.html`);
  await expect(page.locator("say-so .count")).toHaveText("23 claims by 10 speakers.");
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 1500);
      }),
  );
  expect(shift).toBe(0);
});

for (const theme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing in panel and card: ${theme}, ${width} px`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, site);
      await page
        .locator("say-so")
        .evaluate((element, set) => element.setAttribute("theme", set), theme);
      await page.getByRole("button", { name: "Claims in this article" }).click();
      for (const state of ["panel", "card"]) {
        if (state === "card")
          await page.locator("say-so .item", { hasText: "1.4 million" }).click();
        const { violations } = await new AxeBuilder({ page }).include("say-so").analyze();
        expect(
          violations.map(({ id, nodes }) => [state, id, nodes.map(({ html }) => html)]),
        ).toEqual([]);
      }
    });
  }
}
