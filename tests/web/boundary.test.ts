// The header, the export list and the module say the same.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, shippedFiles } from "./support.js";

const read = (path: string) => readFileSync(join(root, path), "utf8");

// What the tool-chain adds.
const kNotOurs = /^(memory|_initialize|__indirect_function_table|_?emscripten_stack_\w+)$/;

test("header, export list and module agree", async () => {
  const declarations = read("wasm/sayso.h").replace(/\/\*[^]*?\*\//g, "");
  const declared = [...declarations.matchAll(/\b(sayso_\w+)\(/g)].map((match) => match[1]);
  const listed = read("wasm/exports.txt").trim().split("\n");
  const { module } = await shippedFiles();
  const exported = WebAssembly.Module.exports(module)
    .map((item) => item.name)
    .filter((name) => !kNotOurs.test(name));
  expect(declared.length).toBeGreaterThan(0);
  expect(listed).toEqual(declared.map((name) => `_${name}`).sort());
  expect(exported.sort()).toEqual(declared.sort());
});

test("the module asks its host for nothing but to hear of its memory", async () => {
  const { module } = await shippedFiles();
  const imports = WebAssembly.Module.imports(module).map((item) => `${item.module}.${item.name}`);
  expect(imports.sort()).toEqual([
    "env.emscripten_notify_memory_growth",
    "env.sayso_out_of_memory",
  ]);
});

test("the loader knows the layout of sayso_result", () => {
  const fields = /typedef struct \{([^}]*)\} sayso_result;/.exec(read("wasm/sayso.h"))?.[1] ?? "";
  const names = [...fields.matchAll(/(\w+);/g)].map((match) => match[1]);
  expect(names).toEqual(["ok", "position", "data", "size"]);
});
