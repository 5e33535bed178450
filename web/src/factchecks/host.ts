/** Where fact-checks are kept: in a worker, or in the calling thread. */
import { SaysoError } from "../api.js";
import { defer, type Deferred } from "../deferred.js";
import type { FromWorker, ToWorker } from "./messages.js";
import { FactCheckModule } from "./module.js";
import type { Loaded } from "./types.js";

export interface Host {
  /** It was stopped or has died. */
  readonly ended: boolean;
  /** Rejects where it cannot be had here. */
  start(): Promise<void>;
  load(bytes: Uint8Array, progress: (done: number) => void): Promise<Loaded>;
  match(question: Uint8Array): Promise<Uint8Array>;
  save(): Promise<Uint8Array>;
  /** Ends it at once; what is awaited is rejected with code `closed`. */
  stop(): void;
}

interface Awaited extends Deferred<unknown> {
  progress: (done: number) => void;
}

export class WorkerHost implements Host {
  readonly #worker: Worker;
  readonly #module: WebAssembly.Module;
  /** In the order of their questions. */
  readonly #awaited: Awaited[] = [];
  #end: SaysoError | undefined;

  /** Throws where the worker is refused at once. */
  constructor(worker: Worker, module: WebAssembly.Module) {
    this.#worker = worker;
    this.#module = module;
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      this.#receive(data);
    });
    for (const type of ["error", "messageerror"]) {
      worker.addEventListener(type, (cause) => {
        cause.preventDefault();
        this.#finish(new SaysoError("crashed", "The worker broke down.", { cause }));
      });
    }
  }

  async start(): Promise<void> {
    await this.#ask({ type: "start", module: this.#module });
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  load(bytes: Uint8Array, progress: (done: number) => void): Promise<Loaded> {
    return this.#ask({ type: "load", bytes }, progress);
  }

  match(question: Uint8Array): Promise<Uint8Array> {
    return this.#ask({ type: "match", question });
  }

  save(): Promise<Uint8Array> {
    return this.#ask({ type: "save" });
  }

  stop(): void {
    this.#finish(new SaysoError("closed", "The fact-checks have been closed."));
  }

  async #ask<T>(message: ToWorker, progress: Awaited["progress"] = () => undefined): Promise<T> {
    if (this.#end) throw this.#end;
    const awaited = { ...defer<unknown>(), progress };
    this.#awaited.push(awaited);
    this.#worker.postMessage(message);
    return (await awaited.promise) as T;
  }

  #receive(message: FromWorker): void {
    if (message.type === "progress") {
      this.#awaited[0]?.progress(message.done);
      return;
    }
    const awaited = this.#awaited.shift();
    if (message.type === "answer") awaited?.resolve(message.answer);
    else awaited?.reject(new SaysoError(message.code, message.message));
  }

  #finish(error: SaysoError): void {
    this.#end = error;
    this.#worker.terminate();
    for (const awaited of this.#awaited.splice(0)) awaited.reject(error);
  }
}

export class MainHost implements Host {
  readonly ended = false;
  readonly #checks: FactCheckModule;

  constructor(module: WebAssembly.Module) {
    this.#checks = new FactCheckModule(module);
  }

  async start(): Promise<void> {
    // Nothing to wait for.
  }

  load(bytes: Uint8Array, progress: (done: number) => void): Promise<Loaded> {
    return this.#checks.load(bytes, progress);
  }

  async match(question: Uint8Array): Promise<Uint8Array> {
    return this.#checks.match(question);
  }

  async save(): Promise<Uint8Array> {
    return this.#checks.save();
  }

  stop(): void {
    // What the thread does cannot be ended.
  }
}
