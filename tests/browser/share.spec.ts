// Who says how much, and where: the figures, then what the page makes of them.
import { sample } from "../../site/src/sample.js";
import { Reading } from "../../site/src/reading/model.js";
import { balanceOf, sharesOf } from "../../site/src/reading/share.js";
import { noted } from "./noted.js";
import { expect, openByHand, readSample, test } from "./sayso.js";

test("shares are of the words claimed, and stand where they are said", () => {
  const shares = sharesOf(new Reading(sample, noted));
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  expect(sum(shares.map(({ part }) => part))).toBeCloseTo(1);
  const veld = shares.find(({ voice }) => voice.name === "Mara Veld");
  const spans = veld?.voice.claims.flatMap(({ claim }) => claim.spans) ?? [];
  const words = spans.map(({ begin, end }) => sample.slice(begin, end).split(/\s+/).length);
  expect(veld?.words).toBe(sum(words));
  expect(veld?.places[0]?.begin).toBeCloseTo((spans[0]?.begin ?? NaN) / sample.length);
  for (const { begin, end } of shares.flatMap(({ places }) => places)) {
    expect(begin).toBeLessThan(end);
    expect(end).toBeLessThanOrEqual(1);
  }
});

test("narrator, named, unnamed and unknown voices are counted apart", () => {
  const balance = balanceOf(sharesOf(new Reading(sample, noted)));
  const reading = new Reading(sample, noted);
  const kinds = (kind: string) => reading.voices.filter((voice) => voice.kind === kind).length;
  expect(balance.narrator.voices).toBe(1);
  expect(balance.unnamed.voices).toBe(kinds("unnamed"));
  expect(balance.unknown.voices).toBe(kinds("unknown"));
  expect(balance.named.voices).toBe(
    reading.voices.length - 1 - kinds("unnamed") - kinds("unknown"),
  );
  const parts = Object.values(balance).map(({ part }) => part);
  expect(parts.reduce((a, b) => a + b)).toBeCloseTo(1);
});

test("an article without claims has no shares", () => {
  const analysis = { ...noted, claims: [], attributions: [] };
  expect(sharesOf(new Reading(sample, analysis))).toEqual([]);
});

test("the voices tell their share in words and in a bar", async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openByHand(page, site, noted);
  await readSample(page);
  await page.getByRole("button", { name: /^Voices/ }).click();
  await expect(page.locator(".balance li").first()).toHaveText(/\d+ % by the article itself/);
  const veld = page.getByRole("button", { name: /Mara Veld/ });
  await expect(veld).toHaveAccessibleName(/claims, \d+ words, \d+ % of all that is claimed/);
  const bars = await page
    .locator(".voice .bar rect")
    .evaluateAll((rects) => rects.map((rect) => Number(rect.getAttribute("width"))));
  expect(Math.max(...bars)).toBeCloseTo(100);
});
