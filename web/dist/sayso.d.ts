import type { Sayso, SaysoOptions } from "./api.js";
/** Loads engine and models. Rejects with a SaysoError of code `load`. */
export declare function createSayso(options?: SaysoOptions): Promise<Sayso>;
