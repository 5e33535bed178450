/** Calls in, analyses out: a queue before one host, which is replaced when it is stopped or breaks. */
import { type AnalyzeOptions, type Sayso } from "./api.js";
import type { Host } from "./hosts.js";
import type { Analysis } from "./types.js";
/** In UTF-16 code units. The engine cuts at less; this is what is not even copied to it. */
export declare const kLongestText: number;
export declare class Client implements Sayso {
    #private;
    readonly thread: Sayso["thread"];
    /** `spawn` may throw. */
    constructor(thread: Sayso["thread"], spawn: () => Host);
    /** Resolves to a host that is ready, a new one where there is none. Rejects with code `load`. */
    start(): Promise<Host>;
    analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
    close(): void;
}
