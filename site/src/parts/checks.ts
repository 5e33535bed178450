import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { FactChecks, Match } from "say-so/factchecks";
import { factCheckOptions } from "../assets.js";
import { checksOpened, checksRefused } from "../input/messages.js";
import type { Reading } from "../reading/model.js";

/** What a reader has opened, and what of it is like the claims of a text. */
export interface CheckedBefore {
  /** Of the file. */
  name: string;
  entries: number;
  refused: number;
  /** By the claim's id; undefined while they are looked up. */
  matches: ReadonlyMap<string, readonly Match[]> | undefined;
}

export const acceptedChecks = ".json,.jsonld,.ndjson,.jsonl,.csv,.sayso-index";

/** By name; what is named as a saved review is told from one by how it begins. */
export async function isFactChecks(file: File): Promise<boolean> {
  if (/\.(ndjson|jsonl|csv|sayso-index)$/i.test(file.name)) return true;
  if (!/\.(json|jsonld)$/i.test(file.name)) return false;
  const head = await file
    .slice(0, 2 ** 16)
    .text()
    .catch(() => "");
  return /claimReview/i.test(head) && !head.includes("sayso.review/");
}

/** The fact-checks that are open; they stay until the tab is closed or others are opened. */
export class Checks implements ReactiveController {
  private checks: Promise<FactChecks> | undefined;
  /** What an editor's review looks its claims up in; another with each file. */
  matcher: Pick<FactChecks, "match"> | undefined;
  private loaded: Omit<CheckedBefore, "matches"> | undefined;
  private found = new WeakMap<Reading, NonNullable<CheckedBefore["matches"]>>();
  private asked = new WeakSet<Reading>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Gives a sentence on what the file held; `tell` hears how far it is. */
  async open(file: File, tell: (words: string) => void): Promise<string> {
    tell(`Reading ${file.name}…`);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      this.checks ??= start();
      const checks = await this.checks;
      const { entries, refused } = await checks.load(bytes, {
        onProgress: (done) => tell(`Reading ${file.name}: ${Math.round(100 * done)} %`),
      });
      this.loaded = { name: file.name, entries, refused };
      this.matcher = { match: (statements) => checks.match(statements) };
      this.found = new WeakMap();
      this.asked = new WeakSet();
      this.host.requestUpdate();
      return checksOpened(file.name, entries, refused);
    } catch (error) {
      if (!this.loaded) this.close();
      return checksRefused(file.name, error);
    }
  }

  close(): void {
    void this.checks?.then((checks) => checks.close()).catch(() => undefined);
    this.checks = undefined;
    this.loaded = undefined;
    this.matcher = undefined;
    this.host.requestUpdate();
  }

  /** What is known for `reading`; what is not yet is looked up. */
  of(reading: Reading): CheckedBefore | undefined {
    if (!this.loaded) return undefined;
    if (!this.asked.has(reading)) {
      this.asked.add(reading);
      void this.look(reading);
    }
    return { ...this.loaded, matches: this.found.get(reading) };
  }

  private async look(reading: Reading): Promise<void> {
    const { found } = this;
    try {
      const checks = await this.checks;
      const matches = await checks?.matchArticle(reading.text, reading.analysis);
      if (!matches) return;
      found.set(reading, new Map(matches.claims.map((claim) => [claim.id, claim.matches])));
    } catch {
      found.set(reading, new Map());
    }
    this.host.requestUpdate();
  }
}

/** The package's part comes when it is first asked for. */
async function start(): Promise<FactChecks> {
  const { createFactChecks } = await import("say-so/factchecks");
  return createFactChecks(factCheckOptions());
}
