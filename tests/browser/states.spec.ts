// Bad input and bad luck: one clear sentence each, and the text is still there.
import { sample } from "../../site/src/sample.js";
import { noted } from "./noted.js";
import {
  expect,
  items,
  mark,
  note,
  openByHand,
  openFailing,
  paste,
  pasteText,
  readSample,
  test,
} from "./sayso.js";

const box = "textarea";

test("nothing and white space are named as what they are", async ({ page, site }) => {
  await openByHand(page, site, noted);
  const find = page.getByRole("button", { name: "Find the claims" });
  await find.click();
  await expect(note(page)).toHaveText("There is no text yet: paste an article, or try the sample.");
  await page.locator(box).fill(" \n\t\u00a0 ");
  await expect(note(page)).toHaveCount(0);
  await find.click();
  await expect(note(page)).toHaveText("That is only white space: paste the words of an article.");
  await expect(page.locator(box)).toHaveValue(" \n\t\u00a0 ");
});

test("what is too long for the page is refused, and what was there stays", async ({
  page,
  site,
}) => {
  await openByHand(page, site, noted);
  await page.locator(box).evaluate((area) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "long ".repeat(3_300_000));
    area.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(note(page)).toHaveText(
    "That text has 16.5 million characters and Sayso reads up to 16 million: paste a part of it.",
  );
  await expect(page.locator(box)).toBeVisible();
});

const failures: [string, string][] = [
  ["crashed", "The engine broke down on this text: your text is all here"],
  ["load", "The engine could not be loaded: your text is all here"],
  ["limit", "This text is longer than the engine can take"],
];
for (const [code, sentence] of failures) {
  test(`an engine that answers “${code}” leaves the text and offers another try`, async ({
    page,
    site,
    complaints,
  }) => {
    await openFailing(page, site, code);
    await pasteText(page, sample);
    await expect(note(page)).toContainText(sentence);
    await expect(page.locator(".text")).toContainText("Forecasters expect calm seas");
    await page.locator("sayso-app").evaluate((app, given) => {
      Object.assign(app, { engine: { analyze: () => Promise.resolve(given) } });
    }, noted);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(items(page)).toHaveCount(32);
    await expect(note(page)).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
}

test("a long wait can be stopped, and the text is there to read meanwhile", async ({
  page,
  site,
}) => {
  await openFailing(page, site, null);
  await pasteText(page, sample);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.locator(".text")).toContainText("Forecasters expect calm seas");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(note(page)).toContainText("Stopped: your text is all here, unmarked.");
});

test("another language, a cut and a text without claims are told", async ({ page, site }) => {
  const bare = { ...noted, claims: [], attributions: [] };
  const cases = [
    [{ ...bare, text: { ...noted.text, language: "und" } }, "This does not look like English"],
    [
      { ...noted, text: { ...noted.text, truncated: true } },
      /Sayso read the first 2,4\d\d characters/,
    ],
    [bare, "Sayso found no claim in this text; it is all here."],
  ] as const;
  for (const [analysis, sentence] of cases) {
    await openByHand(page, site, analysis);
    await pasteText(page, sample);
    await expect(note(page)).toContainText(sentence);
    await expect(page.locator(".text")).toContainText("Forecasters expect calm seas");
    await page.evaluate(() => sessionStorage.clear());
  }
});

test("what was typed survives a reload, the text before a new one can be brought back", async ({
  page,
  site,
}) => {
  await openByHand(page, site, noted);
  await page.locator(box).pressSequentially("The mayor said");
  await page.reload();
  await expect(page.locator(box)).toHaveValue("The mayor said");
  await page.getByRole("button", { name: "Try a sample article" }).click();
  await page.getByRole("button", { name: "New text" }).click();
  await expect(page.locator(box)).toHaveValue("");
  await page.getByRole("button", { name: "Bring back the last text" }).click();
  await expect(page.locator(box)).toHaveValue("The mayor said");
});

test("the text can be edited and read again", async ({ page, site }) => {
  await openByHand(page, site, noted);
  await readSample(page);
  await page.getByRole("button", { name: "Edit text" }).click();
  await expect(page.locator(box)).toHaveValue(sample);
  await expect(page.locator(box)).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(items(page)).toHaveCount(32);
});

test("pasted markup is words, and runs nothing", async ({ page, site, requests, complaints }) => {
  await openByHand(page, site, { ...noted, claims: [], attributions: [], sentences: [] });
  const html =
    "<h1>Bridge shut</h1><p>The <b>mayor</b> said\nit was safe.</p><script>document.title='x'</script>" +
    "<img src='https://example.invalid/x.png' onerror='document.title=\"x\"'><ul><li>one</li><li>two</li></ul>" +
    "<style>p{}</style><p>a &lt;i&gt; b</p>";
  await paste(page, { "text/html": html });
  await expect(page.locator(".text :is(p, h2)")).toHaveText([
    "Bridge shut",
    "The mayor said it was safe.",
    "one",
    "two",
    "a <i> b",
  ]);
  expect(await page.title()).toBe("Sayso: on whose say-so?");
  expect(requests.filter((url) => !url.startsWith(site))).toEqual([]);
  // The inert document tells what it did not do.
  expect(complaints.every((complaint) => complaint.includes("violates the following"))).toBe(true);
  complaints.length = 0;
});

test("where the clipboard has plain text, that is what is read", async ({ page, site }) => {
  await openByHand(page, site, { ...noted, claims: [], attributions: [], sentences: [] });
  await paste(page, { "text/plain": "<b>plain</b>\r\nand more.", "text/html": "<b>rich</b>" });
  await expect(page.locator(".text :is(p, h2)")).toHaveText(["<b>plain</b>", "and more."]);
});

test("a piece goes where the caret is", async ({ page, site }) => {
  await openByHand(page, site, noted);
  await page.locator(box).fill("one three");
  await page.locator(box).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 4));
  await paste(page, { "text/html": "<i>two </i>" });
  await expect(page.locator(box)).toHaveValue("one twothree");
});

test("claims past the end of the list can be asked for", async ({ page, site }) => {
  const text = Array.from({ length: 450 }, (_, i) => `Item ${i} cost ${i} euros.`).join("\n");
  let at = 0;
  const claims = text.split("\n").map((line, i) => {
    const begin = at;
    at += line.length + 1;
    const span = { begin, end: begin + line.length - 1 };
    return {
      ...noted.claims[5],
      id: `n${i}`,
      spans: [span],
      sentence: i,
      source_sentence: i,
      reasons: [],
      score: i / 450,
    };
  });
  const sentences = claims.map(({ spans }) => spans[0]);
  await openByHand(page, site, { ...noted, sentences, claims } as typeof noted);
  await pasteText(page, text);
  await expect(items(page)).toHaveCount(200);
  await page.getByRole("button", { name: "Show 200 more of 250" }).click();
  await expect(items(page)).toHaveCount(400);
  await mark(page, "Item 449").click();
  await expect(items(page)).toHaveCount(450);
});
