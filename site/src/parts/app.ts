import { html, nothing, type TemplateResult } from "lit";
import type { Range, SaysoError } from "say-so";
import type { Engine } from "../engine.js";
import { saveDraft, savedDraft } from "../input/draft.js";
import { textOf } from "../input/link.js";
import { caveat, failures, linkFaults, refusal } from "../input/messages.js";
import { Reading, type Filter } from "../reading/model.js";
import { count, distance } from "../reading/words.js";
import { sample } from "../sample.js";
import { theme, turnTheme } from "../theme.js";
import { ArticlePart } from "./article.js";
import { BoxPart } from "./box.js";
import "./card.js";
import { ClaimsPart } from "./claims.js";
import "./help.js";
import { findings, invitation, reviewing, working } from "./intro.js";
import { nowhere, Trail, type Place } from "./trail.js";
import { Part, type Actions, type By, type Pane, type View } from "./part.js";
import { rangeOf, scrollBy, travel, type Sight } from "./places.js";
import "./review.js";
import "./source.js";
import "./top.js";
import "./voices.js";

const everything: Filter = { voice: null, type: null, checkable: false, most: Infinity };
const wide = matchMedia("(min-width: 72rem)");

interface Work {
  cancel: AbortController;
  /** 0 to 1; undefined until the engine tells. */
  done: number | undefined;
}

/** The page: a box that becomes the text, and what a reader has chosen in it. */
export class AppPart extends Part {
  static override properties = {
    engine: { attribute: false },
    text: { state: true },
    place: { state: true },
    filter: { state: true },
    reading: { state: true },
    work: { state: true },
    note: { state: true },
    atSource: { state: true },
    said: { state: true },
  };
  declare engine: Engine;
  declare private text: string;
  declare private place: Place;
  declare private filter: Filter;
  declare private reading: Reading | undefined;
  declare private work: Work | undefined;
  /** What went wrong or is less than expected; `again` offers another try. */
  declare private note: { words: string; again: boolean } | undefined;
  declare private atSource: boolean;
  /** For screen readers. */
  declare private said: string;

  private previous = "";
  private opener: { id: string; inList: boolean } | undefined;
  private readonly trail = new Trail((place) => this.arrive(place));

  constructor() {
    super();
    this.text = savedDraft();
    this.place = nowhere;
    this.filter = everything;
    this.atSource = false;
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.trail.start();
    void this.readLink();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.trail.stop();
    this.halt();
  }

  // Reading

  private async read(text: string): Promise<void> {
    const refused = refusal(text);
    if (refused) {
      if (text.length < 1_000_000) this.text = text;
      this.note = { words: refused, again: false };
      return;
    }
    this.trail.go({ ...nowhere, mode: "read" });
    await this.analyse(text);
  }

  /** The text that a link brought; its address is then that of the page again. */
  private async readLink(): Promise<void> {
    const linked = await textOf(location.hash);
    if (!linked) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    if ("text" in linked) await this.read(linked.text);
    else this.note = { words: linkFaults[linked.fault], again: false };
  }

  /** What another text takes the place of can be brought back. */
  private keep(next: string): void {
    if (![next, sample, ""].includes(this.text)) this.previous = this.text;
  }

  /** Ends what the engine does, without a word about it. */
  private halt(): void {
    const { work } = this;
    this.work = undefined;
    work?.cancel.abort();
  }

  private async analyse(text: string): Promise<void> {
    this.halt();
    const work: Work = { cancel: new AbortController(), done: undefined };
    if (text !== this.text) this.filter = everything;
    this.keep(text);
    this.text = text;
    this.reading = undefined;
    this.note = undefined;
    this.work = work;
    saveDraft(text);
    try {
      const analysis = await this.engine.analyze(text, {
        signal: work.cancel.signal,
        standalone: true,
        onProgress: ({ stage, done }) => {
          if (this.work?.cancel === work.cancel && stage === "analyze")
            this.work = { ...work, done };
        },
      });
      if (work.cancel.signal.aborted) return;
      this.reading = new Reading(text, analysis);
      const words = caveat(analysis);
      this.note = words ? { words, again: false } : undefined;
      this.say(this.summary(this.reading));
    } catch (error) {
      if (this.work?.cancel !== work.cancel) return;
      const code = isSaysoError(error) ? error.code : "crashed";
      this.note = { words: failures[code], again: true };
    } finally {
      if (this.work?.cancel === work.cancel) this.work = undefined;
    }
  }

  private summary({ claims, voices }: Reading): string {
    return claims.length === 0
      ? "No claims"
      : `${count(claims.length, "claim")}, ${count(voices.length, "voice")}`;
  }

  private edit(): void {
    this.trail.go({ ...nowhere, mode: "edit" });
  }

  private renew(): void {
    this.keep("");
    this.text = "";
    this.reading = undefined;
    this.note = undefined;
    saveDraft("");
    this.edit();
  }

  // Choosing

  /** Takes the page to a place, by a choice or by the browser's Back and Forward. */
  private arrive(place: Place): void {
    const before = this.place;
    this.place = place;
    this.filter = { ...this.filter, voice: place.voice };
    if (place.claim !== before.claim) this.atSource = false;
    if (place.mode === "edit" && before.mode !== "edit") {
      this.halt();
      this.note = undefined;
      void this.updateComplete.then(() => this.querySelector<BoxPart>("sayso-box")?.area?.focus());
    } else if (
      place.mode !== "edit" &&
      before.mode === "edit" &&
      this.reading?.text !== this.text
    ) {
      if (refusal(this.text) === undefined) void this.analyse(this.text);
    } else if (before.claim !== null && place.claim === null) {
      void this.returnFocus(before.claim);
    }
  }

  private readonly actions: Actions = {
    choose: (id, by) => void this.choose(id, by),
    step: (by) => {
      const { shown, chosen } = this.view as View;
      const next = chosen && shown[shown.indexOf(chosen) + by];
      if (next) void this.choose(next.id, "follow");
    },
    close: () => this.trail.go({ ...this.place, claim: null }),
    chooseVoice: (id) => {
      this.trail.go({ ...this.place, voice: id, claim: null, pane: "text" });
      const voice = this.reading?.voice(id);
      this.say(voice ? `${voice.name}: ${count(voice.claims.length, "claim")}.` : "All voices.");
      if (voice) void this.showVoice();
    },
    filter: (change) => {
      this.filter = { ...this.filter, ...change };
      if ("voice" in change)
        this.trail.go({ ...this.place, voice: change.voice ?? null, claim: null });
      void this.updateComplete.then(() => {
        const { shown, reading, chosen } = this.view as View;
        if (chosen && !shown.includes(chosen)) this.actions.close();
        this.say(`Showing ${shown.length} of ${count(reading.claims.length, "claim")}.`);
      });
    },
    jump: () => void this.jump(),
    pane: (pane) => this.trail.go({ ...this.place, claim: null, pane }),
    show: (range) => void this.show(range),
    say: (message) => this.say(message),
  };

  private readonly boxActions = {
    typed: (text: string) => {
      this.text = text;
      this.note = undefined;
      saveDraft(text);
    },
    read: (text: string) => void this.read(text),
    sample: () => {
      void this.read(sample);
    },
    restore: () => {
      this.text = this.previous;
      this.previous = "";
      saveDraft(this.text);
      this.querySelector<BoxPart>("sayso-box")?.area?.focus();
    },
  };

  private readonly topActions = {
    edit: () => this.edit(),
    renew: () => this.renew(),
    review: (on: boolean) => this.trail.go({ ...nowhere, mode: on ? "review" : "read" }),
    turn: () => {
      turnTheme();
      this.requestUpdate();
    },
    say: (message: string) => this.say(message),
  };

  private async choose(id: string, by: By): Promise<void> {
    if (by !== "follow") {
      const inList = this.querySelector("sayso-claims")?.contains(document.activeElement) ?? false;
      this.opener = { id, inList };
    }
    this.trail.go({ ...this.place, claim: id, pane: "text" });
    await this.updateComplete;
    const chosen = this.reading?.claim(id);
    if (!chosen) return;
    await this.querySelector<ArticlePart>("sayso-article")?.bring(
      chosen.claim.spans[0]?.begin ?? 0,
    );
    await this.querySelector<Part>("sayso-card")?.updateComplete;
    this.scrollToChosen();
    if (by === "keyboard") this.querySelector<HTMLElement>(".card")?.focus({ preventScroll: true });
    const far = distance(chosen);
    this.say(
      `Claim ${chosen.number}, ${chosen.voice.name}${chosen.certainty === "probably" ? ", probably" : ""}` +
        `${far === "" ? "" : `; source: ${far}`}.`,
    );
  }

  private async show(range: Range): Promise<void> {
    const pane = wide.matches ? this.place.pane : "text";
    this.trail.go({ ...this.place, pane });
    await this.updateComplete;
    const article = this.querySelector<ArticlePart>("sayso-article");
    await article?.bring(range.begin);
    const found = article && rangeOf(article, range);
    if (!found) return;
    getSelection()?.setBaseAndExtent(
      found.startContainer,
      found.startOffset,
      found.endContainer,
      found.endOffset,
    );
    scrollBy(travel(this.sight(), found.getBoundingClientRect()));
  }

  private async jump(): Promise<void> {
    this.atSource = !this.atSource;
    await this.updateComplete;
    this.scrollToChosen();
  }

  /** Brings claim and source into sight, the one that matters now if both do not fit. */
  private scrollToChosen(): void {
    const article = this.querySelector("sayso-article");
    const chosen = this.reading?.claim(this.place.claim);
    if (!article || !chosen) return;
    const sentence = this.reading?.analysis.sentences[chosen.claim.source_sentence];
    const span = chosen.claim.spans[0];
    const claim = span && rangeOf(article, span)?.getBoundingClientRect();
    const source = sentence && rangeOf(article, sentence)?.getBoundingClientRect();
    if (!claim) return;
    const first = this.atSource && source ? source : claim;
    const distance = travel(this.sight(), first, source);
    if (distance !== 0) scrollBy(distance);
  }

  /** Brings the chosen voice's first claim into sight unless one of its claims is there. */
  private async showVoice(): Promise<void> {
    await this.updateComplete;
    const article = this.querySelector<ArticlePart>("sayso-article");
    const first = this.view?.shown[0]?.claim.spans[0];
    if (!article || !first) return;
    await article.bring(first.begin);
    const { top, bottom } = this.sight();
    const marks = [...article.querySelectorAll("[data-claim]")].map((mark) =>
      mark.getBoundingClientRect(),
    );
    if (marks.some((mark) => mark.top >= top && mark.bottom <= bottom)) return;
    const place = rangeOf(article, first)?.getBoundingClientRect();
    if (place) scrollBy(travel(this.sight(), place));
  }

  private sight(): Sight {
    const card = this.querySelector(".card")?.getBoundingClientRect();
    return { top: 24, bottom: wide.matches || !card ? innerHeight - 24 : card.top - 16 };
  }

  /** When a card closes the focus goes back to where the claim was chosen. */
  private async returnFocus(id: string): Promise<void> {
    const inCard = this.querySelector("sayso-card")?.contains(document.activeElement) ?? false;
    await this.updateComplete;
    if (!inCard && document.activeElement !== document.body) return;
    const inList = this.opener?.inList ?? false;
    const list = this.querySelector<ClaimsPart>("sayso-claims");
    const target =
      (inList ? list?.buttonOf(id) : undefined) ??
      this.querySelector<ArticlePart>("sayso-article")?.markOf(id);
    target?.focus({ preventScroll: true });
  }

  private say(message: string): void {
    this.said = message;
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key !== "Escape" || this.place.mode === "edit") return;
    if (this.place.claim !== null) this.actions.close();
    else if (this.place.voice !== null) this.actions.chooseVoice(null);
  }

  // Rendering

  private get view(): View | undefined {
    const { reading, filter, atSource, place } = this;
    if (!reading) return undefined;
    if (this.lastView?.[0] !== filter || this.lastView[1].reading !== reading) {
      this.lastView = [filter, { reading, filter, shown: reading.filtered(filter) }];
    }
    const chosen = reading.claim(place.claim);
    const voice = reading.voice(place.voice);
    return { ...this.lastView[1], chosen, voice, atSource, pane: place.pane };
  }

  private lastView: [Filter, Pick<View, "reading" | "filter" | "shown">] | undefined;

  override render(): TemplateResult {
    const editing = this.place.mode === "edit";
    return html`<div class="page" @keydown=${this.pressed}>
      <sayso-top
        .text=${this.text}
        .mode=${this.place.mode}
        .claims=${this.reading?.claims.length ?? 0}
        .theme=${theme()}
        .actions=${this.topActions}
      ></sayso-top>
      <main>
        <div class="intro">
          ${editing ? invitation() : this.intro()}
          ${
            this.note
              ? html`<p class="note" role="alert">
                  ${this.note.words}
                  ${
                    this.note.again && !editing
                      ? html`<button @click=${() => this.analyse(this.text)}>Try again</button>`
                      : nothing
                  }
                </p>`
              : nothing
          }
        </div>
        <div class="sheet" data-mode=${this.place.mode} data-pane=${this.place.pane}>
          ${editing ? this.box() : this.paper()}
        </div>
      </main>
      <sayso-help></sayso-help>
      <p class="unseen" role="status">${this.said}</p>
    </div>`;
  }

  private intro(): TemplateResult {
    const { reading, work } = this;
    if (reading && this.place.mode === "review") return reviewing();
    if (reading) return findings(reading, this.summary(reading));
    return work ? working(work.done, () => work.cancel.abort()) : html`<h1>Your text</h1>`;
  }

  private box(): TemplateResult {
    return html`<sayso-box
      .text=${this.text}
      .restorable=${this.previous !== "" && this.text === ""}
      .actions=${this.boxActions}
    ></sayso-box>`;
  }

  private paper(): TemplateResult {
    const { view, actions } = this;
    if (view && this.place.mode === "review") {
      return html`<sayso-review
        .text=${this.text}
        .theme=${theme()}
        .engine=${this.engine}
      ></sayso-review>`;
    }
    return html`<sayso-article .text=${this.text} .view=${view} .actions=${actions}></sayso-article>
      ${
        view
          ? html`<aside class="panel" aria-label="Claims and voices">
              ${
                view.chosen
                  ? html`<sayso-card .view=${view} .actions=${actions}></sayso-card>`
                  : view.voice
                    ? html`<sayso-voice-card .view=${view} .actions=${actions}></sayso-voice-card>`
                    : nothing
              }
              ${this.panes(view)} ${this.list(view)} ${this.source(view)}
            </aside>`
          : nothing
      }`;
  }

  private list(view: View): TemplateResult {
    const { actions } = this;
    if (view.pane === "voices")
      return html`<sayso-voices .view=${view} .actions=${actions}></sayso-voices>`;
    if (view.pane === "source") return html``;
    return html`<sayso-claims .view=${view} .actions=${actions}></sayso-claims>`;
  }

  /** Stays while another pane is shown: what was checked would be lost. */
  private source(view: View): TemplateResult {
    return html`<sayso-source
      ?hidden=${view.pane !== "source"}
      ?open=${view.pane === "source"}
      .engine=${this.engine}
      .text=${this.text}
      .actions=${this.actions}
    ></sayso-source>`;
  }

  private panes(view: View): TemplateResult {
    const tab = (pane: Pane, name: string, n?: number) =>
      html`<button
        class="pane"
        data-pane=${pane}
        aria-pressed=${view.pane === pane || (pane === "claims" && view.pane === "text" && wide.matches)}
        @click=${() => this.actions.pane(pane)}
      >
        ${name}${n === undefined ? nothing : html` <span class="number">${n.toLocaleString("en")}</span>`}
      </button>`;
    return html`<div class="panes" role="group" aria-label="What to see">
      ${tab("text", "Text")} ${tab("claims", "Claims", view.shown.length)}
      ${tab("voices", "Voices", view.reading.voices.length)} ${tab("source", "Source")}
    </div>`;
  }
}

/** Told by name: the error may be of another copy of the package. */
function isSaysoError(error: unknown): error is SaysoError {
  return error instanceof Error && error.name === "SaysoError" && "code" in error;
}

customElements.define("sayso-app", AppPart);
