// What the page reads of others: pasted markup, links, files. Nothing runs, nothing is fetched, nothing
// but a declared error comes out, and what was read is read again as the same.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { build, type Rolldown } from "vite";
// @ts-expect-error plain JavaScript, with tests of its own
import { headers } from "../../.dev/serve.mjs";
import { filesBelow } from "../web/support.js";
import type { Inputs } from "./inputs/page.js";
import { expect, root, test } from "./sayso.js";

const kSeed = 20261129;
const kRuns = process.env["SAYSO_FULL"] ? 5000 : 300;
const corpora = join(root, "../shared/corpora");

let script = "";
test.beforeAll(async () => {
  const built = (await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2023",
      lib: { entry: join(root, "tests/browser/inputs/page.ts"), formats: ["es"] },
    },
  })) as Rolldown.RolldownOutput[];
  script = built[0]?.output[0].code ?? "";
});

/** A page of the site's own policy with the readers in it. */
async function open(page: Page, site: string): Promise<void> {
  const give = (path: string, type: string, body: string) =>
    page.route(site + path, (route) =>
      route.fulfill({ body, headers: { ...headers, "Content-Type": type } }),
    );
  await give("inputs.js", "text/javascript", script);
  await give(
    "inputs.html",
    "text/html",
    '<!doctype html><html lang="en"><title>Inputs</title><link rel="icon" href="data:,"><script type="module" src="inputs.js"></script>',
  );
  await page.goto(`${site}inputs.html`);
  await page.waitForFunction(() => "inputs" in globalThis);
}

test.beforeEach(async ({ page, site, requests }) => {
  page.on("dialog", (dialog) => {
    throw new Error(`a payload ran: ${dialog.message()}`);
  });
  await open(page, site);
  requests.length = 0;
});

test.afterEach(({ requests, complaints }) => {
  expect(requests).toEqual([]);
  // inert documents tell what they did not do
  expect(complaints.filter((each) => !each.includes("violates the following"))).toEqual([]);
  complaints.length = 0;
});

for (const name of [
  "pieces of markup",
  "a piece of markup without end",
  "share links",
  "review files",
]) {
  test(`${name}: as many as are made`, async ({ page }) => {
    test.setTimeout(300_000);
    const tried = await page.evaluate(
      ([name, seed, runs]) =>
        (globalThis as unknown as { inputs: Inputs }).inputs.properties[name]?.(seed, runs),
      [name, kSeed, kRuns] as const,
    );
    expect(tried).toBeGreaterThan(0);
    console.log(`${name}: ${tried} inputs`);
  });
}

// The corpora of others

interface Tokenized {
  input: string;
  doubleEscaped?: boolean;
}

/** The inputs of html5lib's tests, and what its serializer gives. */
function html5lib(): string[] {
  const json = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  const tokenizer = filesBelow(join(corpora, "html5lib/tokenizer"))
    .flatMap((path) => Object.values(json(path)) as Tokenized[][])
    .flat()
    .map(({ input, doubleEscaped }) =>
      doubleEscaped
        ? input.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
            String.fromCharCode(parseInt(hex, 16)),
          )
        : input,
    );
  const serializer = filesBelow(join(corpora, "html5lib/serializer"))
    .flatMap((path) => (json(path)["tests"] ?? []) as { expected: string[] }[])
    .flatMap(({ expected }) => expected);
  const pages = filesBelow(join(corpora, "html5lib/encoding"))
    .filter((path) => path.endsWith(".dat"))
    .flatMap((path) => readFileSync(path, "latin1").split("#data\n").slice(1))
    .map((each) => each.split("\n#encoding")[0] ?? "");
  return [...tokenizer, ...serializer, ...pages];
}

function dompurify(): string[] {
  const path = join(corpora, "dompurify/expect.json");
  return (JSON.parse(readFileSync(path, "utf8")) as { payload: string }[]).map(
    ({ payload }) => payload,
  );
}

for (const [name, read] of [
  ["html5lib", html5lib],
  ["DOMPurify", dompurify],
] as const) {
  test(`${name}’s inputs become plain text`, async ({ page }) => {
    test.skip(!existsSync(corpora), "skipped: the corpora are development data, which is not here");
    test.setTimeout(120_000);
    const inputs = read();
    expect(inputs.length).toBeGreaterThan(200);
    const tried = await page.evaluate(
      (all) => (globalThis as unknown as { inputs: Inputs }).inputs.tryAll(all),
      inputs,
    );
    expect(tried).toBe(inputs.length);
    console.log(`${name}: ${tried} inputs`);
  });
}
