// What the paste page does with texts, in Firefox and WebKit. A browser that is not on this machine is
// skipped; `./dev test --full` installs both.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { until, type Browser } from "./driver.js";
import { firefox } from "./firefox.js";
import { serveSite, type Served } from "./serve.js";
import { webkit } from "./webkit.js";

const here =
  "Bridge stays shut\n\nThe repair will cost 14 million euros, the mayor, Ada Okoro, said. “We found rust in every single cable,” she said.";
const there =
  "Repairs cost more\n\nThe repair will cost 41 million euros, Mayor Ada Okoro said. “We found rust in every cable,” Okoro said.";

const words = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(selector)].map((one) => one.textContent.trim());

/** Clicks the button, seen or not, whose words begin so. */
const press = (name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>("button, summary")].find((one) =>
    one.textContent.trim().startsWith(name),
  );
  if (!found) throw new Error(`no button “${name}”`);
  found.click();
};

const type = (text: string) => {
  const area = document.querySelector("textarea") as HTMLTextAreaElement;
  area.value = text;
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
};

describe.each([firefox, webkit])("$name", ({ here: isInstalled, open }) => {
  let served: Served;
  let browser: Browser;
  const test_ = test.runIf(isInstalled);

  const all = (selector: string, holds: (found: string[]) => boolean) =>
    until(() => browser.run(words, selector), holds, 30_000);
  const some = (selector: string) => all(selector, (found) => found.length > 0);
  const read = async (text: string) => {
    await some(".box");
    await browser.run(type, text);
    await browser.run(press, "Find the claims");
    await some(".mark");
    // a frame after the marks
    await some(".panes");
  };

  beforeAll(async () => {
    served = await serveSite();
    if (isInstalled) browser = await open();
  }, 60_000);

  beforeEach(async () => {
    if (!isInstalled) return;
    await browser.goto(served.site);
    await browser.run(() => {
      sessionStorage.clear();
    });
    await browser.goto(`${served.site}?`);
  });

  afterAll(async () => {
    await browser?.close();
    served.end();
  });

  test_("claims are marked as they are typed", async () => {
    await some(".box");
    await browser.run(type, "The bridge carried 9,000 cars a day in 2019.");
    await all(".live-mark", ([mark]) => mark === "The bridge carried 9,000 cars a day in 2019");
  });

  test_("texts are tabs, are compared, and are kept on the device", async () => {
    await read(there);
    await browser.run(press, "New");
    await read(here);
    expect(await browser.run(words, ".tabs .plain")).toEqual([
      "Repairs cost more",
      "Bridge stays shut",
    ]);
    await browser.run(press, "Compare");
    await all(".figures-differ", ([figure]) => figure === "€14,000,000 here, €41,000,000 there");
    expect(await browser.run(words, ".pair ins")).toContain("single");
    await browser.run(press, "New");
    await all(".shelf-name", (kept) => kept.includes("Bridge stays shut"));
  });

  test_("of a saved page the article is read", async () => {
    await some(".box");
    await browser.run((paragraph: string) => {
      const page = `<title>Bridge</title><nav>Home</nav><article><h1>Bridge</h1><p>${paragraph.repeat(4)}</p></article><footer>Subscribe</footer>`;
      const data = new DataTransfer();
      data.items.add(new File([page], "page.html", { type: "text/html" }));
      const input = document.querySelector("input[type=file]") as HTMLInputElement;
      input.files = data.files;
      input.dispatchEvent(new Event("change"));
    }, "The council had asked for a second opinion, and the mayor, Ada Okoro, said that it would take a year. ");
    const [text = ""] = await some(".text");
    expect(text).toContain("Ada Okoro");
    expect(text).not.toContain("Subscribe");
  });

  test_("claims are narrowed by words, and checked against a source", async () => {
    await read(here);
    await browser.run(press, "Claims");
    await browser.run(() => {
      const search = document.querySelector(".search") as HTMLInputElement;
      search.value = "rust";
      search.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await all(".item-words", (found) => found.length === 1);
    await browser.run(press, "Source");
    await some("#source-text");
    await browser.run((text: string) => {
      const area = document.querySelector("#source-text") as HTMLTextAreaElement;
      area.value = text;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, "We found rust in every cable. The repair will cost 14 million euros.");
    await until(
      () =>
        browser.run(() => document.querySelector<HTMLButtonElement>(".against .main")?.disabled),
      (disabled) => disabled === false,
    );
    await browser.run(() => document.querySelector<HTMLButtonElement>(".against .main")?.click());
    await all(".finding ins", (found) => found.includes("single"));
  });

  test_(
    "who says what: shares, one voice's claims, and where a claim may be looked up",
    async () => {
      await read(here);
      await browser.run(press, "Voices");
      await all(".voice", (found) =>
        found.some((voice) => /Ada Okoro.*2\s+claims.*82 %/s.test(voice)),
      );
      expect(await browser.run(() => document.querySelectorAll(".strip rect").length)).toBe(3);
      await browser.run(() => {
        const voices = [...document.querySelectorAll<HTMLElement>(".voice")];
        voices.find(({ textContent }) => textContent.includes("Ada Okoro"))?.click();
      });
      await all(".voice-card h2", ([name]) => name === "Ada Okoro");
      await browser.run(() => document.querySelector<HTMLElement>(".mark")?.click());
      await some("sayso-card .searches a");
      const links = await browser.run(() =>
        [...document.querySelectorAll<HTMLAnchorElement>(".searches a")].map(({ href }) => href),
      );
      for (const link of links) expect(link).toMatch(/^https:.*14%20million|14\+million/);
    },
  );

  test_("by keyboard alone: through the claims, into one, and back", async () => {
    await read(here);
    await browser.run(() => document.querySelector<HTMLElement>(".mark[tabindex='0']")?.focus());
    await browser.press("ArrowDown");
    const focused = () =>
      browser.run(() => document.activeElement?.textContent?.replace(/\s+/g, " ").trim() ?? "");
    await until(focused, (words) => words.includes("14 million euros"));
    await browser.press("Enter");
    await until(focused, (words) => words.includes("Claim 2 of 3"));
    await browser.press("Tab");
    expect(await browser.run(() => document.activeElement?.localName)).toMatch(
      /^(a|button|summary)$/,
    );
    await browser.press("Escape");
    await until(focused, (words) => words.includes("14 million euros"));
  });

  test_("a link brings its text", async () => {
    await browser.goto(`${served.site}?link#text=${gzipSync(here).toString("base64url")}`);
    const [text = ""] = await some(".text");
    expect(text).toContain("14 million euros");
  });

  test_("what is saved opens again with its marks", async () => {
    await read(here);
    await browser.run(() => {
      URL.createObjectURL = (file) => {
        Object.assign(globalThis, { saved: file });
        return "about:blank";
      };
      HTMLAnchorElement.prototype.click = () => undefined;
    });
    await browser.run(press, "Save");
    await browser.run(press, "Sayso file");
    const file = await until(
      () =>
        browser.run(async () => {
          const { saved } = globalThis as { saved?: Blob };
          return saved ? await saved.text() : "";
        }),
      (text) => text !== "",
    );
    const marks = await browser.run(words, ".mark");
    await browser.run(press, "New");
    await some(".box");
    await browser.run((text: string) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "mine.sayso"));
      const input = document.querySelector("input[type=file]") as HTMLInputElement;
      input.files = data.files;
      input.dispatchEvent(new Event("change"));
    }, file);
    expect(await some(".mark")).toEqual(marks);
  });

  // last: it ends the server
  test_("after a visit it works without a network", async () => {
    const kept = await browser.run(async () => {
      if (!("serviceWorker" in navigator)) return false;
      await navigator.serviceWorker.ready;
      return true;
    });
    served.end();
    expect(kept).toBe(true);
    await browser.goto(served.site);
    await read(here);
  });
});
