/** What client and worker of fact-checks say to each other; calls are answered in order. */
import type { SaysoErrorCode } from "../api.js";
import type { Loaded } from "./types.js";

export type ToWorker =
  | { type: "start"; module: WebAssembly.Module }
  | { type: "load"; bytes: Uint8Array }
  | { type: "match"; question: Uint8Array }
  | { type: "save" };

export type FromWorker =
  | { type: "progress"; done: number }
  | { type: "answer"; answer: Uint8Array | Loaded | undefined }
  | { type: "error"; code: SaysoErrorCode; message: string };
