// The page's own script: gives its frame an address with this page's origin, and its height.
import { connectFrame } from "./say-so/embed/frame-host.js";

const frame = document.querySelector("iframe");
const address = new URL("./say-so/embed/frame.html", import.meta.url);
address.search = new URLSearchParams({
  src: new URL("./review.json", import.meta.url).href,
  parent: location.origin,
  lang: document.documentElement.lang,
}).toString();
frame.src = address.href;
connectFrame(frame);
