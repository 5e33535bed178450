/** Where an engine runs: in a worker, or in the calling thread. */
import { SaysoError } from "./api.js";
import { defer } from "./deferred.js";
import { Engine } from "./engine.js";
export class WorkerHost {
    ready;
    memory = 0;
    #worker;
    #awaited = defer();
    #end;
    /** Throws where the worker is refused at once. */
    constructor(worker, files) {
        this.#worker = worker();
        this.#worker.addEventListener("message", ({ data }) => {
            this.#receive(data);
        });
        // A script that is missing or refused shows up here too, later, in some browsers.
        for (const type of ["error", "messageerror"]) {
            this.#worker.addEventListener(type, (event) => {
                event.preventDefault();
                this.#finish(new SaysoError("crashed", "The engine's worker broke down.", { cause: event }));
            });
        }
        const start = this.#ask({ type: "start", ...files });
        this.ready = start.then(() => undefined);
    }
    run(text, options) {
        return this.#ask({ type: "analyze", text, options }, [text.buffer]);
    }
    get ended() {
        return this.#end !== undefined;
    }
    stop() {
        this.#finish(new SaysoError("aborted", "The engine was stopped."));
    }
    #ask(message, transfer = []) {
        this.#awaited = defer();
        if (this.#end)
            this.#awaited.reject(this.#end);
        else
            this.#worker.postMessage(message, transfer);
        return this.#awaited.promise;
    }
    #receive(message) {
        if (message.type === "error") {
            return this.#awaited.reject(new SaysoError(message.code, message.message));
        }
        if (message.type === "result")
            this.memory = message.memory;
        this.#awaited.resolve(message.type === "result" ? message.json : new Uint8Array());
    }
    #finish(error) {
        this.#end = error;
        this.#worker.terminate();
        this.#awaited.reject(error);
    }
}
export class MainHost {
    ready;
    memory = 0;
    #engine;
    constructor(files) {
        this.#engine = Engine.create(files);
        this.ready = this.#engine.then(() => undefined);
    }
    async run(text, options) {
        // The page may paint, and a signal may come, before the thread is taken.
        await new Promise((resolve) => setTimeout(resolve));
        const engine = await this.#engine;
        if (!engine)
            throw new SaysoError("aborted", "The engine was stopped.");
        const json = engine.analyze(text, options);
        this.memory = engine.memory;
        return json;
    }
    get ended() {
        return this.#engine === undefined;
    }
    stop() {
        this.#engine = undefined;
    }
}
