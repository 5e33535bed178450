/** Calls in, analyses out: a queue before one host, which is replaced when it is stopped or breaks. */
import { SaysoError } from "./api.js";
import { defer } from "./deferred.js";
/** In UTF-16 code units. The engine cuts at less; this is what is not even copied to it. */
export const kLongestText = 64 * 2 ** 20;
/** What is nearly done is let finish: a new worker costs more than that. In milliseconds. */
const kGrace = 50;
/** A host that holds more than this after a run is replaced, to give the memory back. In bytes. */
const kHeavy = 256 * 2 ** 20;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
export class Client {
    thread;
    #spawn;
    #queue = [];
    #host;
    #running;
    #closed = false;
    /** `spawn` may throw. */
    constructor(thread, spawn) {
        this.thread = thread;
        this.#spawn = spawn;
    }
    /** Resolves to a host that is ready, a new one where there is none. Rejects with code `load`. */
    async start() {
        try {
            if (!this.#host || this.#host.ended)
                this.#host = this.#spawn();
            await this.#host.ready;
            return this.#host;
        }
        catch (cause) {
            this.#host?.stop();
            if (cause instanceof SaysoError && cause.code === "load")
                throw cause;
            throw new SaysoError("load", "The engine could not be started.", { cause });
        }
    }
    async analyze(text, options = {}) {
        const { signal, onProgress, article, blocks, explain } = options;
        if (this.#closed)
            throw closed();
        if (signal?.aborted)
            throw aborted(signal);
        if (text.length > kLongestText)
            throw tooLong(text);
        const job = {
            ...defer(),
            text,
            options: encoder.encode(JSON.stringify({ article, blocks, explain }, wellFormed)),
            signal,
            onProgress,
        };
        const onAbort = () => this.#abort(job);
        signal?.addEventListener("abort", onAbort);
        this.#queue.push(job);
        void this.#next();
        try {
            return await job.promise;
        }
        finally {
            signal?.removeEventListener("abort", onAbort);
        }
    }
    close() {
        this.#closed = true;
        for (const job of this.#queue.splice(0))
            job.reject(closed());
        this.#running?.reject(closed());
        this.#host?.stop();
    }
    #abort(job) {
        job.reject(aborted(job.signal));
        const at = this.#queue.indexOf(job);
        if (at >= 0)
            this.#queue.splice(at, 1);
        setTimeout(() => job.host?.stop(), kGrace);
    }
    async #next() {
        if (this.#running)
            return;
        const job = this.#queue.shift();
        if (!job)
            return;
        this.#running = job;
        await this.#run(job).then(job.resolve, job.reject);
        this.#running = undefined;
        void this.#next();
    }
    async #run(job) {
        const host = await this.start();
        if (this.#closed)
            throw closed();
        if (job.signal?.aborted)
            throw aborted(job.signal);
        report(job, 0);
        job.host = host;
        try {
            const json = await host.run(encoder.encode(job.text), job.options);
            if (host.memory > kHeavy)
                host.stop();
            report(job, 1);
            return JSON.parse(decoder.decode(json));
        }
        catch (error) {
            if (!(error instanceof SaysoError && error.code === "input"))
                host.stop();
            throw error;
        }
        finally {
            delete job.host;
        }
    }
}
/** In a task of its own: what the caller's function throws is the caller's. */
function report(job, done) {
    queueMicrotask(() => job.onProgress?.({ stage: "analyze", done }));
}
/** Lone surrogates would make the options no valid JSON. */
function wellFormed(_key, value) {
    return typeof value === "string" ? value.toWellFormed() : value;
}
function closed() {
    return new SaysoError("closed", "Sayso has been closed.");
}
function aborted(signal) {
    return new SaysoError("aborted", "The analysis was cancelled.", { cause: signal?.reason });
}
function tooLong(text) {
    const [length, limit] = [text.length, kLongestText].map((n) => n.toLocaleString("en"));
    return new SaysoError("limit", `The text has ${length} characters; at most ${limit} can be read.`);
}
