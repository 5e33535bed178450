/** Calls in, analyses out: a queue before one host, which is replaced when it is stopped or breaks. */
import { SaysoError, type AnalyzeOptions, type Sayso, type Session } from "./api.js";
import { defer, type Deferred } from "./deferred.js";
import type { Host } from "./hosts.js";
import type { Analysis, Verification } from "./types.js";

/** In UTF-16 code units. The engine cuts at less; this is what is not even copied to it. */
export const kLongestText = 64 * 2 ** 20;

/** What is nearly done is let finish: a new worker costs more than that. In milliseconds. */
const kGrace = 50;

/** A host that holds more than this after a run is replaced, to give the memory back. In bytes. */
const kHeavy = 256 * 2 ** 20;

/** What a call is about: one of a session's texts, or a text and its source. */
interface About {
  session?: number;
  source?: string;
}

interface Job extends Deferred<unknown>, About {
  text: string;
  options: Uint8Array<ArrayBuffer>;
  signal: AbortSignal | undefined;
  onProgress: AnalyzeOptions["onProgress"];
  /** Set while it computes. */
  host?: Host;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Client implements Sayso {
  readonly thread: Sayso["thread"];
  readonly #spawn: () => Host;
  readonly #queue: Job[] = [];
  #host: Host | undefined;
  #running: Job | undefined;
  #sessions = 0;
  #closed = false;

  /** `spawn` may throw. */
  constructor(thread: Sayso["thread"], spawn: () => Host) {
    this.thread = thread;
    this.#spawn = spawn;
  }

  /** Resolves to a host that is ready, a new one where there is none. Rejects with code `load`. */
  async start(): Promise<Host> {
    try {
      if (!this.#host || this.#host.ended) this.#host = this.#spawn();
      await this.#host.ready;
      return this.#host;
    } catch (cause) {
      this.#host?.stop();
      if (cause instanceof SaysoError && cause.code === "load") throw cause;
      throw new SaysoError("load", "The engine could not be started.", { cause });
    }
  }

  analyze(text: string, options: AnalyzeOptions = {}): Promise<Analysis> {
    return this.#ask<Analysis>(text, options);
  }

  verify(text: string, source: string, options: AnalyzeOptions = {}): Promise<Verification> {
    return this.#ask<Verification>(text, options, { source });
  }

  session(): Session {
    const number = this.#sessions++;
    return {
      analyze: (text, options = {}) => this.#ask<Analysis>(text, options, { session: number }),
      close: () => this.#host?.forget(number),
    };
  }

  /** `T` is what the engine answers to such a call. */
  async #ask<T>(text: string, options: AnalyzeOptions, about: About = {}): Promise<T> {
    const { signal, onProgress, article, blocks } = options;
    const { explain, standalone, checkworthy, attribution } = options;
    if (this.#closed) throw closed();
    if (signal?.aborted) throw aborted(signal);
    for (const each of [text, about.source ?? ""]) {
      if (each.length > kLongestText) throw tooLong(each);
    }
    const job: Job = {
      ...defer<unknown>(),
      ...about,
      text,
      options: encoder.encode(
        JSON.stringify(
          { article, blocks, explain, standalone, checkworthy, attribution },
          wellFormed,
        ),
      ),
      signal,
      onProgress,
    };
    const onAbort = () => this.#abort(job);
    signal?.addEventListener("abort", onAbort);
    this.#queue.push(job);
    void this.#next();
    try {
      return (await job.promise) as T;
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
  }

  close(): void {
    this.#closed = true;
    for (const job of this.#queue.splice(0)) job.reject(closed());
    this.#running?.reject(closed());
    this.#host?.stop();
  }

  #abort(job: Job): void {
    job.reject(aborted(job.signal));
    const at = this.#queue.indexOf(job);
    if (at >= 0) this.#queue.splice(at, 1);
    setTimeout(() => job.host?.stop(), kGrace);
  }

  async #next(): Promise<void> {
    if (this.#running) return;
    const job = this.#queue.shift();
    if (!job) return;
    this.#running = job;
    await this.#run(job).then(job.resolve, job.reject);
    this.#running = undefined;
    void this.#next();
  }

  async #run(job: Job): Promise<unknown> {
    const host = await this.start();
    if (this.#closed) throw closed();
    if (job.signal?.aborted) throw aborted(job.signal);
    report(job, 0);
    job.host = host;
    try {
      const json = await host.run({
        text: encoder.encode(job.text),
        options: job.options,
        session: job.session,
        source: job.source === undefined ? undefined : encoder.encode(job.source),
      });
      if (host.memory > kHeavy) host.stop();
      report(job, 1);
      return parse(json);
    } catch (error) {
      if (!(error instanceof SaysoError && error.code === "input")) host.stop();
      throw error;
    } finally {
      delete job.host;
    }
  }
}

function parse(json: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(json));
  } catch (cause) {
    // The engine's answers are JSON; what can fail is a string longer than the browser allows.
    throw new SaysoError("limit", "There is more in the text than this browser can hold.", {
      cause,
    });
  }
}

/** In a task of its own: what the caller's function throws is the caller's. */
function report(job: Job, done: number): void {
  queueMicrotask(() => job.onProgress?.({ stage: "analyze", done }));
}

/** Lone surrogates would make the options no valid JSON. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}

function closed(): SaysoError {
  return new SaysoError("closed", "Sayso has been closed.");
}

function aborted(signal: AbortSignal | undefined): SaysoError {
  return new SaysoError("aborted", "The analysis was cancelled.", { cause: signal?.reason });
}

function tooLong(text: string): SaysoError {
  const [length, limit] = [text.length, kLongestText].map((n) => n.toLocaleString("en"));
  return new SaysoError(
    "limit",
    `The text has ${length} characters; at most ${limit} can be read.`,
  );
}
