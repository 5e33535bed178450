import { html, type PropertyValues, type TemplateResult } from "lit";
import type { SaySoElement } from "say-so/element";
import type { Engine } from "../engine.js";
import { paragraphsOf } from "../reading/segments.js";
import { Part } from "./part.js";

/** The text for an editor: the embed's own review, over the bare text. Its script comes when it is asked for. */
export class ReviewPart extends Part {
  static override properties = { text: {}, theme: {}, engine: { attribute: false } };
  declare text: string;
  declare theme: string;
  declare engine: Engine;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("text")) void this.begin();
  }

  private async begin(): Promise<void> {
    await import("say-so/element");
    const tag = this.querySelector<SaySoElement>("say-so");
    if (!tag) return;
    tag.engine = this.engine;
    await tag.load();
  }

  override render(): TemplateResult {
    return html`<div class="review-panel">
        <say-so for="#reviewed" review loading="manual" lang="en" theme=${this.theme}></say-so>
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
