/** What the tests share: the built package's files, fixtures, and workers for Node. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Engine, type EngineFiles } from "../../web/src/engine.js";

export { NodeWorker } from "./node-worker.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const dist = join(root, "web/dist");

/** Development data beside the checkout; undefined where there is none. */
export const shared = [join(root, "../shared")].find((path) => existsSync(path));

export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Every article of the project's own. */
export const fixtures = filesBelow(join(root, "tests/core")).filter((path) =>
  path.endsWith(".txt"),
);

/** The files as they ship. */
export async function shippedFiles(): Promise<EngineFiles> {
  const module = await WebAssembly.compile(readFileSync(join(dist, "sayso.wasm")));
  const models = filesBelow(join(dist, "models")).filter((path) => path.endsWith(".bin"));
  return { module, models: models.map((path) => new Uint8Array(readFileSync(path))) };
}

export async function shippedEngine(): Promise<Engine> {
  return Engine.create(await shippedFiles());
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The engine's answer to raw bytes, as text. */
export function analyzeBytes(engine: Engine, text: Uint8Array, options: object = {}): string {
  return decoder.decode(engine.analyze(text, encoder.encode(JSON.stringify(options))));
}
