import { html, nothing, type TemplateResult } from "lit";
import { families } from "say-so";
import { familyWords } from "../reading/families.js";
import { acceptedReviews } from "../input/saved-review.js";
import type { Reading } from "../reading/model.js";
import { opener } from "./open.js";

/** What stands above the sheet: before there is a text, while it is read, and then what was found. */

export function invitation(): TemplateResult {
  return html`<h1>On whose say-so?</h1>
    <p>
      Paste a news article, and Sayso marks each claim in it, the sentence that sources it and who
      says so.
    </p>`;
}

/** `done` is 0 to 1; undefined until the engine tells. */
export function working(done: number | undefined, stop: () => void): TemplateResult {
  return html`<h1>Reading…</h1>
    <p class="working">
      <progress aria-label="Reading the text" max="1" .value=${done ?? nothing}></progress>
      <button @click=${stop}>Stop</button>
    </p>`;
}

export function reviewing(open: (files: readonly File[]) => void): TemplateResult {
  return html`<h1>Review</h1>
    <p>
      Accept, reject, correct. Your work is kept in this browser until you save it.
      ${opener("Open a saved review", acceptedReviews, open)}
    </p>`;
}

/** The claims in one line, and the key to their marks. */
export function findings(reading: Reading, summary: string): TemplateResult {
  return html`<h1>${summary}</h1>
    <ul class="key">
      ${families.flatMap((family) => {
        const n = reading.claims.filter((claim) => claim.family === family).length;
        const { one, many } = familyWords[family];
        return n === 0
          ? []
          : [
              html`<li>
                ${n} <span class="kind" data-family=${family}>${n === 1 ? one : many}</span>
              </li>`,
            ];
      })}
    </ul>`;
}
