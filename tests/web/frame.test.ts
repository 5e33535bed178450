// @vitest-environment jsdom
// Page and frame: who may speak, and what is heard.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { connectFrame } from "../../web/src/embed/frame-host.js";
import {
  kProtocol as protocol,
  kTallest,
  messageFromFrame,
  messageFromPage,
} from "../../web/src/embed/frame-messages.js";

describe("messages", () => {
  test.each([
    null,
    "size",
    { type: "size", height: 3 },
    { protocol, type: "size" },
    { protocol, type: "size", height: "3" },
    { protocol, type: "size", height: Number.NaN },
    { protocol, type: "size", height: -1 },
    { protocol, type: "choose", claim: {} },
    { protocol, type: "reveal", top: 1, bottom: Infinity },
    { protocol, type: "reveal", top: -1, bottom: 3 },
    { protocol, type: "article", headline: "", paragraphs: [] },
    { protocol: "sayso.frame/2", type: "ready" },
  ])("a page does not hear %j", (data) => {
    expect(messageFromFrame(data)).toBeUndefined();
  });

  test("a height has its limit, and nothing travels along", () => {
    expect(messageFromFrame({ protocol, type: "size", height: 1e9, more: 1 })).toEqual({
      protocol,
      type: "size",
      height: kTallest,
    });
  });

  test.each([
    { protocol, type: "article" },
    { protocol, type: "article", headline: 1, paragraphs: [] },
    { protocol, type: "article", headline: "", paragraphs: [1] },
    { protocol, type: "article", headline: "", paragraphs: new Array(6000).fill("") },
    { protocol, type: "article", headline: "x".repeat(3e6), paragraphs: [] },
  ])("a frame does not hear what is no article", (data) => {
    expect(messageFromPage(data)).toBeUndefined();
  });
});

describe("a page with a frame", () => {
  let frame: HTMLIFrameElement;
  const chosen = vi.fn();
  const say = (data: object, origin: string, source: unknown = frame.contentWindow) =>
    window.dispatchEvent(new MessageEvent("message", { data, origin, source: source as Window }));

  beforeEach(() => {
    frame = document.createElement("iframe");
    frame.src = "https://claims.example/frame.html";
    document.body.replaceChildren(frame);
    chosen.mockClear();
  });

  test("hears its frame, of its origin, and nobody else", () => {
    const stop = connectFrame(frame, { onChoose: chosen });
    const size = { protocol, type: "size", height: 321 };
    say(size, "https://evil.example");
    say(size, "https://claims.example", window);
    expect(frame.style.height).toBe("");
    say(size, "https://claims.example");
    expect(frame.style.height).toBe("321px");
    say({ protocol, type: "choose", claim: "c1" }, "https://claims.example");
    expect(chosen).toHaveBeenCalledWith("c1");
    stop();
    say({ ...size, height: 5 }, "https://claims.example");
    expect(frame.style.height).toBe("321px");
  });

  test.each([
    { top: 100, bottom: 400, by: 0, why: "is in sight" },
    { top: 900, bottom: 1200, by: 432, why: "is below" },
    { top: -500, bottom: -200, by: -596, why: "is above" },
    { top: 900, bottom: 9000, by: 804, why: "is taller than the window" },
  ])("scrolls to what the frame wants seen where it $why", ({ top, bottom, by }) => {
    const scrolled = vi.fn();
    vi.stubGlobal("scrollBy", scrolled);
    const offset = 1000;
    frame.getBoundingClientRect = () => ({ top: -offset }) as DOMRect;
    const stop = connectFrame(frame);
    const message = { protocol, type: "reveal", top: top + offset, bottom: bottom + offset };
    say(message, "https://claims.example");
    expect(scrolled.mock.calls).toEqual(by === 0 ? [] : [[{ top: by, behavior: "instant" }]]);
    stop();
  });

  test("hands over the article when the frame is ready, to its origin only", () => {
    const posted = vi
      .spyOn(frame.contentWindow as Window, "postMessage")
      .mockReturnValue(undefined);
    const article = { headline: "H", paragraphs: ["p"] };
    const stop = connectFrame(frame, { article });
    say({ protocol, type: "ready" }, "https://claims.example");
    expect(posted).toHaveBeenCalledWith(
      { protocol, type: "article", ...article },
      "https://claims.example",
    );
    stop();
  });
});
