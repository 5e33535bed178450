/** How files of the package are read, and workers started. */
import { SaysoError } from "./api.js";

/** Rejects with code `load`. */
export async function compile(
  wasm: BufferSource | WebAssembly.Module | Promise<Uint8Array<ArrayBuffer>>,
): Promise<WebAssembly.Module> {
  if (wasm instanceof WebAssembly.Module) return wasm;
  const bytes = await wasm;
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw new SaysoError("load", "The engine is damaged, or this browser refuses WebAssembly.", {
      cause,
    });
  }
}

/** Rejects with code `load`. */
export async function read(address: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(address, globalThis.document?.baseURI ?? import.meta.url);
  try {
    // Node's fetch does not read files; asked for this way, no bundler looks for Node's modules.
    const node = url.protocol === "file:" && globalThis.process?.getBuiltinModule;
    if (node) return new Uint8Array(await node("node:fs/promises").readFile(url));
    const response = await fetch(url);
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    const name = url.pathname.split("/").pop();
    throw new SaysoError("load", `The file ${name} could not be loaded.`, { cause });
  }
}

/** Throws where there are no workers or the page does not allow this one. */
export function openWorker(address: string | URL): Worker {
  const url = new URL(address, globalThis.document?.baseURI ?? import.meta.url);
  // The worker is one file, so it need not be a module, which a page from a disk cannot load.
  return new Worker(trusted(url), { name: "sayso" });
}

interface Policy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/** Where a page demands Trusted Types, a worker's address must come from a policy: ours is `say-so`. */
function trusted(url: URL): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy("say-so", { createScriptURL: sameOrigin });
  return policy ? policy.createScriptURL(url.href) : url.href;
}

function sameOrigin(address: string): string {
  const { origin, protocol } = new URL(address);
  // Only the page itself can make a Blob's address; a page from a disk has no origin to compare.
  if (protocol !== "blob:" && origin !== globalThis.location.origin)
    throw new TypeError("a worker of another origin");
  return address;
}
