/** The worker's script: one module of fact-checks, one call after the other. */
import { SaysoError } from "../api.js";
import type { FromWorker, ToWorker } from "./messages.js";
import { FactCheckModule } from "./module.js";

let checks: FactCheckModule | undefined;
let last: Promise<void> = Promise.resolve();

function tell(message: FromWorker, transfer: Transferable[] = []): void {
  globalThis.postMessage(message, { transfer });
}

async function handle(message: ToWorker): Promise<void> {
  if (message.type === "start") {
    checks = new FactCheckModule(message.module);
    return tell({ type: "answer", answer: undefined });
  }
  if (!checks) throw new SaysoError("crashed", "The worker was asked before it was started.");
  if (message.type === "load") {
    const answer = await checks.load(message.bytes, (done) => tell({ type: "progress", done }));
    return tell({ type: "answer", answer });
  }
  const answer = message.type === "save" ? checks.save() : checks.match(message.question);
  tell({ type: "answer", answer }, [answer.buffer]);
}

globalThis.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  last = last
    .then(() => handle(data))
    .catch((error: unknown) => {
      const { code, message } =
        error instanceof SaysoError ? error : new SaysoError("crashed", String(error));
      tell({ type: "error", code, message });
    });
});
