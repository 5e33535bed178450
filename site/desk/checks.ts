/** Fact-checks that the reader opens: the package's module makes an index of them, which the Desk takes. */
import { factCheckOptions } from "../src/assets.js";
import { checksOpened, checksRefused } from "../src/input/messages.js";
import type { Engine } from "./engine.js";

/** Gives a sentence on what the file held; `tell` hears how far it is. */
export async function openChecks(
  file: File,
  engine: Engine,
  tell: (words: string) => void,
): Promise<string> {
  tell(`Reading ${file.name}…`);
  try {
    const { createFactChecks } = await import("say-so/factchecks");
    const checks = await createFactChecks(factCheckOptions());
    try {
      const { entries, refused } = await checks.load(new Uint8Array(await file.arrayBuffer()), {
        onProgress: (done) => tell(`Reading ${file.name}: ${Math.round(100 * done)} %`),
      });
      engine.openChecks(await checks.save());
      return checksOpened(file.name, entries, refused);
    } finally {
      checks.close();
    }
  } catch (error) {
    return checksRefused(file.name, error);
  }
}
