/** The host's article: read, watched, marked, pointed at. */
import { closest, linksIn, type CitedLink } from "../host/links.js";
import { createMarker, kMarkName, type Marker } from "../host/marks.js";
import { caretAt, covers } from "../host/pointer.js";
import { readHost, type HostText } from "../host/text.js";
import { Watch } from "../host/watch.js";
import type { Range as TextRange } from "../types.js";
import { claimAt, type ShownClaim } from "./claims.js";
import { flattened, type Layer } from "./layers.js";
import { lendMarkStyles } from "./mark-styles.js";
import { kNarrow } from "./place-card.js";
import { themeOf, type Theme } from "./theme.js";

/** What the article tells. */
export interface ArticleEvents {
  /** Its words are others than before. */
  changed(): void;
  /** A claim was clicked; undefined for words that are none. */
  picked(claim: ShownClaim | undefined): void;
}

/** Where a click means something to the page itself. */
const kInteractive =
  "a[href], button, input, select, textarea, label, summary, [onclick], [role=button]";

export class ArticleView {
  readonly #owner: HTMLElement;
  readonly #events: ArticleEvents;
  readonly #marker: Marker;
  readonly #watch: Watch;
  readonly #returnStyles: () => void;
  readonly #listening = new AbortController();
  #host: HostText;
  #claims: readonly ShownClaim[] = [];
  #chosen: ShownClaim | undefined;
  /** The theme that the marks of `#claims` stand in; undefined where they have to be made anew. */
  #marked: Theme | undefined;

  constructor(
    owner: HTMLElement,
    readonly element: HTMLElement,
    events: ArticleEvents,
  ) {
    this.#owner = owner;
    this.#events = events;
    this.#host = readHost(element);
    this.#marker = createMarker(element.ownerDocument, this);
    this.#returnStyles = lendMarkStyles(element.ownerDocument);
    const isOurs = (node: Node) =>
      (node === owner && owner !== element) || node.nodeName === kMarkName.toUpperCase();
    this.#watch = new Watch(element, isOurs, () => this.#reread());
    const { signal } = this.#listening;
    element.addEventListener("click", (event) => this.#clicked(event), { signal });
  }

  get text(): string {
    return this.#host.text;
  }

  get host(): HostText {
    return this.#host;
  }

  get theme(): Theme {
    return themeOf(this.#owner, this.element);
  }

  stop(): void {
    this.#listening.abort();
    this.#watch.stop();
    this.#marker.clear();
    this.#returnStyles();
  }

  /** Marks claims, the chosen one with its source above the others. */
  show(claims: readonly ShownClaim[], chosen: ShownClaim | undefined): void {
    const { theme } = this;
    if (this.#marked === theme && this.#chosen === chosen && areSame(this.#claims, claims)) return;
    this.#claims = claims;
    this.#chosen = chosen;
    this.#marked = theme;
    const layers = [
      ...claims.flatMap(({ spans, family, step }) =>
        spans.map((span): Layer => ({ ...span, look: `${family}-${step}-${theme}` })),
      ),
      ...(chosen ? chosenLayers(chosen, theme) : []),
    ];
    this.#watch.quietly(() => {
      this.#fresh();
      this.#marker.show(
        flattened(layers).map((layer) => ({
          look: layer.look,
          ranges: this.#host.rangesOf(layer),
        })),
      );
      if (this.#marker.changesPage) this.#host = readHost(this.element);
    });
  }

  /** DOM ranges of stretches of the text. */
  rangesOf(stretches: readonly TextRange[]): Range[] {
    return stretches.flatMap((stretch) => this.#host.rangesOf(stretch));
  }

  /** What the sentence around a stretch links to. */
  linksOf(stretch: TextRange): CitedLink[] {
    return linksIn(this.#host.rangesOf(stretch));
  }

  /** The words that are selected in the article. */
  selected(): TextRange | undefined {
    const selection = this.element.ownerDocument.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const range = selection.getRangeAt(0);
    const inside = this.element.contains(range.commonAncestorContainer);
    return inside ? this.#host.rangeOf(range) : undefined;
  }

  /** Brings a stretch into sight, where it is not, at once: a long glide would lose the reader. */
  reveal(stretch: TextRange): void {
    const [range] = this.#host.rangesOf(stretch);
    const view = this.element.ownerDocument.defaultView;
    if (!range || !view) return;
    const { top, bottom } = range.getBoundingClientRect();
    // the card takes the lower part of a narrow window
    const [upper, lower] = view.matchMedia(kNarrow).matches ? [0.12, 0.38] : [0.3, 0.66];
    if (top >= 0 && bottom <= view.innerHeight * lower) return;
    view.scrollBy({ top: top - view.innerHeight * upper, behavior: "instant" });
  }

  #fresh(): void {
    if (!this.#marker.changesPage) return;
    this.#marker.clear();
    this.#host = readHost(this.element);
  }

  #reread(): void {
    const before = this.#host.text;
    this.#watch.quietly(() => this.#fresh());
    this.#host = readHost(this.element);
    this.#marked = undefined;
    if (this.#host.text !== before) this.#events.changed();
    // the words stayed, their nodes did not
    else this.show(this.#claims, this.#chosen);
  }

  #clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    if (event.defaultPrevented || event.button !== 0 || closest(target, kInteractive)) return;
    if (!(this.element.ownerDocument.getSelection()?.isCollapsed ?? true)) return;
    if (this.#isWithin(event)) return;
    this.#events.picked(this.claimAtPoint(event.clientX, event.clientY));
  }

  /** In our own panel or card. */
  #isWithin(event: Event): boolean {
    const { shadowRoot } = this.#owner;
    return shadowRoot !== null && event.composedPath().includes(shadowRoot);
  }

  claimAtPoint(x: number, y: number): ShownClaim | undefined {
    const caret = caretAt(this.element.ownerDocument, x, y);
    const offset = caret && this.#host.offsetOf(caret.node, caret.offset);
    const claim = offset === undefined ? undefined : claimAt(this.#claims, offset);
    return claim && covers(this.rangesOf(claim.spans), x, y) ? claim : undefined;
  }
}

const areSame = <T>(some: readonly T[], others: readonly T[]): boolean =>
  some.length === others.length && some.every((each, index) => each === others[index]);

/** The source sentence, its cue and speaker set apart, and the claim's own words on top. */
function chosenLayers({ claim, source, spans }: ShownClaim, theme: Theme): Layer[] {
  const words = spans.map((span): Layer => ({ ...span, look: `chosen-${theme}` }));
  if (!source || !claim.source) return words;
  const { exact, cue, speaker } = claim.source;
  // a sentence that has changed is marked as a whole
  const parts = exact.length === source.end - source.begin ? [...cue, ...speaker] : [];
  return [
    { ...source, look: `source-${theme}` },
    ...parts.map(({ begin, end }) => ({
      begin: source.begin + begin,
      end: source.begin + end,
      look: `cue-${theme}`,
    })),
    ...words,
  ];
}
