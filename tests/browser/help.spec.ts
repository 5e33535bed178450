// What Sayso does and does not do, and how well: from the README's own table.
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { figuresIn } from "../../site/figures.mjs";
import { expect, looks, root, test } from "./sayso.js";

const readme = readFileSync(`${root}README.md`, "utf8");

test("figures are those of the README, and a README without them breaks the build", () => {
  const { measured, rows } = figuresIn(readme);
  expect(measured).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(rows.map(({ name }) => name)).toContain("Ten news articles");
  expect(() => figuresIn("# Sayso")).toThrow("no table");
});

for (const { width, colorScheme } of looks) {
  test(`help opens and closes by keyboard, ${width} px, ${colorScheme}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: width < 400 ? 740 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(site);
    const opener = page.getByRole("button", { name: "How it works, and how well" });
    await opener.focus();
    await page.keyboard.press("Enter");
    const help = page.getByRole("dialog", { name: "How Sayso works" });
    await expect(help).toBeVisible();
    const { rows } = figuresIn(readme);
    const figures = rows.find(({ name }) => name === "Ten news articles")?.figures ?? "";
    const recall = Number(/claims_recall ([0-9.]+)/.exec(figures)?.[1]);
    await expect(help).toContainText(`it finds ${Math.round(100 * recall)} of 100 claims`);
    await page.screenshot({ path: `${root}build/screenshots/help-${width}-${colorScheme}.png` });
    await help.locator("summary").click();
    await expect(help.locator("dt")).toHaveText(rows.map(({ name }) => name));
    const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
    expect(violations).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
    await expect(opener).toBeFocused();
  });
}
