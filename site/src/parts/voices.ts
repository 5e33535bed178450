import { html, nothing, svg, type TemplateResult } from "lit";
import { families } from "say-so";
import { familyWords } from "../reading/families.js";
import type { VoiceOf } from "../reading/model.js";
import { balanceOf, sharesOf, standings, type Share, type Standing } from "../reading/share.js";
import { about, count } from "../reading/words.js";
import { face, nameOf } from "./face.js";
import { Part, type Actions, type View } from "./part.js";

/** Everybody who says something in the article: how much, and where. */
export class VoicesPart extends Part {
  static override properties = { view: { attribute: false }, actions: { attribute: false } };
  declare view: View;
  declare actions: Actions;

  override render(): TemplateResult {
    const shares = sharesOf(this.view.reading);
    const most = Math.max(...shares.map(({ part }) => part));
    return html`<section class="voices" aria-label="Voices">
      ${shares.length > 0 ? balance(shares) : nothing}
      <ul>
        ${shares.map((share) => html`<li>${this.row(share, most)}</li>`)}
      </ul>
    </section>`;
  }

  private row(share: Share, most: number): TemplateResult {
    const { voice, part, words, places } = share;
    const { claims } = voice;
    const chosen = this.view.voice === voice;
    return html`<button
      class="voice"
      data-accent=${voice.accent ?? "none"}
      aria-pressed=${chosen}
      @click=${() => this.actions.chooseVoice(chosen ? null : voice.id)}
    >
      ${face(voice)}
      <span>${nameOf(voice)}<span class="role">${about(voice)}</span></span>
      <span class="number"
        >${claims.length}<span class="unseen">
          ${claims.length === 1 ? "claim" : "claims"}, ${count(words, "word")}, ${percent(part)} of
          all that is claimed</span
        ></span
      >
      <span class="share" aria-hidden="true">
        <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none">
          <rect width=${(100 * part) / most} height="6" />
        </svg>
        <span>${percent(part)}</span>
        <svg class="strip" viewBox="0 0 100 6" preserveAspectRatio="none">
          ${places.map(
            ({ begin, end }) =>
              svg`<rect x=${100 * begin} width=${Math.max(100 * (end - begin), 0.75)} height="6" />`,
          )}
        </svg>
      </span>
    </button>`;
  }
}

const percent = (part: number) =>
  part > 0 && part < 0.01 ? "under 1 %" : `${Math.round(100 * part)} %`;

const standingWords: Record<Standing, (voices: number) => string> = {
  narrator: () => "the article itself",
  named: (voices) => count(voices, "named voice"),
  unnamed: (voices) => count(voices, "unnamed voice"),
  unknown: () => "nobody that is known",
};

/** Whose words the claims are, in one line and one bar. */
function balance(shares: Share[]): TemplateResult {
  const parts = balanceOf(shares);
  const there = standings.filter((standing) => parts[standing].voices > 0);
  let x = 0;
  return html`<div class="balance">
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      ${there.map((standing) => {
        const width = 100 * parts[standing].part;
        x += width;
        return svg`<rect data-standing=${standing} x=${x - width} width=${width} height="4" />`;
      })}
    </svg>
    <p>Of the words claimed:</p>
    <ul>
      ${there.map(
        (standing) =>
          html`<li data-standing=${standing}>
            ${percent(parts[standing].part)} by ${standingWords[standing](parts[standing].voices)}
          </li>`,
      )}
    </ul>
  </div>`;
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
