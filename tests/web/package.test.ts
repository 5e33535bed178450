// What a user of the package gets.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createSayso } from "say-so";
import { expect, test } from "vitest";
import { dist, filesBelow, root, shippedFiles } from "./support.js";

const web = join(root, "web");
const manifest = JSON.parse(readFileSync(join(web, "package.json"), "utf8")) as {
  exports: Record<string, string | Record<string, string>>;
  bin: Record<string, string>;
};

test("in Node: one import, one call", async () => {
  const sayso = await createSayso();
  const text = "It rained all day, the mayor said.";
  const analysis = await sayso.analyze(text);
  expect(sayso.thread).toBe("main");
  expect(analysis.sentences).toEqual([{ begin: 0, end: text.length }]);
  sayso.close();
});

test("with bytes in hand nothing is read", async () => {
  const wasm = readFileSync(join(dist, "sayso.wasm"));
  const { models } = await shippedFiles();
  const nowhere = { wasmUrl: "file:///nowhere", modelUrls: ["file:///nowhere"] };
  const sayso = await createSayso({ ...nowhere, wasm, models });
  expect((await sayso.analyze("It rained.")).sentences).toHaveLength(1);
  await expect(createSayso(nowhere)).rejects.toMatchObject({ code: "load" });
});

test("progress tells of the files", async () => {
  const seen: number[] = [];
  await createSayso({ onProgress: ({ stage, done }) => stage === "load" && seen.push(done) });
  expect(seen.at(-1)).toBe(1);
});

test("the archive holds what the manifest promises, and every model", () => {
  const [archive] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: web, encoding: "utf8" }),
  ) as [{ files: { path: string }[] }];
  const packed = archive.files.map((file) => file.path);
  const promised = Object.values(manifest.exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  for (const file of [...promised, ...Object.values(manifest.bin), "./dist/models/syntax.bin"]) {
    if (!file.includes("*")) expect(packed).toContain(file.slice("./".length));
  }
  expect(
    packed.filter(
      (path) => !/^(dist\/|package\.json$|custom-elements\.json$|README|LICENSE)/.test(path),
    ),
  ).toEqual([]);
  const source = readFileSync(join(web, "src/files.ts"), "utf8");
  for (const path of filesBelow(join(root, "core/models")).filter((p) => p.endsWith(".bin"))) {
    expect(source).toContain(`"./models/${path.split("/").pop() ?? ""}"`);
  }
});

test("every asset is named as bundlers look for it, and is there", () => {
  const code = readFileSync(join(dist, "files.js"), "utf8");
  const named = [...code.matchAll(/new URL\("(\.[^"]+)", import\.meta\.url\)/g)].map((m) => m[1]);
  const models = readdirSync(join(root, "core/models")).filter((name) => name.endsWith(".bin"));
  expect(named).toHaveLength(2 + models.length); // the module, the worker
  for (const path of named) expect(existsSync(join(dist, path ?? ""))).toBe(true);
});

test("the worker's script stands alone, and no script makes code or markup of text", () => {
  expect(readFileSync(join(dist, "worker.js"), "utf8")).not.toMatch(/\bimport\b/);
  for (const path of filesBelow(dist).filter((name) => name.endsWith(".js"))) {
    const code = readFileSync(path, "utf8");
    expect(code).not.toMatch(/\beval\b|new Function|outerHTML|insertAdjacentHTML/);
    // Lit's one use of it, behind its own Trusted Types policy
    const uses = code.match(/innerHTML/g)?.length ?? 0;
    expect(uses).toBe(path.endsWith("embed/ui.js") ? 1 : 0);
  }
});

test("the hashes for `integrity` are those of the scripts as they ship", () => {
  const hashes = JSON.parse(readFileSync(join(dist, "integrity.json"), "utf8")) as object;
  const scripts = filesBelow(dist).filter((path) => path.endsWith(".js"));
  const own = (path: string) =>
    `sha384-${createHash("sha384").update(readFileSync(path)).digest("base64")}`;
  expect(hashes).toEqual(
    Object.fromEntries(scripts.map((path) => [path.slice(dist.length + 1), own(path)])),
  );
});

/** A module with everything that it imports at once, zipped. */
function zipped(path: string, seen = new Set<string>()): number {
  if (seen.has(path)) return 0;
  seen.add(path);
  const code = readFileSync(path, "utf8");
  const imports = [...code.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)];
  return imports.reduce(
    (size, [, name]) => size + zipped(join(path, "..", name ?? ""), seen),
    gzipSync(code).length,
  );
}

test("the tag is light, and so is what it loads", () => {
  expect(zipped(join(dist, "embed/sayso.js"))).toBeLessThan(5 * 1024);
  expect(zipped(join(dist, "embed/ui.js"))).toBeLessThan(45 * 1024);
});
