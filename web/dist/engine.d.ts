/** What an instance is made of; can be posted to a worker. */
export interface EngineFiles {
    module: WebAssembly.Module;
    models: Uint8Array[];
}
export declare class Engine {
    #private;
    private constructor();
    /** Rejects with code `load`. The models are copied. */
    static create({ module, models }: EngineFiles): Promise<Engine>;
    /**
     * Analyses UTF-8 `text`; `options` is JSON as wasm/sayso.h describes it, or empty. Gives the
     * analysis as JSON. Throws with code `input` or, when the engine must be thrown away, `crashed`.
     */
    analyze(text: Uint8Array, options: Uint8Array): Uint8Array;
    get version(): string;
    /** Bytes of memory, which grows and never shrinks. */
    get memory(): number;
}
