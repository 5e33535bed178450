// A reader's file of fact-checks beside an article, with the real engine.
import { card, expect, items, looks, note, pasteText, root, test } from "./sayso.js";

const article = `Harbour dispute

“The ferry to Holm Island was sold for 21 million crowns,” Bo Lund said on Monday. The harbour bridge to Gull Point was repaired for 2.1 million crowns last winter, Lund said.

“The harbour tunnel was built by volunteers,” said Ida Moe, the mayor. It rained all week.`;

const review = (claim: string, claimant: string, rating: string, url: string) => ({
  "@type": "ClaimReview",
  claimReviewed: claim,
  datePublished: "2024-02-01",
  url,
  author: { name: "The Checkers" },
  itemReviewed: { author: { name: claimant }, datePublished: "2024-01-20" },
  reviewRating: { alternateName: rating },
});

/** A word tells little where there are few entries. */
const others = Array.from({ length: 10 }, (_, i) =>
  review(`Question ${i} was asked in parliament by member ${i}.`, "", "", ""),
);

const feed = JSON.stringify({
  "@type": "DataFeed",
  dataFeedElement: [
    ...others,
    review(
      "The ferry to Holm Island was sold for 21 million crowns.",
      "Bo Lund",
      "Wrong <b>ship</b>",
      "https://checkers.example/ferry",
    ),
    review(
      "The harbour bridge to Gull Point was repaired for 21 million crowns last winter.",
      "Bo Lund",
      "Correct",
      "https://checkers.example/bridge",
    ),
    review(
      "Bread is dearer than ever.",
      "Ida Moe",
      "Missing context",
      "https://other.example/bread",
    ),
    review("The moon is a harbour.", "", "No", "javascript:alert(1)"),
  ],
});

const file = (name: string, text: string | Buffer) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

for (const { width, colorScheme } of looks) {
  test(`claims that were checked before, and near misses, ${width} px, ${colorScheme}`, async ({
    page,
    site,
    requests,
  }) => {
    await page.setViewportSize({ width, height: width < 400 ? 740 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const picture = (state: string) =>
      page.screenshot({
        path: `${root}build/screenshots/factchecks-${state}-${width}-${colorScheme}.png`,
      });
    await page.goto(site);
    await pasteText(page, article);
    await page.getByRole("button", { name: /^Claims/ }).click();
    expect(requests.filter((url) => /match|factchecks/.test(url))).toEqual([]);
    await picture("none");
    await page.locator(".before-line input[type=file]").setInputFiles(file("feed.json", feed));
    await expect(note(page)).toContainText(
      "13 fact-checks opened from feed.json; 1 entry could not be used.",
    );
    await expect(page.locator(".before-line")).toContainText(
      "1 claim is like one of 13 fact-checks in feed.json, 1 near one.",
    );
    await expect(page.locator(".before-mark")).toHaveText(["checked before", "near a fact-check"]);
    await picture("list");

    await items(page).filter({ hasText: "ferry" }).click();
    const before = card(page).locator(".before li");
    await expect(before).toContainText(
      "A similar claim by Bo Lund, dated January 20, 2024, was checked by The Checkers: “Wrong ship”",
    );
    const link = before.getByRole("link", { name: "Read the check at checkers.example" });
    await expect(link).toHaveAttribute("href", "https://checkers.example/ferry");
    await expect(link).toHaveAttribute("rel", "noopener noreferrer");
    await expect(before).toContainText("which leaves this page");
    await before.scrollIntoViewIfNeeded();
    await picture("card");

    await card(page).getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: /^Claims/ }).click();
    await items(page).filter({ hasText: "bridge" }).click();
    await expect(before).toContainText("Near miss A similar claim with another figure");
    await expect(before.locator("mark")).toHaveText("21 million");
    await expect(before).toContainText(
      "“2.1 million” in this text, “21 million” in what was checked.",
    );
    await before.scrollIntoViewIfNeeded();
    await picture("near");
    expect(requests.filter((url) => !url.startsWith(site) && !url.startsWith("blob:"))).toEqual([]);
  });
}

test("files that hold none are told, and closing takes all away", async ({ page, site }) => {
  await page.goto(site);
  const open = page.locator("input[type=file]");
  await open.setInputFiles(file("other.ndjson", '{"a":1}'));
  await expect(note(page)).toContainText("other.ndjson holds no fact-checks");
  await open.setInputFiles(file("feed.ndjson", feed));
  await expect(note(page)).toContainText("13 fact-checks opened from feed.ndjson");
  await pasteText(page, article);
  await page.getByRole("button", { name: /^Claims/ }).click();
  await expect(page.locator(".before-mark")).toHaveCount(2);
  await page.getByRole("button", { name: "Close them" }).click();
  await expect(page.locator(".before-mark")).toHaveCount(0);
});

test("an editor confirms one in the review, which is kept", async ({ page, site }) => {
  await page.goto(site);
  await page.locator("input[type=file]").setInputFiles(file("feed.json", feed));
  await expect(note(page)).toContainText("13 fact-checks opened");
  await pasteText(page, article);
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await page.locator("say-so .item", { hasText: "ferry" }).click();
  const candidate = page.locator("say-so .before li");
  await expect(candidate).toContainText("was checked by The Checkers: “Wrong ship”");
  await candidate.getByRole("button", { name: "Confirm" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Find the claims" }).click();
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await page.locator("say-so .item", { hasText: "ferry" }).click();
  await expect(candidate.getByRole("button", { name: "Confirm" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("from a disk, in one file", async ({ page }) => {
  await page.goto(`file://${root}dist/sayso.html`);
  await page.locator("input[type=file]").setInputFiles(file("feed.json", feed));
  await expect(note(page)).toContainText("13 fact-checks opened from feed.json");
});
