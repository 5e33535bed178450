// A saved review opened on the paste page: its text, what was decided, and what no longer stands there.
import type { Page } from "@playwright/test";
import { createSayso } from "say-so";
import {
  applyEdit,
  readReview,
  reviewOf,
  writeReview,
  type Decision,
  type Review,
} from "say-so/review";
import { readFileSync } from "node:fs";
import { sample } from "../../site/src/sample.js";
import { expect, note, openFailing, readSample, test } from "./sayso.js";

const decided = (page: Page) => page.locator("say-so .decided");
/** The engine may have to start for it. */
const decides = (page: Page, words: string | RegExp) =>
  expect(decided(page)).toHaveText(words, { timeout: 20_000 });
const item = (page: Page, words: string) => page.locator("say-so .item", { hasText: words });

const kDecided: readonly [string, Decision][] = [
  ["1.4 million", "accepted"],
  ["No ship will sail", "rejected"],
];

/** The sample with one claim accepted and one rejected, as the page would save it. */
const saved = async (): Promise<string> => {
  const sayso = await createSayso();
  const now = "2026-11-24T10:00:00.000Z";
  const fresh = reviewOf(sample, await sayso.analyze(sample), { now });
  const review = kDecided.reduce((before, [words, decision]) => {
    const claim = before.claims.find(({ spans }) => spans[0]?.exact.includes(words))?.id ?? "";
    return applyEdit(before, { edit: "decide", claim, decision }, now);
  }, fresh);
  return writeReview({ ...review, text: sample });
};

/** Chooses a file as a reader does, by the button of that name. */
async function open(page: Page, button: string, text: string, name = "review.json"): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
  await (await choosing).setFiles(file);
}

async function drop(page: Page, target: string, text: string, name: string): Promise<void> {
  await page.locator(target).evaluate(
    (element, [content, called]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content ?? ""], called ?? ""));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      element.dispatchEvent(new DragEvent("drop", init));
    },
    [text, name],
  );
}

/** As the embed reads them. */
const wordsOf = (article: Element) =>
  [...article.querySelectorAll("h2, p")].map((each) => each.textContent.trim()).join("\n\n");

test("opened, the file brings back its text and what was decided", async ({ page, site }) => {
  const file = await saved();
  await page.goto(site);
  const all = readReview(file).claims.length;
  await open(page, "Open files", file);
  await decides(page, `2 of ${all} decided`);
  await expect(page.locator("#reviewed")).toContainText("1.4 million");
  await expect(page.locator("say-so .provenance")).not.toContainText("earlier");
  await expect(item(page, "1.4 million")).toContainText("accepted");
  await expect(item(page, "No ship will sail")).toContainText("rejected");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the review" }).click();
  const again = readReview(readFileSync(await (await downloading).path(), "utf8"));
  expect(again.text).toBe(await page.locator("#reviewed").evaluate(wordsOf));
  expect(again.claims.map(({ decision }) => decision)).toEqual(
    readReview(file).claims.map(({ decision }) => decision),
  );
  // it is work in progress now: done and back, and a reload
  await item(page, "1.4 million").click();
  await page.locator("say-so .decide[data-decision=accepted]").click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await decides(page, /^1 of/);
  await page.reload();
  await page.getByRole("button", { name: "Find the claims" }).click();
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await decides(page, /^1 of/);
});

test("work on the same text that a file replaces can be brought back", async ({ page, site }) => {
  const file = await saved();
  await page.goto(site);
  await readSample(page);
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await page.getByRole("button", { name: "Accept the rest" }).click();
  const all = await decided(page).textContent();
  await page.getByRole("button", { name: "Edit" }).click();
  await drop(page, "textarea", file, "mine.sayso");
  await decides(page, /^2 of/);
  await page.getByRole("button", { name: "Undo" }).click();
  await decides(page, all ?? "");
});

test("over another version what no longer stands is listed, and what is new is undecided", async ({
  page,
  site,
}) => {
  const file = await saved();
  await page.goto(site);
  const review = readReview(file);
  const text = (review.text ?? "")
    .split("\n\n")
    .filter((paragraph) => !paragraph.includes("No ship will sail"))
    .concat("Mara Veld promised that the harbour would get a second ferry in March.")
    .join("\n\n");
  await page.locator("textarea").fill(text);
  await page.getByRole("button", { name: "Find the claims" }).click();
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await decides(page, /^0 of/);
  await open(page, "Open a saved review", file);
  await expect(page.locator("say-so .lost")).toContainText("No ship will sail");
  await expect(page.locator("say-so .provenance")).toContainText("earlier version");
  await expect(item(page, "1.4 million")).toContainText("accepted");
  await expect(item(page, "second ferry")).toBeVisible();
  await expect(page.locator("say-so [role=status].said")).toContainText("still to be decided");
  await expect(page.locator("#reviewed")).toContainText("second ferry");
});

const damage: [string, (file: string) => string, RegExp][] = [
  ["what is no JSON", () => "{", /not JSON/],
  ["something else", () => "[]", /not a review that Sayso reads/],
  ["a damaged one", (file) => file.replace('"open"', '"perhaps"'), /damaged: claims\[\d+\]/],
  [
    "a speaker from nowhere",
    (file) => file.replace(/"speaker": "[^"]+"/, '"speaker": "x"'),
    /damaged/,
  ],
];

test("a file that is no review is told, and nothing is lost", async ({ page, site }) => {
  const file = await saved();
  await page.goto(site);
  await page.locator("textarea").fill("It rained.");
  for (const [, spoil, message] of damage) {
    await open(page, "Open files", spoil(file));
    await expect(note(page)).toContainText(message);
    await expect(page.locator("textarea")).toHaveValue("It rained.");
    await page.locator("textarea").fill("It rained.");
    await expect(note(page)).toHaveCount(0);
  }
  await page.locator("textarea").evaluate((area) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x".repeat(33 * 2 ** 20)], "review.json"));
    area.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(note(page)).toContainText("larger than any review");
});

test("saved as it was read, an article comes back with its marks, and no engine is asked", async ({
  page,
  site,
}) => {
  await page.goto(site);
  await readSample(page);
  const marks = await page.locator(".mark").allTextContents();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Sayso file" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("ferries-to-stop-for-nine-days-as-calder.sayso");
  const file = readFileSync(await download.path(), "utf8");
  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await openFailing(page, site, "load");
  await drop(page, "textarea", file, "mine.sayso");
  await expect(page.locator(".mark").first()).toBeVisible();
  expect(await page.locator(".mark").allTextContents()).toEqual(marks);
});

test("other formats hold what was found as candidates, and after a review what was accepted", async ({
  page,
  site,
}) => {
  const savedAs = async (name: string) => {
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    return readFileSync(await (await downloading).path(), "utf8");
  };
  await page.goto(site);
  await readSample(page);
  const found = await savedAs("Markdown");
  expect(found).toContain("no verdicts");
  expect(found).toContain("1\\.4 million");
  expect(found).toContain("No ship will sail");
  await page.getByRole("button", { name: "New text" }).click();
  await drop(page, "textarea", await saved(), "mine.sayso");
  await decides(page, /^2 of/);
  await page.getByRole("button", { name: "Done" }).click();
  const accepted = await savedAs("Markdown");
  expect(accepted).toContain("1\\.4 million");
  expect(accepted).not.toContain("No ship will sail");
});

test("without its text it needs the article first", async ({ page, site }) => {
  const review = JSON.parse(await saved()) as Review;
  await page.goto(site);
  const text = review.text ?? "";
  delete review.text;
  await open(page, "Open files", JSON.stringify(review));
  await expect(note(page)).toContainText("paste its article");
  await page.locator("textarea").fill(text);
  await open(page, "Open files", JSON.stringify(review));
  await decides(page, /^2 of/);
});

test("words of a file are words", async ({ page, site, requests }) => {
  const review = JSON.parse(await saved()) as Review;
  await page.goto(site);
  const markup = "<img src=/evil onerror=alert(1)><script>alert(2)</script>";
  review.text = `${markup}\n\n${review.text ?? ""}`;
  for (const speaker of review.speakers) speaker.name = markup;
  review.reviewer = { name: markup };
  await open(page, "Open files", JSON.stringify(review));
  await decides(page, /^2 of/);
  await expect(page.locator("#reviewed")).toContainText(markup);
  expect(await page.locator("img, #reviewed script, say-so script").count()).toBe(0);
  expect(requests.filter((url) => url.includes("evil"))).toEqual([]);
});
