/** The module of fact-checks: the other side of wasm/match/match.h. */
import { SaysoError } from "../api.js";
import { guarded, Instance, type CommonExports } from "../instance.js";
import type { Entry } from "./claim-reviews.js";
import { readFeed } from "./feed.js";
import type { Loaded } from "./types.js";

/** Bytes: of a feed, and of an index. */
const kLargestFeed = 2 ** 28;
const kLargestIndex = 2 ** 30;
/** How an index begins (core/weights/weights.h). */
const kMagic = "saysow\r\n";

interface Exports extends CommonExports {
  sayso_builder_create(): number;
  sayso_builder_add(builder: number, fields: number): number;
  sayso_builder_finish(builder: number): number;
  sayso_index_create(size: number): number;
  sayso_index_data(index: number): number;
  sayso_index_open(index: number): number;
  sayso_index_size(index: number): number;
  sayso_index_match(index: number, statements: number, size: number): number;
}

const kFields = 8;
/** Bytes of a field that the builder is given: it keeps less, after markup is taken out. */
const kRoom = 8000;
const encoder = new TextEncoder();

/** Makes an index. */
class Builder {
  readonly #instance: Instance<Exports>;
  readonly #builder: number;
  readonly #table: number;
  readonly #room: number;

  constructor(instance: Instance<Exports>) {
    this.#instance = instance;
    this.#builder = instance.exports.sayso_builder_create();
    this.#table = instance.put(new Uint8Array(kFields * 8));
    this.#room = instance.put(new Uint8Array(kFields * kRoom));
  }

  /** Gives the reason where the entry is left out. */
  add(entry: Entry): string | undefined {
    const room = this.#instance.bytes(this.#room, kFields * kRoom);
    const table = this.#instance.words(this.#table, kFields * 2);
    entry.forEach((text, i) => {
      const field = room.subarray(i * kRoom, (i + 1) * kRoom);
      table[2 * i] = this.#room + i * kRoom;
      table[2 * i + 1] = encoder.encodeInto(text, field).written;
    });
    try {
      const { exports } = this.#instance;
      this.#instance.take(exports.sayso_builder_add(this.#builder, this.#table), "input");
      return undefined;
    } catch (error) {
      if (error instanceof SaysoError && error.code === "input") return error.message;
      throw error;
    }
  }

  /** The index's file, put together here: the instance has no room for it beside what it is made of. */
  finish(): Uint8Array {
    const { exports } = this.#instance;
    const table = this.#instance.take(exports.sayso_builder_finish(this.#builder), "limit");
    const words = new Uint32Array(table.buffer);
    const parts = Array.from({ length: words.length / 2 }, (_, i) =>
      this.#instance.bytes(words[2 * i] ?? 0, words[2 * i + 1] ?? 0),
    );
    const file = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      file.set(part, at);
      at += part.length;
    }
    return file;
  }
}

/** An open index. */
class Index {
  readonly #instance: Instance<Exports>;
  readonly #index: number;
  readonly #size: number;

  constructor(instance: Instance<Exports>, file: Uint8Array) {
    this.#instance = instance;
    this.#size = file.length;
    this.#index = instance.exports.sayso_index_create(file.length);
    this.#file().set(file);
    instance.take(instance.exports.sayso_index_open(this.#index), "input");
  }

  get entries(): number {
    return this.#instance.exports.sayso_index_size(this.#index);
  }

  match(question: Uint8Array): Uint8Array<ArrayBuffer> {
    const { exports } = this.#instance;
    const at = this.#instance.put(question);
    const result = exports.sayso_index_match(this.#index, at, question.length);
    exports.sayso_free(at);
    return this.#instance.take(result, "input");
  }

  save(): Uint8Array<ArrayBuffer> {
    return this.#file().slice();
  }

  #file(): Uint8Array<ArrayBuffer> {
    return this.#instance.bytes(this.#instance.exports.sayso_index_data(this.#index), this.#size);
  }
}

/** Fact-checks in the calling thread. */
export class FactCheckModule {
  readonly #module: WebAssembly.Module;
  #index: Index | undefined;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  /**
   * Opens an index, or reads a feed in UTF-8. What was loaded before stays where this throws: with code
   * `input` where nothing of it can be used, or `limit`. `progress` is told 0 to 1.
   */
  async load(bytes: Uint8Array, progress: (done: number) => void): Promise<Loaded> {
    const ready = isIndex(bytes);
    if (bytes.length > (ready ? kLargestIndex : kLargestFeed)) {
      throw new SaysoError("limit", "The file of fact-checks is too large.");
    }
    if (ready) {
      const entries = await this.#open(bytes);
      return { entries, refused: 0, problems: [], lines: false };
    }
    // In an instance of its own, whose memory goes with it.
    const instance = await Instance.start<Exports>(this.#module);
    const { report, file } = guarded("crashed", () => {
      const builder = new Builder(instance);
      const text = new TextDecoder().decode(bytes);
      const report = readFeed(text, (entry) => builder.add(entry), progress);
      return { report, file: report.entries > 0 ? builder.finish() : undefined };
    });
    if (!file) throw new SaysoError("input", "The file holds no fact-check that can be used.");
    await this.#open(file);
    return report;
  }

  /** `question` and answer are JSON as wasm/match/match.h says. */
  match(question: Uint8Array): Uint8Array<ArrayBuffer> {
    return this.#use((index) => index.match(question));
  }

  /** The index's file. */
  save(): Uint8Array<ArrayBuffer> {
    return this.#use((index) => index.save());
  }

  async #open(file: Uint8Array): Promise<number> {
    const instance = await Instance.start<Exports>(this.#module);
    this.#index = guarded("crashed", () => new Index(instance, file));
    return this.#index.entries;
  }

  #use<T>(call: (index: Index) => T): T {
    const index = this.#index;
    if (!index) throw new SaysoError("input", "No fact-checks have been loaded.");
    try {
      return guarded("crashed", () => call(index));
    } catch (error) {
      if (!(error instanceof SaysoError && error.code === "input")) this.#index = undefined;
      throw error;
    }
  }
}

function isIndex(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, kMagic.length)) === kMagic;
}
