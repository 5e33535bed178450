/** Looks claims up among fact-checks that were loaded: candidates, never verdicts. */
import { SaysoError } from "../api.js";
import { compile, openWorker, read } from "../loading.js";
import type { Analysis } from "../types.js";
import { inArticle, statementsOf } from "./article.js";
import { MainHost, WorkerHost, type Host } from "./host.js";
import type { Found, Loaded, Matches, Statement } from "./types.js";

export type * from "./types.js";

export interface FactCheckOptions {
  /** Where the module lies; by default beside the package's others. */
  wasmUrl?: string | URL;
  /** Its bytes or compiled module, instead of `wasmUrl`: nothing is fetched for it. */
  wasm?: BufferSource | WebAssembly.Module;
  /** Where the worker's script lies; by default beside this module. Must be of the page's origin. */
  workerUrl?: string | URL;
  /** As of `createSayso`. */
  thread?: "auto" | "worker" | "main";
}

export interface LoadOptions {
  /** Cancels at once; what was loaded before is gone then. */
  signal?: AbortSignal;
  /** Told 0 to 1 as a feed is read. */
  onProgress?: (done: number) => void;
}

export interface MatchOptions {
  /** The score from which on a match is given, 0 to 1; without it the one for showing. */
  least?: number;
}

/** Fact-checks; everything rejects with a {@link SaysoError} only, calls are answered in order. */
export interface FactChecks {
  readonly thread: "worker" | "main";
  /**
   * Reads a feed (ClaimReview as JSON-LD: one, an array, a DataFeed, a graph, one a line; or CSV with
   * named columns), or opens an index that {@link save} or `sayso index` made; instead of what was
   * loaded before. Rejects with code `input` where nothing of it can be used.
   */
  load(feedOrIndex: string | Uint8Array, options?: LoadOptions): Promise<Loaded>;
  /** What was checked that is like the statements, for those of which something is found. */
  match(statements: readonly Statement[], options?: MatchOptions): Promise<Found[]>;
  /** The same for the claims of `text`, whose analysis this is; offsets count in `text`. */
  matchArticle(text: string, analysis: Analysis, options?: MatchOptions): Promise<Matches>;
  /** The index as a file, which opens at once. */
  save(): Promise<Uint8Array>;
  /** Frees worker and memory; what is still running is rejected with code `closed`. Idempotent. */
  close(): void;
}

// Written so that bundlers see each file and ship it.
const kWasm = new URL("../sayso-match.wasm", import.meta.url);
const kWorker = new URL("./factchecks-worker.js", import.meta.url);

const encoder = new TextEncoder();
const decoder = new TextDecoder();

class Client implements FactChecks {
  readonly thread: FactChecks["thread"];
  readonly #spawn: () => Host;
  #host: Host | undefined;
  #entries = 0;
  #closed = false;

  constructor(thread: FactChecks["thread"], spawn: () => Host) {
    this.thread = thread;
    this.#spawn = spawn;
  }

  async start(): Promise<Host> {
    if (this.#closed) throw new SaysoError("closed", "The fact-checks have been closed.");
    if (this.#host && !this.#host.ended) return this.#host;
    this.#entries = 0;
    const host = this.#spawn();
    this.#host = host;
    await host.start();
    return host;
  }

  async load(feedOrIndex: string | Uint8Array, options: LoadOptions = {}): Promise<Loaded> {
    const { signal, onProgress } = options;
    if (signal?.aborted) throw aborted(signal);
    const bytes = typeof feedOrIndex === "string" ? encoder.encode(feedOrIndex) : feedOrIndex;
    const host = await this.start();
    let cancel: () => void = () => undefined;
    const cancelled = new Promise<never>((_, reject) => {
      cancel = () => {
        reject(aborted(signal));
        host.stop();
      };
      signal?.addEventListener("abort", cancel);
    });
    try {
      const loading = host.load(bytes, (done) => onProgress?.(done));
      const loaded = await Promise.race([cancelled, loading]);
      this.#entries = loaded.entries;
      return loaded;
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  }

  async match(statements: readonly Statement[], options: MatchOptions = {}): Promise<Found[]> {
    const host = await this.start();
    const question = JSON.stringify({ statements, least: options.least }, wellFormed);
    return JSON.parse(decoder.decode(await host.match(encoder.encode(question)))) as Found[];
  }

  async matchArticle(text: string, analysis: Analysis, options?: MatchOptions): Promise<Matches> {
    const found = await this.match(statementsOf(text, analysis), options);
    return inArticle(found, analysis.claims, this.#entries);
  }

  async save(): Promise<Uint8Array> {
    return (await this.start()).save();
  }

  close(): void {
    this.#closed = true;
    this.#host?.stop();
    this.#host = undefined;
  }
}

/** Lone surrogates would make the question no valid JSON. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}

function aborted(signal: AbortSignal | undefined): SaysoError {
  return new SaysoError("aborted", "The loading was cancelled.", { cause: signal?.reason });
}

/** Loads the module that looks fact-checks up. Rejects with a SaysoError of code `load`. */
export async function createFactChecks(options: FactCheckOptions = {}): Promise<FactChecks> {
  const { thread = "auto", workerUrl = kWorker } = options;
  const module = await compile(options.wasm ?? read(options.wasmUrl ?? kWasm));
  if (thread !== "main") {
    const inWorker = new Client("worker", () => new WorkerHost(openWorker(workerUrl), module));
    try {
      await inWorker.start();
      return inWorker;
    } catch (cause) {
      inWorker.close();
      if (thread === "worker") {
        throw new SaysoError("load", "The worker could not be started.", { cause });
      }
    }
  }
  return new Client("main", () => new MainHost(module));
}
