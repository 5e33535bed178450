/** What the tests of the page share: the site under its policy, and a reader's hands. */
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import type { Analysis } from "say-so";
// @ts-expect-error plain JavaScript, with tests of its own
import { fileServer } from "../../.dev/serve.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));

interface Worker {
  site: string;
}

interface Watched {
  /** Every address that the page asked for. */
  requests: string[];
  /** What the console and the policy complained about; a test that leaves any fails. */
  complaints: string[];
}

/** What is said of how the tests are run: without workers, and drawing without a graphics card. */
const ours = ["Service Worker registration blocked by Playwright", "GPU stall due to ReadPixels"];

export const test = base.extend<Watched, Worker>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
    async ({}, use) => {
      const server = fileServer(`${root}dist/site`);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      await use(`http://localhost:${(server.address() as AddressInfo).port}/`);
      server.close();
    },
    { scope: "worker" },
  ],
  requests: async ({ page }, use) => {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await use(requests);
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (ours.some((words) => message.text().includes(words))) return;
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the page with an analysis by hand in the engine's place. */
export async function openByHand(page: Page, site: string, analysis: Analysis): Promise<void> {
  await page.goto(site);
  await page.locator("sayso-app").evaluate((app, given) => {
    Object.assign(app, { engine: { analyze: () => Promise.resolve(given) } });
  }, analysis);
}

/** What a page is looked at in: a phone in the dark and a desk by day, or all where there is time. */
export const looks = (["light", "dark"] as const)
  .flatMap((colorScheme) => [360, 768, 1280].map((width) => ({ width, colorScheme })))
  .filter(
    ({ width, colorScheme }) =>
      process.env["SAYSO_FULL"] ??
      (width === 768 ? false : (width === 360) === (colorScheme === "dark")),
  );

/** Opens the page with an engine that fails, or never answers. */
export async function openFailing(page: Page, site: string, code: string | null): Promise<void> {
  await page.goto(site);
  await page.locator("sayso-app").evaluate((app, given) => {
    const analyze = (_: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        const fail = (why: string) => {
          reject(Object.assign(new Error(why), { name: "SaysoError", code: why }));
        };
        if (given) fail(given);
        signal.addEventListener("abort", () => fail("aborted"));
      });
    Object.assign(app, { engine: { analyze } });
  }, code);
}

/** Pastes into the box as a browser does, by an event that carries the clipboard. */
export async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.locator("textarea").evaluate((area, types) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    area.dispatchEvent(event);
  }, data);
}

export const pasteText = (page: Page, text: string) => paste(page, { "text/plain": text });

/** The stretch of the text that stands for a claim with these words. */
export const mark = (page: Page, words: string): Locator =>
  page.locator(".mark", { hasText: words }).first();

export const card = (page: Page): Locator => page.locator("sayso-card .card");
export const items = (page: Page): Locator => page.locator("sayso-claims .item");
export const note = (page: Page): Locator => page.locator(".note");

/** The words that a highlight covers, in the order of the text. */
export function highlighted(page: Page, name: string): Promise<string[]> {
  return page.evaluate(
    (key) => [...(CSS.highlights.get(key) ?? [])].map((range) => (range as Range).toString()),
    name,
  );
}

export async function readSample(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Try a sample article" }).click();
  await expect(page.locator(".mark").first()).toBeVisible();
}
