// @vitest-environment jsdom
// The element, without a browser's layout: what it shows, says, keeps and leaves behind.
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { SaySoElement, SaySoEvents } from "../../web/src/embed/sayso.js";
import { writeReview, type Review } from "../../web/src/review/index.js";
import { analysis, article, reviewed } from "./review-samples.js";

/** What jsdom does not have. */
class Sheet {
  text = "";
  replaceSync(text: string): void {
    this.text = text;
  }
}

beforeAll(async () => {
  vi.stubGlobal("CSSStyleSheet", Sheet);
  for (const holder of [Document.prototype, ShadowRoot.prototype]) {
    Object.defineProperty(holder, "adoptedStyleSheets", { value: [], writable: true });
  }
  Range.prototype.getBoundingClientRect = () => ({ top: 0, bottom: 10 }) as DOMRect;
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  HTMLCanvasElement.prototype.getContext = () => null;
  await import("../../web/src/embed/sayso.js");
});

const analyze = vi.fn(() => Promise.resolve(analysis));

/** The article as somebody's page has it: the same words in paragraphs. */
function host(text = article): HTMLElement {
  const main = document.createElement("main");
  main.id = "story";
  for (const words of text.trim().split("\n\n")) {
    const paragraph = document.createElement("p");
    paragraph.textContent = words;
    main.append(paragraph);
  }
  document.body.replaceChildren(main);
  return main;
}

function addLate(): void {
  const late = document.createElement("p");
  late.textContent = "A late paragraph.";
  document.querySelector("main")?.append(late);
}

async function mount(
  attributes: Record<string, string> = {},
  review?: Review,
): Promise<SaySoElement> {
  const element = document.createElement("say-so");
  const all = { for: "#story", loading: "manual", lang: "en", ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  element.engine = { analyze };
  if (review) element.reviewed = review;
  document.body.append(element);
  await element.load();
  return element;
}

const inside = (element: SaySoElement) => element.shadowRoot as ShadowRoot;
const words = (node: Element | null | undefined) => node?.textContent?.replace(/\s+/g, " ").trim();
const find = (element: SaySoElement, selector: string) =>
  inside(element).querySelector<HTMLElement>(selector);
const marks = () =>
  [...document.querySelectorAll("sayso-mark")].map((each) => [
    each.getAttribute("data-look"),
    each.textContent,
  ]);

function button(element: SaySoElement, label: string): HTMLElement {
  const found = [...inside(element).querySelectorAll<HTMLElement>("button, summary")].find((each) =>
    words(each)?.includes(label),
  );
  if (!found) throw new Error(`there is no button ${label}`);
  return found;
}

function heard<Name extends keyof SaySoEvents>(name: Name): SaySoEvents[Name][] {
  const details: SaySoEvents[Name][] = [];
  document.addEventListener(name, (event) =>
    details.push((event as CustomEvent<SaySoEvents[Name]>).detail),
  );
  return details;
}

beforeEach(() => {
  localStorage.clear();
  analyze.mockClear();
  host();
});

afterEach(() => {
  document.body.replaceChildren();
});

// The engine's offsets count in `article`; the page's words must be the same for that.
const asRead = { analyze: vi.fn((text: string) => Promise.resolve(moved(text))) };

/** The analysis with each of its ranges where the words stand in the page's text. */
function moved(text: string): typeof analysis {
  const at = (range: { begin: number; end: number }) => {
    const exact = article.slice(range.begin, range.end);
    const nth = article.slice(0, range.begin).split(exact).length - 1;
    const begin = text
      .split(exact)
      .slice(0, nth + 1)
      .join(exact).length;
    return { begin, end: begin + exact.length };
  };
  return JSON.parse(JSON.stringify(analysis), (_, value: unknown) =>
    typeof value === "object" && value !== null && "begin" in value
      ? { ...value, ...at(value as never) }
      : value,
  ) as typeof analysis;
}

beforeEach(() => {
  analyze.mockImplementation(((text: string) => asRead.analyze(text)) as never);
});

describe("found by the engine", () => {
  test("claims are counted, listed and marked in the host's own text", async () => {
    const ready = heard("sayso-ready");
    const element = await mount();
    expect(ready).toEqual([{ claims: 4, speakers: 2, unchanged: true }]);
    expect(words(find(element, "[role=status]"))).toBe("4 claims by 2 speakers.");
    button(element, "Claims in this article").click();
    expect(inside(element).querySelectorAll(".item")).toHaveLength(4);
    expect(marks()).toContainEqual(["forecast-3-light", "We will pay for every late bus 🚌"]);
  });

  test("a card tells who, how, where, what and why", async () => {
    const chosen = heard("sayso-choose");
    const element = await mount();
    element.choose("bus");
    const card = words(find(element, ".card"));
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
    expect(marks()).toContainEqual(["chosen-light", "We will pay for every late bus 🚌"]);
    element.choose("cars");
    expect(words(find(element, ".reasons"))).toContain("a number: 41,000");
  });

  test("the card takes the focus, arrows step, Escape closes and gives it back", async () => {
    const element = await mount();
    button(element, "Claims in this article").click();
    const item = find(element, "[data-claim=cars]");
    item?.focus();
    item?.click();
    const card = find(element, ".card");
    expect(inside(element).activeElement).toBe(card);
    const press = (key: string) =>
      card?.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
      );
    press("ArrowDown");
    expect(words(card)).toContain("Claim 2 of 4");
    press("Escape");
    expect(inside(element).activeElement).toBe(item);
    expect(marks().some(([look]) => look?.startsWith("chosen"))).toBe(false);
  });

  test("a speaker chosen lists and marks only what that speaker says", async () => {
    const element = await mount();
    button(element, "Claims in this article").click();
    button(element, "Ada Brandt").click();
    expect(inside(element).querySelectorAll(".item")).toHaveLength(2);
    expect(marks()).toHaveLength(2);
  });

  test("when the article changes it is read again", async () => {
    const element = await mount();
    addLate();
    await vi.waitFor(() =>
      expect(asRead.analyze.mock.lastCall?.[0]).toContain("A late paragraph."),
    );
    expect(words(find(element, "[role=status]"))).toContain("4 claims");
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
        return asRead.analyze(text);
      },
    };
    document.body.append(element);
    const loaded = element.load();
    await new Promise((resolve) => setTimeout(resolve, 50));
    addLate();
    await loaded;
    expect(element.reviewed?.made_for.length).toBeGreaterThan(article.trim().length);
    expect(element.reviewed?.claims).toHaveLength(4);
  });

  test("the engine's failure is told, and tried again on demand", async () => {
    analyze.mockImplementationOnce(() => Promise.reject(new Error("No engine.")));
    const failed = heard("sayso-error");
    const element = await mount();
    expect(failed).toEqual([{ message: "No engine." }]);
    expect(words(find(element, "[role=status]"))).toContain("No engine.");
    button(element, "Try again").click();
    await vi.waitFor(() => expect(words(find(element, "[role=status]"))).toContain("4 claims"));
  });

  test("an article that is not there is told", async () => {
    const failed = heard("sayso-error");
    await mount({ for: "#nowhere" });
    expect(failed.map(({ message }) => message)).toEqual(["The page has no #nowhere."]);
  });

  test("removed, it leaves the page as it was", async () => {
    const before = document.querySelector("main")?.cloneNode(true) ?? null;
    const element = await mount();
    element.choose("bus");
    element.remove();
    expect(document.querySelector("main")?.isEqualNode(before)).toBe(true);
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  test("however its attributes change while it loads, there is one panel", async () => {
    const element = await mount();
    for (const name of ["review", "wasm-url", "model-url"]) {
      void element.load();
      element.setAttribute(name, "");
    }
    await element.load();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(inside(element).querySelectorAll(".panel")).toHaveLength(1);
    expect(inside(element).querySelectorAll(".card")).toHaveLength(1);
  });

  test("words come in the page's language, or the house's own", async () => {
    const german = await mount({ lang: "de" });
    expect(words(find(german, "[role=status]"))).toBe("4 Behauptungen, 2 Stimmen.");
    german.strings = { ui: { title: "Wer sagt was" } };
    expect(words(find(german, ".toggle"))).toBe("Wer sagt was");
  });
});

describe("an error is reported", () => {
  test("by an event that the page may take", async () => {
    const element = await mount();
    element.choose("bus");
    document.addEventListener("sayso-report", (event) => event.preventDefault(), { once: true });
    const reports = heard("sayso-report");
    button(element, "Report an error").click();
    expect(reports[0]?.text).toContain("Said by: Ada Brandt, the mayor");
  });

  test("by mail where there is an address, and only to an address", async () => {
    const element = await mount({ "report-to": "desk@courier.example" });
    element.choose("bus");
    expect(find(element, "a.button")?.getAttribute("href")).toMatch(
      /^mailto:desk@courier\.example\?subject=/,
    );
    element.setAttribute("report-to", "a@b?bcc=c@d");
    expect(find(element, "a.button")).toBeNull();
  });

  test("by copying, and where that is forbidden the words are shown", async () => {
    const element = await mount();
    element.choose("bus");
    button(element, "Report an error").click();
    await vi.waitFor(() =>
      expect(words(find(element, ".said"))).toContain("This page may not copy."),
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
    const element = await mount({ src: "review.json", lang: "en-GB" });
    expect(analyze).not.toHaveBeenCalled();
    expect(words(find(element, "[role=status]"))).toBe("3 claims by 2 speakers.");
    button(element, "Claims in this article").click();
    expect(words(find(element, ".provenance"))).toContain("Reviewed by Jo Lind");
    expect(words(find(element, ".provenance"))).not.toContain("earlier version");
    element.choose("pumps");
    expect(words(find(element, ".verdict"))).toContain("Checked on 22 November 2026: Mostly true");
    expect(find(element, ".verdict a")?.getAttribute("href")).toBe("https://courier.example/log");
  });

  test("on a text that has changed it says so and hides what no longer stands in it", async () => {
    host(article.replace("the pumps had failed twice", "nobody knew"));
    serve(writeReview(reviewed()));
    const element = await mount({ src: "review.json" });
    button(element, "Claims in this article").click();
    expect(words(find(element, ".warning"))).toBe(
      "Reviewed for an earlier version of this text. 1 claim no longer stands in it and is not shown.",
    );
    expect(words(find(element, ".claims"))).not.toContain("pumps");
  });

  test.each([
    ["{", 200, /not JSON/],
    ["", 404, /404/],
    ['{"schema":"sayso.review/1"}', 200, /damaged/],
  ])("a file that is none is told: %s %i", async (text, status, message) => {
    serve(text, status);
    const failed = heard("sayso-error");
    await mount({ src: "review.json" });
    expect(failed[0]?.message).toMatch(message);
  });

  test("markup in a review is words", async () => {
    const review = reviewed();
    const [speaker] = review.speakers;
    if (speaker) speaker.name = "<img src=x onerror=alert(1)>";
    const element = await mount({}, review);
    element.choose("bus");
    expect(inside(element).querySelector("img")).toBeNull();
    expect(words(find(element, ".who"))).toContain("<img src=x onerror=alert(1)>");
  });

  test("without an article beside it, it is a list", async () => {
    document.body.replaceChildren();
    const element = document.createElement("say-so");
    element.setAttribute("lang", "en");
    element.setAttribute("loading", "manual");
    element.reviewed = reviewed();
    document.body.append(element);
    await element.load();
    expect(inside(element).querySelectorAll(".item")).toHaveLength(3);
  });
});

describe("in review", () => {
  const decide = (element: SaySoElement, decision: string) =>
    find(element, `.decide[data-decision=${decision}]`)?.click();

  test("an editor accepts, undoes, and the work survives a reload", async () => {
    const reviews = heard("sayso-review");
    const element = await mount({ review: "" });
    element.choose("bus");
    decide(element, "accepted");
    expect(element.reviewed?.claims.find(({ id }) => id === "bus")?.decision).toBe("accepted");
    expect(words(find(element, ".decided"))).toBe("1 of 4 decided");
    element.remove();
    const again = await mount({ review: "" });
    expect(words(find(again, ".decided"))).toBe("1 of 4 decided");
    again.choose("bus");
    decide(again, "accepted");
    expect(words(find(again, ".decided"))).toBe("0 of 4 decided");
    button(again, "Undo").click();
    expect(words(find(again, ".decided"))).toBe("1 of 4 decided");
    expect(reviews.length).toBe(3);
  });

  test("a paragraph that loads late: what was kept for the whole article comes back", async () => {
    addLate();
    const before = await mount({ review: "" });
    before.choose("bus");
    decide(before, "accepted");
    before.remove();
    host();
    const again = await mount({ review: "" });
    expect(words(find(again, ".decided"))).toBe("0 of 4 decided");
    addLate();
    await vi.waitFor(() => expect(words(find(again, ".decided"))).toBe("1 of 4 decided"));
  });

  test("a paragraph that loads late does not undo what an editor has begun", async () => {
    const element = await mount({ review: "" });
    element.choose("bus");
    decide(element, "accepted");
    analyze.mockClear();
    addLate();
    await vi.waitFor(() => expect(words(find(element, ".provenance"))).toContain("earlier"));
    expect(words(find(element, ".decided"))).toBe("1 of 4 decided");
    expect(analyze).not.toHaveBeenCalled();
  });

  test("a rejected claim leaves the text", async () => {
    const element = await mount({ review: "" });
    element.choose("cars");
    decide(element, "rejected");
    element.choose(null);
    expect(marks().map(([, text]) => text)).not.toContain(
      "The harbour tunnel carried 41,000 cars a day last year",
    );
  });

  test("type, speaker and note are set", async () => {
    const element = await mount({ review: "" });
    element.choose("cars");
    const set = (selector: string, value: string) => {
      const field = find(element, selector) as HTMLSelectElement;
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const [speakers, , types] = [...inside(element).querySelectorAll(".editor > .field")].map(
      (each) => each.firstElementChild,
    );
    expect([speakers?.tagName, types?.tagName]).toEqual(["SELECT", "SELECT"]);
    set(".editor > .field:nth-of-type(1) select", "brandt");
    set(".editor > .field:nth-of-type(3) select", "comparison");
    set(".editor textarea", "Ask again");
    expect(element.reviewed?.claims[0]).toMatchObject({
      speaker: "brandt",
      type: "comparison",
      note: "Ask again",
    });
  });

  test("a verdict needs evidence", async () => {
    const element = await mount({ review: "" });
    element.choose("cars");
    const form = find(element, ".verdict-form form") as HTMLFormElement;
    const fill = (name: string, value: string) => {
      (form.elements.namedItem(name) as HTMLInputElement).value = value;
    };
    const submit = () =>
      form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    fill("rating", "True");
    fill("evidence", "javascript:alert(1)");
    submit();
    expect(words(find(element, ".said"))).toContain("at least one link");
    fill("evidence", "https://a.example/count The count of 2025");
    submit();
    expect(element.reviewed?.claims[0]?.verdict).toMatchObject({
      rating: "True",
      evidence: [{ url: "https://a.example/count", title: "The count of 2025" }],
    });
  });

  test("the words selected in the article become the claim's", async () => {
    const element = await mount({ review: "" });
    element.choose("cars");
    button(element, "Take the words").click();
    expect(words(find(element, ".said"))).toContain("Select the claim’s words");
    const mark = [...document.querySelectorAll("sayso-mark")].find((each) =>
      each.textContent?.startsWith("The harbour"),
    );
    const range = document.createRange();
    range.setStart(mark?.firstChild as Node, 0);
    range.setEnd(mark?.firstChild as Node, 33);
    getSelection()?.addRange(range);
    button(element, "Take the words").click();
    expect(element.reviewed?.claims[0]?.spans[0]?.exact).toBe("The harbour tunnel carried 41,000");
  });

  test("a browser that keeps nothing is told at once", async () => {
    const element = await mount({ review: "" });
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("", "QuotaExceededError");
    });
    element.choose("bus");
    decide(element, "accepted");
    expect(words(find(element, "[role=alert]"))).toContain("no room");
    vi.restoreAllMocks();
  });

  test("letters decide, unless they are switched off", async () => {
    const element = await mount({ review: "" });
    element.choose("bus");
    const press = () =>
      find(element, ".card")?.dispatchEvent(
        new KeyboardEvent("keydown", { key: "r", bubbles: true, composed: true }),
      );
    element.setAttribute("shortcuts", "off");
    press();
    expect(element.reviewed?.claims[1]?.decision).toBe("open");
    element.removeAttribute("shortcuts");
    press();
    expect(element.reviewed?.claims[1]?.decision).toBe("rejected");
  });
});

test("imported where there is no page, it does nothing", async () => {
  vi.resetModules();
  for (const name of ["HTMLElement", "customElements"]) vi.stubGlobal(name, undefined);
  const { defineSaySo } = await import("../../web/src/embed/sayso.js");
  expect(() => defineSaySo()).not.toThrow();
  vi.unstubAllGlobals();
});
