import figures from "virtual:sayso-figures";
import { html, nothing, type TemplateResult } from "lit";
import { families } from "say-so";
import { familyWords } from "../reading/families.js";
import { Part } from "./part.js";

/** A figure of the table, of a hundred; undefined where the table has none of that name. */
function ofHundred(row: string, figure: string): number | undefined {
  const found = figures.rows.find(({ name }) => name === row)?.figures;
  const [, value] = new RegExp(`(?:^|[ ,])${figure} ([0-9.]+)`).exec(found ?? "") ?? [];
  return value === undefined ? undefined : Math.round(100 * Number(value));
}

const found = ofHundred("Ten news articles", "claims_recall");
const right = ofHundred("Ten news articles", "claims_precision");
const speaker = ofHundred(
  "Speakers of the ten articles, claims pooled (our own reading)",
  "speaker",
);
const sure = ofHundred("Speakers, precision of coverage by confidence", "≥ 0.9");

/** What Sayso does and does not do, and how well: a line at the foot of the page, and a dialog. */
export class HelpPart extends Part {
  override render(): TemplateResult {
    return html`<footer class="foot">
        <p>Sayso finds claims and who makes them. It does not judge what is true.</p>
        <button @click=${() => this.dialog?.showModal()}>How it works, and how well</button>
      </footer>
      <dialog class="help" aria-labelledby="help-title" @click=${this.clicked}>
        <div class="help-top">
          <h2 id="help-title">How Sayso works</h2>
          <form method="dialog"><button>Close</button></form>
        </div>
        ${this.doing()} ${this.keeping()} ${this.measured()} ${beside()}
      </dialog>`;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  /** On what lies around the dialog's box. */
  private clicked(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog?.close();
  }

  private doing(): TemplateResult {
    return html`<h3>What it does</h3>
      <p>
        It marks each claim of an English news article, the sentence that sources it and the person
        or body that vouches for it. What it shows is a candidate with its reasons: read the source
        sentence before you rely on it.
      </p>
      <ul class="help-key">
        ${families.map(
          (family) =>
            html`<li>
              <span class="kind" data-family=${family}>${familyWords[family].many}</span>
            </li>`,
        )}
      </ul>
      <p>
        The stronger the tint, the more a fact-checker would want to look at the claim. “Probably”
        means that Sayso is not sure of the speaker. Nobody (the article’s own voice), an unnamed
        speaker and an unknown one are three different things, and are shown as such.
      </p>
      <h3>What it does not do</h3>
      <p>
        It gives no verdicts, knows nothing of the world beyond the text, reads English only, and
        takes irony at its word. In a source that you give it looks for the same words and figures;
        “not found” says nothing about other sources.
      </p>
      <h3>How it tells who said it</h3>
      <p>
        By a model that learned from annotated news, which this page runs, and by rules. There are
        two because the news that the model learned from comes without terms of use: whoever must
        not use it leaves its file out, and the rules do the work alone, less well. Both are
        measured below.
      </p>`;
  }

  private keeping(): TemplateResult {
    return html`<h3>What leaves this page</h3>
      <p>
        Nothing. The text is read on this device, by a program that came with the page. What you
        read is kept in this browser, the last fifty texts, until you clear it below the empty box;
        there you can also switch that off. A link that you share carries the text behind its #,
        which browsers do not send; whoever has the link has the text.
      </p>`;
  }

  private measured(): TemplateResult {
    return html`<h3>How well it does</h3>
      ${
        found === undefined || right === undefined
          ? nothing
          : html`<p>
              In news articles that people marked, it finds ${found} of 100 claims, and ${right} of
              100 that it marks are claims.
              ${speaker === undefined ? nothing : html`It names the speaker rightly for ${speaker} of 100;`}
              ${sure === undefined ? nothing : html`where it shows no doubt, for ${sure} of 100.`}
            </p>`
      }
      <details>
        <summary>All figures, measured on ${figures.measured}</summary>
        <dl class="figures">
          ${figures.rows.map(
            (row) =>
              html`<div>
                <dt>${row.name}</dt>
                <dd>${row.figures}</dd>
              </div>`,
          )}
        </dl>
      </details>`;
  }
}

/** The single file stands alone: there is nothing beside it to link to. */
function beside(): TemplateResult | typeof nothing {
  if (document.querySelector("script[data-file]")) return nothing;
  return html`<p>
      <a href="desk/">The Desk</a> shows how each sentence was read: its words, its tree, who says
      what, and why a claim is worth checking. It opens with the text in front, and needs the
      network.
    </p>
    <p class="soft">
      <a href="licences.txt" target="_blank">What Sayso is made with, and its terms</a>
    </p>`;
}

customElements.define("sayso-help", HelpPart);
