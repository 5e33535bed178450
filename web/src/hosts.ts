/** Where an engine runs: in a worker, or in the calling thread. */
import { SaysoError } from "./api.js";
import { defer, type Deferred } from "./deferred.js";
import { Engine, type EngineFiles, type Request } from "./engine.js";
import type { FromWorker, ToWorker } from "./messages.js";

export interface Host {
  /** Rejects with a SaysoError where the engine cannot be had here. */
  readonly ready: Promise<void>;
  /** Bytes of memory that the engine held after its last run; it never gives any back. */
  readonly memory: number;
  /** It was stopped or has died, at work or idle. */
  readonly ended: boolean;
  /**
   * Gives JSON: the analysis, or what the source makes of the text. One call at a time, after `ready`.
   * The buffers of the texts may be taken away. Rejects with a SaysoError; unless its code is `input`
   * the host is done.
   */
  run(request: Request): Promise<Uint8Array>;
  /** Frees what a session keeps. */
  forget(session: number): void;
  /** Ends it at once; what is awaited is rejected with code `aborted`. */
  stop(): void;
}

export class WorkerHost implements Host {
  readonly ready: Promise<void>;
  memory = 0;
  readonly #worker: Worker;
  #awaited: Deferred<Uint8Array> = defer();
  #end: SaysoError | undefined;

  /** Throws where the worker is refused at once. */
  constructor(worker: () => Worker, files: EngineFiles) {
    this.#worker = worker();
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      this.#receive(data);
    });
    // A script that is missing or refused shows up here too, later, in some browsers.
    for (const type of ["error", "messageerror"]) {
      this.#worker.addEventListener(type, (event) => {
        event.preventDefault();
        this.#finish(
          new SaysoError("crashed", "The engine's worker broke down.", { cause: event }),
        );
      });
    }
    const start = this.#ask({ type: "start", ...files });
    this.ready = start.then(() => undefined);
  }

  run(request: Request): Promise<Uint8Array> {
    const texts = request.source ? [request.text, request.source] : [request.text];
    return this.#ask(
      { type: "answer", ...request },
      texts.map((text) => text.buffer as ArrayBuffer),
    );
  }

  forget(session: number): void {
    if (!this.#end) this.#worker.postMessage({ type: "forget", session } satisfies ToWorker);
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  stop(): void {
    this.#finish(new SaysoError("aborted", "The engine was stopped."));
  }

  #ask(message: ToWorker, transfer: Transferable[] = []): Promise<Uint8Array> {
    this.#awaited = defer();
    if (this.#end) this.#awaited.reject(this.#end);
    else this.#worker.postMessage(message, transfer);
    return this.#awaited.promise;
  }

  #receive(message: FromWorker): void {
    if (message.type === "error") {
      return this.#awaited.reject(new SaysoError(message.code, message.message));
    }
    if (message.type === "result") this.memory = message.memory;
    this.#awaited.resolve(message.type === "result" ? message.json : new Uint8Array());
  }

  #finish(error: SaysoError): void {
    this.#end = error;
    this.#worker.terminate();
    this.#awaited.reject(error);
  }
}

export class MainHost implements Host {
  readonly ready: Promise<void>;
  memory = 0;
  #engine: Promise<Engine> | undefined;

  constructor(files: EngineFiles) {
    this.#engine = Engine.create(files);
    this.ready = this.#engine.then(() => undefined);
  }

  async run(request: Request): Promise<Uint8Array> {
    // The page may paint, and a signal may come, before the thread is taken.
    await new Promise((resolve) => setTimeout(resolve));
    const engine = await this.#engine;
    if (!engine) throw new SaysoError("aborted", "The engine was stopped.");
    const json = engine.answer(request);
    this.memory = engine.memory;
    return json;
  }

  forget(session: number): void {
    this.#engine?.then(
      (engine) => engine.forget(session),
      () => undefined,
    );
  }

  get ended(): boolean {
    return this.#engine === undefined;
  }

  stop(): void {
    this.#engine = undefined;
  }
}
