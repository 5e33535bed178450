/** Copy, cut and paste, by the events that the browser makes of keys and menus: no permission is asked. */
import { textFrom } from "../src/input/clipboard.js";
import type { Engine } from "./engine.js";

/** `open` is given an article that is pasted where no field takes it. */
export function share(
  target: HTMLElement,
  engine: Engine,
  wake: () => void,
  open: (text: string) => void,
): void {
  const take = (event: ClipboardEvent, cut: number) => {
    const text = engine.textOf((m, desk) => m._sayso_desk_copy(desk, cut));
    wake();
    if (text === undefined) return;
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  target.addEventListener("copy", (event) => take(event, 0));
  target.addEventListener("cut", (event) => take(event, 1));
  target.addEventListener("paste", (event) => {
    if (!event.clipboardData) return;
    event.preventDefault();
    const text = textFrom(event.clipboardData);
    const taken = engine.withText(text, (m, desk, address) => m._sayso_desk_paste(desk, address));
    wake();
    if (!taken && text.trim() !== "") open(text);
  });
}
