/** Keys, on the canvas and in the field that stands for ImGui's. */
import type { Engine } from "./engine.js";

const modifiersOf = (event: KeyboardEvent): number =>
  Number(event.ctrlKey) +
  2 * Number(event.shiftKey) +
  4 * Number(event.altKey) +
  8 * Number(event.metaKey);

/** `target` is the canvas or the field; between them the focus goes back and forth by itself. */
export function listenToKeys(
  target: HTMLElement,
  field: HTMLElement,
  engine: Engine,
  wake: () => void,
): void {
  const key = (event: KeyboardEvent, down: number) => {
    // what is being composed is the input method's
    if (event.isComposing || event.keyCode === 229) return;
    const used = engine.withText(event.code, (m, desk, code) =>
      m._sayso_desk_key(desk, code, down, modifiersOf(event)),
    );
    if (used) event.preventDefault();
    wake();
  };
  target.addEventListener("keydown", (event) => key(event, 1));
  target.addEventListener("keyup", (event) => key(event, 0));
  target.addEventListener("blur", (event) => {
    if (event.relatedTarget === field) return;
    // a window that is left comes back to where it was
    const forGood = document.activeElement !== target;
    engine.call((m, desk) => m._sayso_desk_leave(desk, Number(forGood)));
    wake();
  });
}
