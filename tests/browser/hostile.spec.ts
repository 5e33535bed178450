// DOMPurify's payloads wherever words come from: pasted, in the host's article, in a review, from the
// page around a frame. They stay words: no element, no handler, no request.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "@playwright/test";
import type { SaySoElement, Review } from "say-so/element";
import { expect, pasteText, root, test } from "./sayso.js";

const corpus = join(root, "../shared/corpora/dompurify/expect.json");
const payloads = existsSync(corpus)
  ? (JSON.parse(readFileSync(corpus, "utf8")) as { payload: string }[]).map(
      ({ payload }) => payload,
    )
  : [];

test.skip(payloads.length === 0, "the payloads are development data, which is not here");

/** Elements by name and attributes that are handlers, through every shadow root. */
const anatomy = () => {
  const names = new Set<string>();
  const handlers: string[] = [];
  const scopes: (Document | ShadowRoot)[] = [document];
  for (const scope of scopes) {
    for (const element of scope.querySelectorAll("*")) {
      names.add(element.localName);
      if (element.shadowRoot) scopes.push(element.shadowRoot);
      for (const { name, value } of element.attributes) {
        if (/^on|srcdoc|formaction/i.test(name) || /^\s*(javascript|data:text)/i.test(value))
          handlers.push(`${element.localName} ${name}="${value}"`);
      }
    }
  }
  return { names: [...names].sort(), handlers };
};

/** Payloads ask for pictures, styles and scripts of other places, and of this one. */
function expectNothingRan(requests: string[], asked: number, allowed = /^$/): void {
  expect(requests.slice(asked).filter((url) => !allowed.test(url))).toEqual([]);
}

test.beforeEach(({ page }) => {
  page.on("dialog", (dialog) => {
    throw new Error(`a payload ran: ${dialog.message()}`);
  });
});

/** The elements that our templates have, and those of the pages around them. */
const known = new Set(
  (
    "a article aside b blockquote body button details dialog div em fieldset footer form head header h1 h2 h3 html input label li link main " +
    "meta noscript ol option p path progress q rect sayso-app sayso-article sayso-box sayso-card sayso-claims sayso-help sayso-margin " +
    "sayso-compare sayso-live sayso-save sayso-search sayso-shelf sayso-source sayso-tabs sayso-top sayso-update sayso-voice-card sayso-voices say-so script section select slot span strong summary svg textarea title ul dd dl dt"
  ).split(" "),
);

async function expectOnlyOurs(page: Page | Frame): Promise<void> {
  const { names, handlers } = await page.evaluate(anatomy);
  expect(handlers).toEqual([]);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
}

test("pasted as markup, one after the other", async ({ page, site, requests, complaints }) => {
  await page.goto(site);
  await page.locator("textarea").fill("Begin.");
  await page.waitForLoadState("networkidle");
  const asked = requests.length;
  const text = await page.locator("textarea").evaluate((area: HTMLTextAreaElement, all) => {
    for (const [i, payload] of all.entries()) {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", `<p>Words ${i}.</p>${payload}`);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      area.setSelectionRange(area.value.length, area.value.length);
      area.dispatchEvent(event);
    }
    return area.value;
  }, payloads);
  expect(payloads.filter((_, i) => !text.includes(`Words ${i}.`))).toEqual([]);
  await expectOnlyOurs(page);
  expectNothingRan(requests, asked);
  // the inert document tells what it did not do
  expect(complaints.filter((each) => !each.includes("violates the following"))).toEqual([]);
  complaints.length = 0;
});

test("read as an article on the page", async ({ page, site, requests }) => {
  await page.goto(site);
  await expect(page.locator("textarea")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const asked = requests.length;
  const text = payloads.map((payload) => `The mayor said ${payload} was sold.`).join("\n\n");
  await pasteText(page, text);
  await expect(page.locator(".mark").first()).toBeVisible({ timeout: 20_000 });
  await page.locator(".mark").first().click();
  await expectOnlyOurs(page);
  expectNothingRan(requests, asked);
});

/** Puts a review whose every word is a payload beside an article of payloads. */
const embedPayloads = async (all: string[]) => {
  const article = document.querySelector("article") as HTMLElement;
  const element = document.querySelector("say-so") as SaySoElement;
  article.replaceChildren(
    ...all.map((payload) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = payload;
      return paragraph;
    }),
  );
  const quote = (exact: string) => ({ exact, prefix: "", suffix: "", begin: 0, end: exact.length });
  const short = (text: string, most: number) => [...text].slice(0, most).join("");
  const review: Review = {
    schema: "sayso.review/1",
    created: "2026-11-24T00:00:00Z",
    modified: "2026-11-24T00:00:00Z",
    reviewer: { name: short(all[0] ?? "", 400) },
    article: { headline: all.join(" ").slice(0, 1900), outlet: short(all[1] ?? "", 400) },
    made_for: { sha256: "0".repeat(64), length: 1 },
    checkworthy: 0.3,
    speakers: all.map((payload, i) => ({
      id: `s${i}`,
      name: short(payload, 400),
      kind: "person",
      role: short(payload, 900),
    })),
    claims: all.map((payload, i) => {
      const words = short(payload.replace(/\s+/g, " ").trim() || "x", 1900);
      return {
        id: `c${i}`,
        decision: "accepted",
        spans: [quote(words)],
        source: { ...quote(words), cue: [{ begin: 0, end: 1 }], speaker: [] },
        distance: 1,
        speaker: `s${i}`,
        voice: "direct",
        type: "quantity",
        checkable: true,
        score: 0.9,
        confidence: 1,
        reasons: [{ code: short(payload, 90), weight: 1, words: short(payload, 900) }],
        note: short(payload, 2000),
        verdict: {
          rating: short(payload, 150),
          summary: short(payload, 2000),
          evidence: [{ url: "https://example.org/", title: short(payload, 400) }],
          date: "2026-11-24",
        },
      };
    }),
    corrections: all
      .slice(0, 900)
      .map((payload) => ({ date: "2026-11-24", note: short(payload, 2000) })),
  };
  element.removeAttribute("src");
  element.reviewed = review;
  await element.load();
};

for (const mode of ["published", "in review"]) {
  test(`in the host's article and in a file, ${mode}`, async ({ page, site, requests }) => {
    test.setTimeout(120_000);
    await page.goto(`${site}embed/plain.html`);
    await page.locator("say-so").evaluate((element: SaySoElement, editing) => {
      element.toggleAttribute("review", editing);
      return element.load();
    }, mode === "in review");
    await page.waitForLoadState("networkidle");
    const asked = requests.length;
    await page.evaluate(embedPayloads, payloads);
    const shown = page.locator("say-so");
    const chosen = await shown.evaluate(async (element: SaySoElement) => {
      const root = element.shadowRoot as ShadowRoot;
      if (root.querySelector("[aria-expanded=false]"))
        root.querySelector<HTMLElement>(".toggle")?.click();
      let cards = 0;
      for (const { id } of element.reviewed?.claims ?? []) {
        element.choose(id);
        if (root.querySelector(".card .words")) cards += 1;
      }
      return cards;
    });
    expect(chosen).toBeGreaterThan(100);
    await expectOnlyOurs(page);
    // in review the engine looks for what another version has gained
    expectNothingRan(requests, asked, mode === "in review" ? /\/embed\/say-so\// : undefined);
  });
}

test("from the page around a frame", async ({ page, site, requests }) => {
  await page.goto(`${site}embed/frame.html`);
  await page.locator("iframe").scrollIntoViewIfNeeded();
  await expect(page.frameLocator("iframe").locator("say-so .item")).toHaveCount(23);
  const asked = requests.length;
  await page.locator("iframe").evaluate((frame: HTMLIFrameElement, paragraphs) => {
    const message = {
      protocol: "sayso.frame/1",
      type: "article",
      headline: paragraphs[0],
      paragraphs,
    };
    frame.contentWindow?.postMessage(message, location.origin);
  }, payloads);
  const frame = page.frames()[1];
  await expect(page.frameLocator("iframe").locator("say-so > p")).toHaveCount(payloads.length);
  if (frame) await expectOnlyOurs(frame);
  expectNothingRan(requests, asked, /review\.json$/);
});
