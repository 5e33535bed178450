import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { SaysoError, Session } from "say-so";
import type { Review, SaysoFile } from "say-so/review";
import type { Engine } from "../engine.js";
import { saveDrafts, savedDrafts } from "../input/draft.js";
import { caveat, failures } from "../input/messages.js";
import { everything, Reading, type Filter } from "../reading/model.js";
import { sample } from "../sample.js";

interface Work {
  cancel: AbortController;
  /** 0 to 1; undefined until the engine tells. */
  done: number | undefined;
  /** When it began, as `performance.now()` tells. */
  since: number;
}

/** What went wrong or is less than expected; `again` offers another try. */
interface Note {
  words: string;
  again: boolean;
}

/** A text that is open, and what was found in it. */
export interface Paper {
  readonly id: string;
  text: string;
  /** Of what `text` was when it was last read. */
  reading: Reading | undefined;
  filter: Filter;
  work: Work | undefined;
  note: Note | undefined;
  /** An editor's work on it, once there is any. */
  review: Review | undefined;
  session: Session | undefined;
  /** True while it is read as it is typed. */
  following: boolean;
}

/** A warm engine answers within it: until then what is on the page stays. In milliseconds. */
export const kPatience = 100;

/** Longer texts are read when they are asked for, not as they are typed. In UTF-16 units. */
const kLiveMost = 60_000;

/** The open texts, one of them in front. They survive a reload of the tab. */
export class Papers implements ReactiveController {
  list: readonly Paper[];
  front: Paper;
  /** The text that was last closed or replaced. */
  lost = "";
  /** False where the browser has no room for the texts, or lets the page keep none. */
  kept = true;
  private last = 0;

  constructor(
    private readonly host: ReactiveControllerHost & { engine: Engine },
    private readonly read: (paper: Paper) => void,
  ) {
    host.addController(this);
    const { texts, front } = savedDrafts();
    this.list = (texts.length > 0 ? texts : [""]).map((text) => this.paper(text));
    this.front = this.list[front] ?? (this.list[0] as Paper);
  }

  hostDisconnected(): void {
    for (const paper of this.list) this.release(paper);
  }

  private paper(text: string): Paper {
    return {
      id: String(++this.last),
      text,
      reading: undefined,
      filter: everything,
      work: undefined,
      note: undefined,
      review: undefined,
      session: undefined,
      following: false,
    };
  }

  /** An empty paper in front: the one that is there if it is empty. */
  open(): Paper {
    if (this.front.text !== "") {
      this.front = this.paper("");
      this.list = [...this.list, this.front];
    }
    this.changed();
    return this.front;
  }

  /** True where another paper than before is in front now. One that was closed stays away. */
  show(id: string): boolean {
    const paper = this.list.find((one) => one.id === id);
    if (!paper || paper === this.front) return false;
    this.front = paper;
    this.changed();
    return true;
  }

  /** The one behind it comes to the front, or the one before it; the last one leaves an empty one. */
  close(id: string): void {
    const at = this.list.findIndex((one) => one.id === id);
    const paper = this.list[at];
    if (!paper) return;
    this.release(paper);
    this.keep(paper, "");
    const rest = this.list.filter((one) => one !== paper);
    this.list = rest.length > 0 ? rest : [this.paper("")];
    if (paper === this.front) this.front = (this.list[at] ?? this.list.at(-1)) as Paper;
    this.changed();
  }

  type(text: string): void {
    this.front.text = text;
    this.front.note = undefined;
    this.changed();
    void this.follow(this.front);
  }

  /** Reads a text as it is typed: one reading at a time, always of the latest. */
  private async follow(paper: Paper): Promise<void> {
    if (paper.following || paper.work) return;
    paper.following = true;
    try {
      while (isLive(paper)) {
        const { text } = paper;
        paper.session ??= this.host.engine.session();
        const analysis = await paper.session.analyze(text, { standalone: true });
        if (isLive(paper)) paper.reading = new Reading(text, analysis);
        this.host.requestUpdate();
      }
    } catch {
      // Without marks for now; what is wrong is told when the reader asks for the claims.
      paper.session = undefined;
    }
    paper.following = false;
  }

  tell(words: string, again = false): void {
    this.front.note = { words, again };
    this.host.requestUpdate();
  }

  /** Gives the paper in front a text with an editor's work on it, and what was found in it if that was saved, too. */
  review(text: string, { review, analysis }: SaysoFile): void {
    const reading = analysis && text === review.text ? new Reading(text, analysis) : undefined;
    Object.assign(this.front, { text, review, reading, filter: everything, note: undefined });
    this.changed();
  }

  filter(change: Partial<Filter>): void {
    this.front.filter = { ...this.front.filter, ...change };
    this.host.requestUpdate();
  }

  /** Ends what the engine does for the paper in front, without a word about it. */
  halt(): void {
    const { work } = this.front;
    this.front.work = undefined;
    work?.cancel.abort();
  }

  restore(): void {
    const { lost } = this;
    this.lost = "";
    this.type(lost);
  }

  async analyse(text: string): Promise<void> {
    this.halt();
    const paper = this.front;
    const cancel = new AbortController();
    if (text !== paper.text) {
      // another text is another work
      Object.assign(paper, { filter: everything, review: undefined });
      this.keep(paper, text);
    }
    const known = paper.reading?.text === text ? paper.reading : undefined;
    Object.assign(paper, { text, reading: known, note: undefined });
    if (!known) paper.work = { cancel, done: undefined, since: performance.now() };
    // while the engine reads
    setTimeout(() => this.save());
    setTimeout(() => this.host.requestUpdate(), kPatience);
    try {
      const reading = known ?? (await this.readingOf(paper, text, cancel));
      if (cancel.signal.aborted) return;
      paper.reading = reading;
      const words = caveat(reading.analysis);
      paper.note = words ? { words, again: false } : undefined;
      this.read(paper);
    } catch (error) {
      if (paper.work?.cancel !== cancel) return;
      const code = isSaysoError(error) ? error.code : "crashed";
      paper.note = { words: failures[code], again: true };
    } finally {
      if (paper.work?.cancel === cancel) paper.work = undefined;
      this.host.requestUpdate();
    }
  }

  private async readingOf(paper: Paper, text: string, cancel: AbortController): Promise<Reading> {
    const analysis = await this.host.engine.analyze(text, {
      signal: cancel.signal,
      standalone: true,
      onProgress: ({ stage, done }) => {
        if (paper.work?.cancel !== cancel || stage !== "analyze") return;
        paper.work.done = done;
        if (performance.now() - paper.work.since >= kPatience) this.host.requestUpdate();
      },
    });
    return new Reading(text, analysis);
  }

  /** What another text takes the place of can be brought back. */
  private keep({ text }: Paper, next: string): void {
    if (![next, sample, ""].includes(text)) this.lost = text;
  }

  private release(paper: Paper): void {
    paper.work?.cancel.abort();
    paper.session?.close();
    paper.work = paper.session = undefined;
  }

  private changed(): void {
    this.save();
    this.host.requestUpdate();
  }

  private save(): void {
    const before = this.kept;
    this.kept = saveDrafts(
      this.list.map(({ text }) => text),
      this.list.indexOf(this.front),
    );
    if (this.kept !== before) this.host.requestUpdate();
  }
}

function isLive({ text, reading, work }: Paper): boolean {
  return !work && text.length <= kLiveMost && text.trim() !== "" && reading?.text !== text;
}

/** Told by name: the error may be of another copy of the package. */
function isSaysoError(error: unknown): error is SaysoError {
  return error instanceof Error && error.name === "SaysoError" && "code" in error;
}
