// The shipped module, called as wasm/sayso.h says.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./texts.mjs";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const imports = {
  env: {
    emscripten_notify_memory_growth() {},
    sayso_out_of_memory() {
      throw new Error("out of memory");
    },
  },
};

export const moduleFile = join(root, "build/wasm/wasm/sayso.wasm");
/** Without vectors, as what has none would run it. */
export const plainFile = join(root, "build/wasm-plain/wasm/sayso.wasm");
const models = join(root, "core/models");
export const modelFiles = readdirSync(models)
  .filter((name) => name.endsWith(".bin"))
  .map((name) => join(models, name));

/**
 * Gives `analyze(text, options)`, whose answer is the analysis, `session()`, which gives the same for a text that is
 * edited, `verify(text, source)`, and `memory()` in bytes.
 */
export async function loadSayso(file = moduleFile) {
  const { instance } = await WebAssembly.instantiate(readFileSync(file), imports);
  const { memory, _initialize, ...sayso } = instance.exports;
  const words = (at, count) => new Uint32Array(memory.buffer, at, count);
  const put = (bytes) => {
    const at = sayso.sayso_alloc(Math.max(bytes.length, 1)) >>> 0;
    new Uint8Array(memory.buffer).set(bytes, at);
    return at;
  };
  const take = (result) => {
    const [ok, , data, size] = words(result, 4);
    const text = decoder.decode(new Uint8Array(memory.buffer).subarray(data, data + size));
    sayso.sayso_result_release(result);
    if (!ok) throw new Error(text);
    return text;
  };

  _initialize();
  const list = modelFiles.flatMap((file) => {
    const bytes = readFileSync(file);
    return [put(bytes), bytes.length];
  });
  const engineAt = put(new Uint8Array(4));
  const listAt = put(new Uint8Array(Uint32Array.from(list).buffer));
  take(sayso.sayso_engine_create(listAt, modelFiles.length, engineAt));
  const [engine] = words(engineAt, 1);
  list.filter((_, i) => i % 2 === 0).forEach((at) => sayso.sayso_free(at));

  const analyzeBy =
    (call, of) =>
    (text, options = {}) => {
      const parts = [text, JSON.stringify(options)].map((part) => encoder.encode(part));
      const places = parts.map((part) => [put(part), part.length]);
      const result = call(of, ...places.flat());
      for (const [at] of places) sayso.sayso_free(at);
      return JSON.parse(take(result >>> 0));
    };
  const analyze = analyzeBy(sayso.sayso_analyze, engine);
  const session = () =>
    analyzeBy(sayso.sayso_session_analyze, sayso.sayso_session_create(engine) >>> 0);
  const verify = (text, source) => {
    const parts = [text, source, "{}"].map((part) => encoder.encode(part));
    const places = parts.map((part) => [put(part), part.length]);
    const result = sayso.sayso_verify(engine, ...places.flat());
    for (const [at] of places) sayso.sayso_free(at);
    return JSON.parse(take(result >>> 0));
  };
  return { analyze, session, verify, memory: () => memory.buffer.byteLength };
}
