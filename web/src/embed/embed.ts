/** What a `<say-so>` does once it is wanted: finds or loads the claims, shows them, listens. */
import { render } from "lit/html.js";
import type { FormatName } from "../export/formats.js";
import { textFragment } from "../host/links.js";
import { Anchorer, anchorSteps, type Anchoring } from "../review/anchor.js";
import { Drafts, type Kept } from "../review/drafts.js";
import type { Edit, NoteEdit } from "../review/edit.js";
import { hashOf } from "../review/hash.js";
import { History } from "../review/history.js";
import { quoteOf } from "../review/quote.js";
import { ReviewError } from "../review/read.js";
import { wordsOfClaim } from "../review/reading.js";
import { finished } from "../review/steps.js";
import { stretched, type Edge } from "../review/stretch.js";
import type { Review } from "../review/types.js";
import { counted, filled, nearestLanguage, numbersOf, wordsFor } from "../words/index.js";
import { ArticleView } from "./article.js";
import type { Beside } from "./beside.js";
import { CardView } from "./card-view.js";
import { shownClaims, shownSpeakers, unanchored, type ShownClaim } from "./claims.js";
import { tell } from "./events.js";
import { fetchReview } from "./fetch-review.js";
import { panel } from "./panel.js";
import { Reader } from "./reader.js";
import { mailLink, reportText } from "./report.js";
import type { SaySoElement } from "./sayso.js";
import { adopt, look } from "./styles.js";
import { themeOf } from "./theme.js";
import { turn, unhurried } from "./unhurried.js";
import { listed, type Actions, type Mode, type Status, type View } from "./view.js";

/** So many claims come into the list at once, so that a long one does not hold up the page. */
const kPiece = 100;
/** Milliseconds without a key after which what is written is kept. */
const kRest = 400;

const kNothing: Anchoring = { unchanged: true, anchored: [], lost: [] };

export class Embed implements Actions {
  readonly #element: SaySoElement;
  readonly #root: HTMLElement;
  readonly #given: Review | undefined;
  readonly #drafts = new Drafts();
  readonly #stopping = new AbortController();
  readonly #card: CardView;
  readonly #reader: Reader;
  #article: ArticleView | undefined;
  #beside: Beside | undefined;
  #besideAsked = false;
  #following: Promise<void> | undefined;
  #history: History | undefined;
  #anchorer: Anchorer | undefined;
  #anchoring = kNothing;
  #claims: ShownClaim[] = [];
  #status: Status = { is: "loading" };
  #open = false;
  #speaker: string | undefined;
  #most = kPiece;
  #chosen: string | undefined;
  #atSource = false;
  #kept: Kept = "kept";
  #said = "";
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(element: SaySoElement, root: ShadowRoot, given: Review | undefined) {
    this.#element = element;
    this.#given = given;
    adopt(root, look);
    this.#root = element.ownerDocument.createElement("div");
    root.append(this.#root);
    this.#card = new CardView(root, this);
    this.#reader = new Reader(element);
  }

  get review(): Review | undefined {
    return this.#history?.review;
  }

  get #mode(): Mode {
    if (this.#element.hasAttribute("review")) return "editing";
    return this.#given || this.#element.hasAttribute("src") ? "published" : "found";
  }

  async start(): Promise<void> {
    await this.#try(async () => {
      this.#attach();
      await this.#obtain();
    });
    // words that have changed meanwhile are read by now, or are being read
    for (let awaited; awaited !== this.#following;) {
      awaited = this.#following;
      await awaited;
    }
  }

  #attach(): void {
    const host = this.#host();
    if (host) {
      this.#article = new ArticleView(this.#element, host, {
        changed: () => {
          this.#following = this.#follow();
        },
        picked: (claim) => this.choose(claim?.claim.id ?? null),
      });
    }
    this.#open = this.#mode === "editing" || !host;
  }

  stop(): void {
    this.#stopping.abort();
    this.#reader.stop();
    clearTimeout(this.#typing);
    this.#beside?.stop();
    this.#card.stop();
    this.#article?.stop();
    this.#root.remove();
  }

  /** Draws anew what attributes and words change. */
  refresh(): void {
    this.#show();
  }

  /** The element's fact-checks are others now. */
  compare(): void {
    this.#beside?.stop();
    if (this.review) this.#look(this.review);
    if (this.#status.is === "shown") this.#show();
  }

  /** What shows fact-checks comes where the element has some, or the review. */
  #look(review: Review): void {
    const published = this.#mode === "published";
    if (this.#beside) return this.#beside.look(review, published);
    const named = this.#element.factChecks ?? this.#element.getAttribute("factchecks");
    const has = (!published && named) || review.claims.some(({ checks }) => checks);
    if (has && !this.#besideAsked) void this.#bring();
  }

  async #bring(): Promise<void> {
    this.#besideAsked = true;
    try {
      const { Beside } = await import("./beside.js");
      if (this.#stopping.signal.aborted) return;
      this.#beside = new Beside(this.#element, () => this.#show());
      this.compare();
    } catch (error) {
      tell(this.#element, "sayso-error", { message: told(error) });
    }
  }

  // Where the claims come from

  #host(): HTMLElement | undefined {
    const selector = this.#element.getAttribute("for");
    if (selector === null) return this.#element.childElementCount > 0 ? this.#element : undefined;
    const found = this.#element.ownerDocument.querySelector<HTMLElement>(selector);
    if (found) return found;
    throw new ReviewError(`The page has no ${selector}.`);
  }

  async #obtain(): Promise<void> {
    const address = this.#element.getAttribute("src");
    const { signal } = this.#stopping;
    if (this.#status.is !== "shown") this.#set({ is: "loading" });
    const draft = this.#draft();
    if (this.#given) return this.#take(this.#given, draft);
    if (draft) return this.#take(draft);
    const review = address === null ? await this.#found() : await fetchReview(address, signal);
    if (review) await this.#take(review);
  }

  #draft(): Review | undefined {
    const key = this.#mode === "editing" ? this.#draftKey : undefined;
    return key === undefined ? undefined : this.#drafts.load(key);
  }

  get #draftKey(): string | undefined {
    return this.#article && hashOf(this.#article.text);
  }

  /** Undefined where another reading has overtaken this one. */
  async #found(): Promise<Review | undefined> {
    const article = this.#article;
    if (!article) throw new ReviewError("There is no article to read.");
    if (this.#status.is !== "shown") this.#set({ is: "reading" });
    const [review] = await Promise.all([this.#reader.read(article, now), this.#prepare()]);
    return review;
  }

  /** What showing needs and what takes a while to make, while the engine reads. */
  async #prepare(): Promise<void> {
    await turn();
    numbersOf(this.#view().language);
  }

  /** One in review is brought to the text as it stands; undoing it gives back the work that it replaces. */
  async #take(review: Review, before?: Review): Promise<void> {
    const found = await this.#find(review);
    if (this.#stopping.signal.aborted) return;
    const replaces = before !== undefined && before.modified !== review.modified;
    this.#history = replaces ? History.of(before).replaced(review) : History.of(review);
    // places, marks and list are work enough for a turn each
    this.#anchor(found);
    await turn();
    this.#mark(this.#view());
    await turn();
    this.#set({ is: "shown" });
    const { length } = shownSpeakers(this.#claims);
    const { unchanged } = this.#anchoring;
    tell(this.#element, "sayso-ready", {
      claims: this.#claims.length,
      speakers: length,
      unchanged,
    });
    if (this.#mode !== "editing" || !this.#given) return;
    this.#keep();
    if (!unchanged) await this.#grow();
  }

  /**
   * The article's words have changed: what was found is found again, what was reviewed is anchored again,
   * and in review comes what the article has gained. An editor who has done nothing yet begins anew, with
   * the work that was kept for these words.
   */
  async #follow(): Promise<void> {
    const begun = this.#given !== undefined || this.#history?.canUndo === true;
    if (this.#mode === "found" || (this.#mode === "editing" && !begun)) {
      return this.#try(() => this.#obtain());
    }
    if (this.review) await this.#find(this.review);
    this.#anchor();
    this.#show();
    if (this.#mode === "editing" && !this.#anchoring.unchanged) await this.#grow(this.#draft());
  }

  /**
   * `kept` is work on these words from another time. A failure takes nothing away: the review says that it
   * is of an earlier text.
   */
  async #grow(kept?: Review): Promise<void> {
    try {
      const fresh = kept ?? (await this.#found());
      const { Growth } = await import("../review/growth.js");
      const article = this.#article;
      if (!fresh || !article || !this.#history || this.#stopping.signal.aborted) return;
      const growth = new Growth(this.#history.review, this.#anchoring, fresh, article.text);
      const { words, language } = this.#view();
      this.#said = growth.size > 0 ? counted(words.ui.late, growth.size, language) : "";
      this.#step((history) => history.map(growth.brought));
    } catch (error) {
      if (!this.#stopping.signal.aborted)
        tell(this.#element, "sayso-error", { message: told(error) });
    }
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      const message = told(error);
      this.#set({ is: "failed", why: message });
      tell(this.#element, "sayso-error", { message });
    }
  }

  /** Where a review stands, looked for in turns; undefined where the article is another meanwhile. */
  async #find(review: Review): Promise<Anchoring | undefined> {
    if (!this.#article) return undefined;
    const anchorer = this.#anchorerOf(this.#article.text);
    const found = await unhurried(anchorSteps(review, anchorer));
    return anchorer.text === this.#article.text ? found : undefined;
  }

  #anchorerOf(text: string): Anchorer {
    if (this.#anchorer?.text !== text) this.#anchorer = new Anchorer(text);
    return this.#anchorer;
  }

  /** Where the review stands; `found` is where that is known. */
  #anchor(found?: Anchoring): void {
    const { review } = this;
    if (!review) return;
    this.#anchoring =
      found ??
      (this.#article
        ? finished(anchorSteps(review, this.#anchorerOf(this.#article.text)))
        : unanchored(review));
    this.#claims = shownClaims(review, this.#anchoring, this.#mode === "published");
    this.#look(review);
  }

  // What is seen

  #set(status: Status): void {
    this.#status = status;
    this.#show();
  }

  #show(): void {
    if (this.#stopping.signal.aborted) return;
    const view = this.#view();
    this.#mark(view);
    this.#root.className = "root";
    this.#root.lang = view.language;
    this.#root.dataset["theme"] = view.theme;
    render(panel(view), this.#root);
    this.#card.show(view, this.#article);
  }

  /** An editor's rejected claims stay in the list, and leave the text. */
  #mark({ claims, speaker, chosen }: View): void {
    const marked = claims.filter(
      (each) =>
        each.claim.decision !== "rejected" &&
        (speaker === undefined || each.speaker.id === speaker),
    );
    this.#article?.show(marked, chosen);
  }

  #view(): View {
    const element = this.#element;
    const wanted = element.closest("[lang]")?.getAttribute("lang") ?? navigator.language;
    const language = nearestLanguage(wanted);
    const words = wordsFor(language, element.strings);
    const chosen = this.#claims.find(({ claim }) => claim.id === this.#chosen);
    const { review } = this;
    const address = element.getAttribute("report-to");
    return {
      words,
      language,
      theme: themeOf(element, this.#article?.element ?? element),
      mode: this.#mode,
      status: this.#status,
      open: this.#open,
      hosted: this.#article !== undefined,
      history: this.#history,
      review,
      claims: this.#claims,
      speakers: shownSpeakers(this.#claims),
      speaker: this.#speaker,
      most: this.#most,
      chosen,
      atSource: this.#atSource,
      cited: this.#cited(chosen),
      unchanged: this.#anchoring.unchanged,
      lost: this.#anchoring.lost,
      beside: this.#beside,
      kept: this.#kept,
      keys: element.getAttribute("shortcuts") !== "off",
      said: this.#said,
      mail:
        review && chosen && mailLink(address, review, reportText(chosen, this.#url, words), words),
      actions: this,
    };
  }

  #cited(chosen: ShownClaim | undefined): View["cited"] {
    const sentence = chosen?.source ?? chosen?.spans[0];
    return sentence ? (this.#article?.linksOf(sentence) ?? []) : [];
  }

  get #url(): string {
    return this.review?.article.url ?? this.#element.ownerDocument.URL;
  }

  // What readers do

  toggle(): void {
    this.#open = !this.#open;
    this.#show();
  }

  retry(): void {
    this.#set({ is: "loading" });
    void this.#try(() => this.#obtain());
  }

  more(): void {
    const before = this.#most;
    this.#most += kPiece;
    this.#show();
    this.#root.querySelectorAll<HTMLElement>(".item")[before]?.focus();
  }

  listen(speaker: string): void {
    this.#speaker = this.#speaker === speaker ? undefined : speaker;
    this.#open = true;
    this.#show();
  }

  choose(id: string | null): void {
    const chosen = this.#claims.find(({ claim }) => claim.id === id);
    if (chosen?.claim.id === this.#chosen) return;
    this.#chosen = chosen?.claim.id;
    this.#atSource = false;
    this.#said = "";
    if (chosen && this.#speaker !== undefined && chosen.speaker.id !== this.#speaker) {
      this.#speaker = undefined;
    }
    if (chosen?.spans[0]) this.#article?.reveal(chosen.spans[0]);
    this.#show();
    tell(this.#element, "sayso-choose", { claim: chosen?.claim ?? null });
  }

  step(by: 1 | -1): void {
    const shown = listed(this.#view());
    const at = shown.findIndex(({ claim }) => claim.id === this.#chosen);
    const next = shown[at + by];
    if (at >= 0 && next) this.choose(next.claim.id);
  }

  jump(): void {
    const { chosen } = this.#view();
    const place = this.#atSource ? chosen?.spans[0] : chosen?.source;
    if (!place) return;
    this.#atSource = !this.#atSource;
    this.#article?.reveal(place);
    this.#show();
  }

  copyLink(): void {
    const { chosen, words } = this.#view();
    const exact = chosen?.claim.spans[0]?.exact ?? "";
    void this.#copy(textFragment(this.#url, exact), words.ui.copied);
  }

  report(event: Event): void {
    const { chosen, words, mail } = this.#view();
    if (!chosen) return;
    const text = reportText(chosen, this.#url, words);
    const go = tell(this.#element, "sayso-report", { claim: chosen.claim, text });
    if (!go) event.preventDefault();
    else if (!mail) void this.#copy(text, words.ui.copiedReport);
  }

  async #copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.say(done);
    } catch {
      this.say(this.#view().words.ui.noCopy.replace("{text}", () => text));
    }
  }

  say(words: string): void {
    this.#said = words;
    this.#show();
  }

  // What editors do

  type(note: NoteEdit): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.edit(note), kRest);
  }

  edit(edit: Edit): void {
    if (edit.edit === "note") clearTimeout(this.#typing);
    this.#said = "";
    this.#step((history) => history.apply(edit, now()));
  }

  undo(): void {
    this.#said = "";
    this.#step((history) => history.undo());
  }

  redo(): void {
    this.#said = "";
    this.#step((history) => history.redo());
  }

  takeSelection(): void {
    const range = this.#article?.selected();
    const claim = this.#chosen;
    if (!range || claim === undefined || !this.#article) {
      return this.say(this.#view().words.ui.noSelection);
    }
    this.edit({ edit: "span", claim, spans: [quoteOf(this.#article.text, range)] });
  }

  stretch(edge: Edge, by: 1 | -1): void {
    const { chosen, words } = this.#view();
    if (!chosen || !this.#article) return;
    const { text } = this.#article;
    const moved = stretched(text, chosen.spans, edge, by);
    if (!moved) return this.say(words.ui.noWord);
    const spans = moved.map((span) => quoteOf(text, span));
    this.#said = filled(words.ui.stretched, { words: wordsOfClaim({ ...chosen.claim, spans }) });
    this.#step((history) => history.apply({ edit: "span", claim: chosen.claim.id, spans }, now()));
  }

  #step(act: (history: History) => History): void {
    if (!this.#history) return;
    this.#history = act(this.#history);
    const { review } = this.#history;
    this.#keep();
    this.#anchor();
    this.#show();
    tell(this.#element, "sayso-review", { review });
  }

  /** What nobody has touched is not kept: it would stand before a newer `src`. */
  #keep(): void {
    const { review } = this;
    const key = this.#draftKey;
    const touched = this.#given !== undefined || this.#history?.canUndo || this.#history?.canRedo;
    if (review && key !== undefined && touched) this.#kept = this.#drafts.save(key, review);
  }

  async save(format: FormatName | "review"): Promise<void> {
    const { review } = this;
    if (!review) return;
    const { saveReview } = await import("./save.js");
    await saveReview(this.#element, review, format, this.#article?.text);
  }
}

const told = (error: unknown) => (error instanceof Error ? error.message : String(error));

const now = () => new Date().toISOString();
