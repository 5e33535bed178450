/** The engine for all embeds of a page that ask for the same files; freed when the last is gone. */
import type { Sayso, SaysoOptions, Session } from "../api.js";

interface Lease {
  sayso: Promise<Sayso>;
  users: number;
}

const leases = new Map<string, Lease>();

export interface EngineUse {
  /** Of this embed's own article, as it changes. */
  session: Promise<Session>;
  release(): void;
}

export function useEngine(element: Element): EngineUse {
  const options = optionsOf(element);
  const key = JSON.stringify(options);
  const lease = leases.get(key) ?? { sayso: start(options), users: 0 };
  leases.set(key, lease);
  lease.users += 1;
  // a failure is not kept: who asks next tries again
  lease.sayso.catch(() => leases.delete(key));
  const session = lease.sayso.then((sayso) => sayso.session());
  const free = () => {
    session.then(
      (used) => used.close(),
      () => undefined,
    );
    release(key, lease);
  };
  return { session, release: free };
}

async function start(options: SaysoOptions): Promise<Sayso> {
  const { createSayso } = await import("../index.js");
  return createSayso(options);
}

function release(key: string, lease: Lease): void {
  lease.users -= 1;
  if (lease.users > 0) return;
  leases.delete(key);
  lease.sayso.then(
    (sayso) => sayso.close(),
    () => undefined,
  );
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
