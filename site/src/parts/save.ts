import { html, type TemplateResult } from "lit";
import type { Review } from "say-so/review";
import { isDecided, save, savedAs, type Saved } from "../input/save.js";
import type { Reading } from "../reading/model.js";
import { Part } from "./part.js";

/** A button that opens the list of what an article can be saved as. */
export class SavePart extends Part {
  static override properties = {
    reading: { attribute: false },
    review: { attribute: false },
    say: { attribute: false },
    told: { state: true },
  };
  declare reading: Reading;
  declare review: Review | undefined;
  declare say: (message: string) => void;
  /** What went wrong with the last file, in the button's place for a while. */
  declare private told: string | undefined;

  override render(): TemplateResult {
    return html`<button popovertarget="save" @click=${this.place}>${this.told ?? "Save"}</button>
      <div id="save" class="menu" popover role="group" aria-label="Save as">
        <p>
          ${
            isDecided(this.review)
              ? "The claims that were accepted in review."
              : "Claims as Sayso found them: candidates, nobody has reviewed them."
          }
        </p>
        ${savedAs.map(
          ([as, words]) =>
            html`<button data-format=${as} @click=${() => this.save(as)}>${words}</button>`,
        )}
      </div>`;
  }

  private get menu(): HTMLElement | null {
    return this.querySelector<HTMLElement>("[popover]");
  }

  /** Under its button, and on the page on a narrow one. */
  private place(event: Event): void {
    const { bottom, right } = (event.currentTarget as Element).getBoundingClientRect();
    this.menu?.style.setProperty("top", `${bottom + 4}px`);
    this.menu?.style.setProperty(
      "right",
      `${Math.max(document.documentElement.clientWidth - right, 8)}px`,
    );
  }

  private save(as: Saved): void {
    this.menu?.hidePopover();
    save(as, this.reading, this.review).then(
      () => this.say("Saved."),
      () => {
        this.told = "Not saved";
        this.say("Not saved: reload the page and try again.");
        setTimeout(() => (this.told = undefined), 3000);
      },
    );
  }
}

customElements.define("sayso-save", SavePart);
