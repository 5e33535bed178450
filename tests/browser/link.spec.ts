// A link that carries the text.
import { gzipSync } from "node:zlib";
import { sample } from "../../site/src/sample.js";
import { kMostBytes, linkOf, textOf } from "../../site/src/input/link.js";
import { expect, note, pasteText, test } from "./sayso.js";

test("any text comes back, and another hash is no text", async () => {
  for (const text of ["", "a", "naïve “😀” \u0000", sample, "word ".repeat(100_000)]) {
    expect(await textOf(await linkOf(text))).toEqual({ text });
  }
  expect(await textOf("")).toBeUndefined();
  expect(await textOf("#claims")).toBeUndefined();
});

test("what is damaged or unpacks without end is told", async () => {
  const link = await linkOf(sample);
  const middle = link.length >> 1;
  const turned = link[middle] === "A" ? "B" : "A";
  const bomb = gzipSync(Buffer.alloc(20 * kMostBytes)).toString("base64url");
  for (const [hash, fault] of [
    [link.slice(0, -9), "damaged"],
    [link.slice(0, middle) + turned + link.slice(middle + 1), "damaged"],
    ["#text=", "damaged"],
    ["#text=%%%", "damaged"],
    ["#text=" + gzipSync(Buffer.from([0xff, 0xfe])).toString("base64url"), "damaged"],
    ["#text=" + bomb, "too long"],
  ] as const) {
    expect(await textOf(hash)).toEqual({ fault });
  }
});

test("a copied link opens the same text elsewhere, and nothing of it reaches the server", async ({
  page,
  context,
  site,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(site);
  await pasteText(page, sample);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  other.on("request", (request) => asked.push(request.url()));
  await other.goto(link);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(/claims, \d+ voices/);
  await expect(other.locator(".text")).toContainText("Calder Sound will withdraw");
  expect(other.url()).not.toContain("#");
  const packed = link.split("#text=")[1] ?? "";
  expect(asked.filter((url) => url.includes(packed.slice(0, 40)))).toEqual([]);
});

test("a damaged link is a clear message over an empty box", async ({ page, site }) => {
  await page.goto(`${site}#text=H4sIAAAA`);
  await expect(note(page)).toContainText("The link is damaged");
  await expect(page.locator("textarea")).toHaveValue("");
});
