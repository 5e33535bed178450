import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { textFrom } from "../input/clipboard.js";
import { accepted } from "../input/files.js";
import { acceptedReviews } from "../input/saved-review.js";
import { acceptedChecks } from "./checks.js";
import type { Reading } from "../reading/model.js";
import { count } from "../reading/words.js";
import "./live.js";
import { opener } from "./open.js";
import { Part } from "./part.js";

export interface BoxActions {
  typed(text: string): void;
  read(text: string): void;
  files(files: readonly File[]): void;
  sample(): void;
  /** Brings back the text that was last closed or replaced. */
  restore(): void;
}

/** Where an article is pasted or typed. */
export class BoxPart extends Part {
  static override properties = {
    text: {},
    reading: { attribute: false },
    restorable: { type: Boolean },
    actions: { attribute: false },
  };
  declare text: string;
  /** Of this text, or of what it was a moment ago. */
  declare reading: Reading | undefined;
  declare restorable: boolean;
  declare actions: BoxActions;

  constructor() {
    super();
    this.text = "";
    this.restorable = false;
  }

  get area(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("paste", this.pastedOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("paste", this.pastedOutside);
  }

  override firstUpdated(): void {
    this.area?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    return html`<form class="box" @submit=${this.submitted}>
      <label class="unseen" for="box-text">The article’s text</label>
      <div class="box-paper">
        <sayso-live aria-hidden="true" .text=${this.text} .reading=${this.reading}></sayso-live>
        <textarea
          id="box-text"
          placeholder="Paste a news article here, or type one."
          spellcheck="false"
          autocomplete="off"
          .value=${live(this.text)}
          @input=${(event: Event) => this.actions.typed((event.target as HTMLTextAreaElement).value)}
          @paste=${this.pasted}
          @keydown=${this.pressed}
          @scroll=${this.scrolled}
        ></textarea>
      </div>
      <div class="box-do">
        <button class="main" type="submit">Find the claims</button>
        <button type="button" @click=${() => this.actions.sample()}>Try a sample article</button>
        ${opener("Open files", `${accepted},${acceptedReviews},${acceptedChecks}`, this.actions.files)}
        ${
          this.restorable
            ? html`<button type="button" @click=${() => this.actions.restore()}>
                Bring back the last text
              </button>`
            : nothing
        }
        <p class="promise">${this.sofar()}Nothing leaves this page.</p>
      </div>
    </form>`;
  }

  private sofar(): string {
    const n = this.reading?.claims.length ?? 0;
    return n === 0 || this.text === "" ? "" : `${count(n, "claim")} so far. `;
  }

  private scrolled(event: Event): void {
    const live = this.querySelector("sayso-live");
    if (live) live.scrollTop = (event.target as HTMLElement).scrollTop;
  }

  private submitted(event: Event): void {
    event.preventDefault();
    this.actions.read(this.area?.value ?? "");
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.submitted(event);
  }

  /** A whole article is read at once; a piece goes where the caret is. */
  private pasted(event: ClipboardEvent): void {
    const { area } = this;
    if (!area || !event.clipboardData) return;
    const whole = area.selectionEnd - area.selectionStart === area.value.length;
    if (!whole && event.clipboardData.getData("text/plain") !== "") return;
    const text = textFrom(event.clipboardData);
    event.preventDefault();
    if (whole) this.actions.read(text);
    else {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      this.actions.typed(area.value);
    }
  }

  private readonly pastedOutside = (event: ClipboardEvent) => {
    const inField = event.target instanceof Element && event.target.closest("textarea, input");
    if (inField || this.area?.value !== "" || !event.clipboardData) return;
    event.preventDefault();
    this.actions.read(textFrom(event.clipboardData));
  };
}

customElements.define("sayso-box", BoxPart);
