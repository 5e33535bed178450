import { applyEdit, type Edit } from "./edit.js";
import type { Review } from "./types.js";

/** So many steps can be taken back. */
const kSteps = 500;

/** A review with what was done to it. Immutable, so that a page can compare. */
export class History {
  private constructor(
    readonly review: Review,
    private readonly past: readonly Review[],
    private readonly future: readonly Review[],
    /** The claim whose note was written last, and nothing after it. */
    private readonly noting?: string,
  ) {}

  static of(review: Review): History {
    return new History(review, [], []);
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Throws as {@link applyEdit} does. A note that is written bit by bit is one step. */
  apply(edit: Edit, now: string): History {
    const review = applyEdit(this.review, edit, now);
    if (edit.edit !== "note") return this.replaced(review);
    const { past } = edit.claim === this.noting ? this : this.replaced(review);
    return new History(review, past, [], edit.claim);
  }

  /** By another review, as a step. */
  replaced(review: Review): History {
    return new History(review, [...this.past, this.review].slice(-kSteps), []);
  }

  /** What is done to all its states at once is no step that could be taken back. */
  map(change: (review: Review) => Review): History {
    return new History(change(this.review), this.past.map(change), this.future.map(change));
  }

  /** Itself where there is nothing to take back. */
  undo(): History {
    const before = this.past.at(-1);
    return before
      ? new History(before, this.past.slice(0, -1), [this.review, ...this.future])
      : this;
  }

  redo(): History {
    const [after, ...rest] = this.future;
    return after ? new History(after, [...this.past, this.review], rest) : this;
  }
}
