/** What the tests share: the built package's files, fixtures, and workers for Node. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker as NodeThread } from "node:worker_threads";
import { Engine, type EngineFiles } from "../../web/src/engine.js";

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

/** Gives a thread of Node's what a worker's script expects, and loads the script. */
const kShim = `
  const { parentPort, workerData } = require("node:worker_threads");
  globalThis.postMessage = (message, { transfer }) => parentPort.postMessage(message, transfer);
  globalThis.addEventListener = (type, listen) => parentPort.on(type, (data) => listen({ data }));
  import(workerData);
`;

/** A Web Worker over a thread of Node's: enough of one to run dist/worker.js. */
export class NodeWorker extends EventTarget {
  static started = 0;
  readonly #thread: NodeThread;

  constructor(url: string | URL) {
    super();
    NodeWorker.started += 1;
    this.#thread = new NodeThread(kShim, { eval: true, workerData: String(url) });
    this.#thread.on("message", (data) => {
      this.dispatchEvent(new MessageEvent("message", { data }));
    });
    this.#thread.on("error", () => this.dispatchEvent(new Event("error")));
  }

  postMessage(message: unknown, transfer: ArrayBuffer[]): void {
    this.#thread.postMessage(message, transfer);
  }

  terminate(): void {
    void this.#thread.terminate();
  }
}
