import { type EngineFiles } from "./engine.js";
export interface Host {
    /** Rejects with a SaysoError where the engine cannot be had here. */
    readonly ready: Promise<void>;
    /** Bytes of memory that the engine held after its last run; it never gives any back. */
    readonly memory: number;
    /** It was stopped or has died, at work or idle. */
    readonly ended: boolean;
    /**
     * UTF-8 text and JSON options → the analysis as JSON. One call at a time, after `ready`. `text`'s
     * buffer may be taken away. Rejects with a SaysoError; unless its code is `input` the host is done.
     */
    run(text: Uint8Array, options: Uint8Array): Promise<Uint8Array>;
    /** Ends it at once; what is awaited is rejected with code `aborted`. */
    stop(): void;
}
export declare class WorkerHost implements Host {
    #private;
    readonly ready: Promise<void>;
    memory: number;
    /** Throws where the worker is refused at once. */
    constructor(worker: () => Worker, files: EngineFiles);
    run(text: Uint8Array, options: Uint8Array): Promise<Uint8Array>;
    get ended(): boolean;
    stop(): void;
}
export declare class MainHost implements Host {
    #private;
    readonly ready: Promise<void>;
    memory: number;
    constructor(files: EngineFiles);
    run(text: Uint8Array, options: Uint8Array): Promise<Uint8Array>;
    get ended(): boolean;
    stop(): void;
}
