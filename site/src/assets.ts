import type { SaysoOptions } from "say-so";
import type { FactCheckOptions } from "say-so/factchecks";

/** The files of one kind in the single-file form of the page. */
const inPage = (name: string) =>
  [...document.querySelectorAll<HTMLElement>("script[data-file]")]
    .filter((block) => block.dataset["file"] === name)
    .map(bytes);

const script = (files: Uint8Array<ArrayBuffer>[]) =>
  URL.createObjectURL(new Blob(files, { type: "text/javascript" }));

/**
 * Where the engine's files are: beside the page, as the package says, or in the single-file form of
 * the page in blocks of base64 that its build put there.
 */
export function engineOptions(): SaysoOptions {
  const [wasm] = inPage("wasm");
  if (!wasm) return {};
  return { wasm, models: inPage("model"), workerUrl: script(inPage("worker")) };
}

/** The same for what looks fact-checks up. */
export function factCheckOptions(): FactCheckOptions {
  const [wasm] = inPage("match-wasm");
  return wasm ? { wasm, workerUrl: script(inPage("match-worker")) } : {};
}

function bytes(block: HTMLElement): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(block.textContent), (character) => character.charCodeAt(0));
}
