import { svg, html, nothing, type TemplateResult } from "lit";
import type { Range as TextRange } from "say-so";
import { Part, type View } from "./part.js";
import { rangeOf } from "./places.js";

/** Pixels from the left edge of the drawing, whose right edge is that of the text. */
const BAR = 27;
const LINE = 13;
const BEND = 5;

interface Drawing {
  top: number;
  bottom: number;
  /** The middle of the claim's first line; undefined where claim and source are one sentence. */
  claim: number | undefined;
}

const marks = { cue: "sayso-cue", source: "sayso-source", mention: "sayso-mention" };

/**
 * The margin beside the text: a bar along the source sentence of the chosen claim and a fine line
 * from the claim to it. Words within the text are set apart by highlights, which move nothing.
 */
export class MarginPart extends Part {
  static override properties = {
    view: { attribute: false },
    near: { attribute: false },
    drawing: { state: true },
  };
  declare view: View | undefined;
  /** The chunks of the text that are marked: their nodes change with it. */
  declare near: ReadonlySet<number>;
  declare drawing: Drawing | undefined;
  private readonly resized = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.parentElement) this.resized.observe(this.parentElement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    for (const name of Object.values(marks)) CSS.highlights?.delete(name);
  }

  override updated(changed: Map<string, unknown>): void {
    if (!changed.has("view") && !changed.has("near")) return;
    this.measure();
    this.setApart();
  }

  private place(range: TextRange | undefined): Range | undefined {
    return range && this.parentElement ? rangeOf(this.parentElement, range) : undefined;
  }

  private measure(): void {
    const chosen = this.view?.chosen?.claim;
    const sentence = this.view?.reading.analysis.sentences[chosen?.source_sentence ?? -1];
    const source = this.place(sentence)?.getBoundingClientRect();
    const claim = this.place(chosen?.spans[0])?.getClientRects()[0];
    if (!chosen || !source || !claim) {
      this.drawing = undefined;
      return;
    }
    const zero = this.getBoundingClientRect().top;
    const apart = chosen.source_sentence !== chosen.sentence;
    const next: Drawing = {
      top: source.top - zero,
      bottom: source.bottom - zero,
      claim: apart ? (claim.top + claim.bottom) / 2 - zero : undefined,
    };
    if (JSON.stringify(next) !== JSON.stringify(this.drawing)) this.drawing = next;
  }

  private setApart(): void {
    const { view } = this;
    const attribution = view?.chosen && view.reading.attribution(view.chosen);
    const mentions = view?.chosen ? [] : (view?.voice?.mentions ?? []);
    this.highlight(marks.cue, attribution?.cue ?? []);
    this.highlight(marks.source, attribution?.source ?? []);
    this.highlight(marks.mention, mentions);
  }

  private highlight(name: string, ranges: readonly TextRange[]): void {
    const places = ranges.flatMap((range) => this.place(range) ?? []);
    if (places.length > 0) CSS.highlights?.set(name, new Highlight(...places));
    else CSS.highlights?.delete(name);
  }

  override render(): TemplateResult {
    const { drawing } = this;
    return html`<svg class="margin" aria-hidden="true">${drawing ? link(drawing) : nothing}</svg>`;
  }
}

function link({ top, bottom, claim }: Drawing): TemplateResult {
  const bar = svg`<rect class="bar" x=${BAR} y=${top} width="3" height=${bottom - top} rx="1.5" />`;
  if (claim === undefined) return bar;
  const down = claim < top;
  const end = down
    ? Math.min(top + 12, (top + bottom) / 2)
    : Math.max(bottom - 12, (top + bottom) / 2);
  const turn = down ? BEND : -BEND;
  const path =
    `M${BAR + 3} ${claim}H${LINE + BEND}Q${LINE} ${claim} ${LINE} ${claim + turn}` +
    `V${end - turn}Q${LINE} ${end} ${LINE + BEND} ${end}H${BAR}`;
  return svg`${bar}<path class="link" d=${path} /><circle class="link-end" cx=${BAR + 3} cy=${claim} r="2.5" />`;
}

customElements.define("sayso-margin", MarginPart);
