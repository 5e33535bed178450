// Bad luck in the browser: each fault is told in a clear sentence, or does not matter. The reader's text,
// an editor's review and the host's page are as they were.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Route,
} from "@playwright/test";
import type { SaySoElement, SaySoEvent } from "say-so/element";
import { readReview } from "say-so/review";
import { Engine } from "../../web/src/engine.js";
import { shippedFiles } from "../web/support.js";
import { expect, items, note, pasteText, root, test } from "./sayso.js";
import { installed, lookForUpdate, version, withVersions } from "./versions.js";

const article =
  "Bridge stays shut\n\nThe bridge carried 4,000 cars a day in 2019, the mayor, Ada Okoro, said on Monday. " +
  "Repairs will cost 12 million euros, according to the ministry.";
const words = "The bridge carried 4,000 cars a day in 2019";

test.afterEach(({ complaints }) => {
  // the browser complains of what it is refused here
  complaints.length = 0;
});

const text = (page: Page) => page.locator(".text").first();
const marks = (page: Page) => page.locator(".mark").first();
const again = (page: Page) => page.getByRole("button", { name: "Try again" });
const count = (page: Page) => page.locator("say-so .count");
const decided = (page: Page) => page.locator("say-so .decided");
const review = (page: Page) => page.getByRole("button", { name: "Review", exact: true });

async function accept(page: Page, claim: string): Promise<void> {
  await page.locator("say-so .item", { hasText: claim }).click();
  await page.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(decided(page)).toHaveText(/^1 of/);
}

// What the engine needs does not come, or is not what it was

const module = readFileSync(join(root, "web/dist/sayso.wasm"));
const damaged = (path: string) => {
  const bytes = readFileSync(join(root, path));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  return bytes;
};
const gives = (body: Buffer) => (route: Route) => route.fulfill({ body });

/** A policy without one of its permissions. */
const without = (permission: RegExp, instead: string) => async (route: Route) => {
  const response = await route.fetch();
  const headers = response.headers();
  const policy = headers["content-security-policy"] ?? "";
  headers["content-security-policy"] = policy.replace(permission, instead);
  expect(headers["content-security-policy"]).not.toBe(policy);
  await route.fulfill({ response, headers });
};
const wasmRefused = without(/ 'wasm-unsafe-eval'/, "");
const workersRefused = without(/worker-src 'self'/, "worker-src 'none'");

const page = /\/(?:embed\/\w+\.html)?(?:\?.*)?$/;
const wasm = /\/sayso[\w-]*\.wasm$/;

const loading: [name: string, files: RegExp, answer: (route: Route) => Promise<void>][] = [
  ["WebAssembly is refused by the page’s policy", page, wasmRefused],
  ["the module is cut short", wasm, gives(module.subarray(0, 5000))],
  ["the module is another", wasm, gives(Buffer.from("\0asm\x01\0\0\0", "latin1"))],
  ["a model is missing", /entities[\w-]*\.bin$/, (route) => route.fulfill({ status: 404 })],
  ["a model is damaged", /worth[\w-]*\.bin$/, gives(damaged("core/models/worth.bin"))],
  ["the network is gone", /\.(?:wasm|bin)$/, (route) => route.abort("internetdisconnected")],
];
for (const [name, files, answer] of loading) {
  test(`${name}: the page keeps the text, and reads it when the fault is over`, async ({
    page,
    site,
  }) => {
    await page.route(files, answer);
    await page.goto(site);
    await pasteText(page, article);
    await expect(note(page)).toContainText(
      "The engine could not be loaded: your text is all here, try again or reload the page.",
    );
    await expect(text(page)).toContainText(words);
    await page.unroute(files);
    if (answer === wasmRefused) {
      await page.reload();
      await expect(page.locator("textarea")).toHaveValue(article);
      await page.getByRole("button", { name: "Find the claims" }).click();
    } else {
      await again(page).click();
    }
    await expect(marks(page)).toBeVisible();
    await expect(note(page)).toHaveCount(0);
  });

  test(`${name}: the embed says so, leaves the article, and finds the claims later`, async ({
    page,
    site,
  }) => {
    await page.route(files, answer);
    await page.goto(`${site}embed/plain.html`);
    const body = () =>
      page.locator("article").evaluate((one) => new XMLSerializer().serializeToString(one));
    const before = await body();
    await page.locator("say-so").evaluate((tag) => tag.setAttribute("loading", "eager"));
    await expect(count(page)).toHaveText(/^The claims could not be found: .{20,}/);
    expect(await body()).toBe(before);
    await page.unroute(files);
    if (answer === wasmRefused) await page.reload();
    else await again(page).click();
    await expect(count(page)).toHaveText(/^\d+ claims by/);
  });
}

test("an editor’s work needs no engine: it is back although a model is missing", async ({
  page,
  site,
}) => {
  await page.goto(`${site}embed/review.html`);
  await expect(decided(page)).toHaveText(/^0 of/);
  await accept(page, "1.4 million");
  await page.route(/\.bin$/, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await expect(decided(page)).toHaveText(/^1 of/);
});

test("on the page the work is back as soon as the engine is", async ({ page, site }) => {
  await page.goto(site);
  await pasteText(page, article);
  await review(page).click();
  await accept(page, "4,000 cars");
  await page.route(/\.bin$/, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await page.getByRole("button", { name: "Find the claims" }).click();
  await expect(note(page)).toContainText("The engine could not be loaded");
  await page.unroute(/\.bin$/);
  await again(page).click();
  await review(page).click();
  await expect(decided(page)).toHaveText(/^1 of/);
});

// Workers

for (const [name, files, answer] of [
  ["refused by the policy", page, workersRefused],
  ["missing", /\/worker[\w-]*\.js$/, (route: Route) => route.fulfill({ status: 404 })],
] as const) {
  test(`a worker that is ${name} does not matter`, async ({ page, site }) => {
    await page.route(files, answer);
    await page.goto(site);
    await pasteText(page, article);
    await expect(marks(page)).toBeVisible();
    expect(page.workers()).toEqual([]);
    await page.goto(`${site}embed/plain.html`);
    await expect(count(page)).toHaveText(/^\d+ claims by/);
    expect(page.workers()).toEqual([]);
  });
}

/** A worker that starts, and breaks down over the first text. */
const breaking = gives(
  Buffer.from(
    `addEventListener("message", ({ data }) => {
      if (data.type === "start") postMessage({ type: "ready" });
      else throw new Error("broken");
    });`,
  ),
);
const worker = /\/worker[\w-]*\.js$/;
const asScript = (route: Route) =>
  breaking({
    ...route,
    fulfill: (given) => route.fulfill({ ...given, contentType: "text/javascript" }),
  });

test("a worker that breaks down is told, and another takes its place", async ({ page, site }) => {
  await page.route(worker, asScript);
  await page.goto(site);
  await pasteText(page, article);
  await expect(note(page)).toContainText(
    "The engine broke down on this text: your text is all here",
  );
  await expect(text(page)).toContainText(words);
  await page.unroute(worker);
  await again(page).click();
  await expect(marks(page)).toBeVisible();

  await page.route(worker, asScript);
  await page.goto(`${site}embed/plain.html`);
  await expect(count(page)).toHaveText(
    "The claims could not be found: The engine's worker broke down.",
  );
  await page.unroute(worker);
  await again(page).click();
  await expect(count(page)).toHaveText(/^\d+ claims by/);
});

// Memory

/** The module with so little memory that a long text does not fit. */
async function frugal(): Promise<Buffer> {
  const { memory } = await Engine.create(await shippedFiles());
  return withMost(module, memory / 65536 + 8);
}

/** The same module whose memory section allows at most so many pages. */
function withMost(bytes: Buffer, pages: number): Buffer {
  const made = Buffer.from(bytes);
  const kMemory = 5;
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = made[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  for (let id = number(), size = number(); id !== kMemory; id = number(), size = number()) {
    if (at + size >= made.length) throw new Error("the module has no memory");
    at += size;
  }
  number(); // one memory
  expect(number()).toBe(1); // with a most
  number(); // its least
  const begin = at;
  number();
  for (let i = begin, rest = pages; i < at; i += 1, rest >>= 7) {
    made[i] = (rest & 0x7f) | (i < at - 1 ? 0x80 : 0);
  }
  return made;
}

test("a text that needs more memory than there is stays, and a shorter one is read", async ({
  page,
  site,
}) => {
  const body = await frugal();
  await page.route(wasm, gives(body));
  await page.goto(site);
  await pasteText(page, `${words}.\n\n`.repeat(20_000));
  await expect(note(page)).toContainText("This text is longer than the engine can take", {
    timeout: 20_000,
  });
  await expect(text(page)).toContainText(words);
  await page.getByRole("button", { name: "New text" }).click();
  await pasteText(page, article);
  await expect(marks(page)).toBeVisible();

  await page.goto(`${site}embed/plain.html`);
  await expect(count(page)).toHaveText(/^\d+ claims by/);
  await page.locator("article").evaluate((one, words) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = `${words}. `.repeat(20_000);
    one.append(paragraph);
  }, words);
  await expect(count(page)).toHaveText(
    "The claims could not be found: The text needs more memory than there is.",
    { timeout: 20_000 },
  );
  await expect(page.locator("article > p").last()).toContainText(words);
});

// Storage

/** Nothing more fits into what the browser keeps for this site. */
async function fill(page: Page, site: string): Promise<void> {
  await page.evaluate(() => {
    for (const storage of [localStorage, sessionStorage]) {
      let size = 2 ** 23;
      for (let key = 0; size >= 1; key += 1) {
        try {
          storage.setItem(`full ${key}`, "x".repeat(size));
        } catch {
          size >>= 1;
        }
      }
    }
  });
  const client = await page.context().newCDPSession(page);
  await client.send("Storage.overrideQuotaForOrigin", {
    origin: new URL(site).origin,
    quotaSize: 0,
  });
}

/** As where a reader has told the browser to let pages keep nothing. */
const forbid = (page: Page) =>
  page.addInitScript(() => {
    const refused = () => {
      throw new DOMException("Access is denied.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(globalThis, name, { get: refused });
    }
  });

const storages = [
  ["full", fill, "There is no room to keep this work in the browser: save the review to a file."],
  [
    "forbidden",
    async (page: Page) => {
      await forbid(page);
      await page.reload();
    },
    "The browser lets this page keep nothing: save the review to a file before you leave.",
  ],
] as const;
for (const [name, deny, told] of storages) {
  test(`storage that is ${name} is told, and the page works without`, async ({ page, site }) => {
    await page.goto(site);
    await deny(page, site);
    await pasteText(page, article);
    await expect(marks(page)).toBeVisible();
    await expect(note(page)).toHaveText(
      "This browser keeps no texts for Sayso: yours are here until you reload or close the page.",
    );
    await review(page).click();
    await accept(page, "4,000 cars");
    await expect(page.locator("say-so .warning")).toHaveText(told);
    await page.getByRole("button", { name: "Done" }).click();
    await expect(text(page)).toContainText(words);
    await review(page).click();
    await expect(decided(page)).toHaveText(/^1 of/);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the review" }).click();
    const saved = readReview(readFileSync(await (await downloading).path(), "utf8"));
    expect(saved.claims.filter(({ decision }) => decision === "accepted")).toHaveLength(1);
  });

  test(`storage that is ${name} is told in the embed, and the work goes on`, async ({
    page,
    site,
  }) => {
    await page.goto(`${site}embed/review.html`);
    await expect(decided(page)).toHaveText(/^0 of/);
    await deny(page, site);
    await accept(page, "1.4 million");
    await expect(page.locator("say-so .warning")).toHaveText(told);
    await expect(decided(page)).toHaveText(/^1 of/);
  });
}

// Scripts that come late, and newer versions

test("a part of the page that does not come is told where it is wanted", async ({ page, site }) => {
  await page.goto(site);
  await pasteText(page, article);
  await expect(marks(page)).toBeVisible();
  await page.route(/assets\/.*\.js$/, (route) => route.abort());
  await review(page).click();
  const told =
    "A part of this page could not be loaded: your text is all here, reload the page to go on.";
  await expect(page.locator("sayso-review .note")).toHaveText(told);
  await expect(text(page)).toContainText(words);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Markdown" }).click();
  await expect(page.getByRole("button", { name: "Not saved" })).toBeVisible();
  await page.getByRole("button", { name: "Edit text" }).click();
  for (const [file, why] of [
    ["a.md", "a.md needs a part of this page that could not be loaded"],
    ["a.sayso", "a.sayso cannot be opened; nothing here has changed. A part of this page"],
  ] as const) {
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: file, mimeType: "", buffer: Buffer.from("# Words") });
    await expect(note(page)).toContainText(why);
  }
});

test("a tag whose script does not come tells the page, which may ask again", async ({
  page,
  site,
}) => {
  const script = /say-so\/embed\/ui.*\.js$|say-so\/embed\/embed.*\.js$/;
  await page.route(script, (route) => route.abort());
  await page.goto(`${site}embed/plain.html`);
  const told = await page.locator("say-so").evaluate(async (tag: SaySoElement) => {
    tag.setAttribute("loading", "manual");
    const errors: string[] = [];
    tag.addEventListener("sayso-error", (event) =>
      errors.push((event as SaySoEvent<"sayso-error">).detail.message),
    );
    await tag.load();
    await tag.load();
    return errors;
  });
  expect(told).toEqual([expect.any(String), expect.any(String)]);
});

test.describe("a newer version in the middle of work", () => {
  test.use({ serviceWorkers: "allow" });

  test("waits for the reader, and then text and review are there", async ({ page, context }) => {
    await withVersions(async ({ site, renew }) => {
      await page.goto(site);
      await installed(page);
      await page.reload();
      await pasteText(page, article);
      await review(page).click();
      await accept(page, "4,000 cars");
      const other = await context.newPage();
      await other.goto(site);
      await other.locator("textarea").pressSequentially("The minister said");
      renew();
      await lookForUpdate(page);
      const offer = (of: Page) => of.locator("sayso-update .note");
      for (const one of [page, other]) {
        await expect(offer(one)).toContainText("A new version of Sayso is ready. Your texts stay.");
        expect(await version(one)).toBeUndefined();
      }
      await page.getByLabel("Note").fill("Counted in May.");
      await offer(page).getByRole("button", { name: "Reload" }).click();
      await expect.poll(() => version(page).catch(() => "")).toBe("2");
      await page.getByRole("button", { name: "Find the claims" }).click();
      await review(page).click();
      await expect(decided(page)).toHaveText(/^1 of/);
      await page.locator("say-so .item", { hasText: "4,000 cars" }).click();
      await expect(page.getByLabel("Note")).toHaveValue("Counted in May.");

      // the other tab is of a version that is gone: it was not reloaded, and is offered to be
      await expect(other.locator("textarea")).toHaveValue("The minister said");
      expect(await version(other)).toBeUndefined();
      await offer(other).getByRole("button", { name: "Reload" }).click();
      await expect.poll(() => version(other).catch(() => "")).toBe("2");
      await expect(other.locator("textarea")).toHaveValue("The minister said");
    });
  });
});

// The tab

/**
 * Crashes the tab and loads it anew, as its reader does. Playwright takes a crashed page for gone: another
 * connection to the browser finds it again.
 */
async function crashed(browser: Browser, page: Page, address: string): Promise<Page> {
  const client = await page.context().newCDPSession(page);
  const { targetInfo } = await client.send("Target.getTargetInfo");
  const crash = page.waitForEvent("crash");
  await page.goto("chrome://crash").catch(() => undefined);
  await crash;
  const session = await browser.newBrowserCDPSession();
  const { targetId } = targetInfo;
  const { sessionId } = await session.send("Target.attachToTarget", { targetId });
  const message = JSON.stringify({ id: 1, method: "Page.reload" });
  await session.send("Target.sendMessageToTarget", { sessionId, message });
  const pages = (await chromium.connectOverCDP(address)).contexts().flatMap((one) => one.pages());
  const found = pages.find((one) => one.url() === page.url());
  if (!found) throw new Error("the tab is gone");
  return found;
}

test("a tab that crashes comes back with its texts, what was typed and the review", async ({
  site,
  launchOptions,
}) => {
  const folder = mkdtempSync(`${tmpdir()}/sayso-`);
  const started = await chromium.launchPersistentContext(folder, {
    ...launchOptions,
    args: [...(launchOptions.args ?? []), "--remote-debugging-port=0"],
  });
  const [port] = readFileSync(`${folder}/DevToolsActivePort`, "utf8").split("\n");
  const address = `http://127.0.0.1:${port}`;
  try {
    const browser = await chromium.connectOverCDP(address);
    const before = await (browser.contexts()[0] as BrowserContext).newPage();
    await before.goto(site);
    await pasteText(before, article);
    await review(before).click();
    await accept(before, "4,000 cars");
    await before.getByRole("button", { name: "New text" }).click();
    await before.locator("textarea").pressSequentially("The minister said");
    const page = await crashed(browser, before, address);
    await expect(page.locator("textarea")).toHaveValue("The minister said");
    await page.getByRole("button", { name: "Bridge stays shut", exact: true }).click();
    await page.getByRole("button", { name: "Find the claims" }).click();
    await expect(items(page).first()).toBeVisible();
    await review(page).click();
    await expect(decided(page)).toHaveText(/^1 of/);
  } finally {
    await started.close();
    rmSync(folder, { recursive: true });
  }
});

test("a note of a review is kept while it is written, and taken back as one step", async ({
  page,
  site,
}) => {
  const item = page.locator("say-so .item", { hasText: "entered service in 1986" });
  const note = page.locator("say-so .editor textarea").first();
  const open = async () => {
    await page.goto(`${site}embed/review.html`);
    await item.click({ timeout: 20_000 });
  };
  await open();
  await note.pressSequentially("Asked the council, ");
  const kept = () => page.evaluate(() => Object.values(localStorage).join());
  await expect.poll(kept).toContain("Asked the council, ");
  await note.pressSequentially("twice");
  await expect.poll(kept).toContain("Asked the council, twice");
  await expect(note).toBeFocused();
  await open();
  await expect(note).toHaveValue("Asked the council, twice");
  await note.press("End");
  await note.pressSequentially(", today");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(note).toHaveValue("Asked the council, twice");
});
