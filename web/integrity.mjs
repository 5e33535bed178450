// Writes dist/integrity.json: what each script of the package is (Subresource Integrity), for pages
// that name it in `integrity` or in an import map.
import { createHash } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("dist/", import.meta.url));
const files = globSync("**/*.js", { cwd: dist }).sort();
const hash = (file) =>
  `sha384-${createHash("sha384")
    .update(readFileSync(dist + file))
    .digest("base64")}`;
const hashes = Object.fromEntries(files.map((file) => [file, hash(file)]));
writeFileSync(`${dist}integrity.json`, `${JSON.stringify(hashes, null, 2)}\n`);
console.log(`embed/sayso.js  ${hashes["embed/sayso.js"]}`);
