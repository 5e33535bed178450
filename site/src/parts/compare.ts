import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Engine } from "../engine.js";
import { compare, type Comparison, type Pair } from "../reading/compare.js";
import { differ } from "../reading/differ.js";
import { Reading, type ReadClaim } from "../reading/model.js";
import { count, titleOf } from "../reading/words.js";
import { face, nameOf } from "./face.js";
import type { Paper } from "./papers.js";
import { byOf, Part, type Actions } from "./part.js";

/** The text in front beside another that is open: who speaks in both, what both say, and what only one says. */
export class ComparePart extends Part {
  static override properties = {
    reading: { attribute: false },
    others: { attribute: false },
    engine: { attribute: false },
    actions: { attribute: false },
    other: { state: true },
    result: { state: true },
    failed: { state: true },
  };
  declare reading: Reading;
  /** The open texts but this one, at least one. */
  declare others: readonly Paper[];
  declare engine: Engine;
  declare actions: Pick<Actions, "choose" | "say" | "showIn">;
  declare private other: string | undefined;
  declare private result: { here: Reading; there: Reading; found: Comparison } | undefined;
  declare private failed: boolean;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("reading") || !this.others.some(({ id }) => id === this.other)) {
      void this.start(this.others.find(({ id }) => id === this.other) ?? this.others[0]);
    }
  }

  private async start(paper: Paper | undefined): Promise<void> {
    if (!paper) return;
    this.other = paper.id;
    this.result = undefined;
    this.failed = false;
    const { reading: here } = this;
    const { text, reading } = paper;
    try {
      const there =
        reading?.text === text
          ? reading
          : new Reading(text, await this.engine.analyze(text, { standalone: true }));
      if (this.other !== paper.id || this.reading !== here) return;
      paper.reading ??= there;
      this.result = { here, there, found: compare(here, there) };
      const { pairs, voices } = this.result.found;
      this.actions.say(
        `${count(pairs.length, "statement")} and ${count(voices.length, "voice")} in both.`,
      );
    } catch {
      this.failed = true;
    }
  }

  override render(): TemplateResult {
    return html`<section class="compare" aria-label="Compare">
      ${this.choice()}
      ${this.failed ? html`<p class="note" role="alert">The other text could not be read. Open its tab to see why.</p>` : nothing}
      ${this.result ? this.found(this.result) : this.failed ? nothing : html`<p class="soft">Comparing…</p>`}
    </section>`;
  }

  private choice(): TemplateResult {
    return html`<label class="compare-with">
      Compare with
      <select
        @change=${(event: Event) => {
          const id = (event.target as HTMLSelectElement).value;
          void this.start(this.others.find((paper) => paper.id === id));
        }}
      >
        ${this.others.map(
          ({ id, text }) =>
            html`<option value=${id} ?selected=${id === this.other}>${titleOf(text)}</option>`,
        )}
      </select>
    </label>`;
  }

  private found({
    here,
    there,
    found,
  }: {
    here: Reading;
    there: Reading;
    found: Comparison;
  }): TemplateResult {
    const { voices, pairs, onlyHere, onlyThere } = found;
    const differ = pairs.filter(({ figures }) => figures.length > 0);
    const rest = pairs.filter(({ figures }) => figures.length === 0);
    return html`
      ${pairs.length === 0 && voices.length === 0 ? html`<p>The two texts have no statement and no named voice in common.</p>` : nothing}
      ${
        pairs.length > 0
          ? html`<p class="soft">
              <del>Struck out</del>: only in the other text. <ins>Underlined</ins>: only in this
              one.
            </p>`
          : nothing
      }
      ${group(
        "Figures that differ",
        differ.map((pair) => this.pair(pair, here, there)),
      )}
      ${group(
        "Said in both",
        rest.map((pair) => this.pair(pair, here, there)),
      )}
      ${group(
        "Speak in both",
        voices.map(
          ({ here: one, there: two }) =>
            html`<li class="shared">
              ${face(one)}<span>${nameOf(one)}</span
              ><span class="soft"
                >${count(one.claims.length, "claim")} here, ${two.claims.length} there</span
              >
            </li>`,
        ),
      )}
      ${group(
        "Only here, by somebody",
        onlyHere.map((claim) => this.alone(claim, here, true)),
        false,
      )}
      ${group(
        "Only there, by somebody",
        onlyThere.map((claim) => this.alone(claim, there, false)),
        false,
      )}
    `;
  }

  private pair(pair: Pair, here: Reading, there: Reading): TemplateResult {
    const runs = differ(here.words(pair.here), there.words(pair.there));
    const same = runs.every(({ kind }) => kind === "same");
    return html`<li class="pair">
      <button
        class="finding-words"
        @click=${(event: MouseEvent) => this.actions.choose(pair.here.id, byOf(event))}
      >
        ${runs.map(({ kind, words }) =>
          kind === "same"
            ? html`${words} `
            : kind === "there"
              ? html`<del>${words}</del> `
              : html`<ins>${words}</ins> `,
        )}
      </button>
      ${pair.figures.map(
        (figure) => html`<p class="figures-differ">${figure.here} here, ${figure.there} there</p>`,
      )}
      <p class="soft">
        ${voicesOf(pair)}${same ? "; the same words" : nothing}.
        <button class="link" @click=${() => this.showThere(pair.there)}>Show the other</button>
      </p>
    </li>`;
  }

  private alone(claim: ReadClaim, reading: Reading, here: boolean): TemplateResult {
    return html`<li class="pair">
      <button
        class="finding-words"
        @click=${(event: MouseEvent) =>
          here ? this.actions.choose(claim.id, byOf(event)) : this.showThere(claim)}
      >
        ${reading.words(claim)}
      </button>
      <p class="soft">${nameOf(claim.voice)}</p>
    </li>`;
  }

  private showThere(claim: ReadClaim): void {
    if (this.other !== undefined) this.actions.showIn(this.other, claim.id);
  }
}

function voicesOf({ here, there }: Pair): TemplateResult {
  const [one, two] = [here.voice, there.voice];
  if (one.kind === "narrator" && two.kind === "narrator") return html`Each in its own voice`;
  return one.name === two.name
    ? html`${nameOf(one)} in both`
    : html`Here ${nameOf(one)}, there ${nameOf(two)}`;
}

function group(
  name: string,
  items: TemplateResult[],
  open = true,
): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`<details class="findings" ?open=${open}>
    <summary>${name} <span class="number">${items.length}</span></summary>
    <ol>
      ${items}
    </ol>
  </details>`;
}

customElements.define("sayso-compare", ComparePart);
