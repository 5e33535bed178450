import { html, nothing, type TemplateResult } from "lit";
import type { Range } from "say-so";
import type { Review } from "say-so/review";
import type { Engine } from "../engine.js";
import { textOfFile } from "../input/files.js";
import { textOf } from "../input/link.js";
import { fileFaults, linkFaults, needsArticle, refusal, unkept } from "../input/messages.js";
import { isReview, reviewOfFile } from "../input/saved-review.js";
import { keep } from "../input/shelf.js";
import type { Reading } from "../reading/model.js";
import { count, distance, titleOf } from "../reading/words.js";
import { sample } from "../sample.js";
import { theme, turnTheme } from "../theme.js";
import { ArticlePart } from "./article.js";
import { BoxPart } from "./box.js";
import { Checks, isFactChecks } from "./checks.js";
import { ClaimsPart } from "./claims.js";
import { Gaze, wide } from "./gaze.js";
import "./help.js";
import { findings, invitation, reviewing, working } from "./intro.js";
import { kPatience, Papers, type Paper } from "./papers.js";
import { panel } from "./panel.js";
import { Part, type Actions, type By, type View } from "./part.js";
import "./review.js";
import { Settled } from "./settled.js";
import "./shelf.js";
import "./tabs.js";
import "./top.js";
import "./update.js";
import { nowhere, Trail, type Place } from "./trail.js";

/** The page: a box that becomes the text, and what a reader has chosen in it. */
export class AppPart extends Part {
  static override properties = {
    engine: { attribute: false },
    place: { state: true },
    atSource: { state: true },
    said: { state: true },
  };
  declare engine: Engine;
  declare private place: Place;
  declare private atSource: boolean;
  /** For screen readers. */
  declare private said: string;

  /** Where a text that is being read will be shown. */
  private awaited: Place | undefined;
  private opener: { id: string; inList: boolean } | undefined;
  private readonly gaze = new Gaze(this);
  private readonly trail = new Trail((place) => this.arrive(place));
  private readonly checks = new Checks(this);
  private readonly settled = new Settled(this, () => this.place.mode === "read" && !!this.view);
  private readonly papers = new Papers(this, (paper) => this.told(paper));

  constructor() {
    super();
    this.place = this.here();
    this.atSource = false;
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.trail.start(this.place);
    void this.readLink();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.trail.stop();
  }

  // Reading

  private async read(text: string): Promise<void> {
    const refused = refusal(text);
    if (refused) {
      if (text.length < 1_000_000) this.papers.type(text);
      this.papers.tell(refused);
      return;
    }
    const awaited = this.here({ mode: "read" });
    this.awaited = awaited;
    setTimeout(() => this.enter(), kPatience);
    // takes milliseconds: done while the engine reads
    setTimeout(() => this.awaited === awaited && this.trail.record(awaited));
    await this.papers.analyse(text);
    this.enter();
  }

  /** Turns the box into the text: in one go with its marks where the engine is quick. */
  private enter(): void {
    const { awaited } = this;
    this.awaited = undefined;
    if (awaited?.paper !== this.papers.front.id) return;
    this.trail.record(awaited);
    // before the page changes: to lose what has the focus later costs a layout of all of it
    this.querySelector<BoxPart>("sayso-box")?.area?.blur();
    this.arrive(awaited);
  }

  /** The text that a link brought; its address is then that of the page again. */
  private async readLink(): Promise<void> {
    const linked = await textOf(location.hash);
    if (!linked) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    if ("text" in linked) await this.readBeside(linked.text);
    else this.papers.tell(linkFaults[linked.fault]);
  }

  /** Each text in a tab of its own. */
  private async readFiles(files: readonly File[]): Promise<void> {
    for (const file of files) {
      if (await isFactChecks(file)) {
        await this.compareWith(file);
        continue;
      }
      if (isReview(file)) {
        await this.openReview(file);
        continue;
      }
      const found = await textOfFile(file);
      if ("text" in found) await this.readBeside(found.text);
      else this.papers.tell(`${file.name} ${fileFaults[found.fault]}`);
    }
  }

  /**
   * A saved review brings its text with it, and what was decided there; over a text that is reviewed, or
   * that is here where it has none, it is found again in that.
   */
  private async openReview(file: File): Promise<void> {
    const { papers } = this;
    const opened = await reviewOfFile(file);
    if ("fault" in opened) return papers.tell(opened.fault);
    const own = this.place.mode === "review" ? undefined : opened.review.text;
    const text = own ?? papers.front.text;
    const refused = text === "" ? needsArticle : refusal(text);
    if (refused) return papers.tell(refused);
    if (own !== undefined) papers.open();
    papers.review(text, opened);
    // one in which nothing is decided yet is for reading
    const begun = opened.review.claims.some(({ decision }) => decision !== "open");
    this.trail.go(this.here({ mode: begun || !opened.analysis ? "review" : "read" }));
  }

  private async compareWith(file: File): Promise<void> {
    const said = await this.checks.open(file, (words) => this.papers.tell(words));
    this.papers.tell(said);
    this.say(said);
  }

  /** Where a text is already in front, in a tab of its own. */
  private async readBeside(text: string): Promise<void> {
    this.papers.open();
    await this.read(text);
  }

  /** An analysis is there. */
  private told({ text, reading }: Paper): void {
    if (!reading) return;
    this.enter();
    this.say(this.summary(reading));
    if (text !== sample) void keep(text, reading.claims.length);
  }

  private summary({ claims, voices }: Reading): string {
    return claims.length === 0
      ? "No claims"
      : `${count(claims.length, "claim")}, ${count(voices.length, "voice")}`;
  }

  private edit(): void {
    this.trail.go(this.here());
  }

  /** The way a text is shown: read where it has been, else in the box. */
  private shown({ id, reading }: Paper): Place {
    return { ...nowhere, paper: id, mode: reading ? "read" : "edit" };
  }

  /** A place in the text that is in front. */
  private here(change: Partial<Place> = {}): Place {
    return { ...nowhere, paper: this.papers.front.id, ...change };
  }

  // Choosing

  /** Takes the page to a place, by a choice or by the browser's Back and Forward. */
  private arrive(place: Place): void {
    const { papers } = this;
    papers.show(place.paper);
    const { front } = papers;
    const before = this.place.paper === front.id ? this.place : undefined;
    this.place = place.paper === front.id ? place : this.shown(front);
    papers.filter({ voice: this.place.voice });
    if (this.place.claim !== before?.claim) this.atSource = false;
    if (this.place.mode === "edit") {
      if (before?.mode === "edit") return;
      papers.halt();
      front.note = undefined;
      void this.updateComplete.then(() => this.querySelector<BoxPart>("sayso-box")?.area?.focus());
    } else if (front.reading?.text !== front.text && !front.work) {
      if (refusal(front.text) === undefined) void papers.analyse(front.text);
    } else if (before && before.claim !== null && this.place.claim === null) {
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
      const voice = this.papers.front.reading?.voice(id);
      this.say(voice ? `${voice.name}: ${count(voice.claims.length, "claim")}.` : "All voices.");
      if (voice) void this.showVoice();
    },
    filter: (change) => {
      this.papers.filter(change);
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
    showIn: (paper, claim) => {
      this.trail.go(this.here({ paper, mode: "read" }));
      void this.choose(claim, "keyboard");
    },
    show: (range) => void this.show(range),
    say: (message) => this.say(message),
    compareWith: (file) => (file ? void this.compareWith(file) : this.checks.close()),
  };

  private readonly openFiles = (files: readonly File[]) => void this.readFiles(files);

  private readonly boxActions = {
    typed: (text: string) => this.papers.type(text),
    read: (text: string) => void this.read(text),
    files: this.openFiles,
    sample: () => void this.read(sample),
    restore: () => {
      this.papers.restore();
      this.querySelector<BoxPart>("sayso-box")?.area?.focus();
    },
  };

  private readonly topActions = {
    edit: () => this.edit(),
    renew: () => this.trail.go(this.shown(this.papers.open())),
    review: (on: boolean) => this.trail.go(this.here({ mode: on ? "review" : "read" })),
    turn: () => {
      turnTheme();
      this.requestUpdate();
    },
    say: (message: string) => this.say(message),
  };

  private readonly tabActions = {
    show: (id: string) => {
      const paper = this.papers.list.find((one) => one.id === id);
      if (paper) this.trail.go(this.shown(paper));
    },
    close: (id: string) => {
      this.papers.close(id);
      this.say("Closed.");
      const { front } = this.papers;
      if (this.place.paper !== front.id) this.trail.go(this.shown(front));
    },
  };

  private readonly shelfActions = {
    read: (text: string) => void this.read(text),
    say: (message: string) => this.say(message),
  };

  private async choose(id: string, by: By): Promise<void> {
    if (by !== "follow") {
      const inList = this.querySelector("sayso-claims")?.contains(document.activeElement) ?? false;
      this.opener = { id, inList };
    }
    const beside = wide.matches && this.place.pane === "compare";
    this.trail.go({ ...this.place, claim: id, pane: beside ? "compare" : "text" });
    await this.updateComplete;
    const chosen = this.papers.front.reading?.claim(id);
    if (!chosen) return;
    await this.gaze.bring(chosen);
    await this.querySelector<Part>("sayso-card")?.updateComplete;
    if (this.view) this.gaze.atChosen(this.view);
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
    await this.gaze.atRange(range);
  }

  private async jump(): Promise<void> {
    this.atSource = !this.atSource;
    await this.updateComplete;
    if (this.view) this.gaze.atChosen(this.view);
  }

  private async showVoice(): Promise<void> {
    await this.updateComplete;
    if (this.view) await this.gaze.atFirst(this.view);
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
    // that of an open menu is the menu's
    if (this.querySelector(":popover-open")) return;
    if (this.place.claim !== null) this.actions.close();
    else if (this.place.voice !== null) this.actions.chooseVoice(null);
  }

  private dragged(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  }

  /** A dropped file would replace the page: it is read instead. */
  private dropped(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    this.openFiles(files);
  }

  // Rendering

  private get view(): View | undefined {
    const { atSource, place } = this;
    const { reading, filter } = this.papers.front;
    if (!reading) return undefined;
    if (this.lastView?.[0] !== filter || this.lastView[1].reading !== reading) {
      this.lastView = [filter, { reading, filter, shown: reading.filtered(filter) }];
    }
    const chosen = reading.claim(place.claim);
    const voice = reading.voice(place.voice);
    const before = this.checks.of(reading);
    return { ...this.lastView[1], chosen, voice, atSource, pane: place.pane, before };
  }

  private lastView: [View["filter"], Pick<View, "reading" | "filter" | "shown">] | undefined;

  override render(): TemplateResult {
    const editing = this.place.mode === "edit";
    const { front, list } = this.papers;
    const { note, text } = front;
    return html`<div
      class="page"
      @keydown=${this.pressed}
      @dragover=${this.dragged}
      @drop=${this.dropped}
    >
      <sayso-top
        .text=${text}
        .mode=${this.place.mode}
        .reading=${front.reading}
        .reviewed=${front.review}
        .theme=${theme()}
        .actions=${this.topActions}
      ></sayso-top>
      <sayso-tabs
        .tabs=${list.map((paper) => ({
          id: paper.id,
          title: titleOf(paper.text),
          front: paper === front,
        }))}
        .actions=${this.tabActions}
      ></sayso-tabs>
      <sayso-update></sayso-update>
      <main>
        <div class="intro">
          ${editing ? invitation() : this.intro()}
          ${
            note
              ? html`<p class="note" role="alert">
                  ${note.words}
                  ${
                    note.again && !editing
                      ? html`<button @click=${() => this.papers.analyse(text)}>Try again</button>`
                      : nothing
                  }
                </p>`
              : nothing
          }
          ${this.papers.kept ? nothing : html`<p class="note" role="status">${unkept}</p>`}
        </div>
        <div class="sheet" data-mode=${this.place.mode} data-pane=${this.place.pane}>
          ${editing ? this.box() : this.paper()}
        </div>
        ${
          editing && text === ""
            ? html`<sayso-shelf .actions=${this.shelfActions}></sayso-shelf>`
            : nothing
        }
      </main>
      <sayso-help></sayso-help>
      <p class="unseen" role="status">${this.said}</p>
    </div>`;
  }

  /** A review that was opened does not wait for the engine. */
  private get reviewing(): boolean {
    const { reading, work, review } = this.papers.front;
    return this.place.mode === "review" && (review !== undefined || (!!reading && !work));
  }

  private intro(): TemplateResult {
    const { reading, work } = this.papers.front;
    if (this.reviewing) return reviewing(this.openFiles);
    if (reading) return findings(reading, this.summary(reading));
    return work ? working(work.done, () => work.cancel.abort()) : html`<h1>Your text</h1>`;
  }

  private box(): TemplateResult {
    const { text, reading } = this.papers.front;
    return html`<sayso-box
      .text=${text}
      .reading=${reading}
      .restorable=${this.papers.lost !== "" && text === ""}
      .actions=${this.boxActions}
    ></sayso-box>`;
  }

  private paper(): TemplateResult {
    const { view, actions } = this;
    const { front } = this.papers;
    const { text } = front;
    if (this.reviewing) {
      return html`<sayso-review
        .text=${text}
        .work=${front.review}
        .keep=${(review: Review) => (front.review = review)}
        .theme=${theme()}
        .engine=${this.engine}
        .checks=${this.checks.matcher}
      ></sayso-review>`;
    }
    const around = { engine: this.engine, wide: wide.matches, others: this.others };
    return html`<sayso-article .text=${text} .view=${view} .actions=${actions}></sayso-article>
      ${view && this.settled.yes ? panel(view, actions, around) : nothing}`;
  }

  /** The open texts behind the one in front. */
  private get others(): Paper[] {
    const { list, front } = this.papers;
    return list.filter((paper) => paper !== front && paper.text.trim() !== "");
  }
}

customElements.define("sayso-app", AppPart);
