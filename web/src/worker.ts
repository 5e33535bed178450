/** The worker's script: one engine, one call at a time. */
import { SaysoError } from "./api.js";
import { Engine } from "./engine.js";
import type { FromWorker, ToWorker } from "./messages.js";

let engine: Engine | undefined;

function answer(message: FromWorker, transfer: Transferable[] = []): void {
  globalThis.postMessage(message, { transfer });
}

async function handle(message: ToWorker): Promise<void> {
  if (message.type === "start") {
    engine = await Engine.create(message);
    return answer({ type: "ready" });
  }
  if (message.type === "forget") return engine?.forget(message.session);
  if (!engine) throw new SaysoError("crashed", "The engine was asked before it was started.");
  const json = engine.answer(message);
  answer({ type: "result", json, memory: engine.memory }, [json.buffer as ArrayBuffer]);
}

globalThis.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  handle(data).catch((error: unknown) => {
    const { code, message } =
      error instanceof SaysoError ? error : new SaysoError("crashed", String(error));
    answer({ type: "error", code, message });
  });
});
