import { html, type TemplateResult } from "lit";
import type { ClaimType } from "say-so";
import { types } from "../reading/families.js";
import type { Order } from "../reading/model.js";
import { capital } from "../reading/words.js";
import type { Actions, View } from "./part.js";

/** What narrows the list of claims, and its order. */
export function filters({ filter, reading }: View, actions: Actions): TemplateResult {
  const all = reading.claims.length;
  const most = Math.min(filter.most, all);
  return html`<div class="filters">
    <input
      type="search"
      class="search"
      aria-label="Find claims with these words"
      placeholder="Find words or a name"
      .value=${filter.words}
      @input=${(event: Event) =>
        actions.filter({ words: (event.target as HTMLInputElement).value })}
    />
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
          actions.filter({ most: value >= all ? Infinity : value });
        }}
      />
      <span class="ends" aria-hidden="true"
        ><span>only what matters most</span><span>every claim</span></span
      >
    </label>
    <select aria-label="Voice" @change=${(event: Event) => actions.chooseVoice(valueOf(event))}>
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
      @change=${(event: Event) => actions.filter({ type: valueOf(event) as ClaimType | null })}
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
    <select
      class="order"
      aria-label="Order"
      @change=${(event: Event) => actions.filter({ order: valueOf(event) as Order })}
    >
      <option value="text" ?selected=${filter.order === "text"}>In the order of the text</option>
      <option value="worth" ?selected=${filter.order === "worth"}>Most worth checking first</option>
    </select>
    ${check("Only with figures or dates", filter.figures, (figures) => actions.filter({ figures }))}
    ${check("Only what evidence could settle", filter.checkable, (checkable) => actions.filter({ checkable }))}
  </div>`;
}

function check(name: string, on: boolean, turn: (on: boolean) => void): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${on}
      @change=${(event: Event) => turn((event.target as HTMLInputElement).checked)}
    />
    ${name}
  </label>`;
}

function valueOf(event: Event): string | null {
  return (event.target as HTMLSelectElement).value || null;
}
