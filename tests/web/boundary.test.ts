// Headers, export lists and modules say the same.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dist, root } from "./support.js";

const read = (path: string) => readFileSync(join(root, path), "utf8");

// What the tool-chain adds.
const kNotOurs = /^(memory|_initialize|__indirect_function_table|_?emscripten_stack_\w+)$/;

const modules = [
  ["sayso", "wasm/sayso.h", "wasm/exports.txt"],
  ["sayso-match", "wasm/match/match.h", "wasm/match/exports.txt"],
] as const;

const compiled = (name: string) => WebAssembly.compile(readFileSync(join(dist, `${name}.wasm`)));

test.each(modules)("%s: header, export list and module agree", async (name, header, exports) => {
  const declarations = (read("wasm/memory.h") + read(header)).replace(/\/\*[^]*?\*\//g, "");
  const declared = [...declarations.matchAll(/\b(sayso_\w+)\(/g)].map((match) => match[1]);
  const listed = read(exports).trim().split("\n");
  const exported = WebAssembly.Module.exports(await compiled(name))
    .map((item) => item.name)
    .filter((item) => !kNotOurs.test(item));
  expect(declared.length).toBeGreaterThan(3);
  expect(listed).toEqual(declared.map((item) => `_${item}`).sort());
  expect(exported.sort()).toEqual(declared.sort());
});

test.each(modules)("%s asks its host for nothing but to hear of its memory", async (name) => {
  const imports = WebAssembly.Module.imports(await compiled(name)).map(
    (item) => `${item.module}.${item.name}`,
  );
  expect(imports.sort()).toEqual([
    "env.emscripten_notify_memory_growth",
    "env.sayso_out_of_memory",
  ]);
});

test("the loader knows the layout of sayso_result", () => {
  const fields = /typedef struct \{([^}]*)\} sayso_result;/.exec(read("wasm/memory.h"))?.[1] ?? "";
  const names = [...fields.matchAll(/(\w+);/g)].map((match) => match[1]);
  expect(names).toEqual(["ok", "position", "data", "size"]);
});
