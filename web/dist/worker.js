// src/api.ts
/** `message` is one sentence for a person. */
var SaysoError = class extends Error {
	name = "SaysoError";
	code;
	constructor(code, message, options) {
		super(message, options);
		this.code = code;
	}
};
// src/engine.ts
/** One instance of the wasm module with its models: the other side of wasm/sayso.h. */
var kWord = 4;
var decoder = new TextDecoder();
var imports = {
	env: { emscripten_notify_memory_growth: () => void 0 },
	wasi_snapshot_preview1: { proc_exit: (code) => {
		throw new Error(`the engine stopped with code ${code}`);
	} }
};
/** Memory and calls of one instance. */
var Instance = class {
	exports;
	constructor(instance) {
		this.exports = instance.exports;
		this.exports._initialize();
	}
	/** Copies `bytes` into new memory of the module's. */
	put(bytes) {
		const at = this.exports.sayso_alloc(Math.max(bytes.length, 1)) >>> 0;
		if (at === 0) throw new SaysoError("crashed", "The engine has run out of memory.");
		new Uint8Array(this.exports.memory.buffer).set(bytes, at);
		return at;
	}
	words(at, count) {
		return new Uint32Array(this.exports.memory.buffer, at, count);
	}
	/** Copies a sayso_result's data out and releases it; an error becomes one with `code`. */
	take(address, code) {
		const result = address >>> 0;
		const [ok = 0, , data = 0, size = 0] = this.words(result, 4);
		const bytes = new Uint8Array(this.exports.memory.buffer).slice(data, data + size);
		this.exports.sayso_result_release(result);
		if (!ok) throw new SaysoError(code, decoder.decode(bytes));
		return bytes;
	}
};
/** Anything but an error of our own is a trap, after which an instance must not be used. */
function guarded(code, call) {
	try {
		return call();
	} catch (cause) {
		if (cause instanceof SaysoError) throw cause;
		throw new SaysoError(code, "The engine broke down.", { cause });
	}
}
var Engine = class Engine {
	#instance;
	#engine;
	constructor(instance, engine) {
		this.#instance = instance;
		this.#engine = engine;
	}
	/** Rejects with code `load`. The models are copied. */
	static async create({ module, models }) {
		const started = await WebAssembly.instantiate(module, imports).catch((cause) => {
			throw new SaysoError("load", "The engine could not be started.", { cause });
		});
		return guarded("load", () => {
			const instance = new Instance(started);
			return new Engine(instance, createEngine(instance, models));
		});
	}
	/**
	* Analyses UTF-8 `text`; `options` is JSON as wasm/sayso.h describes it, or empty. Gives the
	* analysis as JSON. Throws with code `input` or, when the engine must be thrown away, `crashed`.
	*/
	analyze(text, options) {
		return guarded("crashed", () => {
			const { exports } = this.#instance;
			const textAt = this.#instance.put(text);
			const optionsAt = this.#instance.put(options);
			const result = exports.sayso_analyze(this.#engine, textAt, text.length, optionsAt, options.length);
			exports.sayso_free(optionsAt);
			exports.sayso_free(textAt);
			return this.#instance.take(result, "input");
		});
	}
	get version() {
		const { exports } = this.#instance;
		const bytes = new Uint8Array(exports.memory.buffer, exports.sayso_version() >>> 0);
		return decoder.decode(bytes.subarray(0, bytes.indexOf(0)));
	}
	/** Bytes of memory, which grows and never shrinks. */
	get memory() {
		return this.#instance.exports.memory.buffer.byteLength;
	}
};
function createEngine(instance, models) {
	const { exports } = instance;
	const files = models.map((model) => instance.put(model));
	const list = Uint32Array.from(models.flatMap((model, i) => [files[i] ?? 0, model.length]));
	const listAt = instance.put(new Uint8Array(list.buffer));
	const engineAt = instance.put(new Uint8Array(kWord));
	const result = exports.sayso_engine_create(listAt, models.length, engineAt);
	const [engine = 0] = instance.words(engineAt, 1);
	for (const at of [
		...files,
		listAt,
		engineAt
	]) exports.sayso_free(at);
	instance.take(result, "load");
	return engine;
}
// src/worker.ts
/** The worker's script: one engine, one call at a time. */
var engine;
function answer(message, transfer = []) {
	globalThis.postMessage(message, { transfer });
}
async function handle(message) {
	if (message.type === "start") {
		engine = await Engine.create(message);
		return answer({ type: "ready" });
	}
	if (!engine) throw new SaysoError("crashed", "The engine was asked before it was started.");
	const json = engine.analyze(message.text, message.options);
	answer({
		type: "result",
		json,
		memory: engine.memory
	}, [json.buffer]);
}
globalThis.addEventListener("message", ({ data }) => {
	handle(data).catch((error) => {
		const { code, message } = error instanceof SaysoError ? error : new SaysoError("crashed", String(error));
		answer({
			type: "error",
			code,
			message
		});
	});
});
