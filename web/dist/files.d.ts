/** Where the package's files lie, and how they are read. */
import { type SaysoOptions } from "./api.js";
import type { EngineFiles } from "./engine.js";
/** Reads what `options` name and do not bring. Rejects with code `load`. */
export declare function loadFiles(options: SaysoOptions): Promise<EngineFiles>;
/** Throws where there are no workers or the page does not allow this one. */
export declare function openWorker(address?: string | URL): Worker;
