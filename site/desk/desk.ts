/** The page of the Desk: sets it up on its canvas and hands it the article. */
import { saveDrafts, savedDrafts } from "../src/input/draft.js";
import { Engine } from "./engine.js";
import { Frames } from "./frames.js";
import { openChecks } from "./checks.js";
import { share } from "./clipboard.js";
import { Field } from "./field.js";
import { listenToKeys } from "./keys.js";
import { listenToMouse } from "./mouse.js";
import { Touch } from "./touch.js";
import { watchSize, type Size } from "./size.js";

const kSettings = "sayso-desk";

/** In the order of ImGuiMouseCursor. */
const cursors = ["default", "text", "move", "ns-resize", "ew-resize", "nesw-resize", "nwse-resize"];

function part<T extends Element>(kind: new () => T, selector: string): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page lacks ${selector}`);
  return found;
}

const canvas = part(HTMLCanvasElement, "#desk");
const area = part(HTMLTextAreaElement, "#field");
const article = part(HTMLTextAreaElement, "#article");
const message = part(HTMLElement, "#message");

/** Storage may be refused; the panels lie where they lie by default then. */
function stored(): string {
  try {
    return localStorage.getItem(kSettings) ?? "";
  } catch {
    return "";
  }
}

function store(settings: string): void {
  try {
    localStorage.setItem(kSettings, settings);
  } catch {
    // not remembered, which the reader has asked for
  }
}

/** The reading page finds in front what was read here. */
function handBack(text: string): void {
  const { texts, front } = savedDrafts();
  const at = texts[front] === undefined ? 0 : front;
  texts[at] = text;
  saveDrafts(texts, at);
}

function draw(engine: Engine, { width, height, scale }: Size): boolean {
  // to set a size clears the canvas, even where it is the same
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const more = engine.call((m, desk) =>
    m._sayso_desk_frame(desk, width, height, scale, performance.now() / 1000),
  );
  canvas.style.cursor = cursors[engine.call((m, desk) => m._sayso_desk_cursor(desk))] ?? "default";
  canvas.dataset["claim"] = String(engine.call((m, desk) => m._sayso_desk_claim(desk)));
  const settings = engine.textOf((m, desk) => m._sayso_desk_settings(desk));
  if (settings !== undefined) store(settings);
  return more !== 0;
}

/** A browser takes WebGL away when the graphics card is reset or short of memory, and gives it back later. */
function outliveReset(engine: Engine, wake: () => void): void {
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault(); // else it would not be given back
    engine.call((m, desk) => m._sayso_desk_lose(desk));
    message.textContent = "The graphics were reset. The Desk goes on as soon as they are back.";
  });
  canvas.addEventListener("webglcontextrestored", () => {
    message.textContent = "";
    wake();
  });
}

/** Draws from now on, when something has happened. */
function begin(engine: Engine): Frames {
  let size: Size | undefined;
  const frames: Frames = new Frames(() => {
    if (!size) return false;
    const more = draw(engine, size);
    field.follow();
    return more;
  });
  const wake = () => frames.wake();
  const field = new Field(area, canvas, engine, wake);
  watchSize(canvas, (now) => {
    size = now;
    wake();
  });
  outliveReset(engine, wake);
  return frames;
}

/** A press on the canvas brings the focus, but not away from the field while ImGui has its caret there. */
function holdFocus(): void {
  canvas.addEventListener("pointerdown", () => {
    if (document.activeElement !== area) canvas.focus({ preventScroll: true });
  });
  canvas.addEventListener("mousedown", (event) => event.preventDefault());
}

function listen(engine: Engine, frames: Frames): void {
  const wake = () => frames.wake();
  const read = () => {
    engine.withText(article.value, (m, desk, text, size) => m._sayso_desk_open(desk, text, size));
    canvas.focus();
    wake();
  };
  const take = (text: string) => {
    handBack(text);
    article.value = text;
    read();
  };
  holdFocus();
  listenToMouse(canvas, engine, frames);
  new Touch(canvas, engine, frames);
  for (const target of [canvas, area]) {
    listenToKeys(target, area, engine, wake);
    share(target, engine, wake, take);
  }
  part(HTMLFormElement, "#paste").addEventListener("submit", (event) => {
    event.preventDefault();
    take(article.value);
  });
  const feed = part(HTMLInputElement, "#checks input");
  feed.addEventListener("change", () => {
    const [file] = feed.files ?? [];
    feed.value = ""; // so that the same file can be chosen again
    if (!file) return;
    const tell = (words: string) => (message.textContent = words);
    void openChecks(file, engine, tell).then(tell).then(wake);
  });
  if (article.value !== "") read();
}

async function open(): Promise<void> {
  if (!document.createElement("canvas").getContext("webgl2")) {
    message.textContent =
      "The Desk is drawn with WebGL2, which this browser lacks or has switched off. The reading page does without.";
    return;
  }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const engine = await Engine.start("#desk", devicePixelRatio, dark);
  message.textContent = "";
  engine.withText(stored(), (m, desk, text, size) => m._sayso_desk_restore(desk, text, size));
  // the text that is in front on the reading page
  const { texts, front } = savedDrafts();
  article.value = texts[front] ?? "";
  listen(engine, begin(engine));
  canvas.dataset["ready"] = "";
}

open().catch((cause: unknown) => {
  const why = cause instanceof Error ? cause.message : String(cause);
  message.textContent = `The Desk could not be set up: ${why}. Load the page anew, or go on with the reading page, which does the same as text.`;
});
