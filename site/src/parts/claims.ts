import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ClaimType } from "say-so";
import { stepWords, types } from "../reading/families.js";
import type { ReadClaim } from "../reading/model.js";
import { capital, count, distance, manner } from "../reading/words.js";
import { face, nameOf } from "./face.js";
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
      ${this.filters()}
      <p class="shown">
        Showing ${shown.length.toLocaleString("en")} of ${count(reading.claims.length, "claim")}
      </p>
      ${
        shown.length === 0
          ? html`<p class="nothing">
              No claim fits.
              <button
                @click=${() => this.actions.filter({ voice: null, type: null, checkable: false, most: Infinity })}
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
    const { reading, chosen } = this.view;
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
        </span>
      </button>
      <p class="footnote">
        ${manner(read, reading)}${far === "" ? nothing : html`; source: ${far}`}.
        ${claim.checkable ? html`${capital(stepWords[step])}.` : nothing}
      </p>
    </li>`;
  }

  private filters(): TemplateResult {
    const { filter, reading } = this.view;
    const all = reading.claims.length;
    const most = Math.min(filter.most, all);
    return html`<div class="filters">
      <label class="density">
        <span>How many</span>
        <input
          type="range"
          min="1"
          max=${all}
          .value=${String(most)}
          aria-valuetext=${`the ${most} of ${all} claims that matter most`}
          @input=${(event: Event) => {
            const value = Number((event.target as HTMLInputElement).value);
            this.actions.filter({ most: value >= all ? Infinity : value });
          }}
        />
        <span class="ends" aria-hidden="true"
          ><span>only what matters most</span><span>every claim</span></span
        >
      </label>
      <select
        aria-label="Voice"
        @change=${(event: Event) => this.actions.chooseVoice(valueOf(event))}
      >
        <option value="" ?selected=${filter.voice === null}>All voices</option>
        ${reading.voices.map(
          ({ id, name, claims }) =>
            html`<option value=${id} ?selected=${filter.voice === id}>
              ${name} (${claims.length})
            </option>`,
        )}
      </select>
      <select
        aria-label="Kind"
        @change=${(event: Event) => this.actions.filter({ type: valueOf(event) as ClaimType | null })}
      >
        <option value="" ?selected=${filter.type === null}>All kinds</option>
        ${reading
          .kinds()
          .map(
            ([type, n]) =>
              html`<option value=${type} ?selected=${filter.type === type}>
                ${capital(types[type].many)} (${n})
              </option>`,
          )}
      </select>
      <label class="check">
        <input
          type="checkbox"
          .checked=${filter.checkable}
          @change=${(event: Event) =>
            this.actions.filter({ checkable: (event.target as HTMLInputElement).checked })}
        />
        Only what evidence could settle
      </label>
    </div>`;
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

function valueOf(event: Event): string | null {
  return (event.target as HTMLSelectElement).value || null;
}

customElements.define("sayso-claims", ClaimsPart);
