import { html, nothing, type TemplateResult } from "lit";
import { installOffline } from "../offline/install.js";
import { Part } from "./part.js";

/** Offers a newer version of the page when one is there; never takes it by itself. */
export class UpdatePart extends Part {
  static override properties = { ready: { state: true } };
  declare private ready: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // What the page needs to begin with comes first.
    if (document.readyState === "complete") void this.install();
    else addEventListener("load", () => void this.install(), { once: true });
  }

  private install(): Promise<void> {
    return installOffline((update) => (this.ready = update));
  }

  override render(): TemplateResult | typeof nothing {
    const { ready } = this;
    if (!ready) return nothing;
    return html`<p class="note" role="status">
      A new version of Sayso is ready. Your texts stay.
      <button @click=${ready}>Reload</button>
      <button @click=${() => (this.ready = undefined)}>Later</button>
    </p>`;
  }
}

customElements.define("sayso-update", UpdatePart);
