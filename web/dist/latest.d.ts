import type { AnalyzeOptions, Sayso } from "./api.js";
import type { Analysis } from "./types.js";
/**
 * For paste and typing: each call aborts the one before it, which rejects with code `aborted`.
 */
export declare function latestOnly(sayso: Sayso): (text: string, options?: AnalyzeOptions) => Promise<Analysis>;
