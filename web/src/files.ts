/** Where the engine's files lie. */
import type { SaysoOptions } from "./api.js";
import type { EngineFiles } from "./engine.js";
import { compile, openWorker, read } from "./loading.js";

// Written so that bundlers see each file and ship it.
const kWasm = new URL("./sayso.wasm", import.meta.url);
const kModels = [
  new URL("./models/syntax.bin", import.meta.url),
  new URL("./models/entities.bin", import.meta.url),
  new URL("./models/worth.bin", import.meta.url),
  new URL("./models/attributions.bin", import.meta.url),
];
const kWorker = new URL("./worker.js", import.meta.url);

/** Reads what `options` name and do not bring. Rejects with code `load`. */
export async function loadFiles(options: SaysoOptions): Promise<EngineFiles> {
  const modelUrls = options.models ? [] : (options.modelUrls ?? kModels);
  const total = modelUrls.length + 1;
  let arrived = 0;
  const counted = async <T>(file: Promise<T>): Promise<T> => {
    const value = await file;
    arrived += 1;
    options.onProgress?.({ stage: "load", done: arrived / total });
    return value;
  };
  const [module, ...fetched] = await Promise.all([
    counted(compile(options.wasm ?? read(options.wasmUrl ?? kWasm))),
    ...modelUrls.map((url) => counted(read(url))),
  ]);
  return { module, models: options.models ?? fetched };
}

/** Throws where there are no workers or the page does not allow this one. */
export function openEngineWorker(address: string | URL = kWorker): Worker {
  return openWorker(address);
}
