// The embed and the paste page where Playwright's Chromium does not reach: Firefox and WebKit. A browser
// that is not on this machine is skipped; `./dev test --full` installs both.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SaySoElement } from "say-so/element";
import { pointOn } from "../browser/point.js";
import { until, type Browser } from "./driver.js";
import { firefox } from "./firefox.js";
import { serveSite, type Served } from "./serve.js";
import { webkit } from "./webkit.js";

let served: Served;
let site: string;

beforeAll(async () => {
  served = await serveSite();
  ({ site } = served);
});

afterAll(() => {
  served.end();
});

/** Loads the claims of an example page; gives the panel's summary. */
async function load(browser: Browser, page: string): Promise<string> {
  await browser.goto(`${site}embed/${page}.html`);
  return browser.run(async () => {
    const element = document.querySelector<SaySoElement>("say-so");
    await customElements.whenDefined("say-so");
    await element?.load();
    return element?.shadowRoot?.querySelector(".count")?.textContent ?? "";
  });
}

/** The text of what is seen in the element, empty where it is not there or not shown. */
const seen = (selector: string) => {
  const found = document.querySelector("say-so")?.shadowRoot?.querySelector<HTMLElement>(selector);
  return found && found.offsetHeight > 0 ? found.innerText : "";
};

describe.each([firefox, webkit])("$name", ({ here, open }) => {
  let browser: Browser;

  beforeAll(async () => {
    if (here) browser = await open();
  }, 60_000);

  afterAll(() => browser?.close());

  test.runIf(here)(
    "a published review is marked in the article, which stays untouched",
    async () => {
      await browser.goto(`${site}embed/cms.html`);
      const markup = () =>
        new XMLSerializer().serializeToString(document.querySelector(".post") as Node);
      const before = await browser.run(markup);
      expect(await load(browser, "cms")).toBe("23 claims by 10 speakers.");
      expect(await browser.run(markup)).toBe(before);
      const engine = await browser.run(() =>
        performance
          .getEntriesByType("resource")
          .filter(({ name }) => /wasm|\.bin|worker/.test(name)),
      );
      expect(engine).toEqual([]);
    },
  );

  test.runIf(here)("a click on marked words opens the card, Escape closes it", async () => {
    await load(browser, "cms");
    const { x, y } = await browser.run(pointOn, "No ship will sail");
    await browser.click(x, y);
    await until(
      () => browser.run(seen, ".card"),
      (card) => card.includes("Mara Veld"),
    );
    await browser.press("Escape");
    await until(
      () => browser.run(seen, ".card"),
      (card) => card === "",
    );
  });

  test.runIf(here)("the card is in the window, by its words", async () => {
    await load(browser, "plain");
    const where = await browser.run(() => {
      const element = document.querySelector<SaySoElement>("say-so");
      element?.choose(element.reviewed?.claims[4]?.id ?? "");
      return new Promise<number[]>((resolve) =>
        setTimeout(() => {
          const box = element?.shadowRoot?.querySelector(".card")?.getBoundingClientRect();
          resolve([
            box?.left ?? -1,
            box?.top ?? -1,
            innerWidth - (box?.right ?? 1e6),
            innerHeight - (box?.bottom ?? 1e6),
          ]);
        }, 300),
      );
    });
    expect(Math.min(...where)).toBeGreaterThanOrEqual(0);
  });

  test.runIf(here)("the engine reads the host's article, and again what loads late", async () => {
    expect(await load(browser, "plain")).toMatch(/^\d\d claims by \d+ speakers\.$/);
    const claims = () =>
      document.querySelector<SaySoElement>("say-so")?.reviewed?.claims.length ?? 0;
    const before = await browser.run(claims);
    await browser.run(() => {
      const late = document.createElement("p");
      late.textContent = "The mayor said 4,000 tickets had been sold by Monday.";
      document.querySelector("article")?.append(late);
    });
    await until(
      () => browser.run(claims),
      (now) => now > before,
    );
  });

  test.runIf(here)("an editor's work survives a reload", async () => {
    await load(browser, "review");
    await browser.run(() => {
      const element = document.querySelector<SaySoElement>("say-so");
      element?.choose(element.reviewed?.claims[0]?.id ?? "");
      element?.shadowRoot?.querySelector<HTMLElement>(".decide")?.click();
    });
    await load(browser, "review");
    expect(await browser.run(seen, ".decided")).toMatch(/^1 of \d+ decided$/);
  });

  test.runIf(here)("a frame lists its review and grows to its height", async () => {
    await browser.goto(`${site}embed/frame.html`);
    const height = () => {
      const frame = document.querySelector("iframe");
      frame?.scrollIntoView();
      return parseInt(frame?.style.height ?? "", 10) || 0;
    };
    await until(
      () => browser.run(height),
      (now) => now > 800,
    );
  });

  test.runIf(here)("removed, it leaves no highlight and no style", async () => {
    await load(browser, "cms");
    const left = await browser.run(() => {
      document.querySelector("say-so")?.remove();
      return [CSS.highlights.size, document.adoptedStyleSheets.length];
    });
    expect(left).toEqual([0, 0]);
  });

  test.runIf(here)("the paste page reads an article and opens a card", async () => {
    await browser.goto(site);
    const press = (label: string) => {
      const button = [...document.querySelectorAll("button")].find((each) =>
        each.textContent?.includes(label),
      );
      button?.click();
      return button !== undefined;
    };
    await until(() => browser.run(press, "Try a sample article"), Boolean);
    const marks = () => document.querySelectorAll(".mark").length;
    await until(
      () => browser.run(marks),
      (count) => count > 10,
    );
    await browser.run(() => document.querySelector<HTMLElement>(".mark")?.click());
    const card = () => document.querySelector<HTMLElement>("sayso-card .card")?.innerText ?? "";
    await until(
      () => browser.run(card),
      (text) => text.includes("Claim 1 of"),
    );
  });
});
