// What a user of the package gets.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createSayso } from "say-so";
import { expect, test } from "vitest";
import { dist, filesBelow, root, shippedFiles } from "./support.js";

const web = join(root, "web");

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
  for (const file of ["index.js", "index.d.ts", "worker.js", "sayso.wasm", "models/syntax.bin"]) {
    expect(packed).toContain(`dist/${file}`);
  }
  expect(packed.filter((path) => !/^(dist\/|package\.json$|README|LICENSE)/.test(path))).toEqual(
    [],
  );
  const source = readFileSync(join(web, "src/files.ts"), "utf8");
  for (const path of filesBelow(join(root, "core/models")).filter((p) => p.endsWith(".bin"))) {
    expect(source).toContain(`"./models/${path.split("/").pop() ?? ""}"`);
  }
});

test("every asset is named as bundlers look for it, and is there", () => {
  const code = readFileSync(join(dist, "files.js"), "utf8");
  const named = [...code.matchAll(/new URL\("(\.[^"]+)", import\.meta\.url\)/g)].map((m) => m[1]);
  expect(named).toHaveLength(4);
  for (const path of named) expect(existsSync(join(dist, path ?? ""))).toBe(true);
});

test("the worker's script stands alone, and no script makes code or markup of text", () => {
  expect(readFileSync(join(dist, "worker.js"), "utf8")).not.toMatch(/\bimport\b/);
  for (const path of filesBelow(dist).filter((name) => name.endsWith(".js"))) {
    expect(readFileSync(path, "utf8")).not.toMatch(/\beval\b|new Function|innerHTML/);
  }
});
