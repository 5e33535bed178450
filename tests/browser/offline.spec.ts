// Nothing leaves the page: no request to another origin, none that depends on the text, none at all
// from the single file.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { card, expect, mark, pasteText, readSample, root, test } from "./sayso.js";

const file = `${root}dist/sayso.html`;

test("the site asks for its own files only, whatever the text", async ({
  page,
  site,
  requests,
}) => {
  const asked = async (text: string) => {
    await page.goto(site);
    await page.evaluate(() => sessionStorage.clear());
    requests.length = 0;
    await page.reload();
    await pasteText(page, text);
    await expect(page.locator(".mark").first()).toBeVisible();
    return [...new Set(requests)].sort();
  };
  const first = await asked("The mayor said the bridge was safe in 2019.");
  const second = await asked(
    "Two ministers denied that taxes had risen by 4 percent, a paper said.",
  );
  expect(second).toEqual(first);
  for (const url of first) expect(url.startsWith(site)).toBe(true);
});

test("the policy is on: no code from text, no style from markup", async ({
  page,
  site,
  complaints,
}) => {
  const response = await page.goto(site);
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  const blocked = await page.locator("sayso-app").evaluate((app) => {
    const script = document.createElement("script");
    const markup = () => {
      (app as unknown as Record<string, string>)["inner" + "HTML"] = "<b>x</b>";
    };
    try {
      script.textContent = "document.title = 'x'";
      document.head.append(script);
    } catch {
      // Trusted Types already refuse the text of a script.
    }
    try {
      markup();
      return false;
    } catch {
      return document.title !== "x";
    }
  });
  expect(blocked).toBe(true);
  complaints.length = 0;
});

test("the same policy travels in the page, for hosts that send no headers", () => {
  const page = readFileSync(`${root}dist/site/index.html`, "utf8").replaceAll("&#39;", "'");
  expect(page).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'/,
  );
  expect(page).not.toMatch(/(?:src|href)="\//);
});

test("the single file reads an article from a disk and asks for nothing", async ({
  page,
  requests,
}) => {
  await page.goto(pathToFileURL(file).href);
  await readSample(page);
  await mark(page, "No ship will sail until").click();
  await expect(card(page).getByRole("heading", { level: 2 })).toHaveText("Mara Veld");
  expect(page.workers()).toHaveLength(1);
  const asked = requests.filter((url) => !/^(?:blob|data):/.test(url));
  expect(asked).toEqual([pathToFileURL(file).href]);
});

test("the single file works from any web server too", async ({ page, site, requests }) => {
  await page.route(`${site}sayso.html`, (route) =>
    route.fulfill({ body: readFileSync(file), contentType: "text/html; charset=utf-8" }),
  );
  await page.goto(`${site}sayso.html`);
  await readSample(page);
  expect(requests.filter((url) => !/^(?:blob|data):/.test(url))).toEqual([`${site}sayso.html`]);
});

test("the single file allows its own script and style, by their hashes alone", () => {
  const page = readFileSync(file, "utf8");
  const policy = /content="(default-src[^"]*)"/.exec(page)?.[1] ?? "";
  expect(policy).toMatch(/script-src 'sha256-[^']+' 'wasm-unsafe-eval';/);
  expect(policy).toMatch(/style-src 'sha256-[^']+';/);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|connect-src/);
});
