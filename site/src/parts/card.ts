import { html, nothing, type TemplateResult } from "lit";
import { stepWords, types } from "../reading/families.js";
import type { ReadClaim } from "../reading/model.js";
import { plainReasons } from "../reading/reasons.js";
import { about, arrow, capital, certaintyWords, distance, manner } from "../reading/words.js";
import { copyText } from "../input/copy.js";
import { alone, values } from "./alone.js";
import { before } from "./before.js";
import { face, nameOf } from "./face.js";
import { Part, type Actions, type View } from "./part.js";
import "./search.js";
import { setApart } from "./sentence.js";

/** The chosen claim: who says it, how, where, what kind and why, what to do. */
export class CardPart extends Part {
  static override properties = { view: { attribute: false }, actions: { attribute: false } };
  declare view: View;
  declare actions: Actions;

  override render(): TemplateResult | typeof nothing {
    const { chosen, shown } = this.view;
    if (!chosen) return nothing;
    const at = shown.indexOf(chosen);
    return html`<section
      class="card"
      tabindex="-1"
      aria-labelledby="card-who"
      @keydown=${this.pressed}
    >
      <div class="card-bar">
        <p>Claim ${at + 1} of ${shown.length.toLocaleString("en")}</p>
        <button class="small" aria-disabled=${at <= 0} @click=${() => this.actions.step(-1)}>
          <span aria-hidden="true">↑</span><span class="unseen">Claim before</span>
        </button>
        <button
          class="small"
          aria-disabled=${at + 1 >= shown.length}
          @click=${() => this.actions.step(1)}
        >
          <span aria-hidden="true">↓</span><span class="unseen">Next claim</span>
        </button>
        <button class="small" @click=${() => this.actions.close()}>
          <span aria-hidden="true">×</span><span class="unseen">Close</span>
        </button>
      </div>
      ${this.who(chosen)} ${this.where(chosen)}
      <div class="card-body">
        ${alone(this.view.reading.text, chosen.claim)}
        ${values(this.view.reading.text, chosen.claim)} ${this.why(chosen)}
        ${before(this.view.before?.matches?.get(chosen.id) ?? [], this.view.reading.text)}
        <p class="card-do">
          <button @click=${() => this.copy(chosen)}>Copy claim and source</button>
        </p>
        <sayso-search .words=${this.view.reading.words(chosen)}></sayso-search>
      </div>
    </section>`;
  }

  private who(chosen: ReadClaim): TemplateResult {
    const { voice, certainty, guess } = chosen;
    const narrator = voice.kind === "narrator";
    return html`<div class="who">
      ${face(voice)}
      <div>
        <h2 id="card-who">
          <button class="plain" @click=${() => this.actions.chooseVoice(voice.id)}>
            ${nameOf(voice)}
          </button>
        </h2>
        <p class="role">${about(voice)}</p>
        ${guess ? html`<p class="role">The nearest guess is ${guess}.</p>` : nothing}
      </div>
      ${
        narrator && certainty === "sure"
          ? nothing
          : html`<p class="certainty" data-certainty=${certainty}>${certaintyWords[certainty]}</p>`
      }
    </div>`;
  }

  /** How it is said, the way to the source sentence, and the sentence. */
  private where(chosen: ReadClaim): TemplateResult {
    const { reading, atSource } = this.view;
    const far = distance(chosen);
    const attribution = reading.attribution(chosen);
    const sentence = attribution && reading.analysis.sentences[chosen.claim.source_sentence];
    return html`<p>${manner(chosen, reading)}</p>
      ${
        sentence
          ? html`<div class="where">
              ${
                far === ""
                  ? html`<h3>Source: the same sentence</h3>`
                  : html`<button class="jump" @click=${() => this.actions.jump()}>
                      ${
                        atSource
                          ? html`back to the claim ${arrow(chosen) === "↓" ? "↑" : "↓"}`
                          : html`source: ${far} ${arrow(chosen)}`
                      }
                    </button>`
              }
              <blockquote class="source">
                ${setApart(reading.text, sentence, attribution.source, attribution.cue)}
              </blockquote>
            </div>`
          : nothing
      }`;
  }

  private why({ claim, step, family }: ReadClaim): TemplateResult {
    const reasons = plainReasons(claim.reasons, this.view.reading.text);
    return html`<h3>
        <span class="kind" data-family=${family}>${capital(types[claim.type].one)}</span>
        ${
          claim.checkable
            ? html`<span class="tint" data-family=${family} data-step=${step}
                >${stepWords[step]}</span
              >`
            : html`<span class="aside">not for evidence to settle</span>`
        }
      </h3>
      ${
        reasons.length === 0
          ? nothing
          : html`<ul class="reasons">
              ${reasons.map(
                ({ words, quote, speaksFor }) =>
                  html`<li>
                    <span aria-hidden="true">${speaksFor ? "+" : "−"}</span
                    ><span class="unseen">${speaksFor ? "For checking:" : "Against:"}</span>
                    ${words}${quote ? html`: <q>${quote}</q>` : nothing}
                  </li>`,
              )}
            </ul>`
      }`;
  }

  private async copy(chosen: ReadClaim): Promise<void> {
    const { reading } = this.view;
    const { voice, certainty } = chosen;
    const sentence = reading.analysis.sentences[chosen.claim.source_sentence];
    const source = sentence ? reading.text.slice(sentence.begin, sentence.end) : "";
    const who = [certainty === "probably" ? `probably ${voice.name}` : voice.name, voice.role];
    const lines = [`“${reading.words(chosen)}”`, `Said by: ${who.filter(Boolean).join(", ")}`];
    if (source !== "") lines.push(`Source sentence: ${source}`);
    this.actions.say(
      (await copyText(lines.join("\n")))
        ? "Copied."
        : "The browser does not let this page copy. Select the words and copy them by hand.",
    );
  }

  private pressed(event: KeyboardEvent): void {
    const step = new Map<string, 1 | -1>([
      ["ArrowRight", 1],
      ["ArrowDown", 1],
      ["ArrowLeft", -1],
      ["ArrowUp", -1],
    ]).get(event.key);
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.actions.step(step);
  }
}

customElements.define("sayso-card", CardPart);
