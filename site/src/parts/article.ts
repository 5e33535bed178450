import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { keyed } from "lit/directives/keyed.js";
import {
  chunksOf,
  paragraphsOf,
  segmentsOf,
  type Chunk,
  type Paragraph,
  type Segment,
} from "../reading/segments.js";
import type { ReadClaim } from "../reading/model.js";
import { Part, type Actions, type View } from "./part.js";
import "./margin.js";

/** Texts of more chunks than this are marked only where they are in sight. */
const AT_ONCE = 4;
/** Two voices nearer than this share a line of the margin. */
const SAME_LINE = 75;

/** The text with its claims. Without a view it is the bare text. */
export class ArticlePart extends Part {
  static override properties = {
    text: {},
    view: { attribute: false },
    actions: { attribute: false },
    near: { state: true },
  };
  declare text: string;
  declare view: View | undefined;
  declare actions: Actions;
  /** Chunks in sight or near it. */
  declare near: ReadonlySet<number>;

  private chunks: Chunk[] = [];
  private segments = new Map<Paragraph, Segment[]>();
  /** The claims with words of their own to take the focus. */
  private reachable: ReadClaim[] = [];
  private watcher: IntersectionObserver | undefined;
  private focused: string | undefined;
  /** The one claim that the Tab key reaches; the arrows do the rest. */
  private tabStop: string | undefined;

  constructor() {
    super();
    this.text = "";
    this.near = new Set();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("text")) {
      this.chunks = chunksOf(paragraphsOf(this.text));
      this.near = new Set(this.chunks.slice(0, AT_ONCE).keys());
    }
    const before = changed.get("view");
    if (changed.has("text") || before?.shown !== this.view?.shown || before === undefined) {
      const paragraphs = this.chunks.flatMap((chunk) => chunk.paragraphs);
      const lines = segmentsOf(paragraphs, this.view?.shown ?? []);
      this.segments = new Map(paragraphs.map((paragraph, i) => [paragraph, lines[i] ?? []]));
      this.reachable = lines.flat().flatMap(({ owner, first }) => (owner && first ? [owner] : []));
    }
    const wanted = this.view?.chosen?.id ?? this.focused;
    this.tabStop = (this.reachable.find(({ id }) => id === wanted) ?? this.reachable[0])?.id;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("text")) this.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watcher?.disconnect();
  }

  private watch(): void {
    this.watcher?.disconnect();
    if (this.chunks.length <= AT_ONCE) return;
    this.watcher = new IntersectionObserver(
      (entries) => {
        const near = new Set(this.near);
        for (const entry of entries) {
          const index = Number((entry.target as HTMLElement).dataset["chunk"]);
          if (entry.isIntersecting) near.add(index);
          else near.delete(index);
        }
        this.near = near;
      },
      { rootMargin: "1500px" },
    );
    for (const chunk of this.querySelectorAll("[data-chunk]")) this.watcher.observe(chunk);
  }

  /** Makes sure that a place is marked, so that it can be found and scrolled to. */
  async bring(at: number): Promise<void> {
    const index = this.chunks.findIndex((chunk) => at < chunk.end);
    if (index >= 0 && !this.near.has(index)) this.near = new Set([...this.near, index]);
    await this.updateComplete;
  }

  /** The element of a claim that takes the focus. */
  markOf(id: string): HTMLElement | undefined {
    return [...this.querySelectorAll<HTMLElement>("[data-claim][role]")].find(
      (mark) => mark.dataset["claim"] === id,
    );
  }

  override render(): TemplateResult {
    const { view } = this;
    return html`<article
      class=${classMap({ text: true, long: this.chunks.length > AT_ONCE })}
      data-accent=${view?.voice?.accent ?? nothing}
      aria-label="The article"
      @click=${this.clicked}
      @keydown=${this.pressed}
      @focusin=${this.focusMoved}
    >
      ${keyed(
        this.text,
        this.chunks.map(
          (chunk, index) =>
            html`<div class="chunk" data-chunk=${index}>
              ${
                this.near.has(index)
                  ? chunk.paragraphs.map((paragraph) => this.marked(paragraph))
                  : chunk.paragraphs.map((paragraph) => this.bare(paragraph))
              }
            </div>`,
        ),
      )}
      <sayso-margin .view=${view} .near=${this.near}></sayso-margin>
    </article>`;
  }

  private bare(paragraph: Paragraph): TemplateResult {
    return this.block(
      paragraph,
      html`<span data-at=${paragraph.begin}
        >${this.text.slice(paragraph.begin, paragraph.end)}</span
      >`,
    );
  }

  private marked(paragraph: Paragraph): TemplateResult {
    const segments = this.segments.get(paragraph) ?? [];
    let voice: string | undefined;
    let lastFace = -Infinity;
    return this.block(
      paragraph,
      segments.map((segment) => {
        const owner = segment.first ? segment.owner : undefined;
        const heard = owner && owner.voice.kind !== "narrator" && owner.voice.id !== voice;
        if (owner) voice = owner.voice.id;
        if (!heard) return this.stretch(segment);
        const aside = segment.begin - lastFace < SAME_LINE;
        lastFace = segment.begin;
        return [this.faceBeside(segment, aside), this.stretch(segment)];
      }),
    );
  }

  private block(paragraph: Paragraph, content: unknown): TemplateResult {
    if (paragraph.kind === "headline") return html`<h2 class="headline">${content}</h2>`;
    return html`<p class=${paragraph.kind}>${content}</p>`;
  }

  private faceBeside({ owner }: Segment, aside: boolean): TemplateResult {
    return html`<span
      class=${classMap({ face: true, beside: true, aside })}
      aria-hidden="true"
      data-voice=${owner?.voice.id ?? ""}
      data-kind=${owner?.voice.kind ?? ""}
      data-accent=${owner?.voice.accent ?? "none"}
      data-initials=${owner?.voice.initials ?? ""}
    ></span>`;
  }

  private stretch({ begin, end, owner, claims, first, last }: Segment): TemplateResult {
    const words = this.text.slice(begin, end);
    if (!owner) return html`<span data-at=${begin}>${words}</span>`;
    const chosen = this.view?.chosen !== undefined && claims.includes(this.view.chosen);
    const classes = classMap({ mark: true, chosen });
    const number = last ? owner.number : nothing;
    if (!first) {
      return html`<span
        class=${classes}
        data-at=${begin}
        data-claim=${owner.id}
        data-family=${owner.family}
        data-step=${owner.step}
        data-number=${number}
        >${words}</span
      >`;
    }
    return html`<span
      class=${classes}
      data-at=${begin}
      data-claim=${owner.id}
      data-family=${owner.family}
      data-step=${owner.step}
      data-number=${number}
      role="button"
      aria-pressed=${chosen}
      tabindex=${owner.id === this.tabStop ? 0 : -1}
      >${words}</span
    >`;
  }

  private focusMoved(event: FocusEvent): void {
    const id = claimAt(event);
    if (id === undefined || id === this.focused) return;
    this.focused = id;
    this.requestUpdate();
  }

  private clicked(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const voice = target.dataset["voice"];
    if (voice !== undefined) return this.actions.chooseVoice(voice);
    const id = claimAt(event);
    if (id === undefined || !(getSelection()?.isCollapsed ?? true)) return;
    this.actions.choose(id, "pointer");
  }

  private pressed(event: KeyboardEvent): void {
    const id = claimAt(event);
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = this.reachable.findIndex((claim) => claim.id === id);
    const end = this.reachable.length - 1;
    const to = new Map([
      ["ArrowDown", at + 1],
      ["ArrowRight", at + 1],
      ["ArrowUp", at - 1],
      ["ArrowLeft", at - 1],
      ["Home", 0],
      ["End", end],
    ]).get(event.key);
    if (to !== undefined) {
      event.preventDefault();
      const next = this.reachable[Math.max(0, Math.min(end, to))];
      if (next) void this.go(next.id, next.claim.spans[0]?.begin ?? 0);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.actions.choose(id, "keyboard");
    }
  }

  private async go(id: string, at: number): Promise<void> {
    await this.bring(at);
    this.markOf(id)?.focus();
    if (this.view?.chosen) this.actions.choose(id, "follow");
  }
}

function claimAt(event: Event): string | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  return target?.closest<HTMLElement>("[data-claim]")?.dataset["claim"];
}

customElements.define("sayso-article", ArticlePart);
