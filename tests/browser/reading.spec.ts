// From paste to speaker, on an analysis by hand: what the page makes of it.
import { sample } from "../../site/src/sample.js";
import { noted } from "./noted.js";
import {
  card,
  expect,
  highlighted,
  items,
  mark,
  openByHand,
  pasteText,
  readSample,
  test,
} from "./sayso.js";

test.use({ viewport: { width: 1280, height: 900 } });
test.beforeEach(async ({ page, site }) => {
  await openByHand(page, site, noted);
});

const floating = "No ship will sail until I have seen the report myself";

test("the box becomes the text, whole and where it was", async ({ page }) => {
  const before = await page.locator(".sheet").boundingBox();
  await pasteText(page, sample);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("32 claims, 12 voices");
  const after = await page.locator(".sheet").boundingBox();
  expect([after?.x, after?.y]).toEqual([before?.x, before?.y]);
  await expect(page.locator("textarea")).toHaveCount(0);
  const shown = await page.locator(".text :is(p, h2)").allTextContents();
  expect(shown).toEqual(sample.trim().split("\n\n"));
});

test("families differ by line, check-worthiness by tint", async ({ page }) => {
  await readSample(page);
  const look = (words: string) =>
    mark(page, words).evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.textDecorationStyle, style.backgroundColor] as const;
    });
  const [solid, strong] = await look("The ferries carried");
  const [, weak] = await look("The oldest ship");
  const [dashed] = await look("two replacement ships");
  const [dotted] = await look("the government to open the military airfield");
  const [thin, none] = await look("a serious mistake");
  expect([solid, dashed, dotted, thin]).toEqual(["solid", "dashed", "dotted", "solid"]);
  expect(strong).not.toBe(weak);
  expect(none).toBe("rgba(0, 0, 0, 0)");
});

test("a floating quotation leads to its speaker and the sentence that says so", async ({
  page,
}) => {
  await readSample(page);
  await mark(page, floating).click();
  await expect(card(page).getByRole("heading", { level: 2 })).toHaveText("Mara Veld");
  await expect(card(page)).toContainText("Transport Minister");
  await expect(card(page)).toContainText("Sure");
  await expect(card(page)).toContainText("“said”, in a quotation of three sentences");
  await expect(card(page).locator(".source")).toHaveText(
    "We will pay for every cancelled ticket,” Veld said.",
  );
  await expect(card(page).getByRole("button", { name: "source: two sentences on" })).toBeVisible();
  await expect(page.locator(".margin .bar")).toHaveCount(1);
  await expect(page.locator(".margin .link")).toHaveCount(1);
  expect(await highlighted(page, "sayso-cue")).toEqual(["said"]);
  expect(await highlighted(page, "sayso-source")).toEqual(["Veld"]);
  await expect(items(page).locator("xpath=self::*[@aria-current='true']")).toContainText(floating);
});

test("the bar stands beside the source sentence, the line begins at the claim", async ({
  page,
}) => {
  await readSample(page);
  await mark(page, floating).click();
  const bar = await page.locator(".margin .bar").boundingBox();
  const end = await page.locator(".margin .link-end").boundingBox();
  const claim = await mark(page, floating).boundingBox();
  const source = await mark(page, "We will pay").boundingBox();
  expect(bar && source && Math.abs(bar.y - source.y)).toBeLessThan(12);
  expect(end && claim && end.y > claim.y && end.y < claim.y + claim.height).toBe(true);
});

test("an interrupted quotation is one claim of two stretches", async ({ page }) => {
  await readSample(page);
  const stretches = page.locator(".mark[data-claim=c10]");
  await expect(stretches).toHaveText([
    "Our inspectors acted",
    "as soon as they understood what they had found",
  ]);
  await stretches.nth(1).click();
  await expect(page.locator(".mark.chosen")).toHaveCount(2);
  await expect(card(page)).toContainText("Tomas Rehn");
});

test("probably, unknown and unnamed are three things", async ({ page }) => {
  await readSample(page);
  await mark(page, "would cost the islands").click();
  await expect(card(page).locator(".certainty")).toHaveText("Probably");
  await mark(page, "they can wait").click();
  await expect(card(page).getByRole("heading", { level: 2 })).toHaveText("Unknown");
  await expect(card(page)).toContainText("The nearest guess is most islanders.");
  await mark(page, "the cracks were caused").click();
  await expect(card(page)).toContainText("Not named by the article");
  await expect(card(page).locator(".certainty")).toHaveText("Sure");
});

test("the article’s own voice is named as such", async ({ page }) => {
  await readSample(page);
  await mark(page, "The ferries carried").click();
  await expect(card(page)).toContainText("The article’s own voice");
  await expect(card(page)).toContainText("Stated by the article itself");
  await expect(page.locator(".margin .link")).toHaveCount(0);
});

test("a voice shows all its claims, in the text and in the list", async ({ page }) => {
  await readSample(page);
  await page.getByRole("button", { name: "Voices 12" }).click();
  await page.getByRole("button", { name: "Ines Okafor-Lind" }).click();
  await expect(items(page)).toHaveCount(4);
  await expect(page.locator(".mark[role]")).toHaveCount(4);
  await expect(page.locator(".shown")).toHaveText("Showing 4 of 32 claims");
  expect(await highlighted(page, "sayso-mention")).toEqual(["Okafor-Lind"]);
  await page.getByRole("button", { name: "All voices" }).click();
  await expect(items(page)).toHaveCount(32);
});

test("filters by voice, kind and evidence narrow text and list and say by how much", async ({
  page,
}) => {
  await readSample(page);
  await page.getByRole("combobox", { name: "Kind" }).selectOption("pledge");
  await expect(items(page)).toHaveCount(3);
  await expect(page.locator(".mark[role]")).toHaveCount(3);
  await page.getByRole("combobox", { name: "Voice" }).selectOption("veld");
  await expect(items(page)).toHaveCount(2);
  await page.getByLabel("Only what evidence could settle").check();
  await expect(items(page)).toHaveCount(0);
  await expect(page.locator(".shown")).toHaveText("Showing 0 of 32 claims");
  await page.getByRole("button", { name: "Show every claim" }).click();
  await expect(items(page)).toHaveCount(32);
});

test("the slider keeps what matters most", async ({ page }) => {
  await readSample(page);
  await page.getByRole("slider").fill("3");
  await expect(page.locator(".shown")).toHaveText("Showing 3 of 32 claims");
  const kept = await items(page).locator(".item-words").allTextContents();
  const best = [...noted.claims].sort((a, b) => b.score - a.score).slice(0, 3);
  expect(kept.sort()).toEqual(
    best
      .map(({ spans }) => spans.map(({ begin, end }) => sample.slice(begin, end)).join(" … "))
      .sort(),
  );
});

test("copying gives the claim with its speaker and source", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await readSample(page);
  await mark(page, floating).click();
  await page.getByRole("button", { name: "Copy claim and source" }).click();
  await expect(page.getByRole("status")).toHaveText("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `“${floating}”\nSaid by: Mara Veld, Transport Minister\n` +
      "Source sentence: We will pay for every cancelled ticket,” Veld said.",
  );
});

test("on a phone a chip leads to the source and back, panes to the lists", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await readSample(page);
  await mark(page, floating).click();
  const sheet = await card(page).boundingBox();
  const claim = await mark(page, floating).boundingBox();
  expect(claim && sheet && claim.y + claim.height).toBeLessThanOrEqual(sheet?.y ?? 0);
  await page.getByRole("button", { name: "source: two sentences on" }).click();
  await expect(page.getByRole("button", { name: "back to the claim" })).toBeVisible();
  await expect
    .poll(async () => (await page.locator(".margin .bar").boundingBox())?.y ?? -1)
    .toBeGreaterThan(0);
  await page.getByRole("button", { name: "back to the claim" }).click();
  await expect(page.getByRole("button", { name: "source: two sentences on" })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Claims 32" }).click();
  await expect(items(page)).toHaveCount(32);
  await items(page).nth(20).click();
  await expect(card(page)).toBeVisible();
  await page.goBack();
  await expect(items(page).nth(20)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  for (const button of await page.locator(".top-do button:visible").all()) {
    const box = await button.boundingBox();
    expect((box?.x ?? 999) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  }
});

test("a choice of light or dark is kept, and the system’s own is not", async ({ page }) => {
  const paper = () =>
    page.locator(".sheet").evaluate((sheet) => getComputedStyle(sheet).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: "Dark page" }).click();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.getByRole("button", { name: "Light page" }).click();
  expect(await paper()).toBe(light);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("on paper the marks are numbered and the list is their footnotes", async ({ page }) => {
  await readSample(page);
  await page.emulateMedia({ media: "print" });
  const number = await page
    .locator(".mark[data-number='2']")
    .evaluate((element) => getComputedStyle(element, "::after").content);
  expect(number).toBe('"2"');
  await expect(page.locator(".footnote").nth(1)).toHaveText(
    /“said”, in a quotation of three sentences; source: two sentences on\./,
  );
  await expect(page.locator(".filters")).toBeHidden();
});

test("the footnotes are on paper whatever stands beside the text", async ({ page }) => {
  await readSample(page);
  for (const pane of ["Voices", "Source"]) {
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: pane }).click();
    await expect(page.locator("sayso-claims")).toBeHidden();
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".footnote").first()).toBeVisible();
    await expect(page.locator(".footnote")).toHaveCount(32);
  }
});

test("words, figures and order find what a checker looks for", async ({ page }) => {
  await readSample(page);
  await page.getByRole("searchbox").fill("VELD");
  const named = await items(page).count();
  expect(named).toBeGreaterThan(0);
  expect(named).toBeLessThan(32);
  await page.getByRole("searchbox").fill("no such words");
  await expect(items(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Show every claim" }).click();
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await page.getByLabel("Only with figures or dates").check();
  const figures = noted.claims.filter(({ values }) => values && values.length > 0);
  await expect(items(page)).toHaveCount(figures.length);
  await page.getByLabel("Only with figures or dates").uncheck();
  await page.getByRole("combobox", { name: "Order" }).selectOption("worth");
  const scores = new Map(noted.claims.map(({ id, score }) => [id, score]));
  const order = await items(page).evaluateAll((all) =>
    all.map((item) => (item as HTMLElement).dataset["item"] ?? ""),
  );
  const listed = order.map((id) => scores.get(id) ?? NaN);
  expect(listed).toEqual([...listed].sort((a, b) => b - a));
  await expect(page.locator(".item-why").first()).toContainText("Worth checking for");
  // The next one is the next of the list.
  await items(page).first().click();
  await page.getByRole("button", { name: "Next claim" }).click();
  await expect(page.locator(`[data-item="${order[1]}"]`)).toHaveAttribute("aria-current", "true");
});

test("a claim can be looked for elsewhere, by links that ask nothing before a click", async ({
  page,
  requests,
}) => {
  await readSample(page);
  await mark(page, floating).click();
  const link = card(page).getByRole("link", { name: /Search these words/ });
  await expect(link).toHaveAttribute(
    "href",
    `https://duckduckgo.com/?q=%22${encodeURIComponent(floating)}%22`,
  );
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  await card(page).getByText("These links leave the page").click();
  const field = card(page).getByLabel("Search these words");
  for (const bad of [
    "javascript:alert('{words}')",
    "http://a.example/{words}",
    "https://a.example/",
  ]) {
    await field.fill(bad);
    await field.blur();
    await expect(card(page).getByRole("alert")).toContainText("begins with https://");
  }
  await field.fill("https://archive.example/find/{words}");
  await field.blur();
  await expect(link).toHaveAttribute("href", /^https:\/\/archive\.example\/find\/No%20ship/);
  await field.fill("");
  await field.blur();
  await expect(link).toHaveAttribute("href", /^https:\/\/duckduckgo/);
  expect(requests.filter((url) => /duckduckgo|toolbox|archive/.test(url))).toEqual([]);
});
