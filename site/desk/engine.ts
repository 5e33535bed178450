/** The Desk's module with its models, and strings across its boundary. */
import create, { type DeskModule } from "sayso-desk.js";
import wasm from "sayso-desk.wasm?url";
// the very files of the engine: a reader who has it has these
import attributions from "say-so/models/attributions.bin?url";
import entities from "say-so/models/entities.bin?url";
import syntax from "say-so/models/syntax.bin?url";
import worth from "say-so/models/worth.bin?url";

async function bytesOf(address: string): Promise<Uint8Array> {
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok) return new Uint8Array(await response.arrayBuffer());
  const why = response ? ` (${response.status})` : "";
  throw new Error(`${address.replace(/.*\//, "")} could not be loaded${why}`);
}

export class Engine {
  readonly #module: DeskModule;
  readonly #desk: number;

  private constructor(module: DeskModule) {
    this.#module = module;
    this.#desk = module._sayso_desk_create();
  }

  /** Rejects where a file cannot be had, or where `canvas`, a selector, has no WebGL2. */
  static async start(canvas: string, scale: number, dark: boolean): Promise<Engine> {
    const [program, ...models] = await Promise.all(
      [wasm, syntax, entities, worth, attributions].map(bytesOf),
    );
    const module = await create({ wasmBinary: program, locateFile: () => wasm });
    const engine = new Engine(module);
    for (const model of models) {
      module._sayso_desk_add_model(engine.#desk, engine.#copy(model), model.length);
    }
    const mac = /^(Mac|iP)/.test(navigator.platform);
    const wrong = engine.withText(canvas, (m, desk, text) =>
      m._sayso_desk_start(desk, text, scale, Number(dark), Number(mac)),
    );
    if (wrong) throw new Error(module.UTF8ToString(wrong));
    return engine;
  }

  /** Has claims looked up in this index of fact-checks. Throws where it is none. */
  openChecks(index: Uint8Array): void {
    const wrong = this.textOf((m, desk) =>
      m._sayso_desk_checks(desk, this.#copy(index), index.length),
    );
    if (wrong !== undefined) throw new Error(wrong);
  }

  call<T>(use: (module: DeskModule, desk: number) => T): T {
    return use(this.#module, this.#desk);
  }

  withText<T>(
    text: string,
    use: (module: DeskModule, desk: number, address: number, size: number) => T,
  ): T {
    const bytes = new TextEncoder().encode(`${text}\0`);
    const address = this.#copy(bytes);
    const result = use(this.#module, this.#desk, address, bytes.length - 1);
    this.#module._free(address);
    return result;
  }

  /** The string that a call gives; nothing for null. */
  textOf(give: (module: DeskModule, desk: number) => number): string | undefined {
    const address = this.call(give);
    return address ? this.#module.UTF8ToString(address) : undefined;
  }

  #copy(bytes: Uint8Array): number {
    const address = this.#module._malloc(bytes.length);
    this.#module.HEAPU8.set(bytes, address);
    return address;
  }
}
