import { html, nothing, type TemplateResult } from "lit";
import { copyText } from "../input/copy.js";
import { linkOf } from "../input/link.js";
import type { Review } from "say-so/review";
import type { Reading } from "../reading/model.js";
import { Part } from "./part.js";
import "./save.js";
import type { Place } from "./trail.js";

export interface TopActions {
  edit(): void;
  renew(): void;
  /** To the review and back. */
  review(on: boolean): void;
  /** From the light page to the dark one, and back. */
  turn(): void;
  say(message: string): void;
}

/** Browsers and messengers cut longer addresses. In UTF-16 units. */
const kLongestLink = 64_000;

/** The bar above everything: the name, and what is done with the text as a whole. */
export class TopPart extends Part {
  static override properties = {
    text: {},
    mode: {},
    reading: { attribute: false },
    reviewed: { attribute: false },
    theme: {},
    actions: { attribute: false },
    told: { state: true },
  };
  declare text: string;
  declare mode: Place["mode"];
  declare reading: Reading | undefined;
  /** An editor's work on it. */
  declare reviewed: Review | undefined;
  declare theme: "light" | "dark";
  declare actions: TopActions;
  /** What became of the last link, beside the button for a while. */
  declare private told: string | undefined;

  override render(): TemplateResult {
    return html`<header class="top">
      <p class="brand">Sayso</p>
      <div class="top-do">
        ${
          this.mode === "edit"
            ? nothing
            : html`${this.review()}<button @click=${() => this.actions.edit()}>
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
                </button>
                ${this.save()}`
        }
        <button @click=${() => this.actions.turn()}>
          <span class="roomy">${this.theme === "dark" ? "Light" : "Dark"}</span
          ><span class="sign" aria-hidden="true">◐</span><span class="unseen"> page</span>
        </button>
      </div>
    </header>`;
  }

  private review(): TemplateResult {
    const there = this.mode === "review";
    if (!this.reading?.claims.length) return html``;
    return html`<button @click=${() => this.actions.review(!there)}>
      ${there ? "Done" : "Review"}
    </button>`;
  }

  private save(): TemplateResult | typeof nothing {
    const { reading, reviewed, actions } = this;
    if (!reading?.claims.length) return nothing;
    return html`<sayso-save
      .reading=${reading}
      .review=${reviewed}
      .say=${actions.say}
    ></sayso-save>`;
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
