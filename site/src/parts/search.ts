import { html, nothing, type TemplateResult } from "lit";
import { addressOf, kWords, searches, setSearch, type Search } from "../input/searches.js";
import { Part } from "./part.js";

/** Plain links that look for a claim elsewhere, and where they lead. */
export class SearchPart extends Part {
  static override properties = { words: {}, wrong: { state: true } };
  declare words: string;
  declare private wrong: Search["id"] | undefined;

  override render(): TemplateResult {
    const all = searches();
    return html`<p class="searches">
        ${all.map(
          (search) =>
            html`<a href=${addressOf(search, this.words)} target="_blank" rel="noopener noreferrer"
              >${search.name}<span aria-hidden="true"> ↗</span
              ><span class="unseen">, in a new window</span></a
            >`,
        )}
      </p>
      <details class="searches-own">
        <summary>These links leave the page: the words go to the site that you choose</summary>
        ${all.map((search) => this.field(search))}
      </details>`;
  }

  private field(search: Search): TemplateResult {
    const { id, name, address } = search;
    return html`<label>
      ${name}
      <input
        type="url"
        spellcheck="false"
        .value=${address}
        aria-invalid=${this.wrong === id}
        @change=${(event: Event) => this.change(id, (event.target as HTMLInputElement).value.trim())}
      />
      ${
        this.wrong === id
          ? html`<span role="alert"
              >An address begins with https:// and has ${kWords} where the words go.</span
            >`
          : nothing
      }
    </label>`;
  }

  private change(id: Search["id"], address: string): void {
    this.wrong = setSearch(id, address) ? undefined : id;
    this.requestUpdate();
  }
}

customElements.define("sayso-search", SearchPart);
