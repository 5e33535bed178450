/**
 * Fingers: a tap is a click; a finger that is drawn across scrolls the panel under it, or moves what
 * can be moved there; two fingers zoom a tree.
 */
import type { Engine } from "./engine.js";
import type { Frames } from "./frames.js";

interface Point {
  x: number;
  y: number;
}

const kSlip = 8; // CSS pixels that a finger may slip in a tap
const kZoomStep = Math.log(1.1); // of one turn of a wheel

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export class Touch {
  readonly #fingers = new Map<number, Point>();
  #does: "nothing" | "tap" | "scroll" | "drag" | "pinch" = "nothing";
  #from: Point = { x: 0, y: 0 };
  #last: Point = this.#from;
  #spread = 0;
  readonly #engine: Engine;
  readonly #frames: Frames;

  constructor(canvas: HTMLCanvasElement, engine: Engine, frames: Frames) {
    this.#engine = engine;
    this.#frames = frames;
    const on = (type: string, does: (finger: number, at: Point) => void) => {
      canvas.addEventListener(type, (event) => {
        if (!(event instanceof PointerEvent) || event.pointerType !== "touch") return;
        does(event.pointerId, { x: event.offsetX, y: event.offsetY });
        frames.wake();
      });
    };
    on("pointerdown", (finger, at) => this.#press(finger, at));
    on("pointermove", (finger, at) => this.#move(finger, at));
    on("pointerup", (finger, at) => this.#lift(finger, at));
    on("pointercancel", (finger) => this.#let(finger));
  }

  #press(finger: number, at: Point): void {
    this.#fingers.set(finger, at);
    if (this.#fingers.size === 1) {
      this.#does = "tap";
      this.#from = this.#last = at;
    } else {
      this.#release();
      this.#does = this.#fingers.size === 2 ? "pinch" : "nothing";
      this.#spread = this.#between().spread;
    }
  }

  #move(finger: number, at: Point): void {
    if (!this.#fingers.has(finger)) return;
    this.#fingers.set(finger, at);
    if (this.#does === "tap" && distance(at, this.#from) >= kSlip) this.#draw(at);
    if (this.#does === "scroll") this.#scroll(at);
    if (this.#does === "drag") this.#mouse(at);
    if (this.#does === "pinch") this.#pinch();
    this.#last = at;
  }

  #lift(finger: number, at: Point): void {
    if (this.#does === "tap") {
      this.#engine.call((m, desk) => m._sayso_desk_tap(desk, at.x, at.y));
      this.#frames.wake();
      this.#frames.flush(); // a phone shows its keyboard to a tap alone
    }
    this.#let(finger);
  }

  #let(finger: number): void {
    this.#fingers.delete(finger);
    this.#release();
  }

  /** Ends what was begun; the fingers that are left begin nothing new. */
  #release(): void {
    if (this.#does === "drag") this.#button(0);
    if (this.#does !== "nothing") this.#engine.call((m, desk) => m._sayso_desk_no_mouse(desk));
    this.#does = "nothing";
  }

  /** A finger has left the place of its tap. */
  #draw(at: Point): void {
    this.#does = this.#scroll(at) ? "scroll" : "drag";
    if (this.#does === "scroll") return;
    this.#mouse(this.#from);
    this.#button(1);
  }

  #scroll(at: Point): boolean {
    const { x, y } = this.#from;
    const [right, down] = [at.x - this.#last.x, at.y - this.#last.y];
    this.#last = at;
    return this.#engine.call((m, desk) => m._sayso_desk_scroll(desk, x, y, right, down)) !== 0;
  }

  #pinch(): void {
    const { spread, middle } = this.#between();
    const turns = Math.log(spread / this.#spread) / kZoomStep;
    this.#spread = spread;
    this.#mouse(middle);
    this.#engine.call((m, desk) => m._sayso_desk_wheel(desk, 0, turns, 1));
  }

  /** The first two fingers. */
  #between(): { spread: number; middle: Point } {
    const [a, b] = [...this.#fingers.values()];
    if (!a || !b) return { spread: 1, middle: this.#from };
    return {
      spread: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1),
      middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
    };
  }

  #mouse(at: Point): void {
    this.#engine.call((m, desk) => m._sayso_desk_mouse(desk, at.x, at.y));
  }

  #button(down: number): void {
    this.#engine.call((m, desk) => m._sayso_desk_button(desk, 0, down));
  }
}
