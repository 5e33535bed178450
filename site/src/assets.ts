import type { SaysoOptions } from "say-so";

/**
 * Where the engine's files are: beside the page, as the package says, or in the single-file form of
 * the page in blocks of base64 that its build put there.
 */
export function engineOptions(): SaysoOptions {
  const blocks = [...document.querySelectorAll<HTMLElement>("script[data-file]")];
  if (blocks.length === 0) return {};
  const file = (name: string) =>
    blocks.filter((block) => block.dataset["file"] === name).map(bytes);
  const [wasm] = file("wasm");
  return {
    ...(wasm && { wasm }),
    models: file("model"),
    workerUrl: URL.createObjectURL(new Blob(file("worker"), { type: "text/javascript" })),
  };
}

function bytes(block: HTMLElement): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(block.textContent), (character) => character.charCodeAt(0));
}
