import type { Sayso, SaysoOptions } from "./api.js";
import { Client } from "./client.js";
import { loadFiles, openEngineWorker } from "./files.js";
import { MainHost, WorkerHost } from "./hosts.js";

/** Loads engine and models. Rejects with a SaysoError of code `load`. */
export async function createSayso(options: SaysoOptions = {}): Promise<Sayso> {
  const { thread = "auto", workerUrl } = options;
  const files = await loadFiles(options);
  const inWorker = new Client(
    "worker",
    () => new WorkerHost(() => openEngineWorker(workerUrl), files),
  );
  const inMain = new Client("main", () => new MainHost(files));
  if (thread !== "main") {
    try {
      await inWorker.start();
      return inWorker;
    } catch (error) {
      if (thread === "worker") throw error;
    }
  }
  await inMain.start();
  return inMain;
}
