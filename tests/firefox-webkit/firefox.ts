/** Firefox ESR, driven by puppeteer-core over WebDriver BiDi. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { isHere, type Browser, type Installed } from "./driver.js";

const kProgram = process.env["SAYSO_FIREFOX"] ?? "/usr/bin/firefox-esr";

export const firefox: Installed = { name: "Firefox", here: isHere(kProgram), open };

async function open(): Promise<Browser> {
  const home = mkdtempSync(join(tmpdir(), "sayso-firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: kProgram,
    env: { ...process.env, HOME: home },
    defaultViewport: { width: 1280, height: 800 },
  });
  const page = await browser.newPage();
  return {
    goto: async (url) => void (await page.goto(url)),
    run: (script, ...given) => page.evaluate(script as (...given: unknown[]) => never, ...given),
    click: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    close: async () => {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
