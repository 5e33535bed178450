// A Web Worker over a thread of Node's: enough of one to run dist/worker.js.
import { Worker as NodeThread } from "node:worker_threads";

/** Gives a thread of Node's what a worker's script expects, and loads the script. */
const kShim = `
  const { parentPort, workerData } = require("node:worker_threads");
  globalThis.postMessage = (message, { transfer }) => parentPort.postMessage(message, transfer);
  globalThis.addEventListener = (type, listen) => parentPort.on(type, (data) => listen({ data }));
  import(workerData);
`;

export class NodeWorker extends EventTarget {
  static started = 0;
  #thread;

  constructor(url) {
    super();
    NodeWorker.started += 1;
    this.#thread = new NodeThread(kShim, { eval: true, workerData: String(url) });
    this.#thread.on("message", (data) => {
      this.dispatchEvent(new MessageEvent("message", { data }));
    });
    this.#thread.on("error", () => this.dispatchEvent(new Event("error")));
  }

  postMessage(message, transfer) {
    this.#thread.postMessage(message, transfer);
  }

  terminate() {
    void this.#thread.terminate();
  }
}
