/** The engine for all embeds of a page that ask for the same files. */
import type { Sayso, SaysoOptions, Session } from "../api.js";
import { Leases, type Shared } from "./leases.js";

interface Engine extends Shared {
  readonly ready: Promise<Sayso>;
}

const engines = new Leases<Engine>();

export interface EngineUse {
  /** Of this embed's own article, as it changes. */
  session: Promise<Session>;
  release(): void;
}

export function useEngine(element: Element): EngineUse {
  const options = optionsOf(element);
  const { thing, release } = engines.take(JSON.stringify(options), () => start(options));
  const session = thing.ready.then((sayso) => sayso.session());
  const free = () => {
    session.then(
      (used) => used.close(),
      () => undefined,
    );
    release();
  };
  return { session, release: free };
}

function start(options: SaysoOptions): Engine {
  const ready = import("../index.js").then(({ createSayso }) => createSayso(options));
  const close = () => {
    ready.then(
      (sayso) => sayso.close(),
      () => undefined,
    );
  };
  return { ready, close };
}

function optionsOf(element: Element): SaysoOptions {
  const wasmUrl = element.getAttribute("wasm-url");
  const workerUrl = element.getAttribute("worker-url");
  const modelUrls = element.getAttribute("model-url")?.split(/\s+/).filter(Boolean);
  return {
    ...(wasmUrl && { wasmUrl }),
    ...(workerUrl && { workerUrl }),
    ...(modelUrls && { modelUrls }),
  };
}
