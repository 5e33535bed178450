/**
 * The tag `<say-so>`: light, so that a page pays for nothing that nobody looks at. What shows claims
 * comes with `ui.js`, when the article is in sight or somebody asks. Importing this on a server is safe
 * and does nothing there.
 */
import type { Analysis } from "../types.js";
import type { AnalyzeOptions } from "../api.js";
import type { Found, Statement } from "../factchecks/types.js";
import type { Review } from "../review/types.js";
import type { OwnWords, SomeWords } from "../words/index.js";
import type { Embed } from "./embed.js";

export type { SaySoEvent, SaySoEvents } from "./events.js";
export type { OwnWords, Review, SomeWords };

/** What the element needs of an engine. */
export interface Analyzer {
  analyze(text: string, options: AnalyzeOptions): Promise<Analysis>;
}

/** What the element needs of fact-checks; `createFactChecks` of say-so/factchecks gives such. */
export interface FactMatcher {
  match(statements: readonly Statement[]): Promise<Found[]>;
}

const kAttributes = [
  "for",
  "src",
  "factchecks",
  "loading",
  "review",
  "with-text",
  "lang",
  "theme",
  "report-to",
  "shortcuts",
  "wasm-url",
  "worker-url",
  "model-url",
] as const;

/** What does not matter before the claims are shown. */
const kLate: readonly string[] = ["with-text", "theme", "report-to", "shortcuts", "lang"];

const Base = (globalThis.HTMLElement ?? Object) as typeof HTMLElement;

/**
 * Marks the claims of an article in its own text.
 *
 * @tag say-so
 * @attr {string} for - CSS selector of the article; without it the element's own children are read
 * @attr {string} src - address of a review (sayso.review/1): exactly its accepted claims, no engine
 * @attr {string} factchecks - address of fact-checks on the page's origin (ClaimReview, CSV or an index of Sayso's): what was checked before is a candidate beside the claims
 * @attr {"lazy" | "eager" | "manual"} loading - when to begin: in sight (default), at once, by load()
 * @attr {boolean} review - an editor reviews what was found
 * @attr {boolean} with-text - a review that is saved carries the article's text, so that it stands alone
 * @attr {string} lang - of the words around the claims (BCP 47); by default the page's
 * @attr {"light" | "dark"} theme - by default that of the article's own text
 * @attr {string} report-to - mail address for error reports
 * @attr {"off"} shortcuts - no keys of an editor in review
 * @attr {string} wasm-url - where the engine lies
 * @attr {string} worker-url - where its worker lies
 * @attr {string} model-url - where its models lie, addresses set apart by blanks
 */
export class SaySoElement extends Base {
  static readonly observedAttributes: readonly string[] = kAttributes;

  #embed: Embed | undefined;
  #loading: Promise<void> | undefined;
  /** Ends with the embed that is loading or shown. */
  #life: AbortController | undefined;
  #sight: IntersectionObserver | undefined;
  #engine: Analyzer | undefined;
  #factChecks: FactMatcher | undefined;
  #strings: OwnWords = {};
  #review: Review | undefined;

  /** An engine of the page's own, instead of the one that comes with the package. */
  get engine(): Analyzer | undefined {
    return this.#engine;
  }
  set engine(engine: Analyzer | undefined) {
    this.#engine = engine;
    this.#restart();
  }

  /** Fact-checks of the page's own, instead of those that `factchecks` names. */
  get factChecks(): FactMatcher | undefined {
    return this.#factChecks;
  }
  set factChecks(checks: FactMatcher | undefined) {
    if (checks === this.#factChecks) return;
    this.#factChecks = checks;
    this.#embed?.compare();
  }

  /** Words of the house's own, in place of some of ours. */
  get strings(): OwnWords {
    return this.#strings;
  }
  set strings(strings: OwnWords) {
    this.#strings = strings;
    this.#embed?.refresh();
  }

  /** The review as it stands; one that is set is shown in place of `src`. */
  get reviewed(): Review | undefined {
    return this.#embed?.review ?? this.#review;
  }
  set reviewed(review: Review | undefined) {
    this.#review = review;
    this.#restart();
  }

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet()];
      root.append(this.ownerDocument.createElement("slot"));
    }
    this.#begin();
  }

  disconnectedCallback(): void {
    this.#end();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "factchecks") this.#embed?.compare();
    else if (kLate.includes(name)) this.#embed?.refresh();
    else this.#restart();
  }

  /** Shows the claims, whatever `loading` says. Resolves when they are shown or an error is told. */
  async load(): Promise<void> {
    this.#sight?.disconnect();
    if (!this.#loading) {
      this.#life = new AbortController();
      this.#loading = this.#load(this.#life.signal);
    }
    return this.#loading;
  }

  /** Opens the card of a claim, or closes it. */
  choose(id: string | null): void {
    this.#embed?.choose(id);
  }

  #begin(): void {
    const loading = this.getAttribute("loading");
    if (loading === "manual") return;
    if (loading === "eager" || typeof IntersectionObserver === "undefined") return void this.load();
    this.#sight = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) void this.load();
    });
    this.#sight.observe(this);
    const selector = this.getAttribute("for");
    const article = selector && this.ownerDocument.querySelector(selector);
    if (article) this.#sight.observe(article);
  }

  async #load(life: AbortSignal): Promise<void> {
    const loaded = await import("./embed.js").catch((error: unknown) => this.#missing(error, life));
    if (!loaded || life.aborted || !this.shadowRoot) return;
    const { Embed } = loaded;
    this.#embed = new Embed(this, this.shadowRoot, this.#review);
    await this.#embed.start();
  }

  /** What shows claims did not come: the page hears of it, and may ask again. */
  #missing(error: unknown, life: AbortSignal): void {
    if (life.aborted) return;
    this.#loading = undefined;
    const detail = { message: error instanceof Error ? error.message : String(error) };
    // as tell() does, which the scripts that come later share
    this.dispatchEvent(new CustomEvent("sayso-error", { bubbles: true, composed: true, detail }));
  }

  #restart(): void {
    // attributes are told before the element is connected, where it stands in the page's markup
    if (!this.shadowRoot || !this.isConnected) return;
    const asked = this.#loading !== undefined;
    this.#end();
    if (asked) void this.load();
    else this.#begin();
  }

  #end(): void {
    this.#sight?.disconnect();
    this.#life?.abort();
    this.#embed?.stop();
    this.#embed = undefined;
    this.#loading = undefined;
  }
}

let shared: CSSStyleSheet | undefined;

/** Keeps the panel's place, so that nothing moves when it comes. */
function sheet(): CSSStyleSheet {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(
      ":host{display:block;min-block-size:max(3rem,48px)}:host([hidden]){display:none}",
    );
  }
  return shared;
}

/** Defines the tag, once, under another name where a page wants one. */
export function defineSaySo(name = "say-so"): void {
  if (globalThis.customElements && !customElements.get(name)) {
    customElements.define(name, name === "say-so" ? SaySoElement : class extends SaySoElement {});
  }
}

defineSaySo();

declare global {
  interface HTMLElementTagNameMap {
    "say-so": SaySoElement;
  }
}
