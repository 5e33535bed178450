/**
 * For paste and typing: each call aborts the one before it, which rejects with code `aborted`.
 */
export function latestOnly(sayso) {
    let current;
    return (text, options = {}) => {
        current?.abort();
        current = new AbortController();
        const { signal } = options;
        const both = signal ? AbortSignal.any([signal, current.signal]) : current.signal;
        return sayso.analyze(text, { ...options, signal: both });
    };
}
