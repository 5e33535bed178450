// Makes dist/site/licences.txt, the terms of everything that ships, and dist/sbom.json, the same as a
// CycloneDX list of parts. What the bundles are made of is read from the lock file.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const lock = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")).packages;

/** Linked into the module or the command line by the compiler; their texts come with Debian's packages. */
const linked = [
  { name: "Emscripten's runtime", licence: "MIT", where: "the module" },
  { name: "musl libc", licence: "MIT", where: "the module" },
  {
    name: "LLVM libc++ and compiler-rt",
    licence: "Apache-2.0 WITH LLVM-exception",
    where: "the module",
  },
  {
    name: "Unicode Character Database (tables made from it)",
    licence: "Unicode-3.0",
    where: "the module, the command line",
  },
  { name: "nlohmann/json", licence: "MIT", where: "the command line" },
  { name: "CLI11", licence: "BSD-3-Clause", where: "the command line" },
  { name: "Dear ImGui", licence: "MIT", where: "the Desk" },
  { name: "Noto Sans and Noto Serif", licence: "OFL-1.1", where: "the Desk" },
  { name: "DejaVu Sans", licence: "Bitstream-Vera", where: "the Desk" },
];

/** Everything below what the package bundles and what the page imports. */
function bundled() {
  const found = new Map();
  const waiting = Object.keys({ ...lock.web.devDependencies, ...lock.site.dependencies });
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const entry = lock[`node_modules/${name}`];
    if (!entry || entry.link || found.has(name)) continue;
    found.set(name, entry);
    waiting.push(...Object.keys(entry.dependencies ?? {}));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function textOf(name) {
  const folder = `${root}node_modules/${name}/`;
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)(\.|$)/i.test(one));
  return file
    ? readFileSync(folder + file, "utf8").trim()
    : "Its package holds no text of the terms.";
}

const packages = bundled();
const line = "-".repeat(72);
const sections = [
  `Sayso is under the Apache License 2.0; the weights of its models have terms of their own, in\nMODELS-LICENSE.md. It is made with the following.`,
  ...linked.map(({ name, licence, where }) => `${name}\n${licence}; in ${where}`),
  ...packages.map(
    ([name, { version, license }]) => `${name} ${version}\n${license}\n\n${textOf(name)}`,
  ),
];
writeFileSync(`${root}dist/site/licences.txt`, `${sections.join(`\n\n${line}\n\n`)}\n`);

const id = (licence) =>
  / /.test(licence) ? { expression: licence } : { license: { id: licence } };
const components = [
  ...linked.map(({ name, licence }) => ({ type: "library", name, licenses: [id(licence)] })),
  ...packages.map(([name, { version, license }]) => ({
    type: "library",
    name,
    version,
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
    licenses: [id(license)],
  })),
];
const bom = { bomFormat: "CycloneDX", specVersion: "1.5", version: 1, components };
writeFileSync(`${root}dist/sbom.json`, `${JSON.stringify(bom, null, 2)}\n`);
