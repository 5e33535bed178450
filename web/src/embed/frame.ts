/**
 * The page inside the `<iframe>`: `frame.html?src=REVIEW&parent=ORIGIN&lang=L&theme=T`. It talks to the
 * page of that origin only, and to nobody without one.
 */
import { kProtocol, messageFromPage, type FromFrame, type FromPage } from "./frame-messages.js";
import { defineSaySo, type SaySoElement } from "./sayso.js";

/** Addresses of other origins are not followed: a link could make this page show anybody's words. */
function ownAddress(address: string | null): string | undefined {
  if (address === null || !URL.canParse(address, location.href)) return undefined;
  const url = new URL(address, location.href);
  return url.origin === location.origin ? url.href : undefined;
}

function originIn(text: string | null): string | undefined {
  if (text === null || !URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  return /^https?:$/.test(protocol) ? origin : undefined;
}

/** Fills the page by its address. */
export function startFrame(query: URLSearchParams): void {
  defineSaySo();
  const element = document.createElement("say-so");
  element.setAttribute("data-framed", "");
  const src = ownAddress(query.get("src"));
  if (src !== undefined) element.setAttribute("src", src);
  for (const name of ["lang", "theme"]) {
    const value = query.get(name);
    if (value !== null) element.setAttribute(name, value);
  }
  document.body.replaceChildren(element);
  const parent = originIn(query.get("parent"));
  if (parent !== undefined && window.parent !== window) converse(element, parent);
}

function converse(element: SaySoElement, origin: string): void {
  const send = (message: FromFrame) => window.parent.postMessage(message, origin);
  window.addEventListener("message", ({ data, origin: from, source }: MessageEvent<unknown>) => {
    if (from !== origin || source !== window.parent) return;
    const message = messageFromPage(data);
    if (message) show(element, message);
  });
  element.addEventListener("sayso-choose", ({ detail: { claim } }) =>
    send({ protocol: kProtocol, type: "choose", claim: claim?.id ?? null }),
  );
  const reveal = () => {
    const box = element.shadowRoot?.querySelector(".card:popover-open")?.getBoundingClientRect();
    if (!box) return;
    const { top, bottom } = box;
    send({ protocol: kProtocol, type: "reveal", top: Math.max(0, top), bottom });
  };
  // a frame later the card has its place
  const revealSoon = () => requestAnimationFrame(() => requestAnimationFrame(reveal));
  element.addEventListener("sayso-choose", revealSoon);
  element.addEventListener("click", revealSoon);
  const size = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    send({ protocol: kProtocol, type: "size", height });
  };
  new ResizeObserver(size).observe(document.documentElement);
  send({ protocol: kProtocol, type: "ready" });
}

/** Words become text, never markup. */
function show(element: SaySoElement, { headline, paragraphs }: FromPage): void {
  const block = (tag: string, text: string) => {
    const node = document.createElement(tag);
    node.textContent = text;
    return node;
  };
  element.replaceChildren(
    ...(headline === "" ? [] : [block("h1", headline)]),
    ...paragraphs.map((text) => block("p", text)),
  );
  // begins anew, now that there is an article
  element.remove();
  document.body.append(element);
}
