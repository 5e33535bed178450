/** For the page around the `<iframe>`: keeps its height, and hands it an article. */
import { kProtocol, messageFromFrame, type FromPage } from "./frame-messages.js";

export interface FrameOptions {
  /** The article to be marked inside; without it the frame lists what its review holds. */
  article?: { headline: string; paragraphs: string[] };
  /** A claim was chosen in the frame; null where it was closed. */
  onChoose?: (claim: string | null) => void;
}

/** Listens to one frame until what it returns is called. The frame's address must be absolute by then. */
export function connectFrame(frame: HTMLIFrameElement, options: FrameOptions = {}): () => void {
  const { origin } = new URL(frame.src, frame.ownerDocument.baseURI);
  const heard = ({ data, origin: from, source }: MessageEvent<unknown>) => {
    if (from !== origin || source !== frame.contentWindow) return;
    const message = messageFromFrame(data);
    if (message?.type === "size") frame.style.height = `${message.height}px`;
    else if (message?.type === "reveal") reveal(frame, message.top, message.bottom);
    else if (message?.type === "choose") options.onChoose?.(message.claim);
    else if (message?.type === "ready" && options.article) {
      const answer: FromPage = { protocol: kProtocol, type: "article", ...options.article };
      frame.contentWindow?.postMessage(answer, origin);
    }
  };
  window.addEventListener("message", heard);
  return () => window.removeEventListener("message", heard);
}

/** CSS pixels that stay free above what is revealed: for the words that it belongs to. */
const kAbove = 96;

/** A frame as high as its content does not scroll: the page around it must. */
function reveal(frame: HTMLIFrameElement, top: number, bottom: number): void {
  const begin = frame.getBoundingClientRect().top;
  const over = begin + top - kAbove;
  const under = begin + bottom - innerHeight;
  if (over < 0 || under > 0) {
    scrollBy({ top: over < 0 ? over : Math.min(over, under), behavior: "instant" });
  }
}
