/** What reads other people's files, links and markup, in a page under the site's policy. */
import * as links from "./links.js";
import * as markup from "./markup.js";
import * as reviews from "./reviews.js";

export interface Inputs {
  /** Tries each input; gives how many, or throws with the first that breaks a promise. */
  tryAll(inputs: readonly string[]): number;
  /** The same for inputs that are made from `seed`. */
  properties: Record<string, (seed: number, runs: number) => Promise<number> | number>;
}

const inputs: Inputs = {
  tryAll: markup.tryAll,
  properties: { ...links.properties, ...markup.properties, ...reviews.properties },
};
Object.assign(globalThis, { inputs });
