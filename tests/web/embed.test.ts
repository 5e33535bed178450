// @vitest-environment jsdom
// The element, without a browser's layout: what it shows, says, keeps and leaves behind.
import { describe, expect, test, vi } from "vitest";
import { writeReview } from "../../web/src/review/index.js";
import * as page from "./embed-page.js";
import { article, reviewed } from "./review-samples.js";

describe("found by the engine", () => {
  test("claims are counted, listed and marked in the host's own text", async () => {
    const ready = page.heard("sayso-ready");
    const element = await page.mount();
    expect(ready).toEqual([{ claims: 4, speakers: 2, unchanged: true }]);
    expect(page.read(element, "[role=status]")).toBe("4 claims by 2 speakers.");
    page.button(element, "Claims in this article").click();
    expect(page.inside(element).querySelectorAll(".item")).toHaveLength(4);
    expect(page.marks()).toContainEqual(["forecast-3-light", "We will pay for every late bus 🚌"]);
  });

  test("a card tells who, how, where, what and why", async () => {
    const chosen = page.heard("sayso-choose");
    const element = await page.mount();
    element.choose("bus");
    const card = page.read(element, ".card");
    for (const part of [
      "Claim 2 of 4",
      "Ada Brandt",
      "the mayor",
      "“said”, in a quotation",
      "Source: the same sentence",
      "A promise",
      "worth checking first",
    ]) {
      expect(card).toContain(part);
    }
    expect(chosen.map(({ claim }) => claim?.id)).toEqual(["bus"]);
    expect(page.marks()).toContainEqual(["chosen-light", "We will pay for every late bus 🚌"]);
    element.choose("cars");
    expect(page.read(element, ".reasons")).toContain("a number: 41,000");
  });

  test("the card takes the focus, arrows step, Escape closes and gives it back", async () => {
    const element = await page.mount();
    page.button(element, "Claims in this article").click();
    const item = page.find(element, "[data-claim=cars]");
    item?.focus();
    item?.click();
    const card = page.find(element, ".card");
    expect(page.inside(element).activeElement).toBe(card);
    const press = (key: string) =>
      card?.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
      );
    press("ArrowDown");
    expect(page.words(card)).toContain("Claim 2 of 4");
    press("Escape");
    expect(page.inside(element).activeElement).toBe(item);
    expect(page.marks().some(([look]) => look?.startsWith("chosen"))).toBe(false);
  });

  test("a speaker chosen lists and marks only what that speaker says", async () => {
    const element = await page.mount();
    page.button(element, "Claims in this article").click();
    page.button(element, "Ada Brandt").click();
    expect(page.inside(element).querySelectorAll(".item")).toHaveLength(2);
    expect(page.marks()).toHaveLength(2);
  });

  test("when the article changes it is read again", async () => {
    const element = await page.mount();
    page.addLate();
    await vi.waitFor(() =>
      expect(page.asRead.analyze.mock.lastCall?.[0]).toContain("A late paragraph."),
    );
    expect(page.read(element, "[role=status]")).toContain("4 claims");
  });

  test("loaded is what stands in the article by then", async () => {
    const element = document.createElement("say-so");
    for (const [name, value] of [
      ["for", "#story"],
      ["loading", "manual"],
    ] as const)
      element.setAttribute(name, value);
    // as slow as an article is long
    element.engine = {
      analyze: async (text, { signal }) => {
        await new Promise((resolve) => setTimeout(resolve, 600));
        signal?.throwIfAborted();
        return page.asRead.analyze(text);
      },
    };
    document.body.append(element);
    const loaded = element.load();
    await new Promise((resolve) => setTimeout(resolve, 50));
    page.addLate();
    await loaded;
    expect(element.reviewed?.made_for.length).toBeGreaterThan(article.trim().length);
    expect(element.reviewed?.claims).toHaveLength(4);
  });

  test("the engine's failure is told, and tried again on demand", async () => {
    page.analyze.mockImplementationOnce(() => Promise.reject(new Error("No engine.")));
    const failed = page.heard("sayso-error");
    const element = await page.mount();
    expect(failed).toEqual([{ message: "No engine." }]);
    expect(page.read(element, "[role=status]")).toContain("No engine.");
    page.button(element, "Try again").click();
    await vi.waitFor(() => expect(page.read(element, "[role=status]")).toContain("4 claims"));
  });

  test("an article that is not there is told", async () => {
    const failed = page.heard("sayso-error");
    await page.mount({ for: "#nowhere" });
    expect(failed.map(({ message }) => message)).toEqual(["The page has no #nowhere."]);
  });

  test("removed, it leaves the page as it was", async () => {
    const before = document.querySelector("main")?.cloneNode(true) ?? null;
    const element = await page.mount();
    element.choose("bus");
    element.remove();
    expect(document.querySelector("main")?.isEqualNode(before)).toBe(true);
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  test("however its attributes change while it loads, there is one panel", async () => {
    const element = await page.mount();
    for (const name of ["review", "wasm-url", "model-url"]) {
      void element.load();
      element.setAttribute(name, "");
    }
    await element.load();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(page.inside(element).querySelectorAll(".panel")).toHaveLength(1);
    expect(page.inside(element).querySelectorAll(".card")).toHaveLength(1);
  });

  test("words come in the page's language, or the house's own", async () => {
    const german = await page.mount({ lang: "de" });
    expect(page.read(german, "[role=status]")).toBe("4 Behauptungen, 2 Stimmen.");
    german.strings = { ui: { title: "Wer sagt was" } };
    expect(page.read(german, ".toggle")).toBe("Wer sagt was");
  });
});

describe("an error is reported", () => {
  test("by an event that the page may take", async () => {
    const element = await page.mount();
    element.choose("bus");
    document.addEventListener("sayso-report", (event) => event.preventDefault(), { once: true });
    const reports = page.heard("sayso-report");
    page.button(element, "Report an error").click();
    expect(reports[0]?.text).toContain("Said by: Ada Brandt, the mayor");
  });

  test("by mail where there is an address, and only to an address", async () => {
    const element = await page.mount({ "report-to": "desk@courier.example" });
    element.choose("bus");
    expect(page.find(element, "a.button")?.getAttribute("href")).toMatch(
      /^mailto:desk@courier\.example\?subject=/,
    );
    element.setAttribute("report-to", "a@b?bcc=c@d");
    expect(page.find(element, "a.button")).toBeNull();
  });

  test("by copying, and where that is forbidden the words are shown", async () => {
    const element = await page.mount();
    element.choose("bus");
    page.button(element, "Report an error").click();
    await vi.waitFor(() =>
      expect(page.read(element, ".card .said")).toContain("This page may not copy."),
    );
  });
});

describe("published", () => {
  const serve = (text: string, status = 200) =>
    vi.stubGlobal(
      "fetch",
      vi.fn(() => Promise.resolve(new Response(text, { status }))),
    );

  test("exactly the accepted claims, without the engine", async () => {
    serve(writeReview(reviewed()));
    const element = await page.mount({ src: "review.json", lang: "en-GB" });
    expect(page.analyze).not.toHaveBeenCalled();
    expect(page.read(element, "[role=status]")).toBe("3 claims by 2 speakers.");
    page.button(element, "Claims in this article").click();
    expect(page.read(element, ".provenance")).toContain("Reviewed by Jo Lind");
    expect(page.read(element, ".provenance")).not.toContain("earlier version");
    element.choose("pumps");
    expect(page.read(element, ".verdict")).toContain("Checked on 22 November 2026: Mostly true");
    expect(page.find(element, ".verdict a")?.getAttribute("href")).toBe(
      "https://courier.example/log",
    );
  });

  test("on a text that has changed it says so and hides what no longer stands in it", async () => {
    page.host(article.replace("the pumps had failed twice", "nobody knew"));
    serve(writeReview(reviewed()));
    const element = await page.mount({ src: "review.json" });
    page.button(element, "Claims in this article").click();
    expect(page.read(element, ".warning")).toBe(
      "Reviewed for an earlier version of this text. 1 claim no longer stands in it and is not shown.",
    );
    expect(page.read(element, ".claims")).not.toContain("pumps");
  });

  test.each([
    ["{", 200, /not JSON/],
    ["", 404, /404/],
    ['{"schema":"sayso.review/1"}', 200, /damaged/],
  ])("a file that is none is told: %s %i", async (text, status, message) => {
    serve(text, status);
    const failed = page.heard("sayso-error");
    await page.mount({ src: "review.json" });
    expect(failed[0]?.message).toMatch(message);
  });

  test("markup in a review is words", async () => {
    const review = reviewed();
    const [speaker] = review.speakers;
    if (speaker) speaker.name = "<img src=x onerror=alert(1)>";
    const element = await page.mount({}, review);
    element.choose("bus");
    expect(page.inside(element).querySelector("img")).toBeNull();
    expect(page.read(element, ".who")).toContain("<img src=x onerror=alert(1)>");
  });

  test("without an article beside it, it is a list", async () => {
    document.body.replaceChildren();
    const element = document.createElement("say-so");
    element.setAttribute("lang", "en");
    element.setAttribute("loading", "manual");
    element.reviewed = reviewed();
    document.body.append(element);
    await element.load();
    expect(page.inside(element).querySelectorAll(".item")).toHaveLength(3);
  });
});

test("imported where there is no page, it does nothing", async () => {
  vi.resetModules();
  for (const name of ["HTMLElement", "customElements"]) vi.stubGlobal(name, undefined);
  const { defineSaySo } = await import("../../web/src/embed/sayso.js");
  expect(() => defineSaySo()).not.toThrow();
  vi.unstubAllGlobals();
});
