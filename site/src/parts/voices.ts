import { html, type TemplateResult } from "lit";
import { families } from "say-so";
import { familyWords } from "../reading/families.js";
import type { VoiceOf } from "../reading/model.js";
import { about, count } from "../reading/words.js";
import { face, nameOf } from "./face.js";
import { Part, type Actions, type View } from "./part.js";

/** Everybody who says something in the article. */
export class VoicesPart extends Part {
  static override properties = { view: { attribute: false }, actions: { attribute: false } };
  declare view: View;
  declare actions: Actions;

  override render(): TemplateResult {
    return html`<section class="voices" aria-label="Voices">
      <ul>
        ${this.view.reading.voices.map(
          (voice) =>
            html`<li>
              <button
                class="voice"
                aria-pressed=${this.view.voice === voice}
                @click=${() => this.actions.chooseVoice(this.view.voice === voice ? null : voice.id)}
              >
                ${face(voice)}
                <span>${nameOf(voice)}<span class="role">${about(voice)}</span></span>
                <span class="number"
                  >${voice.claims.length}<span class="unseen">
                    ${voice.claims.length === 1 ? "claim" : "claims"}</span
                  ></span
                >
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

/** The chosen voice, above its claims. */
export class VoiceCardPart extends Part {
  static override properties = { view: { attribute: false }, actions: { attribute: false } };
  declare view: View;
  declare actions: Actions;

  override render(): TemplateResult {
    const { voice } = this.view;
    if (!voice) return html``;
    return html`<section class="card voice-card" tabindex="-1" aria-labelledby="card-voice">
      <div class="who">
        ${face(voice)}
        <div>
          <h2 id="card-voice">${nameOf(voice)}</h2>
          <p class="role">${about(voice)}</p>
        </div>
        <button class="small" @click=${() => this.actions.chooseVoice(null)}>
          <span aria-hidden="true">×</span><span class="unseen">All voices</span>
        </button>
      </div>
      <p class="tally">${tally(voice)}</p>
    </section>`;
  }
}

function tally(voice: VoiceOf): string {
  return families
    .flatMap((family) => {
      const n = voice.claims.filter((claim) => claim.family === family).length;
      return n > 0 ? [count(n, familyWords[family].one, familyWords[family].many)] : [];
    })
    .join(" · ");
}

customElements.define("sayso-voices", VoicesPart);
customElements.define("sayso-voice-card", VoiceCardPart);
