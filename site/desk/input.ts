/** What the reader does on the canvas, passed on to the Desk. */
import type { Engine } from "./engine.js";

/** In the order of ImGuiMouseCursor. */
const cursors = ["default", "text", "move", "ns-resize", "ew-resize", "nesw-resize", "nwse-resize"];

export function listen(canvas: HTMLCanvasElement, engine: Engine, wake: () => void): void {
  const at = (event: MouseEvent) =>
    engine.call((m, desk) => m._sayso_desk_mouse(desk, event.offsetX, event.offsetY));
  const press = (event: PointerEvent, down: number) => {
    at(event);
    engine.call((m, desk) => m._sayso_desk_button(desk, event.button, down));
    wake();
  };
  canvas.addEventListener("pointermove", (event) => {
    at(event);
    wake();
    canvas.style.cursor =
      cursors[engine.call((m, desk) => m._sayso_desk_cursor(desk))] ?? "default";
  });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    press(event, 1);
  });
  canvas.addEventListener("pointerup", (event) => press(event, 0));
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const step = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 100 : 3;
      engine.call((m, desk) =>
        m._sayso_desk_wheel(
          desk,
          -event.deltaX / step,
          -event.deltaY / step,
          Number(event.ctrlKey),
        ),
      );
      wake();
    },
    { passive: false },
  );
  listenToKeys(canvas, engine, wake);
}

function listenToKeys(canvas: HTMLCanvasElement, engine: Engine, wake: () => void): void {
  const key = (event: KeyboardEvent, down: number) => {
    // zoom, reload and their like stay the browser's
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const used = engine.withText(event.code, (m, desk, code) =>
      m._sayso_desk_key(desk, code, down),
    );
    if (down && !used && event.key.length === 1) {
      engine.withText(event.key, (m, desk, text) => m._sayso_desk_text(desk, text));
    }
    if (used) event.preventDefault();
    wake();
  };
  canvas.addEventListener("keydown", (event) => key(event, 1));
  canvas.addEventListener("keyup", (event) => key(event, 0));
}
