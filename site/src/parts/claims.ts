import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { stepWords, types } from "../reading/families.js";
import { everything, type ReadClaim } from "../reading/model.js";
import { plainReasons } from "../reading/reasons.js";
import { capital, count, distance, manner } from "../reading/words.js";
import { beforeLine, beforeMark } from "./before.js";
import { face, nameOf } from "./face.js";
import { filters } from "./filters.js";
import { byOf, Part, type Actions, type View } from "./part.js";

const PAGE = 200;

/** The claims as a list, with what narrows it. */
export class ClaimsPart extends Part {
  static override properties = {
    view: { attribute: false },
    actions: { attribute: false },
    limit: { state: true },
  };
  declare view: View;
  declare actions: Actions;
  declare limit: number;

  constructor() {
    super();
    this.limit = PAGE;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeprint", this.showAll);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("beforeprint", this.showAll);
  }

  /** On paper the list is the footnotes of every claim that is marked. */
  private readonly showAll = () => {
    this.limit = Math.max(this.limit, Math.min(this.view.shown.length, 10 * PAGE));
    this.performUpdate();
  };

  /** The button of a claim in the list. */
  buttonOf(id: string): HTMLElement | undefined {
    return [...this.querySelectorAll<HTMLElement>("button[data-item]")].find(
      (button) => button.dataset["item"] === id,
    );
  }

  override updated(changed: Map<string, unknown>): void {
    const before = changed.get("view") as View | undefined;
    const { chosen } = this.view;
    if (!chosen || before?.chosen === chosen) return;
    const index = this.view.shown.indexOf(chosen);
    if (index >= this.limit) this.limit = index + PAGE;
    const item = this.buttonOf(chosen.id);
    const box = this.querySelector(".items");
    if (!item || !box || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [item.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top < outer.top) box.scrollTop += inner.top - outer.top - 8;
    else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 8;
  }

  override render(): TemplateResult {
    const { shown, reading } = this.view;
    const rest = shown.length - this.limit;
    return html`<section class="claims" aria-label="Claims">
      ${filters(this.view, this.actions)}
      ${beforeLine(this.view.before, {
        open: (file) => this.actions.compareWith(file),
        close: () => this.actions.compareWith(null),
      })}
      <p class="shown">
        Showing ${shown.length.toLocaleString("en")} of ${count(reading.claims.length, "claim")}
      </p>
      ${
        shown.length === 0
          ? html`<p class="nothing">
              No claim fits.
              <button
                @click=${() => this.actions.filter({ ...everything, order: this.view.filter.order })}
              >
                Show every claim
              </button>
            </p>`
          : html`<ol class="items" @keydown=${this.pressed}>
              ${repeat(
                shown.slice(0, this.limit),
                ({ id }) => id,
                (claim) => this.item(claim),
              )}
              ${
                rest > 0
                  ? html`<li class="more">
                      <button @click=${() => (this.limit += PAGE)}>
                        Show ${Math.min(PAGE, rest)} more of ${rest.toLocaleString("en")}
                      </button>
                    </li>`
                  : nothing
              }
            </ol>`
      }
    </section>`;
  }

  private item(read: ReadClaim): TemplateResult {
    const { claim, voice, certainty, family, step } = read;
    const { reading, chosen, filter } = this.view;
    const far = distance(read);
    return html`<li value=${read.number}>
      <button
        class="item"
        data-item=${read.id}
        aria-current=${chosen === read}
        @click=${(event: MouseEvent) => this.actions.choose(read.id, byOf(event))}
      >
        ${face(voice)}
        <span class="item-words">${reading.words(read)}</span>
        <span class="item-facts">
          <span>${certainty === "probably" ? "probably " : nothing}${nameOf(voice)}</span>
          <span class="kind" data-family=${family}>${types[claim.type].one}</span>
          ${
            claim.checkable
              ? html`<span
                  class="tint"
                  data-family=${family}
                  data-step=${step}
                  title=${stepWords[step]}
                  ><span class="unseen">${stepWords[step]}</span></span
                >`
              : nothing
          }
          ${beforeMark(this.view.before?.matches?.get(read.id) ?? [])}
        </span>
        ${filter.order === "worth" ? this.why(read) : nothing}
      </button>
      <p class="footnote">
        ${manner(read, reading)}${far === "" ? nothing : html`; source: ${far}`}.
        ${claim.checkable ? html`${capital(stepWords[step])}.` : nothing}
      </p>
    </li>`;
  }

  /** What speaks for checking it, in a line. */
  private why({ claim }: ReadClaim): TemplateResult | typeof nothing {
    const told = claim.reasons.filter(({ code, weight }) => code !== "other" && weight > 0);
    const reasons = plainReasons(told, this.view.reading.text);
    if (reasons.length === 0) return nothing;
    return html`<span class="item-why"
      >Worth checking for
      ${reasons
        .slice(0, 2)
        .map(
          ({ words, quote }, at) =>
            html`${at > 0 ? " and " : nothing}${words}${quote ? html` (<q>${quote}</q>)` : nothing}`,
        )}</span
    >`;
  }

  private pressed(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const id = (event.target as HTMLElement).dataset["item"];
    if (step === 0 || id === undefined) return;
    event.preventDefault();
    const at = this.view.shown.findIndex((claim) => claim.id === id);
    const next = this.view.shown[at + step];
    if (next) this.buttonOf(next.id)?.focus();
  }
}

customElements.define("sayso-claims", ClaimsPart);
