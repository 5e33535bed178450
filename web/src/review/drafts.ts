/** Work in progress, kept in the reader's own browser so that it survives a reload. */
import { readReview, ReviewError } from "./read.js";
import type { Review } from "./types.js";

/** `full`: there is no room; `forbidden`: the browser lets this page keep nothing. */
export type Kept = "kept" | "full" | "forbidden";

const kPrefix = "sayso.review:";

export class Drafts {
  readonly #storage: () => Storage;

  /** `storage` may throw, as `window.localStorage` does where it is forbidden. */
  constructor(storage: () => Storage = () => localStorage) {
    this.#storage = storage;
  }

  /** `key` names the article; its text's hash is best. Never throws. */
  save(key: string, review: Review): Kept {
    try {
      this.#storage().setItem(kPrefix + key, JSON.stringify(review));
      return "kept";
    } catch (error) {
      // By its name: of another window it is no Error of ours.
      const { name } = error as { name?: unknown };
      return /quota/i.test(String(name)) ? "full" : "forbidden";
    }
  }

  /** Undefined where nothing that can be read was kept. Never throws. */
  load(key: string): Review | undefined {
    try {
      const file = this.#storage().getItem(kPrefix + key);
      return file === null ? undefined : readReview(file);
    } catch (error) {
      if (error instanceof ReviewError) this.remove(key);
      return undefined;
    }
  }

  remove(key: string): void {
    try {
      this.#storage().removeItem(kPrefix + key);
    } catch {
      // Where nothing may be kept nothing is there.
    }
  }
}
