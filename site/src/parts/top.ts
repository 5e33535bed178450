import { html, nothing, type TemplateResult } from "lit";
import { copyText } from "../input/copy.js";
import { linkOf } from "../input/link.js";
import { theme, turnTheme } from "../theme.js";
import { Part } from "./part.js";

export interface TopActions {
  edit(): void;
  renew(): void;
  say(message: string): void;
}

/** Browsers and messengers cut longer addresses. In UTF-16 units. */
const kLongestLink = 64_000;

/** The bar above everything: the name, and what is done with the text as a whole. */
export class TopPart extends Part {
  static override properties = {
    text: {},
    editing: { type: Boolean },
    actions: { attribute: false },
    told: { state: true },
  };
  declare text: string;
  declare editing: boolean;
  declare actions: TopActions;
  /** What became of the last link, beside the button for a while. */
  declare private told: string | undefined;

  override render(): TemplateResult {
    const dark = theme() === "dark";
    return html`<header class="top">
      <p class="brand">Sayso</p>
      <div class="top-do">
        ${
          this.editing
            ? nothing
            : html`<button @click=${() => this.actions.edit()}>
                  Edit<span class="roomy"> text</span>
                </button>
                <button @click=${() => this.actions.renew()}>
                  New<span class="roomy"> text</span>
                </button>
                <button
                  title="Copies a link that carries the whole text; no server sees it"
                  @click=${() => this.share()}
                >
                  ${this.told ?? "Share"}
                </button>`
        }
        <button
          @click=${() => {
            turnTheme();
            this.requestUpdate();
          }}
        >
          ${dark ? "Light" : "Dark"}<span class="unseen"> page</span>
        </button>
      </div>
    </header>`;
  }

  private async share(): Promise<void> {
    const { origin, pathname, search } = location;
    const base = origin === "null" ? location.href.replace(/#.*$/, "") : origin + pathname + search;
    const link = base + (await linkOf(this.text).catch(() => ""));
    const told =
      link === base
        ? "No link in this browser"
        : link.length > kLongestLink
          ? "Too long for a link"
          : (await copyText(link))
            ? "Link copied"
            : "Not copied";
    this.told = told;
    this.actions.say(`${told}.`);
    setTimeout(() => (this.told = undefined), 3000);
  }
}

customElements.define("sayso-top", TopPart);
