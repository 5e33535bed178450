/** What callers of the package see beside {@link Analysis}. */
import type { Analysis, Block, Verification } from "./types.js";

/** What the caller knows of the article beside its text. */
export interface ArticleInfo {
  headline?: string;
  outlet?: string;
  /** ISO 8601; relative dates in the text are read against it. */
  date?: string;
  url?: string;
}

/** How far a call has come. */
export interface Progress {
  stage: "load" | "analyze";
  /** 0 to 1. */
  done: number;
}

export interface AnalyzeOptions {
  /** Cancels: the call is rejected at once with code `aborted`; a running analysis is stopped. */
  signal?: AbortSignal;
  article?: ArticleInfo;
  /** The parts of the text, ordered and disjoint, in UTF-16 code units; without, the engine looks. */
  blocks?: Block[];
  /** Adds to each attribution the `chain` of mentions that led to its speaker. */
  explain?: boolean;
  /** What finds who says what: the model (the default), or rules over the other models alone. */
  attribution?: "learned" | "rules";
  /** The score from which on a claim is worth checking, 0 to 1; without it the model's. */
  checkworthy?: number;
  /** Claims tell how they read on their own ({@link Claim.standalone}). */
  standalone?: boolean;
  /** Called with stage `analyze` when the text's turn has come and when it is done. */
  onProgress?: (progress: Progress) => void;
}

export interface SaysoOptions {
  /** Where the engine lies; by default beside this module. */
  wasmUrl?: string | URL;
  /** Where the models lie, in any order; by default beside this module. */
  modelUrls?: (string | URL)[];
  /** Where the worker's script lies; by default beside this module. Must be of the page's origin. */
  workerUrl?: string | URL;
  /** The engine's bytes or compiled module, instead of `wasmUrl`: nothing is fetched for it. */
  wasm?: BufferSource | WebAssembly.Module;
  /** The models' bytes, instead of `modelUrls`: nothing is fetched for them. */
  models?: Uint8Array[];
  /**
   * Where the analysis runs. `worker`: in a Web Worker, an error where there is none; `main`: in the
   * calling thread, which it blocks; `auto` (the default): in a worker where one can be had, else in
   * the calling thread, as in Node.
   */
  thread?: "auto" | "worker" | "main";
  /** Called with stage `load` as the files arrive. */
  onProgress?: (progress: Progress) => void;
}

/** An engine with its models, ready. */
export interface Sayso {
  /** Where it runs. */
  readonly thread: "worker" | "main";
  /**
   * Analyses one text. Calls are answered in order. Rejects with a {@link SaysoError} only. A lone
   * surrogate reads as U+FFFD; a text past the engine's limit is cut and `text.truncated` says so.
   * Offsets are into the text as it is, so nothing is composed: an accent that stands apart (NFD) makes
   * another word, and a caller who can should give NFC.
   */
  analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
  /**
   * Looks for the quotations and the figures of `text` in `source`, a transcript or a report. Else as
   * {@link analyze}.
   */
  verify(text: string, source: string, options?: AnalyzeOptions): Promise<Verification>;
  /** For a text that changes: see {@link Session}. */
  session(): Session;
  /** Frees worker and memory; what is still running is rejected with code `closed`. Idempotent. */
  close(): void;
}

/**
 * The analyses of one text as it changes: each is exactly what {@link Sayso.analyze} gives, sooner,
 * since sentences that stood in the text before are not parsed again.
 */
export interface Session {
  analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
  /** Frees what it keeps; must not be used then. */
  close(): void;
}

/**
 * `aborted`: the caller's signal; `closed`: close() was called; `load`: engine, models or worker
 * cannot be had; `crashed`: the engine broke down, the next call gets a fresh one; `limit`: the text
 * is longer than can be taken at all, or needs more memory than there is; `input`: an option is not what it should be.
 */
export type SaysoErrorCode = "aborted" | "closed" | "load" | "crashed" | "limit" | "input";

/** `message` is one sentence for a person. */
export class SaysoError extends Error {
  override readonly name = "SaysoError";
  readonly code: SaysoErrorCode;

  constructor(code: SaysoErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
