/** Mouse and pen on the canvas, passed on to the Desk. */
import type { Engine } from "./engine.js";
import type { Frames } from "./frames.js";

export function listenToMouse(canvas: HTMLCanvasElement, engine: Engine, frames: Frames): void {
  const mouse = (event: PointerEvent): boolean => event.pointerType !== "touch";
  const at = (event: MouseEvent) =>
    engine.call((m, desk) => m._sayso_desk_mouse(desk, event.offsetX, event.offsetY));
  const show = () => {
    frames.wake();
    frames.flush();
  };
  const press = (event: PointerEvent, down: number) => {
    at(event);
    show(); // some items must have been pointed at in a frame before that of the click
    engine.call((m, desk) => m._sayso_desk_button(desk, event.button, down));
    show(); // a field must have the focus before the browser is done with the click
  };
  canvas.addEventListener("pointermove", (event) => {
    if (!mouse(event)) return;
    at(event);
    frames.wake();
  });
  canvas.addEventListener("pointerdown", (event) => {
    if (!mouse(event)) return;
    canvas.setPointerCapture(event.pointerId);
    press(event, 1);
  });
  canvas.addEventListener("pointerup", (event) => {
    if (mouse(event)) press(event, 0);
  });
  canvas.addEventListener("pointerleave", (event) => {
    if (!mouse(event)) return;
    engine.call((m, desk) => m._sayso_desk_no_mouse(desk));
    frames.wake();
  });
  canvas.addEventListener("wheel", (event) => turn(event, engine, frames), { passive: false });
}

/** With Ctrl the tree zooms where the pointer is over one; elsewhere the browser zooms its page. */
function turn(event: WheelEvent, engine: Engine, frames: Frames): void {
  if (event.ctrlKey && !engine.call((m, desk) => m._sayso_desk_zooms(desk))) return;
  event.preventDefault();
  const step = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 100 : 3;
  engine.call((m, desk) =>
    m._sayso_desk_wheel(desk, -event.deltaX / step, -event.deltaY / step, Number(event.ctrlKey)),
  );
  frames.wake();
}
