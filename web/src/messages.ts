/**
 * What client and worker say to each other. A worker does one thing at a time and is not asked for the
 * next before it has answered, so no call needs a number; `forget` has no answer. There is no message for cancelling: a worker
 * that computes would not read it, so the client lets it go and starts another.
 */
import type { SaysoErrorCode } from "./api.js";
import type { EngineFiles, Request } from "./engine.js";

export type ToWorker =
  | ({ type: "start" } & EngineFiles)
  | ({ type: "answer" } & Request)
  | { type: "forget"; session: number };

export type FromWorker =
  | { type: "ready" }
  | { type: "result"; json: Uint8Array; memory: number }
  | { type: "error"; code: SaysoErrorCode; message: string };
