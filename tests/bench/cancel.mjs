// How long a call that is cancelled in the middle of a long text holds up its caller, and the next call.
import { setTimeout as sleep } from "node:timers/promises";
import { NodeWorker } from "../web/node-worker.mjs";

/** Milliseconds from the signal until the call is rejected, and until a short text after it is answered. */
export async function cancelled(text) {
  globalThis.Worker = NodeWorker;
  const { createSayso } = await import("../../web/dist/index.js");
  const sayso = await createSayso({ thread: "worker" });
  try {
    const cancel = new AbortController();
    const call = sayso.analyze(text, { signal: cancel.signal }).then(
      () => "answered",
      ({ code }) => code,
    );
    await sleep(200);
    const begin = performance.now();
    cancel.abort();
    const end = await call;
    if (end !== "aborted") throw new Error(`a call that was cancelled is ${end}`);
    const rejected = performance.now() - begin;
    await sayso.analyze("The mayor said on Tuesday that taxes rose by 4 percent.");
    return { rejected, next: performance.now() - begin };
  } finally {
    sayso.close();
  }
}
