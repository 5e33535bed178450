import type { AnalyzeOptions, Sayso } from "./api.js";
import type { Analysis } from "./types.js";

/**
 * For paste and typing: each call aborts the one before it, which rejects with code `aborted`.
 */
export function latestOnly(
  sayso: Sayso,
): (text: string, options?: AnalyzeOptions) => Promise<Analysis> {
  let current: AbortController | undefined;
  return (text, options = {}) => {
    current?.abort();
    current = new AbortController();
    const { signal } = options;
    const both = signal ? AbortSignal.any([signal, current.signal]) : current.signal;
    return sayso.analyze(text, { ...options, signal: both });
  };
}
