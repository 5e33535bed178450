/** One instance of a module of Sayso's: the other side of wasm/memory.h. */
import { SaysoError, type SaysoErrorCode } from "./api.js";

/** What every module exports. */
export interface CommonExports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  sayso_alloc(size: number): number;
  sayso_free(memory: number): void;
  sayso_result_release(result: number): void;
}

const decoder = new TextDecoder();

const imports: WebAssembly.Imports = {
  env: {
    emscripten_notify_memory_growth: () => undefined,
    sayso_out_of_memory: outOfMemory,
  },
};

function outOfMemory(): never {
  throw new SaysoError("limit", "The text needs more memory than there is.");
}

/** Memory and calls of one instance. */
export class Instance<Exports extends CommonExports> {
  readonly exports: Exports;

  private constructor(instance: WebAssembly.Instance) {
    this.exports = instance.exports as unknown as Exports;
    this.exports._initialize();
  }

  /** Rejects with code `load`. `Exports` is what the module exports. */
  static async start<Exports extends CommonExports>(
    module: WebAssembly.Module,
  ): Promise<Instance<Exports>> {
    try {
      return new Instance(await WebAssembly.instantiate(module, imports));
    } catch (cause) {
      throw new SaysoError("load", "The engine could not be started.", { cause });
    }
  }

  /** Copies `bytes` into new memory of the module's. */
  put(bytes: Uint8Array): number {
    const at = this.exports.sayso_alloc(Math.max(bytes.length, 1)) >>> 0;
    if (at === 0) outOfMemory();
    this.bytes(at, bytes.length).set(bytes);
    return at;
  }

  /** A view that holds until the memory grows. */
  bytes(at: number, size: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.exports.memory.buffer as ArrayBuffer, at >>> 0, size);
  }

  words(at: number, count: number): Uint32Array {
    return new Uint32Array(this.exports.memory.buffer, at, count);
  }

  /** Copies a sayso_result's data out and releases it; an error becomes one with `code`. */
  take(address: number, code: SaysoErrorCode): Uint8Array<ArrayBuffer> {
    const result = address >>> 0;
    const [ok = 0, , data = 0, size = 0] = this.words(result, 4);
    const bytes = this.bytes(data, size).slice();
    this.exports.sayso_result_release(result);
    if (!ok) throw new SaysoError(code, decoder.decode(bytes));
    return bytes;
  }

  /** Bytes of memory, which grows and never shrinks. */
  get memory(): number {
    return this.exports.memory.buffer.byteLength;
  }
}

/** Anything but an error of our own is a trap, after which an instance must not be used. */
export function guarded<T>(code: SaysoErrorCode, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    if (cause instanceof SaysoError) throw cause;
    throw new SaysoError(code, "The engine broke down.", { cause });
  }
}
