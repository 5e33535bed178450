/**
 * A field of the page for the one that ImGui draws: what is typed, composed by an input method or
 * spoken goes into it, and a phone shows its keyboard. It stands at the caret, and is seen only
 * while something is composed.
 */
import type { Engine } from "./engine.js";

// a keyboard on glass deletes only where there is something
const kFiller = " ";

/** What a keyboard on glass asks for, as the key that does it. */
const keys: Record<string, string> = {
  deleteContentBackward: "Backspace",
  deleteContentForward: "Delete",
  insertLineBreak: "Enter",
};

export class Field {
  #wanted = false;
  readonly #area: HTMLTextAreaElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #engine: Engine;
  readonly #wake: () => void;

  constructor(
    area: HTMLTextAreaElement,
    canvas: HTMLCanvasElement,
    engine: Engine,
    wake: () => void,
  ) {
    this.#area = area;
    this.#canvas = canvas;
    this.#engine = engine;
    this.#wake = wake;
    this.#reset();
    area.addEventListener("beforeinput", (event) => this.#take(event));
    area.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.#reset();
    });
    area.addEventListener("compositionstart", () => area.classList.add("composing"));
    area.addEventListener("compositionend", (event) => {
      area.classList.remove("composing");
      this.#put(event.data);
      this.#reset();
    });
  }

  /** After a frame: the focus is in the field as long as ImGui has a caret. */
  follow(): void {
    const height = this.#engine.call((m, desk) => m._sayso_desk_caret_height(desk));
    const { style } = this.#area;
    const began = height > 0 && !this.#wanted;
    const ended = height === 0 && this.#wanted;
    this.#wanted = height > 0;
    if (height > 0) {
      style.left = `${this.#engine.call((m, desk) => m._sayso_desk_caret_x(desk))}px`;
      style.top = `${this.#engine.call((m, desk) => m._sayso_desk_caret_y(desk))}px`;
      style.height = `${height}px`;
    }
    if (began && document.activeElement === this.#canvas) this.#area.focus({ preventScroll: true });
    if (ended && document.activeElement === this.#area) this.#canvas.focus({ preventScroll: true });
  }

  #take(event: InputEvent): void {
    if (event.isComposing) return;
    event.preventDefault();
    const key = keys[event.inputType];
    if (key !== undefined) {
      for (const down of [1, 0]) {
        this.#engine.withText(key, (m, desk, code) => m._sayso_desk_key(desk, code, down, 0));
      }
      this.#wake();
    } else if (event.inputType.startsWith("insert")) {
      this.#put(event.data ?? event.dataTransfer?.getData("text/plain") ?? "");
    }
  }

  #put(text: string): void {
    if (text === "") return;
    this.#engine.withText(text, (m, desk, address) => m._sayso_desk_text(desk, address));
    this.#wake();
  }

  #reset(): void {
    this.#area.value = kFiller;
    this.#area.setSelectionRange(kFiller.length, kFiller.length);
  }
}
