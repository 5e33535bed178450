/** Has the engine read an article; where it is asked again meanwhile, the last reading counts. */
import type { AnalyzeOptions } from "../api.js";
import { readPage } from "../host/page.js";
import { reviewSteps } from "../review/from-analysis.js";
import type { Review } from "../review/types.js";
import type { Analysis } from "../types.js";
import type { ArticleView } from "./article.js";
import { useEngine, type EngineUse } from "./engine.js";
import type { Analyzer, SaySoElement } from "./sayso.js";
import { unhurried } from "./unhurried.js";

export class Reader {
  readonly #element: SaySoElement;
  #engine: EngineUse | undefined;
  #reading: AbortController | undefined;

  constructor(element: SaySoElement) {
    this.#element = element;
  }

  /** Undefined where another reading has overtaken this one. `now` is ISO 8601. */
  async read({ element, host }: ArticleView, now: () => string): Promise<Review | undefined> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const { text, blocks } = host;
    const page = readPage(element);
    const { signal } = reading;
    const options: AnalyzeOptions = { signal, article: page.article, blocks: [...blocks] };
    let analysis: Analysis;
    try {
      analysis = await (await this.#analyzer()).analyze(text, options);
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
    if (signal.aborted) return undefined;
    const review = await unhurried(reviewSteps(text, analysis, { now: now(), ...page }));
    return signal.aborted ? undefined : review;
  }

  stop(): void {
    this.#reading?.abort();
    this.#engine?.release();
  }

  async #analyzer(): Promise<Analyzer> {
    if (this.#element.engine) return this.#element.engine;
    const use = (this.#engine ??= useEngine(this.#element));
    use.session.catch(() => {
      // another try asks anew
      if (this.#engine === use) this.#engine = undefined;
    });
    return use.session;
  }
}
