/** A page for the element in jsdom: what that lacks, an article, an engine, and a reader's hands. */
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import type { SaySoElement, SaySoEvents } from "../../web/src/embed/sayso.js";
import type { Review } from "../../web/src/review/index.js";
import { analysis, article } from "./review-samples.js";

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

export const analyze = vi.fn(() => Promise.resolve(analysis));

/** The article as somebody's page has it: the same words in paragraphs. */
export function host(text = article): HTMLElement {
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

/** With a claim in it, which the engine finds. */
export const kGain = "Brandt promised that a second tunnel would open";

export function addLate(text = "A late paragraph."): void {
  const late = document.createElement("p");
  late.textContent = text;
  document.querySelector("main")?.append(late);
}

export async function mount(
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

export const inside = (element: SaySoElement) => element.shadowRoot as ShadowRoot;
export const words = (node: Element | null | undefined) =>
  node?.textContent?.replace(/\s+/g, " ").trim();
export const find = (element: SaySoElement, selector: string) =>
  inside(element).querySelector<HTMLElement>(selector);
export const read = (element: SaySoElement, selector: string) => words(find(element, selector));
export const marks = () =>
  [...document.querySelectorAll("sayso-mark")].map((each) => [
    each.getAttribute("data-look"),
    each.textContent,
  ]);

export function button(element: SaySoElement, label: string): HTMLElement {
  const found = [...inside(element).querySelectorAll<HTMLElement>("button, summary")].find((each) =>
    words(each)?.includes(label),
  );
  if (!found) throw new Error(`there is no button ${label}`);
  return found;
}

export function heard<Name extends keyof SaySoEvents>(name: Name): SaySoEvents[Name][] {
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
export const asRead = { analyze: vi.fn((text: string) => Promise.resolve(moved(text))) };

/** The analysis with each of its ranges where the words stand in the page's text, and what it has gained. */
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
  const all = JSON.parse(JSON.stringify(analysis), (_, value: unknown) =>
    typeof value === "object" && value !== null && "begin" in value
      ? { ...value, ...at(value as never) }
      : value,
  ) as typeof analysis;
  const begin = text.indexOf(kGain);
  const [first] = all.claims;
  if (begin >= 0 && first) {
    const spans = [{ begin, end: begin + kGain.length }];
    // by the id that another claim had before
    all.claims.push({ ...first, id: "bus-2", spans, type: "pledge" });
  }
  return all;
}

beforeEach(() => {
  analyze.mockImplementation(((text: string) => asRead.analyze(text)) as never);
});
