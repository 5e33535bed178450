import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { FactMatcher, Review, SaySoElement, SaySoEvent } from "say-so/element";
import type { Engine } from "../engine.js";
import { unloaded } from "../input/messages.js";
import { paragraphsOf } from "../reading/segments.js";
import { Part } from "./part.js";

/** The text for an editor: the embed's own review, over the bare text. Its script comes when it is asked for. */
export class ReviewPart extends Part {
  static override properties = {
    text: {},
    work: { attribute: false },
    theme: {},
    engine: { attribute: false },
    checks: { attribute: false },
    keep: { attribute: false },
    failed: { state: true },
  };
  declare text: string;
  /** What was opened, or done so far; undefined where an editor begins anew. */
  declare work: Review | undefined;
  declare keep: (work: Review) => void;
  declare theme: string;
  declare engine: Engine;
  /** Fact-checks that the reader has opened. */
  declare checks: FactMatcher | undefined;
  declare private failed: boolean;

  override updated(changed: PropertyValues<this>): void {
    const { work } = this;
    if (changed.has("checks") && this.tag) this.tag.factChecks = this.checks;
    const opened = work !== undefined && work !== this.tag?.reviewed;
    if (changed.has("text") || (changed.has("work") && opened)) void this.begin();
  }

  private get tag(): SaySoElement | null {
    return this.querySelector("say-so");
  }

  private async begin(): Promise<void> {
    await import("say-so/element").catch(() => (this.failed = true));
    const { tag } = this;
    if (!tag || this.failed) return;
    tag.engine = this.engine;
    tag.factChecks = this.checks;
    tag.reviewed = this.work;
    await tag.load();
  }

  private changed({ detail }: SaySoEvent<"sayso-review">): void {
    this.keep(detail.review);
  }

  override render(): TemplateResult {
    return html`<div class="review-panel">
        ${this.failed ? html`<p class="note" role="alert">${unloaded}</p>` : nothing}
        <say-so
          for="#reviewed"
          review
          with-text
          loading="manual"
          lang="en"
          theme=${this.theme}
          @sayso-review=${this.changed}
        ></say-so>
      </div>
      <article class="text" id="reviewed" aria-label="The article">
        <div class="chunk">
          ${paragraphsOf(this.text).map(({ kind, begin, end }) => {
            const words = this.text.slice(begin, end);
            return kind === "headline"
              ? html`<h2 class="headline">${words}</h2>`
              : html`<p class=${kind}>${words}</p>`;
          })}
        </div>
      </article>`;
  }
}

customElements.define("sayso-review", ReviewPart);
