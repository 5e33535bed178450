/** What the Desk shares with the rest of the machine: clipboard, input methods, the keyboard's focus. */
import type { Locator, Page } from "@playwright/test";
import { article, canvasOf, expect, openDesk, settle, test } from "./desk.js";

test.use({
  viewport: { width: 1280, height: 800 },
  permissions: ["clipboard-read", "clipboard-write"],
});

const field = (page: Page): Locator => page.locator("#field");

/** Into the filter above the claims. */
async function enterFilter(page: Page): Promise<void> {
  await canvasOf(page).click({ position: { x: 700, y: 71 } });
  await expect(field(page)).toBeFocused();
}

const clipboard = (page: Page): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText());

/** What stands in the filter, as its own copy tells. */
async function filtered(page: Page): Promise<string> {
  await settle(page);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  return clipboard(page);
}

test("copies the chosen claim with speaker and source", async ({ page, site }) => {
  const canvas = await openDesk(page, site);
  await canvas.press("ArrowDown");
  await page.keyboard.press("Control+c");
  expect(await clipboard(page)).toBe(
    "“the budget grew by 4 percent last year”\nSaid by: Ann Lee, mayor\n" +
      "Source sentence: Ann Lee, the mayor, said the budget grew by 4 percent last year.",
  );
  await page.keyboard.press("Control+x"); // nothing to cut from
  await expect(canvas).toHaveAttribute("data-claim", "1");
});

test("reads an article that is pasted beside the fields", async ({ page, site }) => {
  const canvas = await openDesk(page, site);
  await canvas.press("ArrowDown");
  const other = "Tom Reed said crime fell by half in 2019.";
  await page.evaluate((text) => navigator.clipboard.writeText(text), other);
  await page.keyboard.press("Control+v");
  await expect(page.getByLabel("Article", { exact: true })).toHaveValue(other);
  await expect(canvas).toHaveAttribute("data-claim", "0");
  await canvas.press("ArrowDown");
  await page.keyboard.press("Control+c");
  expect(await clipboard(page)).toContain("Said by: Tom Reed");
});

test("copies, cuts and pastes in a field", async ({ page, site }) => {
  const canvas = await openDesk(page, site);
  await enterFilter(page);
  await page.keyboard.type("council xyz");
  expect(await filtered(page)).toBe("council xyz");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+x");
  expect(await clipboard(page)).toBe("xyz");
  await page.keyboard.press("Control+v");
  await page.keyboard.press("Control+v");
  expect(await filtered(page)).toBe("council xyzxyz");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  expect((await filtered(page)).trim()).toBe("council");
  await page.keyboard.press("Enter");
  await expect(canvas).toBeFocused();
  await settle(page); // ImGui's field gives the keys back in the frames behind it
  await page.keyboard.press("ArrowDown"); // the first that the filter leaves
  await expect(canvas).toHaveAttribute("data-claim", "2");
  await expect(page.getByLabel("Article", { exact: true })).toHaveValue(article);
});

test("takes what an input method composes, at the caret", async ({ page, site }) => {
  await openDesk(page, site);
  await enterFilter(page);
  const cdp = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    cdp.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  const before = await field(page).boundingBox();
  await page.keyboard.type("caf");
  await settle(page);
  const after = await field(page).boundingBox();
  expect(after?.x).toBeGreaterThan((before?.x ?? 0) + 10);
  expect(after?.y).toBe(before?.y);

  // a dead key, and the letter that it waits for
  await compose("´");
  await expect(field(page)).toHaveClass("composing");
  await page.screenshot({ path: "build/browser/desk-composing.png" });
  await cdp.send("Input.insertText", { text: "é" });
  await expect(field(page)).not.toHaveClass("composing");
  expect(await filtered(page)).toBe("café");

  await compose("び");
  await compose("びじ");
  await cdp.send("Input.insertText", { text: "美術" });
  expect(await filtered(page)).toBe("美術"); // over what was selected
  await compose("あ");
  await compose("");
  expect(await filtered(page)).toBe("美術");
});

test("takes what a keyboard on glass asks for", async ({ page, site }) => {
  await openDesk(page, site);
  await enterFilter(page);
  const ask = (inputType: string, data: string | null = null) =>
    field(page).evaluate(
      (area, init) =>
        area.dispatchEvent(
          new InputEvent("beforeinput", { ...init, bubbles: true, cancelable: true }),
        ),
      { inputType, data },
    );
  await ask("insertText", "mayo");
  await ask("deleteContentBackward");
  await ask("insertReplacementText", "or");
  expect(await filtered(page)).toBe("mayor");
  await ask("insertLineBreak");
  await expect(canvasOf(page)).toBeFocused();
});

test("gives the focus back: Escape to the canvas, Tab out of it", async ({ page, site }) => {
  const canvas = await openDesk(page, site);
  await enterFilter(page);
  await page.keyboard.press("Escape");
  await expect(canvas).toBeFocused();
  await enterFilter(page);
  await page.keyboard.press("Shift+Tab");
  await expect(canvas).toBeFocused();
  await page.keyboard.press("ArrowDown"); // no field has it any more
  await expect(canvas).toHaveAttribute("data-claim", "1");
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByLabel("Fact-checks…")).toBeFocused();
  await enterFilter(page);
  await page.keyboard.press("Tab");
  await settle(page);
  await expect(canvas).not.toBeFocused();
  await expect(field(page)).not.toBeFocused();
});
