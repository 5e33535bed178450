// The Desk in Firefox and WebKit: it reads an article, or says why it cannot be drawn. A browser that is not
// on this machine is skipped; `./dev test --full` installs both.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until, type Browser } from "./driver.js";
import { firefox } from "./firefox.js";
import { serveSite, type Served } from "./serve.js";
import { webkit } from "./webkit.js";

const text = "Ann Lee, the mayor, said the budget grew by 4 percent last year.";

/** "ready", or what the page says. */
const state = () => {
  const canvas = document.querySelector<HTMLElement>("#desk");
  if (canvas?.dataset["ready"] !== undefined) return "ready";
  return document.querySelector("#message")?.textContent ?? "";
};

const read = (words: string) => {
  (document.querySelector("#article") as HTMLTextAreaElement).value = words;
  (document.querySelector("#paste") as HTMLFormElement).requestSubmit();
};

/** Presses a key on the canvas, and tells which claim is chosen two frames later. */
const press = async (code: string) => {
  const canvas = document.querySelector("#desk") as HTMLElement;
  for (const type of ["keydown", "keyup"]) canvas.dispatchEvent(new KeyboardEvent(type, { code }));
  for (let frame = 0; frame < 6; ++frame) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return canvas.dataset["claim"];
};

describe.each([firefox, webkit])("$name", ({ here, open }) => {
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    served = await serveSite();
    if (here) browser = await open();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    served.end();
  });

  test.runIf(here)(
    "the Desk reads an article, or says what it lacks",
    async () => {
      await browser.goto(`${served.site}desk/`);
      const found = await until(
        () => browser.run(state),
        (words) => words !== "" && !words.includes("is being set up"),
        60_000,
      );
      if (found !== "ready") {
        expect(found).toContain("WebGL2");
        return;
      }
      await browser.run(read, text);
      await until(
        () => browser.run(press, "ArrowDown"),
        (claim) => claim === "1",
      );
    },
    90_000,
  );
});
