import { html, nothing, type TemplateResult } from "lit";
import { follow } from "../reading/follow.js";
import type { Reading } from "../reading/model.js";
import { Part } from "./part.js";

/** The marks under a text that is being typed. It lies behind the box, in the same letters, unseen but for its marks. */
export class LivePart extends Part {
  static override properties = { text: {}, reading: { attribute: false } };
  declare text: string;
  declare reading: Reading | undefined;

  /** The box may have scrolled before there was anything under it. */
  override updated(): void {
    if (this.reading) this.scrollTop = this.nextElementSibling?.scrollTop ?? 0;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.reading) return nothing;
    // prettier-ignore -- every space counts
    return html`${follow(this.reading, this.text).map(({ words, claim }) =>
      claim
        ? html`<span class="live-mark" data-family=${claim.family} data-step=${claim.step}
            >${words}</span
          >`
        : words,
    )}`;
  }
}

customElements.define("sayso-live", LivePart);
