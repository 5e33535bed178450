/** A file of fact-checks, for all embeds of a page that name it; its module comes with the first. */
import { SaysoError } from "../api.js";
import type { FactChecks } from "../factchecks/index.js";
import { fetchBytes } from "./fetch-bytes.js";
import { Leases, type Lease, type Shared } from "./leases.js";

/** In MiB; the module reads no longer feed. */
const kLargest = 256;

export class Feed implements Shared {
  readonly ready: Promise<FactChecks>;
  /** How much of it is read, 0 to 1, and how many entries could not be used. */
  done = 0;
  refused = 0;
  readonly #listeners = new Set<() => void>();
  readonly #stopping = new AbortController();

  constructor(address: URL) {
    this.ready = this.#load(address);
  }

  /** `told` hears of progress. */
  listen(told: () => void): void {
    this.#listeners.add(told);
  }

  unlisten(told: () => void): void {
    this.#listeners.delete(told);
  }

  close(): void {
    this.#stopping.abort();
    this.ready.then(
      (checks) => checks.close(),
      () => undefined,
    );
  }

  async #load(address: URL): Promise<FactChecks> {
    const { signal } = this.#stopping;
    const bytes = await fetchBytes(
      address,
      { what: "The file", most: kLargest, signal },
      (message, cause) => new SaysoError("load", message, { cause }),
    );
    const { createFactChecks } = await import("../factchecks/index.js");
    const checks = await createFactChecks();
    try {
      const { refused } = await checks.load(bytes, {
        signal,
        onProgress: (done) => {
          this.done = done;
          for (const told of this.#listeners) told();
        },
      });
      this.refused = refused;
      return checks;
    } catch (error) {
      checks.close();
      throw error;
    }
  }
}

const feeds = new Leases<Feed>();

/** Throws where `address` is of another origin than the page. */
export function useFeed(address: string, page: Document): Lease<Feed> {
  const url = URL.canParse(address, page.baseURI) ? new URL(address, page.baseURI) : undefined;
  if (url?.origin !== new URL(page.URL).origin) {
    throw new SaysoError("input", "They must lie on the page’s own origin.");
  }
  return feeds.take(url.href, () => new Feed(url));
}
