/** Draws when something has happened, and never while the page is idle or hidden. */
const kSettle = 3; // what follows a selection settles in the frames behind it
const kMost = 16; // frames in one go

export class Frames {
  #due = 0;
  #asked = false;
  readonly #draw: () => boolean;

  /** `draw` says whether there is more to draw. */
  constructor(draw: () => boolean) {
    this.#draw = draw;
    document.addEventListener("visibilitychange", () => this.#ask());
  }

  wake(): void {
    this.#due = kSettle;
    this.#ask();
  }

  /** Draws at once what else the next frames would. */
  flush(): void {
    for (let frames = 0; this.#due > 0 && frames < kMost; ++frames) this.#step();
  }

  #ask(): void {
    if (this.#asked || this.#due === 0 || document.hidden) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      if (this.#due > 0) this.#step();
      this.#ask();
    });
  }

  #step(): void {
    this.#due -= 1;
    if (this.#draw()) this.#due = Math.max(this.#due, 1);
  }
}
