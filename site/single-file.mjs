// Makes dist/sayso.html: the page, its style, script, engine and models in one file
// that runs from a disk and asks for nothing.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const site = `${dist}single/`;
const assets = `${site}assets/`;

// The page once more, its script in one piece: a file from a disk loads no others.
await build({
  configFile: fileURLToPath(new URL("vite.config.js", import.meta.url)),
  logLevel: "warn",
  build: { outDir: site, rolldownOptions: { output: { codeSplitting: false } } },
});

/** The one asset whose name matches. */
function asset(pattern) {
  const found = readdirSync(assets).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files in ${assets} match ${pattern}`);
  return readFileSync(assets + found[0]);
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// Nothing in a script may look like its end or like a comment of HTML.
const script = asset(/^index-.*\.js$/)
  .toString()
  .replace(/<(?=\/script|!--)/gi, "\\x3c");
const style = asset(/^index-.*\.css$/).toString();

const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "worker-src blob:",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const block = (kind, bytes) =>
  `<script type="application/octet-stream" data-file="${kind}">${bytes.toString("base64")}</script>`;

const blocks = [
  block("worker", asset(/^worker-.*\.js$/)),
  block("wasm", asset(/^sayso-(?!match-).*\.wasm$/)),
  block("match-worker", asset(/^factchecks-worker-.*\.js$/)),
  block("match-wasm", asset(/^sayso-match-.*\.wasm$/)),
  ...readdirSync(assets)
    .filter((name) => name.endsWith(".bin"))
    .map((name) => block("model", readFileSync(assets + name))),
];

/** Replaces exactly one match, by text that is taken as it is. */
function replace(page, pattern, text) {
  if (!pattern.test(page)) throw new Error(`dist/site/index.html has no ${pattern}`);
  return page.replace(pattern, () => text);
}

let page = readFileSync(`${site}index.html`, "utf8");
page = replace(page, /content="default-src[^"]*"/, `content="${policy}"`);
page = replace(page, /<link rel="icon"[^>]*>/, '<link rel="icon" href="data:," />');
page = replace(page, /<link rel="apple-touch-icon"[^>]*>/, "");
page = replace(page, /<link rel="manifest"[^>]*>/, "");
page = replace(page, /<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
page = replace(
  page,
  /<script type="module"[^>]*><\/script>/,
  `<script type="module">${script}</script>`,
);
page = replace(page, /<\/body>/, `${blocks.join("\n")}\n</body>`);
writeFileSync(`${dist}sayso.html`, page);
rmSync(site, { recursive: true });
