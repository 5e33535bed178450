/** One instance of the wasm module with its models: the other side of wasm/sayso.h. */
import { guarded, Instance, type CommonExports } from "./instance.js";

/** What an instance is made of; can be posted to a worker. */
export interface EngineFiles {
  module: WebAssembly.Module;
  models: Uint8Array[];
}

/** What one call asks. */
export interface Request {
  /** UTF-8. */
  text: Uint8Array;
  /** JSON as wasm/sayso.h describes it, or empty. */
  options: Uint8Array;
  /** Calls of one session are of one text as it changes. */
  session?: number | undefined;
  /** UTF-8: verify the text against it, instead of analysing it. */
  source?: Uint8Array | undefined;
}

interface Exports extends CommonExports {
  sayso_engine_create(models: number, count: number, engine: number): number;
  sayso_analyze(
    engine: number,
    text: number,
    textSize: number,
    options: number,
    optionsSize: number,
  ): number;
  sayso_session_create(engine: number): number;
  sayso_session_analyze: Exports["sayso_analyze"];
  sayso_session_release(session: number): void;
  sayso_verify(
    engine: number,
    text: number,
    textSize: number,
    source: number,
    sourceSize: number,
    options: number,
    optionsSize: number,
  ): number;
  sayso_version(): number;
}

const kWord = 4;
const decoder = new TextDecoder();

export class Engine {
  readonly #instance: Instance<Exports>;
  readonly #engine: number;
  readonly #sessions = new Map<number, number>();

  private constructor(instance: Instance<Exports>, engine: number) {
    this.#instance = instance;
    this.#engine = engine;
  }

  /** Rejects with code `load`. The models are copied. */
  static async create({ module, models }: EngineFiles): Promise<Engine> {
    const instance = await Instance.start<Exports>(module);
    return guarded("load", () => new Engine(instance, createEngine(instance, models)));
  }

  /**
   * Analyses UTF-8 `text`; `options` is JSON as wasm/sayso.h describes it, or empty. Gives the
   * analysis as JSON. Throws with code `input` or, when the engine must be thrown away, `limit` (no
   * memory left) or `crashed`. With a number of a `session`, what stood in that session's text before
   * is not parsed again.
   */
  analyze(text: Uint8Array, options: Uint8Array, session?: number): Uint8Array {
    return guarded("crashed", () => {
      const { exports } = this.#instance;
      const [analyze, by] =
        session === undefined
          ? [exports.sayso_analyze, this.#engine]
          : [exports.sayso_session_analyze, this.#session(session)];
      const textAt = this.#instance.put(text);
      const optionsAt = this.#instance.put(options);
      const result = analyze(by, textAt, text.length, optionsAt, options.length);
      exports.sayso_free(optionsAt);
      exports.sayso_free(textAt);
      return this.#instance.take(result, "input");
    });
  }

  /** What `source` makes of the quotations and figures of `text`, as JSON; else as {@link analyze}. */
  verify(text: Uint8Array, source: Uint8Array, options: Uint8Array): Uint8Array {
    return guarded("crashed", () => {
      const { exports } = this.#instance;
      const parts = [text, source, options];
      const [textAt = 0, sourceAt = 0, optionsAt = 0] = parts.map((part) =>
        this.#instance.put(part),
      );
      const result = exports.sayso_verify(
        this.#engine,
        textAt,
        text.length,
        sourceAt,
        source.length,
        optionsAt,
        options.length,
      );
      for (const at of [optionsAt, sourceAt, textAt]) exports.sayso_free(at);
      return this.#instance.take(result, "input");
    });
  }

  answer({ text, options, session, source }: Request): Uint8Array {
    if (source) return this.verify(text, source, options);
    return this.analyze(text, options, session);
  }

  #session(number: number): number {
    const known = this.#sessions.get(number);
    if (known !== undefined) return known;
    const session = this.#instance.exports.sayso_session_create(this.#engine);
    this.#sessions.set(number, session);
    return session;
  }

  /** Frees what a session keeps. */
  forget(session: number): void {
    const known = this.#sessions.get(session);
    if (known === undefined) return;
    this.#sessions.delete(session);
    guarded("crashed", () => this.#instance.exports.sayso_session_release(known));
  }

  get version(): string {
    const { exports } = this.#instance;
    const bytes = new Uint8Array(exports.memory.buffer, exports.sayso_version() >>> 0);
    return decoder.decode(bytes.subarray(0, bytes.indexOf(0)));
  }

  /** Bytes of memory, which grows and never shrinks. */
  get memory(): number {
    return this.#instance.memory;
  }
}

function createEngine(instance: Instance<Exports>, models: Uint8Array[]): number {
  const { exports } = instance;
  const files = models.map((model) => instance.put(model));
  const list = Uint32Array.from(models.flatMap((model, i) => [files[i] ?? 0, model.length]));
  const listAt = instance.put(new Uint8Array(list.buffer));
  const engineAt = instance.put(new Uint8Array(kWord));
  const result = exports.sayso_engine_create(listAt, models.length, engineAt);
  const [engine = 0] = instance.words(engineAt, 1);
  for (const at of [...files, listAt, engineAt]) exports.sayso_free(at);
  instance.take(result, "load");
  return engine;
}
