// The article against a transcript, with the real engine.
import { expect, looks, pasteText, root, test } from "./sayso.js";

const article = `Minister defends budget

“The budget grew by 4.2 percent last year,” the minister said on Monday. “The bridge will be closed.”

She added that some 1,500 people use the bridge every day. “I told [the builders] to leave the harbour alone,” she said. “Nobody has ever asked me about the airport.”`;

const transcript = `MINISTER: Good morning. The budget grew by 4.2 percent last year.

QUESTION: Will the bridge be closed?

MINISTER: The bridge will not be closed. Some 1,200 people use the bridge every day. I told them to leave the harbour alone.`;

for (const { width, colorScheme } of looks) {
  test(`quotations and figures are told the same, changed or not found, ${width} px, ${colorScheme}`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: width < 400 ? 740 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const picture = (state: string) =>
      page.screenshot({ path: `${root}build/screenshots/${state}-${width}-${colorScheme}.png` });
    await page.goto(site);
    await pasteText(page, article);
    await page.getByRole("button", { name: "Source" }).click();
    const box = page.getByRole("textbox", { name: /transcript or report/ });
    await expect(page.getByRole("button", { name: "Check", exact: true })).toBeDisabled();
    await box.fill(transcript);
    await picture("source-given");
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await expect(page.locator(".against .tally")).toHaveText(
      "5 quotations and figures · 2 the same · 2 changed · 1 not found",
    );
    await picture("source-checked");
    const findings = page.locator(".finding");
    await expect(findings.locator("del")).toHaveText(["not"]);
    await expect(findings.filter({ hasText: "1,500 people" })).toContainText(
      "Some 1,200 people use the bridge every day",
    );
    await page.getByRole("button", { name: /Nobody has ever asked me.*show it/ }).click();
    const chosen = await page.evaluate(() => getSelection()?.toString());
    expect(chosen).toBe("Nobody has ever asked me about the airport.");
    await page.getByRole("button", { name: "Source", exact: true }).click();
    await expect(page.locator(".finding")).toHaveCount(5);
  });
}
